// The registers of an organisation: which one, whose, of which day or period stands in the address; shown, printed, taken out whole.
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { caseListKind, listProposed } from '#contract/case-lists.ts'
import { startImport } from '#contract/imports.ts'
import { listRegister, type RegisterRow, registerKind } from '#contract/registers.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { OrganisationChoice } from '../statistics/organisation-choice.tsx'
import { CaseListPart } from './case-list-part.tsx'
import { type AskedRegister, registerTitles, useAskedCaseList, useAskedRegister } from './register-address.ts'
import { RegisterDays } from './register-days.tsx'
import classes from './registers.module.css'

const ExportRegister = lazy(async () => ({ default: (await import('./export-register.tsx')).ExportRegister }))

const registers = registerKind.options.map((key) => ({ key, label: registerTitles[key] }))
const lists = caseListKind.options.map((key) => ({ key, label: registerTitles[key] }))

export function RegistersPage() {
  const asked = useAskedRegister()
  const list = useAskedCaseList()
  const seesLists = useCan(listProposed)
  const navigate = useNavigate()
  return (
    <Page
      title="Sổ đảng viên"
      lead={
        <p className="screen-only">
          Sổ lấy thẳng từ hồ sơ, danh sách đề nghị lấy từ các việc đang mở. Xem ở đây, in, hoặc tải về.
        </p>
      }
    >
      <Tabs
        label="Các sổ"
        tabs={[...registers, ...(seesLists ? lists : [])]}
        current={list ?? asked.register}
        onChoose={(key) => {
          const { organisationId, provinceCode, on } = asked
          const place = { organisationId, provinceCode }
          const chosen = registerKind.safeParse(key).data
          // A list of open cases, and the numbers in use, are of today.
          navigate(
            addresses.registers(
              chosen === undefined
                ? { ...place, register: caseListKind.parse(key) }
                : { ...place, register: chosen, ...(chosen !== 'file-numbers' && { on }) },
            ),
          )
        }}
      >
        <div className="stack">
          <div className={`${classes.chooser} screen-only`}>
            <OrganisationChoice
              label="Sổ của"
              organisationId={asked.organisationId}
              provinceCode={asked.provinceCode}
              linkTo={(node) =>
                addresses.registers({
                  ...(list === null ? asked : { register: list }),
                  organisationId: node.id,
                  provinceCode: node.provinceCode,
                })
              }
            />
            {list === null && asked.register !== 'file-numbers' && (
              <RegisterDays key={`${asked.register} ${asked.on} ${asked.from}`} asked={asked} />
            )}
          </div>
          {list === null ? <Shown asked={asked} /> : <CaseListPart asked={{ ...placeOf(asked), register: list }} />}
        </div>
      </Tabs>
    </Page>
  )
}

const placeOf = ({ organisationId, provinceCode }: AskedRegister) => ({
  ...(organisationId !== undefined && { organisationId }),
  ...(provinceCode !== undefined && { provinceCode }),
})

/** The first column opens the record where it lies in reach; a card shows what a phone has room for. */
const columnsFor = (headings: readonly string[], tinh: string | undefined): Column<RegisterRow>[] =>
  headings.map((heading, at) => ({
    key: heading,
    heading,
    cell: ({ cells, memberId }) => {
      const text = cells[at] ?? ''
      if (at > 0 || memberId === null) return text
      return <Link to={addresses.member(memberId, { tinh })}>{text}</Link>
    },
  }))

/** An empty register says where its lines come from. */
function Nothing({ asked: { register, organisationId, provinceCode } }: { asked: AskedRegister }) {
  const mayImport = useCan(startImport)
  if (register === 'transfers') {
    return (
      <EmptyState
        title="Trong kỳ này không có lượt chuyển nào."
        action={<LinkButton to={addresses.members({ organisationId, provinceCode })} label="Mở danh sách đảng viên" />}
      >
        <p>Chọn kỳ dài hơn hoặc tổ chức khác. Lượt chuyển mới được ghi khi mở việc chuyển từ hồ sơ một đảng viên.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Sổ không có dòng nào trong phạm vi này."
      action={
        mayImport && (
          <LinkButton to={addresses.startImport({ organisationId, provinceCode })} label="Nhập danh sách đảng viên" />
        )
      }
    >
      <p>Sổ lấy thẳng từ hồ sơ đảng viên. Chọn ngày khác, tổ chức khác, hoặc nhập hồ sơ.</p>
    </EmptyState>
  )
}

const units: Partial<Record<string, string>> = { transfers: 'lượt', 'file-numbers': 'dòng' }

function Shown({ asked }: { asked: AskedRegister }) {
  const list = useList(listRegister, asked)
  const [exporting, setExporting] = useState(false)
  const { first } = list
  const headings = first?.columns
  const columns = useMemo(() => columnsFor(headings ?? [], asked.provinceCode), [headings, asked.provinceCode])
  if (list.isPending) return <Skeleton lines={12} label="Đang mở sổ…" />
  if (list.error) return <ErrorState error={list.error} onRetry={list.again} />
  if (first === undefined) return null
  const { total } = list
  const unit = units[asked.register] ?? 'đảng viên'
  return (
    <article className={`stack-tight ${classes.sheet}`}>
      <header className={classes.head}>
        <p>{first.organisationName}</p>
        <h2>{first.title}</h2>
        <p>
          {first.from === null
            ? `Tính đến ngày ${showDate(first.on)}`
            : `Từ ngày ${showDate(first.from)} đến ngày ${showDate(first.on)}`}
          {total !== null && `: ${showNumber(total)} ${unit}`}
        </p>
      </header>
      {list.rows.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <>
          <div className="row screen-only">
            {first.allowed.length > 0 && (
              <Button kind="main" icon={IconDownload} label="Tải cả sổ" onPress={() => setExporting(true)} />
            )}
            <Button icon={IconPrinter} label="In những dòng đang hiện" onPress={() => window.print()} />
          </div>
          {list.more !== null && (
            <p className="soft screen-only">
              Trang này mới hiện một phần; «Xem thêm» ở cuối mở tiếp, còn tệp tải về luôn gồm cả sổ.
            </p>
          )}
          <DataTable
            caption={`${first.title}, ${first.organisationName}`}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columns}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={total} unit={unit} more={list.more} busy={list.isGrowing} />
        </>
      )}
      {exporting && (
        <Suspense fallback={null}>
          <ExportRegister asked={asked} total={total} wordLimit={first.wordLimit} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </article>
  )
}

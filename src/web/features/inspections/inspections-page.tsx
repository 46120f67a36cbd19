// The page of inspection and supervision: about oneself, the programmes of the own organisation, and of those below how much is done.
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { InspectionRow, ProgrammeRow } from '#contract/inspection-shapes.ts'
import { listInspectionsOfSubject, listProgrammes, openProgramme } from '#contract/inspections.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { doneWords, kindLabels, pieceTag, programmeTag } from './words.ts'

export function InspectionsPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const { seat } = useMe()
  const [follows, opens] = [useCan(listProgrammes), useCan(openProgramme)]
  const [opening, setOpening] = useState(false)
  const asksOwn = useCan(listInspectionsOfSubject)
  const mine = useOperation(listInspectionsOfSubject, { provinceCode: tinh }, { fresh: true, when: asksOwn })
  const list = useList(listProgrammes, { provinceCode: tinh }, { fresh: true, when: follows })
  // Whoever only follows sees the own organisation's counts among the others.
  const isOwn = (row: ProgrammeRow) => opens && row.organisationId === seat?.organisationId
  const own = list.rows.filter(isOwn)
  const below = list.rows.filter((row) => !isOwn(row))
  const asked = [...(asksOwn ? [mine] : []), ...(follows ? [list] : [])]
  const failed = asked.find(({ error }) => error !== null && error !== undefined)
  const isPending = failed === undefined && asked.some((one) => one.isPending)
  const about = mine.data?.rows ?? []
  const nothing = !isPending && failed === undefined && about.length === 0 && list.rows.length === 0
  return (
    <Page
      title="Kiểm tra, giám sát"
      lead={<p>Mỗi năm một chương trình; mỗi cuộc đi từng bước, có hạn, đến khi khắc phục xong.</p>}
      actions={
        opens &&
        !opening && <Button kind="main" icon={IconPlus} label="Lập chương trình" onPress={() => setOpening(true)} />
      }
    >
      <div className="stack">
        {opening && <OpenForm tinh={tinh} onCancel={() => setOpening(false)} />}
        {isPending && <Skeleton lines={6} />}
        {failed !== undefined && <ErrorState error={failed.error} />}
        {nothing && !opening && (
          <EmptyState title={opens ? 'Chưa có chương trình kiểm tra, giám sát nào.' : 'Không có cuộc nào về bạn.'}>
            <p>
              {opens
                ? 'Đầu năm, bấm «Lập chương trình», thêm từng cuộc rồi ghi cuộc họp đã thông qua.'
                : 'Khi có quyết định kiểm tra, giám sát được công bố về bạn, việc hiện ở đây.'}
            </p>
          </EmptyState>
        )}
        {about.length > 0 && <About rows={about} tinh={tinh} />}
        {own.length > 0 && (
          <Panel title="Chương trình của tổ chức">
            <DataTable
              caption="Chương trình của tổ chức"
              rows={own}
              rowKey={(row) => row.id}
              columns={programmeColumns(tinh, true)}
            />
          </Panel>
        )}
        {below.length > 0 && (
          <Panel title={opens ? 'Cấp dưới' : 'Các chương trình'}>
            <DataTable
              caption={opens ? 'Chương trình của cấp dưới' : 'Các chương trình'}
              rows={below}
              rowKey={(row) => row.id}
              columns={programmeColumns(tinh, false)}
              stale={list.isStale}
            />
          </Panel>
        )}
        {list.rows.length > 0 && (
          <Pager shown={list.rows.length} total={null} unit="chương trình" more={list.more} busy={list.isGrowing} />
        )}
      </div>
    </Page>
  )
}

function About({ rows, tinh }: { rows: readonly (InspectionRow & { stated: boolean })[]; tinh: string | undefined }) {
  return (
    <Panel title="Về tôi hoặc tổ chức tôi">
      <ul className="entries">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={addresses.inspection(row.id, { tinh })}>
                {kindLabels[row.kind]}: {row.subjectName}
              </Link>{' '}
              <Tag {...pieceTag({ ...row, late: false })} />
            </span>
            <span className="under">
              {row.organisationName}
              {row.state === 'announced' && !row.stated && '. Chờ báo cáo tự kiểm tra.'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function OpenForm({ tinh, onCancel }: { tinh: string | undefined; onCancel: () => void }) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  return (
    <Panel title="Lập chương trình">
      <div className="measured">
        <CommandForm
          contract={openProgramme}
          initial={{ year: today().slice(0, 4), aim: '' }}
          labels={{ year: 'Năm', aim: 'Mục đích, yêu cầu' }}
          draft="inspections.open-programme"
          renews={['inspections.']}
          toInput={({ year, aim }) => ({ year: Number(year), aim, provinceCode: tinh })}
          action="Lập chương trình"
          onDone={({ id }) => {
            navigate(addresses.programme(id, { tinh }))
            say({ text: 'Đã lập. Thêm từng cuộc vào chương trình.' })
          }}
          onCancel={onCancel}
          cancelLabel="Thôi, không lập"
        >
          {(form) => (
            <>
              <TextField {...form.text('year')} inputMode="numeric" />
              <TextAreaField {...form.text('aim')} rows={4} />
            </>
          )}
        </CommandForm>
      </div>
    </Panel>
  )
}

const programmeColumns = (tinh: string | undefined, own: boolean): readonly Column<ProgrammeRow>[] => [
  {
    key: 'year',
    heading: own ? 'Chương trình' : 'Tổ chức',
    cell: (row) =>
      own ? (
        <>
          <Link to={addresses.programme(row.id, { tinh })}>Năm {row.year}</Link>
          <span className="under">{row.aim}</span>
        </>
      ) : (
        <>
          {row.organisationName}
          <span className="under">Năm {row.year}</span>
        </>
      ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...programmeTag(row)} /> },
  { key: 'done', heading: 'Đã kết luận', numbers: true, cell: doneWords },
  { key: 'correct', heading: 'Việc còn khắc phục', numbers: true, cell: (row) => showNumber(row.toCorrect) },
]

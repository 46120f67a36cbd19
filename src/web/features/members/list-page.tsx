// The list of members: filters in the address, a count, sorted by given name, chosen columns, cards on a phone, print.
import { IconFileImport, IconPrinter, IconTableExport, IconUserPlus } from '@tabler/icons-react'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { Link, Navigate } from 'react-router'
import { exportList } from '#contract/exports.ts'
import { startImport } from '#contract/imports.ts'
import type { MemberListRow } from '#contract/member-record.ts'
import { countMembers, listMembers, registerMember } from '#contract/members.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ColumnsChoice, useColumns } from '../../ui/columns-choice.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { genderLabels, statusLabels, statusStates } from './labels.ts'
import classes from './list.module.css'
import { toListInput, useListAddress } from './list-address.ts'
import { chosenWords, ListFilters } from './list-filters.tsx'

const columnsFor = (tinh: string | undefined): readonly Column<MemberListRow>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    sort: 'name',
    cell: (row) => <Link to={addresses.member(row.id, { tinh })}>{row.fullName}</Link>,
  },
  { key: 'birth', heading: 'Ngày sinh', sort: 'birth', numbers: true, cell: (row) => showDate(row.birthDate) },
  {
    key: 'gender',
    heading: 'Giới tính',
    card: 'no',
    cell: (row) => (row.gender === null ? 'Chưa rõ' : genderLabels[row.gender]),
  },
  { key: 'branch', heading: 'Chi bộ', sort: 'branch', card: 'plain', cell: (row) => row.branchName },
  {
    key: 'admitted',
    heading: 'Ngày vào Đảng',
    sort: 'admitted',
    numbers: true,
    card: 'no',
    cell: (row) => showDate(row.admittedOn),
  },
  { key: 'official', heading: 'Ngày chính thức', numbers: true, card: 'no', cell: (row) => showDate(row.officialOn) },
  { key: 'card', heading: 'Số thẻ', numbers: true, card: 'no', cell: (row) => row.cardNoMasked ?? 'Chưa có' },
  {
    key: 'status',
    heading: 'Tư cách',
    card: 'plain',
    cell: (row) => <Tag state={statusStates[row.status]} label={statusLabels[row.status]} />,
  },
]
// Outside of the menu that opens it: what closes the menu would hide the dialog.
const ExportDialog = lazy(async () => ({ default: (await import('../imports/export-dialog.tsx')).ExportDialog }))

const INITIAL = ['birth', 'gender', 'branch', 'admitted', 'status']

/** A member sees the own record alone, and there is no list of one. */
export function MemberListPage() {
  const { seat, memberId } = useMe()
  return seat?.role === 'member' && memberId !== null ? (
    <Navigate to={addresses.member(memberId)} replace />
  ) : (
    <MembersInReach />
  )
}

function MembersInReach() {
  const { seat } = useMe()
  const { filter, sort, direction, change, clear } = useListAddress()
  const mayRegister = useCan(registerMember)
  const mayImport = useCan(startImport)
  const mayExport = useCan(exportList)
  const [exporting, setExporting] = useState(false)
  const seesOrganisations = useCan(getOrganisation)
  const input = toListInput(filter)
  const list = useList(listMembers, { ...input, sort: sort as 'name', direction })
  // While another filter is being asked, the rows still standing say nothing about it.
  const isKnown = !list.isPending && !list.isStale
  const known = list.rows.length > 0 && list.more === null ? list.rows.length : list.total
  const count = useOperation(countMembers, input, { when: isKnown && known === null })
  const total = isKnown ? (known ?? count.data?.total ?? null) : null
  const { organisationId, provinceCode } = filter
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId ?? '', provinceCode },
    { when: seesOrganisations && organisationId !== undefined && organisationId !== seat?.organisationId },
  )
  const name = organisation.data?.name ?? seat?.organisationName ?? ''
  const columns = useMemo(() => columnsFor(provinceCode), [provinceCode])
  // Drawing fifty people may wait for a key that is pressed meanwhile.
  const people = useDeferredValue(list.rows)
  const { shown, chosen, toggle } = useColumns('members', columns, INITIAL)
  const filtered = Object.keys(filter).some((key) => key !== 'organisationId' && key !== 'provinceCode')
  const branchId = organisationId ?? seat?.organisationId

  return (
    <WithTree
      current={branchId}
      linkTo={(node) =>
        addresses.members({
          ...input,
          organisationId: node.id,
          ...(node.provinceCode && { provinceCode: node.provinceCode }),
        })
      }
    >
      <Page
        title="Đảng viên"
        lead={
          <p role="status">
            {total === null
              ? name
              : `${showNumber(total)} đảng viên ${filtered ? 'theo điều kiện đã chọn, ' : ''}thuộc ${name}`}
          </p>
        }
        actions={
          <>
            {mayRegister && (
              <LinkButton
                kind="main"
                icon={IconUserPlus}
                wide={false}
                to={addresses.registerMember(branchId, provinceCode)}
                label="Nhập hồ sơ"
                about="đảng viên"
              />
            )}
            {(mayImport || list.rows.length > 0) && (
              <MoreActions>
                {mayImport && (
                  <LinkButton
                    icon={IconFileImport}
                    to={addresses.startImport({ organisationId, provinceCode })}
                    label="Nhập danh sách từ Excel"
                  />
                )}
                {list.rows.length > 0 && mayExport && (
                  <Button icon={IconTableExport} label="Xuất ra Excel" onPress={() => setExporting(true)} />
                )}
                {list.rows.length > 0 && (
                  <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
                )}
              </MoreActions>
            )}
          </>
        }
      >
        {exporting && (
          <Suspense fallback={null}>
            <ExportDialog filter={input} onClose={() => setExporting(false)} />
          </Suspense>
        )}
        <PrintHead words={chosenWords(filter).map((one) => one.words)} />
        <ListFilters filter={filter} onChange={change} onClear={clear} />
        {list.isPending && <Skeleton lines={10} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {!list.isPending && !list.error && list.rows.length === 0 && (
          <Nothing
            filtered={filtered}
            registerAt={mayRegister ? addresses.registerMember(branchId, provinceCode) : null}
            importAt={mayImport ? addresses.startImport({ organisationId, provinceCode }) : null}
            onClear={clear}
          />
        )}
        {list.rows.length > 0 && (
          <div className="stack-tight">
            {list.first?.byBranch && <p role="status">Không ai tên như vậy. Đây là đảng viên của chi bộ có tên này.</p>}
            <div className={classes.deskOnly}>
              <ColumnsChoice columns={columns} chosen={chosen} onToggle={toggle} />
            </div>
            <DataTable
              caption={`Danh sách đảng viên ${name}`}
              rows={people}
              rowKey={(row) => row.id}
              columns={shown}
              sort={{ by: sort, direction }}
              onSort={({ by, direction: next }) => change({ sort: by, direction: next })}
              stale={list.isStale || people !== list.rows}
            />
            <Pager shown={list.rows.length} total={total} unit="đảng viên" more={list.more} busy={list.isGrowing} />
          </div>
        )}
      </Page>
    </WithTree>
  )
}

function PrintHead({ words }: { words: readonly string[] }) {
  return (
    <p className="print-only">
      In ngày {showDate(today())}.{words.length > 0 && ` Điều kiện: ${words.join('; ')}.`}
    </p>
  )
}

interface NothingProps {
  filtered: boolean
  /** Where one enters a record; null for who may not. */
  registerAt: string | null
  /** Where one brings in a list; null for who may not. */
  importAt: string | null
  onClear: () => void
}

function Nothing({ filtered, registerAt, importAt, onClear }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState
        title="Không có đảng viên nào theo điều kiện đã chọn."
        action={<Button label="Bỏ mọi điều kiện" onPress={onClear} />}
      >
        <p>Thử bớt điều kiện hoặc viết tên ngắn hơn, không cần dấu; số thẻ, số định danh thì viết đủ các chữ số.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Chưa có đảng viên nào."
      action={
        <div className="row">
          {importAt !== null && <LinkButton kind="main" to={importAt} label="Nhập danh sách đảng viên" />}
          {registerAt !== null && <LinkButton to={registerAt} label="Nhập hồ sơ đảng viên" />}
        </div>
      }
    >
      <p>Đã có danh sách bằng Excel thì nhập cả danh sách, không phải gõ lại; hoặc nhập hồ sơ của từng đảng viên.</p>
    </EmptyState>
  )
}

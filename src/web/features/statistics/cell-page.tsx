// The list behind one figure of a table: exactly the people or organisations it counts.
import { Link, useSearchParams } from 'react-router'
import type { MemberRow } from '#contract/member-record.ts'
import { getTable, listCell, type MovementRow, type OrganisationListRow } from '#contract/reports.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { statusLabels, statusStates } from '../members/labels.ts'
import { type Asked, formTitles, useAsked } from './table-address.ts'

type AnyRow = MemberRow | MovementRow | OrganisationListRow

export function StatisticsCellPage() {
  const asked = useAsked()
  const [search] = useSearchParams()
  const row = search.get('row') ?? ''
  const column = search.get('column') ?? ''
  const table = useOperation(getTable, asked)
  const list = useList(listCell, { ...asked, row, column })
  const rows: readonly AnyRow[] = list.rows
  const shownRow = table.data?.rows.find((one) => one.code === row)
  const shownColumn = table.data?.columns.find((one) => one.key === column)
  const figure = shownRow?.cells.find((cell) => cell.column === column)?.value ?? null
  const counted = list.more === null && !list.isPending ? rows.length : list.total
  const unit = rows.some(isOrganisation) ? 'tổ chức' : 'đảng viên'
  const columnName = [shownColumn?.group, shownColumn?.label].filter((part) => part !== undefined).join(', ')
  return (
    <Page
      title={shownRow?.label ?? 'Danh sách của con số'}
      trail={[
        { label: 'Thống kê', to: addresses.statistics({ form: asked.form, on: asked.on }) },
        { label: formTitles[asked.form], to: addresses.statistics(asked) },
      ]}
      lead={
        table.data && (
          <p role="status">
            {(counted ?? figure) !== null && `${showNumber(counted ?? figure ?? 0)} ${unit}. `}
            Biểu {asked.form}, {table.data.organisation.name},{' '}
            {table.data.from === null
              ? `có đến ngày ${showDate(asked.on)}`
              : `kỳ từ ngày ${showDate(table.data.from)} đến ngày ${showDate(asked.on)}`}
            , cột «{columnName}».
          </p>
        )
      }
    >
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {counted !== null && figure !== null && counted !== figure && !list.error && (
        <Notice tone="problem" title={`Biểu ghi ${showNumber(figure)}, danh sách có ${showNumber(counted)}.`}>
          <p>Hồ sơ có thể vừa thay đổi. Mở lại biểu; nếu vẫn lệch, báo người quản trị.</p>
        </Notice>
      )}
      {!list.isPending && !list.error && rows.length === 0 && <EmptyState title="Không có ai trong danh sách này." />}
      {rows.length > 0 && (
        <div className="stack-tight">
          <Rows rows={rows} asked={asked} caption={shownRow?.label ?? 'Danh sách'} />
          <Pager shown={rows.length} total={list.total ?? figure} unit={unit} more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </Page>
  )
}

const isOrganisation = (row: AnyRow): row is OrganisationListRow => 'typeCode' in row
const isMovement = (row: AnyRow): row is MovementRow => 'movement' in row

function Rows({ rows, asked, caption }: { rows: readonly AnyRow[]; asked: Asked; caption: string }) {
  const organisations = rows.filter(isOrganisation)
  if (organisations.length > 0) {
    return (
      <DataTable caption={caption} rows={organisations} rowKey={(row) => row.id} columns={organisationColumns(asked)} />
    )
  }
  const movements = rows.filter(isMovement)
  if (movements.length > 0) {
    return (
      <DataTable
        caption={caption}
        rows={movements}
        // One person may come and go within a period.
        rowKey={(row) => `${row.id} ${row.movement.kind} ${row.movement.on}`}
        columns={[...memberColumns<MovementRow>(asked), ...movementColumns]}
      />
    )
  }
  const members = rows.filter((row): row is MemberRow => !isOrganisation(row))
  return (
    <DataTable
      caption={caption}
      rows={members}
      rowKey={(row) => row.id}
      columns={[
        ...memberColumns<MemberRow>(asked),
        {
          key: 'status',
          heading: 'Tư cách',
          card: 'plain',
          cell: (row) => <Tag state={statusStates[row.status]} label={statusLabels[row.status]} />,
        },
      ]}
    />
  )
}

const memberColumns = <R extends MemberRow>({ provinceCode }: Asked): readonly Column<R>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => <Link to={addresses.member(row.id, { tinh: provinceCode })}>{row.fullName}</Link>,
  },
  { key: 'birth', heading: 'Ngày sinh', numbers: true, cell: (row) => showDate(row.birthDate) },
  { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.branchName },
  { key: 'admitted', heading: 'Ngày vào Đảng', numbers: true, card: 'no', cell: (row) => showDate(row.admittedOn) },
]

const movementColumns: readonly Column<MovementRow>[] = [
  {
    key: 'movement',
    heading: 'Biến động',
    card: 'plain',
    cell: ({ movement }) =>
      `${movement.kindName}, ngày ${showDate(movement.on)}${movement.counterpartName === null ? '' : `, ${movement.counterpartName}`}`,
  },
]

const organisationColumns = ({ on }: Asked): readonly Column<OrganisationListRow>[] => [
  {
    key: 'name',
    heading: 'Tên tổ chức',
    cell: (row) => <Link to={addresses.organisation(row.id, { on, tinh: row.provinceCode })}>{row.name}</Link>,
  },
  { key: 'code', heading: 'Mã', numbers: true, cell: (row) => row.code },
  { key: 'type', heading: 'Loại tổ chức', card: 'plain', cell: (row) => row.typeName },
  { key: 'unit', heading: 'Loại hình', card: 'no', cell: (row) => row.unitTypeName ?? 'Chưa rõ' },
  { key: 'founded', heading: 'Thành lập', numbers: true, card: 'no', cell: (row) => showDate(row.foundedOn) },
]

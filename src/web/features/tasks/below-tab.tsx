// How the work stands in each organisation directly below this year: on time, late, overdue, the share of members who have work.
import { IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { countBranches, type TaskCounts, type TaskShow } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Where } from './tasks-page.tsx'

type Row = TaskCounts & { organisationId: string; organisationName: string }

function Figure({ value, show, row, tinh }: { value: number; show: TaskShow; row: Row; tinh: string | undefined }) {
  if (value === 0) return '0'
  const to = addresses.tasks({ organisationId: row.organisationId, muc: 'danh-sach', show, tinh })
  return <Link to={to}>{showNumber(value)}</Link>
}

const columnsFor = (tinh: string | undefined): readonly Column<Row>[] => [
  {
    key: 'name',
    heading: 'Tổ chức',
    cell: (row) => (
      <Link to={addresses.tasks({ organisationId: row.organisationId, tinh })}>{row.organisationName}</Link>
    ),
  },
  {
    key: 'overdue',
    heading: 'Quá hạn',
    numbers: true,
    cell: (row) => <Figure value={row.overdue} show="overdue" row={row} tinh={tinh} />,
  },
  {
    key: 'submitted',
    heading: 'Chờ xác nhận',
    numbers: true,
    card: 'no',
    cell: (row) => <Figure value={row.submitted} show="submitted" row={row} tinh={tinh} />,
  },
  { key: 'due', heading: 'Đến hạn trong năm', numbers: true, card: 'no', cell: (row) => showNumber(row.due) },
  { key: 'onTime', heading: 'Đúng hạn', numbers: true, cell: (row) => showNumber(row.onTime) },
  { key: 'late', heading: 'Xong chậm', numbers: true, cell: (row) => showNumber(row.late) },
  {
    key: 'share',
    heading: 'Đảng viên được giao việc',
    numbers: true,
    cell: (row) => `${showNumber(row.assigned)} trên ${showNumber(row.assignable - row.waived)}`,
  },
]

export function BelowTab({ organisationId, tinh }: Where) {
  const year = today().slice(0, 4)
  const days = { from: `${year}-01-01`, to: `${year}-12-31` }
  const answer = useOperation(countBranches, { organisationId, ...days, provinceCode: tinh }, { fresh: true })
  if (answer.isPending) return <Skeleton lines={8} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { rows, total, organisationName } = answer.data
  if (rows.length === 0) return <EmptyState title={`${organisationName} không có tổ chức trực thuộc.`} />
  return (
    <div className="stack-tight">
      <h2 className="print-only">
        Nhiệm vụ năm {year} của các tổ chức trực thuộc {organisationName}
      </h2>
      <p>
        Năm {year}: {showNumber(total.onTime)} nhiệm vụ xong đúng hạn, {showNumber(total.late)} xong chậm,{' '}
        {showNumber(total.overdue)} đang quá hạn.
      </p>
      <DataTable
        caption={`Nhiệm vụ của các tổ chức trực thuộc ${organisationName}`}
        rows={rows}
        rowKey={(row) => row.organisationId}
        columns={columnsFor(tinh)}
      />
      <div className="screen-only">
        <Button icon={IconPrinter} label="In bảng này" onPress={() => window.print()} />
      </div>
    </div>
  )
}

// Differences between list and dossiers that are still to be put right, each with the way to its round: in the tab of rounds and in the work to do.
import { Link } from 'react-router'
import type { listDifferences, ReconciliationRow } from '#contract/reconciliations.ts'
import { addresses } from '../../app/addresses.ts'
import type { useList } from '../../app/client.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { resultLabels } from './words.ts'

type Difference = ReconciliationRow & { reconciliationId: string; organisationName: string }

const differenceColumns = (tinh: string | undefined): readonly Column<Difference>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) =>
      row.memberId === null ? row.fullName : <Link to={addresses.dossier(row.memberId, { tinh })}>{row.fullName}</Link>,
  },
  {
    key: 'result',
    heading: 'Khác ở đâu',
    card: 'plain',
    cell: (row) => row.note ?? (row.result === null ? '' : resultLabels[row.result].label),
  },
  { key: 'where', heading: 'Tổ chức', card: 'no', cell: (row) => row.branchName ?? row.organisationName },
  { key: 'since', heading: 'Thấy ngày', numbers: true, cell: (row) => showDate(row.checkedOn) },
  {
    key: 'go',
    heading: 'Xử lý',
    card: 'plain',
    cell: (row) => (
      <Link to={addresses.reconciliation(row.reconciliationId, { tinh, show: 'differences' })}>
        Mở đợt đối chiếu<span className="only-read-aloud"> có {row.fullName}</span>
      </Link>
    ),
  },
]

interface DifferencesPanelProps {
  title: string
  list: ReturnType<typeof useList<typeof listDifferences>>
  tinh: string | undefined
}

/** Nothing where nothing is open. */
export function DifferencesPanel({ title, list, tinh }: DifferencesPanelProps) {
  if (list.rows.length === 0) return null
  return (
    <Panel title={title}>
      <div className="stack-tight">
        <DataTable
          caption={title}
          rows={list.rows}
          rowKey={(row) => `${row.reconciliationId} ${row.seq}`}
          columns={differenceColumns(tinh)}
          stale={list.isStale}
        />
        {list.more !== null && (
          <Pager shown={list.rows.length} total={list.total} unit="điểm khác" more={list.more} busy={list.isGrowing} />
        )}
      </div>
    </Panel>
  )
}

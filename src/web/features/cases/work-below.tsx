// How much work is open and overdue in each organisation right below, those with the most overdue first, each with the way to its list.
import { Link } from 'react-router'
import { countWork } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { WorkTab } from './work-table.tsx'

interface WorkBelowProps {
  organisationId: string | undefined
  tinh: string | undefined
  tab: WorkTab
}

export function WorkBelow({ organisationId, tinh, tab }: WorkBelowProps) {
  const may = useCan(countWork)
  const below = useOperation(countWork, { organisationId, provinceCode: tinh }, { when: may, fresh: true })
  if (below.error) return <ErrorState error={below.error} onRetry={() => void below.refetch()} />
  if (!may || below.data === undefined || below.data.rows.length === 0) return null
  return (
    <Panel title="Việc ở cấp dưới">
      <DataTable
        caption="Việc ở cấp dưới"
        rows={below.data.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            heading: 'Tổ chức',
            cell: (row) => (
              <Link to={addresses.work({ tab: tab === 'mine' ? 'waiting' : tab, organisationId: row.id, tinh })}>
                {row.name}
              </Link>
            ),
          },
          { key: 'open', heading: 'Đang mở', cell: (row) => <span className="numbers">{showNumber(row.open)}</span> },
          {
            key: 'overdue',
            heading: 'Quá hạn',
            cell: (row) =>
              row.overdue === 0 ? 'Không' : <Tag state="stopped" label={`${showNumber(row.overdue)} việc`} />,
          },
        ]}
      />
    </Panel>
  )
}

// Above the work to do: tasks that wait for the one who acts, those handed in to be confirmed, commitments to agree to, and how many tasks are overdue below.
import { Link } from 'react-router'
import { countTasks, listMyTasks, listTasks } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { TaskTable } from './task-table.tsx'

/** So many of each are shown; the page of tasks shows all. */
const SHOWN = 5

/** Nothing where nothing waits. */
export function TasksPanel({ tinh }: { tinh: string | undefined }) {
  const may = useCan(listMyTasks)
  const oversees = useCan(listTasks)
  const { seat } = useMe()
  const counts = useOperation(countTasks, { provinceCode: tinh }, { when: may, fresh: true }).data
  const some = (value: number | undefined) => value !== undefined && value > 0
  const mine = useList(
    listMyTasks,
    { limit: SHOWN, provinceCode: tinh },
    { when: may && some(counts?.mine), fresh: true },
  )
  const toConfirm = useList(
    listTasks,
    { show: 'submitted', assignerId: seat?.organisationId, limit: SHOWN, provinceCode: tinh },
    { when: oversees && some(counts?.toConfirm), fresh: true },
  )
  if (counts === undefined || counts.mine + counts.toConfirm + counts.overdueBelow + counts.toAgree.length === 0)
    return null
  return (
    <Panel title="Nhiệm vụ được giao">
      <div className="stack">
        {counts.mine > 0 && mine.rows.length > 0 && (
          <div className="stack-tight">
            <TaskTable caption="Nhiệm vụ của tôi" rows={mine.rows} tinh={tinh} />
            {counts.mine > SHOWN && (
              <Link to={addresses.tasks({ tinh })}>Xem cả {showNumber(counts.mine)} nhiệm vụ của tôi</Link>
            )}
          </div>
        )}
        {counts.toConfirm > 0 && toConfirm.rows.length > 0 && (
          <div className="stack-tight">
            <h3>Chờ bạn xác nhận</h3>
            <TaskTable caption="Nhiệm vụ chờ bạn xác nhận" rows={toConfirm.rows} tinh={tinh} />
            {counts.toConfirm > SHOWN && (
              <Link to={addresses.tasks({ muc: 'cho-xac-nhan', tinh })}>
                Xem cả {showNumber(counts.toConfirm)} nhiệm vụ chờ xác nhận
              </Link>
            )}
          </div>
        )}
        {counts.toAgree.map(({ year, people }) => (
          <p key={year}>
            <Link to={addresses.commitments({ nam: year, show: 'submitted', tinh })}>
              {showNumber(people)} kế hoạch tu dưỡng, rèn luyện, phấn đấu năm {year} chờ chi bộ thống nhất
            </Link>
          </p>
        ))}
        {counts.overdueBelow > 0 && (
          <p>
            <Link to={addresses.tasks({ muc: 'danh-sach', show: 'overdue', tinh })}>
              {showNumber(counts.overdueBelow)} nhiệm vụ của đảng viên và cấp dưới đang quá hạn
            </Link>
          </p>
        )}
      </div>
    </Panel>
  )
}

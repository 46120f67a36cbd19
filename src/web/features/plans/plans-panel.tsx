// Among the work to do: what the level above sent and was not read, and own plans in which something is late. Nothing where nothing waits.
import { Link } from 'react-router'
import { countWaitingPlans } from '#contract/plan-chain.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './plans.module.css'

/** What waits, and how many lines of it; undefined while it is asked or where the post has nothing to do with plans. */
export function usePlansWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingPlans)
  const { data } = useOperation(countWaitingPlans, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data === undefined ? undefined : { ...data, total: data.rows.length + data.late.length }
}

interface PlansPanelProps {
  waiting: ReturnType<typeof usePlansWaiting>
  tinh: string | undefined
}

export function PlansPanel({ waiting, tinh }: PlansPanelProps) {
  if (waiting === undefined || waiting.total === 0) return null
  return (
    <Panel title="Kế hoạch">
      <ul className={classes.parts}>
        {waiting.rows.map((row) => (
          <li key={row.id}>
            <p>
              <Link to={addresses.receivedPlan(row.id, { tinh })}>{row.title}</Link>{' '}
              <Tag state="waiting" label={row.readIssue === 0 ? 'Chưa báo đọc' : 'Có bản mới'} />
              <span className="under">
                {row.senderName} gửi ngày {showDate(row.sentOn)}
              </span>
            </p>
          </li>
        ))}
        {waiting.late.map(({ planId, title, tasks }) => (
          <li key={planId}>
            <p>
              <Link to={addresses.plan(planId, { tinh })}>{title}</Link>{' '}
              <Tag state="stopped" label={`${showNumber(tasks)} việc chậm`} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

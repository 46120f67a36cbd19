// Which reports the calendar of a plan that was sent asks for, and who has sent them; and what the own organisation owes for it.
import { Link } from 'react-router'
import type { ShownPlan } from '#contract/plan-shapes.ts'
import { getPlanCalendar } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { stateLabels } from '../reports/words.ts'
import classes from './plans.module.css'

export function ReportsDue({ plan, tinh }: { plan: ShownPlan; tinh: string | undefined }) {
  const may = useCan(getPlanCalendar)
  const when = may && (plan.sent.issue > 0 || plan.inherited)
  const found = useOperation(getPlanCalendar, { planId: plan.id, provinceCode: tinh }, { fresh: true, when })
  if (!when) return null
  if (found.isPending) return <Skeleton lines={3} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  const { below, own } = found.data
  if (below.length === 0 && own.length === 0) return null
  return (
    <Panel title="Báo cáo theo kế hoạch">
      {own.length > 0 && (
        <>
          <h3>Gửi cấp trên</h3>
          <ul className={classes.parts}>
            {own.map((row) => (
              <li key={`${row.planReportId} ${row.to}`}>
                <p>
                  <Link
                    to={row.reportId === null ? addresses.reports({ tinh }) : addresses.report(row.reportId, { tinh })}
                  >
                    {row.title}
                  </Link>{' '}
                  <Tag {...stateLabels[row.state]} /> {row.late && <Tag state="stopped" label="Quá hạn" />}
                  <span className="under">Hạn {showDate(row.dueOn)}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {below.length > 0 && (
        <>
          <h3>Cấp dưới gửi lên</h3>
          <ul className={classes.parts}>
            {below.map(({ planReportId, title, to, dueOn, expected, sent, late }) => (
              <li key={`${planReportId} ${to}`}>
                <p>
                  <Link to={addresses.planSenders({ planId: plan.id, planReportId, to, tinh })}>{title}</Link>{' '}
                  {late && <Tag state="stopped" label="Còn nơi quá hạn" />}
                  <span className="under">
                    Hạn {showDate(dueOn)}: {showNumber(sent)} trên {showNumber(expected)} nơi đã gửi
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

// Among the work to do: the own evaluation, and the steps of evaluations that wait for the organisation, with their days. Nothing where nothing waits.
import { Link } from 'react-router'
import { countWaitingEvaluations, type EvaluationsWaiting } from '#contract/evaluations.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './evaluations.module.css'
import { periodLabel, waitingLabels } from './words.ts'

type Step = EvaluationsWaiting['steps'][number]

/** What waits, and how many lines of it; undefined while it is asked or where the post has nothing to do with evaluations. */
export function useEvaluationsWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingEvaluations)
  const { data } = useOperation(countWaitingEvaluations, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data === undefined ? undefined : { ...data, total: data.mine.length + data.steps.length }
}

function Line({
  to,
  label,
  under,
  dueOn,
  late,
}: { to: string; label: string; under: string } & Pick<Step, 'dueOn' | 'late'>) {
  return (
    <li>
      <span className={classes.line}>
        <Link to={to}>{label}</Link> {late && <Tag state="stopped" label="Quá hạn" />}
      </span>
      <span className="under">
        {under}
        {dueOn !== null && `, hạn ${showDate(dueOn)}`}
      </span>
    </li>
  )
}

function addressOf({ roundId, period, step }: Step, tinh: string | undefined): string {
  if (roundId !== null) return addresses.round(roundId, { tinh })
  const show = step === 'answer' || step === 'appeal' ? 'replies' : 'above'
  return addresses.evaluations({ muc: 'tham-dinh', ky: period, show, tinh })
}

const underOf = ({ period, reportBy }: Step): string =>
  reportBy === null
    ? periodLabel(period)
    : `${periodLabel(period)}, gửi dự thảo báo cáo tập thể chậm nhất ${showDate(reportBy)} (E-06)`

export function EvaluationsPanel({
  waiting,
  tinh,
}: {
  waiting: ReturnType<typeof useEvaluationsWaiting>
  tinh: string | undefined
}) {
  if (waiting === undefined || waiting.total === 0) return null
  return (
    <Panel title="Đánh giá, xếp loại">
      <ul className="entries">
        {waiting.mine.map(({ id, period, organisationName, dueOn, late }) => (
          <Line
            key={id}
            to={addresses.evaluation(id, { tinh })}
            label="Tự đánh giá"
            under={`${periodLabel(period)}, ${organisationName}`}
            dueOn={dueOn}
            late={late}
          />
        ))}
        {waiting.steps.map((step) => (
          <Line
            key={`${step.period} ${step.step}`}
            to={addressOf(step, tinh)}
            label={`${waitingLabels[step.step]}: ${showNumber(step.people)} bản`}
            under={underOf(step)}
            dueOn={step.dueOn}
            late={step.late}
          />
        ))}
      </ul>
    </Panel>
  )
}

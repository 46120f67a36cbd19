// After a step was taken for one: the next of the round whom the same step waits for, so that an evening of thirty is gone through in their order.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { appraise, decide, getRound, recordVote } from '#contract/evaluations.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { LinkButton } from '../../ui/button.tsx'
import { ToldNotice } from '../../ui/told-notice.tsx'

/** In which states a step waits to be taken; later ones could take it again. */
const waits: Readonly<Record<string, readonly EvaluationDetail['state'][]>> = {
  [recordVote.name]: ['self-rated'],
  [appraise.name]: ['voted'],
  [decide.name]: ['voted', 'appraised'],
}

/** Steps that are taken for one after the other. */
export const isForMany = (step: string): boolean => step in waits

interface NextPersonProps {
  evaluation: EvaluationDetail
  step: string
  label: string
  tinh: string | undefined
}

export function NextPerson({ evaluation: { id, roundId }, step, label, tinh }: NextPersonProps) {
  const round = useOperation(getRound, { id: roundId, provinceCode: tinh }, { fresh: true })
  if (round.data === undefined) return null
  const { rows } = round.data
  const at = rows.findIndex((row) => row.id === id)
  const waiting = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].filter(
    (row) => row.due && row.allowed.includes(step) && waits[step]?.includes(row.state),
  )
  const [next] = waiting
  return (
    <ToldNotice
      tone="good"
      title={next === undefined ? 'Không còn ai chờ bước này trong kỳ.' : `Còn ${waiting.length} bản chờ bước này.`}
    >
      <div className="row screen-only">
        {next !== undefined && (
          <LinkButton
            kind="main"
            label={`Tiếp theo: ${next.subjectName}`}
            to={addresses.evaluation(next.id, { tinh })}
          />
        )}
        <LinkButton label="Về danh sách của kỳ" about={label} to={addresses.round(roundId, { tinh })} />
      </div>
    </ToldNotice>
  )
}

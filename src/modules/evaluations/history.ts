// Says in the history of the organisation or the member what was done with an evaluation. Points and words stay in the record itself.
import type { CommandContext } from '#kernel/context.ts'
import type { EvaluationRow, RoundRow } from '#modules/evaluations/store/rows.ts'
import { periodInWords } from '#rules/evaluations/period.ts'

export function auditRound(context: CommandContext, round: RoundRow, what: string): void {
  context.audit({
    organisationId: round.organisation_id,
    path: round.path,
    subjectType: 'organisation',
    subjectId: round.organisation_id,
    summary: `${what} (${periodInWords(round.period)}, ${round.organisation_name}).`,
  })
}

export function auditEvaluation(context: CommandContext, round: RoundRow, row: EvaluationRow, what: string): void {
  context.audit({
    organisationId: round.organisation_id,
    path: row.path,
    ...(row.member_id === null
      ? { subjectType: 'organisation', subjectId: round.organisation_id }
      : { subjectType: 'member', subjectId: row.member_id }),
    summary: `${what} ${periodInWords(round.period)} của ${row.subject_name}.`,
  })
}

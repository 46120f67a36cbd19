// Holds an evaluation for a step of it: at the version the caller saw, in an open round, in a state the step leaves; or why not.
import type { CommandContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { shownEvaluation } from '#modules/evaluations/queries/shown.ts'
import { isAbove, isOwn } from '#modules/evaluations/sides.ts'
import { type Found, lockEvaluation } from '#modules/evaluations/store/rows.ts'
import { linesFor, schemeOf, totalOf } from '#rules/evaluations/schemes.ts'
import { type EvaluationState, type EvaluationStep, mayTake } from '#rules/evaluations/steps.ts'

interface Asked {
  id: string
  version: number
}

/** `step`: a step of the cycle, or the states in which something beside it may be done. */
export async function heldFor(
  context: CommandContext,
  scope: SeatScope,
  input: Asked,
  step: EvaluationStep | readonly EvaluationState[],
  round: 'share' | 'lock' = 'share',
): Promise<Found | Refusal | Stale> {
  const found = await lockEvaluation(context, scope, input.id, round)
  if (found === undefined) return notFound()
  const { row } = found
  if (row.version !== input.version) return new Stale(await shownEvaluation(context, found))
  // An appeal is about what was announced, and outlives the round.
  const outlives = typeof step !== 'string' && step.includes('announced')
  if (found.round.state === 'closed' && !outlives)
    return refuse('evaluations.round-closed', { on: found.round.closed_on })
  if (!row.due) return refuse('evaluations.not-due', { name: row.subject_name, reasons: row.reasons })
  const fits = typeof step === 'string' ? mayTake(step, row.state) : step.includes(row.state)
  if (fits) return found
  return step === 'decide' && row.level !== null
    ? refuse('evaluations.already-decided', { level: row.level, on: row.decided_on })
    : refuse('evaluations.wrong-step', { state: row.state })
}

/** Why the level above's step is not for this seat; null when it is. */
export function notAbove({ actor }: CommandContext, { round, row }: Found): Refusal | null {
  if (isOwn(actor, row.member_id)) return refuse('evaluations.own-evaluation')
  return isAbove(actor, row.path) ? null : refuse('evaluations.not-above', { organisation: round.organisation_name })
}

/** The points of a step: every line of the scheme once and within its maximum, with their sum; or what is wrong. */
export function scoreOf(
  { round, row }: Found,
  given: readonly { no: string; points: number }[],
): { total: { common: number; results: number; score: number } | null } | Refusal {
  const lines = linesFor(schemeOf(round.scheme), row.group_code)
  const scored = lines.flatMap(({ max, ...line }) => (max === null ? [] : [{ ...line, max }]))
  for (const { no, points } of given) {
    const line = scored.find((one) => one.no === no)
    if (line === undefined) return refuse('evaluations.line-unknown', { line: no })
    if (points > line.max) return refuse('evaluations.line-above', { line: no, points, max: line.max })
  }
  const missing = scored.filter((line) => !given.some(({ no }) => no === line.no))
  if (missing.length > 0) return refuse('evaluations.line-missing', { lines: missing.map(({ no }) => no) })
  const pointsOf = (no: string): number | null => given.find((line) => line.no === no)?.points ?? null
  return { total: totalOf(lines.map((line) => ({ ...line, points: pointsOf(line.no) }))) }
}

// Holds a piece of a programme for a command: at the version the caller saw, in a state the step leaves, not one's own matter; and the days.
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { holdInspections, seeInspections } from '#modules/oversight/inspection-scope.ts'
import { isHolder, isSubject, shownInspection } from '#modules/oversight/queries/shown-inspection.ts'
import { findInspection, type InspectionRow } from '#modules/oversight/store/inspections.ts'
import { type InspectionStep, mayTake } from '#rules/inspections/steps.ts'
import type { RuleRefusal } from '#rules/rulebook/answer.ts'

interface Asked {
  id: string
  version: number
}

/** `own`: a step of the one it is about, which whoever holds it may write down from paper. */
export async function heldInspection(
  context: CommandContext,
  asked: Asked,
  step: InspectionStep,
  own?: 'own',
): Promise<InspectionRow | Refusal | Stale> {
  const row = await findInspection(context, own === undefined ? holdInspections : seeInspections, asked.id, 'lock')
  if (row === undefined || (own !== undefined && !isSubject(context, row) && !isHolder(context, row))) return notFound()
  if (row.version !== asked.version) return new Stale(await shownInspection(context, row))
  if (own === undefined && isSubject(context, row)) return refuse('inspections.own-matter')
  return mayTake(step, row.state) ? row : refuse('inspections.wrong-step')
}

/** A day from `from` on and not after today; `from` null: only not after today. */
export const dayFault = (context: CommandContext, on: string, from: string | null): Refusal | null =>
  on > context.today || (from !== null && on < from)
    ? refuse('inspections.date-wrong', { on, from, to: context.today })
    : null

/** A refusal of a rule as an answer of a command. */
export const ruled = (refusal: RuleRefusal | null): Refusal | null =>
  refusal === null ? null : refuse(refusal.code, { ...refusal.facts, ruleId: refusal.ruleId, basis: refusal.basis })

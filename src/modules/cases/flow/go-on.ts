// Carries out a step that the rules have allowed: the step itself, what it changes in the record, what it tells others, who is next.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { carryOut } from '#modules/cases/flow/effects.ts'
import { tellOfStep } from '#modules/cases/flow/followers.ts'
import { sendFrom } from '#modules/cases/flow/messages.ts'
import { addStep, type CaseRow } from '#modules/cases/store/cases.ts'
import { putWork } from '#modules/cases/store/work.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { Case, RecordedStep } from '#rules/lifecycle/case.ts'
import { stateOf, stepOf } from '#rules/lifecycle/fold.ts'
import type { Lifecycle, State } from '#rules/lifecycle/types.ts'

/** A step on its way into the record. */
export interface Going {
  row: CaseRow
  lifecycle: Lifecycle
  /** The case with the step. */
  after: Case
  step: RecordedStep
  /** Who might vote, as it stood that day; null when the branch did not vote. */
  electorate: unknown
}

/** Writes the step and everything that follows from it, in the transaction of the caller; answers the new state. */
export async function goOn(context: CommandContext, going: Going): Promise<State | Refusal> {
  const { row, lifecycle, after, step, electorate } = going
  const state = stateOf(lifecycle, after)
  await addStep(context, row, after.steps.length, step, electorate)
  await context.tx
    .updateTable('cases')
    .set({
      state: state.code,
      end_kind: state.end ?? null,
      places: JSON.stringify(row.places),
      version: row.version + 1,
    })
    .where('province_code', '=', context.province)
    .where('id', '=', row.id)
    .execute()
  const refused = await carryOut(context, going)
  if (refused instanceof Refusal) return refused
  await tellOfStep(context, going)
  await sendFrom(context, going)
  await putWork(context, row, lifecycle, after)
  context.audit({
    organisationId: row.organisation_id,
    path: row.path,
    subjectType: 'case',
    subjectId: row.id,
    summary: `${lifecycle.title}, ${row.subject_name}: ${stepOf(lifecycle, step.step).title} (ngày ${formatDate(step.on)}).`,
    changes: { state: [row.state === '' ? null : row.state, state.code] },
  })
  return state
}

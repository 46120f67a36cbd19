// Takes the steps that follow from a term that has run out and from nothing else: the program's own, once a day.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { type CaseRow, loadCase } from '#modules/cases/store/cases.ts'
import type { Case } from '#rules/lifecycle/case.ts'
import { stepsFromHere } from '#rules/lifecycle/possible.ts'
import { take } from '#rules/lifecycle/take.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

/** Steps the program may take without having been told anything. */
export const bySystemAlone = (lifecycle: Lifecycle, given: Case): Step[] =>
  stepsFromHere(lifecycle, given).filter((step) => step.receives === undefined && step.actors.includes('system'))

/** Takes such a step of one case where the rules allow it today; true when one was taken. A refusal is no fault: its day has not come. */
export async function takeWhatRanOut(context: CommandContext, caseId: string): Promise<boolean> {
  const { tx, province, today } = context
  const row: CaseRow | undefined = await tx
    .selectFrom('cases')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', caseId)
    .where('end_kind', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return false
  const { lifecycle, given } = await loadCase(context, row)
  for (const step of bySystemAlone(lifecycle, given)) {
    const input = { step: step.code, on: today, facts: {}, papers: [] }
    const taken = take(lifecycle, given, input, { kind: 'system', message: null }, await settingOf(context))
    if (!taken.ok) continue
    const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate: null })
    if (state instanceof Refusal) throw new Error(`${lifecycle.code}/${step.code}: ${state.code}`)
    return true
  }
  return false
}

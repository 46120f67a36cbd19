// What is open about a member ends when the member leaves the list, where it began: a transfer tells its other side, and waits for nobody.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { registerStepFollower } from '#modules/cases/flow/followers.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { type CaseRow, loadCase } from '#modules/cases/store/cases.ts'
import { sideOf } from '#modules/cases/store/places.ts'
import { registerDeparture } from '#modules/members/public.ts'
import type { Case } from '#rules/lifecycle/case.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { formalTransferIn } from '#rules/lifecycle/lifecycles/formal-transfer-in.ts'
import { formalTransferOut } from '#rules/lifecycle/lifecycles/formal-transfer-out.ts'
import { stepsFromHere } from '#rules/lifecycle/possible.ts'
import { take } from '#rules/lifecycle/take.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

const LEFT = 'transfer.member-left'

/** The step with which the program ends a case whose member has left, from where it stands; none where it goes on or hears of it from elsewhere. */
export const endingStep = (lifecycle: Lifecycle, given: Case): Step | undefined =>
  sideOf(lifecycle) === 'home' ? stepsFromHere(lifecycle, given).find(({ receives }) => receives === LEFT) : undefined

/** A formal transfer deleted by the side that was to receive, because nobody came (TRF-03): that side says so itself, and the transfer ends with it. */
async function deletedThere({ tx, province }: CommandContext, row: CaseRow): Promise<boolean> {
  if (row.lifecycle !== formalTransferOut.code) return false
  const there = await tx
    .selectFrom('cases')
    .select('id')
    .where('province_code', '=', province)
    .where('subject_id', '=', row.subject_id)
    .where('lifecycle', '=', formalTransferIn.code)
    .where('opened_on', '>=', row.opened_on)
    .where('state', 'in', ['deletion-opened', 'deleted'])
    .executeTakeFirst()
  return there !== undefined
}

const openCases = ({ tx, province }: CommandContext) =>
  tx
    .selectFrom('cases')
    .selectAll()
    .where('province_code', '=', province)
    .where('end_kind', 'is', null)
    // What a case opened before the case itself.
    .orderBy('id', 'desc')
    .forUpdate()

/** Whether another case that belongs to this one will still tell it how things ended, or has told it by a message that waits. */
async function isToldBy(context: CommandContext, { id }: CaseRow): Promise<boolean> {
  const open = await openCases(context).where('parent_id', '=', id).executeTakeFirst()
  if (open !== undefined) return true
  const waiting = await context.tx
    .selectFrom('case_messages as m')
    .innerJoin('cases as c', (join) =>
      join.onRef('c.province_code', '=', 'm.province_code').onRef('c.id', '=', 'm.case_id'),
    )
    .select('m.id')
    .where('m.province_code', '=', context.province)
    .where('m.direction', '=', 'out')
    .where('m.handed_over_at', 'is', null)
    .where('c.parent_id', '=', id)
    .executeTakeFirst()
  return waiting !== undefined
}

async function endOf(context: CommandContext, memberId: string): Promise<void> {
  const { tx, province } = context
  const member = await tx
    .selectFrom('members')
    .select(['status', 'left_kind'])
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (member?.status !== 'left') return
  for (const row of await openCases(context).where('subject_id', '=', memberId).execute()) {
    if (member.left_kind === 'name-deleted' && (await deletedThere(context, row))) continue
    if (!(await isToldBy(context, row))) await takeLeft(context, row)
  }
}

async function takeLeft(context: CommandContext, row: CaseRow): Promise<void> {
  const { lifecycle, given } = await loadCase(context, row)
  const step = endingStep(lifecycle, given)
  if (step === undefined) return
  const input = { step: step.code, on: context.today, facts: {}, papers: [] }
  const taken = take(lifecycle, given, input, { kind: 'system', message: LEFT }, await settingOf(context))
  if (!taken.ok) throw new Error(`${lifecycle.code}/${input.step}: ${taken.refusals.map(({ code }) => code).join()}`)
  const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate: null })
  if (state instanceof Refusal) throw new Error(`${lifecycle.code}/${input.step}: ${state.code}`)
}

/** Ends what is open about somebody who has left. Nothing where there is none, or where the member is on the list. */
export const endCasesOf = (application: Application, province: string, memberId: string): Promise<void> =>
  asSystem(application, province, 'cases.take-step', (context) => endOf(context, memberId))

/** What a case opened that has ended so: a deletion where a transfer was to arrive, whose record lies elsewhere (TRF-03). */
const endOpenedBy = (application: Application, province: string, caseId: string): Promise<void> =>
  asSystem(application, province, 'cases.take-step', async (context) => {
    for (const row of await openCases(context).where('parent_id', '=', caseId).execute()) await takeLeft(context, row)
  })

/** Ends what is open whenever a record says that its member has left, however it came to say so (a death entered there, TRF-01). */
export function followDepartures(): void {
  registerDeparture('cases', async ({ effects, province }, memberIds) => {
    const ends = memberIds.map((id) => (application: Application) => endCasesOf(application, province, id))
    effects.after = [...(effects.after ?? []), ...ends]
  })
  registerStepFollower('cases-opened', async ({ effects, province }, { lifecycle, row, step }) => {
    if (stepOf(lifecycle, step.step).receives !== LEFT) return
    effects.after = [...(effects.after ?? []), (application) => endOpenedBy(application, province, row.id)]
  })
}

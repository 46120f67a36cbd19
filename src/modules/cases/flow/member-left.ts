// What is under way to another place ends when its member leaves the list where it began: the other side is told, and waits for nobody.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { type CaseRow, loadCase } from '#modules/cases/store/cases.ts'
import { registerDeparture } from '#modules/members/public.ts'
import { abroad } from '#rules/lifecycle/lifecycles/abroad.ts'
import { formalTransferIn } from '#rules/lifecycle/lifecycles/formal-transfer-in.ts'
import { formalTransferOut } from '#rules/lifecycle/lifecycles/formal-transfer-out.ts'
import { temporaryTransferOut } from '#rules/lifecycle/lifecycles/temporary-transfer-out.ts'
import { take } from '#rules/lifecycle/take.ts'

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

/** A transfer, for good or for a time, or a stay abroad: what ends with the membership, where it began. */
const ending: readonly string[] = [formalTransferOut, temporaryTransferOut, abroad].map(({ code }) => code)

export const endsWithMember = ({ lifecycle }: Pick<CaseRow, 'lifecycle'>): boolean => ending.includes(lifecycle)

async function endOf(context: CommandContext, memberId: string): Promise<void> {
  const { tx, province, today } = context
  const member = await tx
    .selectFrom('members')
    .select(['status', 'left_kind'])
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (member?.status !== 'left') return
  const rows: CaseRow[] = await tx
    .selectFrom('cases')
    .selectAll()
    .where('province_code', '=', province)
    .where('subject_id', '=', memberId)
    .where('lifecycle', 'in', ending)
    .where('end_kind', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    if (member.left_kind === 'name-deleted' && (await deletedThere(context, row))) continue
    await takeLeft(context, row, today)
  }
}

async function takeLeft(context: CommandContext, row: CaseRow, today: string): Promise<void> {
  const { lifecycle, given } = await loadCase(context, row)
  const input = { step: 'member-left', on: today, facts: {}, papers: [] }
  const asker = { kind: 'system', message: 'transfer.member-left' } as const
  const taken = take(lifecycle, given, input, asker, await settingOf(context))
  if (!taken.ok) throw new Error(`${lifecycle.code}/${input.step}: ${taken.refusals.map(({ code }) => code).join()}`)
  const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate: null })
  if (state instanceof Refusal) throw new Error(`${lifecycle.code}/${input.step}: ${state.code}`)
}

/** Ends what is under way of somebody who has left. Nothing where there is none, or where the member is on the list. */
export const endCasesOf = (application: Application, province: string, memberId: string): Promise<void> =>
  asSystem(application, province, 'cases.take-step', (context) => endOf(context, memberId))

/** Ends what is under way whenever a record says that its member has left, however it came to say so (a death entered there, TRF-01). */
export const followDepartures = (): void =>
  registerDeparture('cases', async ({ effects, province }, memberIds) => {
    const ends = memberIds.map((id) => (application: Application) => endCasesOf(application, province, id))
    effects.after = [...(effects.after ?? []), ...ends]
  })

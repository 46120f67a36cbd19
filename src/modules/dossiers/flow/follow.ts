// What happens to a dossier by itself: papers of a step are filled in, the sealed file goes along with a transfer, rows follow the member.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { registerStepFollower, type TakenStep } from '#modules/cases/public.ts'
import { fillDossiers } from '#modules/dossiers/flow/fill.ts'
import { giveTo, heldNow } from '#modules/dossiers/store/custody.ts'
import { keeperAbove } from '#modules/dossiers/store/keepers.ts'
import { type Follower, followedRows, registerFollower } from '#modules/members/public.ts'
import { papersOf, stepOf } from '#rules/lifecycle/fold.ts'

/** Steps with which the sealed file is put into the member's hands (TRF-06). */
const SENT = ['send', 'send-again']

const tables = ['dossiers', 'dossier_marks', 'dossier_papers', 'dossier_custodies', 'dossier_readings'] as const

/** Files that a member carried are taken over with the member: the receiving end looked at the table of contents in its case (DOS-10). */
const followMembers: Follower = async (context, moved) => {
  const { tx, province, today } = context
  for (const table of tables) {
    await sql`update ${sql.table(table)} t set path = m.path from ${followedRows(moved)}
       where t.province_code = ${province} and t.member_id = m.member_id`.execute(tx)
  }
  const held = await heldNow(
    context,
    moved.map(({ memberId }) => memberId),
  )
  const carried = moved.filter(({ memberId }) => held.get(memberId)?.kind === 'carried')
  for (const [path, group] of Map.groupBy(carried, (one) => one.path)) {
    const keeper = await keeperAbove(context, path)
    if (keeper === undefined) continue
    await giveTo(
      context,
      group.map(({ memberId }) => ({ id: memberId, path })),
      {
        kind: 'committee',
        organisationId: keeper.id,
        holder: keeper.name,
        place: null,
        sealed: false,
        handoverId: null,
        document: 'Nhận cùng việc chuyển sinh hoạt',
      },
      today,
    )
  }
}

/** Nothing but papers, voided papers and an admission can change a dossier. */
function concerns({ lifecycle, step }: TakenStep): boolean {
  const { voids = [], effects = [] } = stepOf(lifecycle, step.step)
  return step.papers.length > 0 || voids.length > 0 || effects.length > 0
}

async function followStep(context: CommandContext, taken: TakenStep): Promise<void> {
  const { tx, province } = context
  const { lifecycle, step, after, memberId } = taken
  const sent = lifecycle.code === 'formal-transfer-out' && SENT.includes(step.step)
  if (!sent && !concerns(taken)) return
  // At the receiving end of a transfer the record is not here yet.
  const member = await tx
    .selectFrom('members')
    .select(['id', 'path', 'full_name'])
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (member === undefined) return
  await fillDossiers(context, [member])
  if (!sent || !papersOf(lifecycle, after).some(({ code }) => code === 'sealed-dossier')) return
  const held = (await heldNow(context, [memberId])).get(memberId)
  if (held?.kind === 'carried' || (held !== undefined && held.valid_from > step.on)) return
  await giveTo(
    context,
    [member],
    {
      kind: 'carried',
      organisationId: null,
      holder: member.full_name,
      place: null,
      sealed: true,
      handoverId: null,
      document: `${lifecycle.title}: ${stepOf(lifecycle, step.step).title}`,
    },
    step.on,
  )
}

/** Makes this module known to members and cases. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerFollower('dossiers', followMembers)
  registerStepFollower('dossiers', followStep)
}

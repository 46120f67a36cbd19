// What a plan was made from: the receipt it hangs on, which is of the nearest level, and those of other levels that were taken into it.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { acknowledge, type ReceiptRecord, receivedOf } from '#modules/plans/store/receipts.ts'
import { type SentPlan, together } from '#rules/plans/inherit.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>

/** A receipt of a plan with the issue of it that the plan holds. */
export type Origin = ReceiptRecord & { taken: number }

export async function originsOf({ tx, province }: Context, plan: PlanRecord, how: 'read' | 'lock'): Promise<Origin[]> {
  const { rows } = await sql<Origin>`
    select r.*, coalesce(r.joined_issue, ${plan.taken_issue}::integer) as taken from plan_receipts r
     where r.province_code = ${province} and (r.id = ${plan.receipt_id}::uuid
       or r.joined_plan_id = ${plan.id}::uuid and r.organisation_id = ${plan.organisation_id}::uuid)
     order by r.joined_plan_id is not null, r.sent_on, r.id ${how === 'lock' ? sql`for update of r` : sql``}`.execute(
    tx,
  )
  return rows
}

export const isNewer = ({ issue, taken }: Origin): boolean => issue > taken

/** The open plan the organisation made of the same directive as another level sent it, held. */
export const samePlan = (
  { tx, province }: Context,
  receipt: Pick<ReceiptRecord, 'organisation_id' | 'root_id'>,
): Promise<PlanRecord | undefined> =>
  tx
    .selectFrom('plans')
    .selectAll()
    .where('province_code', '=', province)
    .where('root_id', '=', receipt.root_id)
    .where('organisation_id', '=', receipt.organisation_id)
    .where('receipt_id', 'is not', null)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** Until the transaction ends nobody else makes a plan of the same directive for the organisation, from whichever level it came. */
export async function holdMaking(
  { tx, province }: Context,
  { organisation_id: place, root_id: rootId }: Pick<ReceiptRecord, 'organisation_id' | 'root_id'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan made ${province} ${place} ${rootId}`}, 0))`.execute(
    tx,
  )
}

/** What receipts say in their last issues, the nearest sender first, each level's through `only`; undefined: nothing came. */
export async function saidTogether(
  context: Context,
  receipts: readonly ReceiptRecord[],
  only: (content: SentPlan) => SentPlan,
): Promise<{ content: SentPlan; nearestFirst: ReceiptRecord[] } | undefined> {
  const found: { receipt: ReceiptRecord; content: SentPlan; depth: number }[] = []
  for (const receipt of receipts) {
    const received = await receivedOf(context, receipt.id)
    if (received !== undefined) found.push({ receipt, content: only(received.content), depth: received.depth })
  }
  const [nearest, ...farther] = found.toSorted((a, b) => b.depth - a.depth)
  if (nearest === undefined) return undefined
  return {
    content: together([nearest.content, ...farther.map(({ content }) => content)]),
    nearestFirst: [nearest, ...farther].map(({ receipt }) => receipt),
  }
}

/** Says which issues a plan holds now: it hangs on the receipt of the nearest, the others say that they were taken into it. */
export async function settleOrigins(
  context: CommandContext,
  plan: Pick<PlanRecord, 'id'>,
  nearestFirst: readonly ReceiptRecord[],
): Promise<{ receipt_id?: string; taken_issue?: number }> {
  const { tx, province } = context
  const [nearest] = nearestFirst
  for (const receipt of nearestFirst) {
    const joined = receipt.id !== nearest?.id
    await tx
      .updateTable('plan_receipts')
      .set({ joined_plan_id: joined ? plan.id : null, joined_issue: joined ? receipt.issue : null })
      .where('province_code', '=', province)
      .where('id', '=', receipt.id)
      .execute()
    if (receipt.read_issue < receipt.issue) await acknowledge(context, receipt)
  }
  return nearest === undefined ? {} : { receipt_id: nearest.id, taken_issue: nearest.issue }
}

/** Receipts that were taken into plans which are no more wait for a plan again. */
export async function letGo({ tx, province }: Context, planId: string): Promise<void> {
  await tx
    .updateTable('plan_receipts')
    .set({ joined_plan_id: null, joined_issue: null })
    .where('province_code', '=', province)
    .where('joined_plan_id', '=', planId)
    .execute()
}

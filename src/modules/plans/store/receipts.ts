// What was sent below and what came from above: issues of a plan, and one row of each receiver.
import type { Selectable } from 'kysely'
import { type RawBuilder, sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import type { PlanReceipts } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import type { SentPlan } from '#rules/plans/inherit.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>
export type ReceiptRecord = Selectable<PlanReceipts>

/** The last issue of a plan; undefined: nothing was sent. */
export const lastIssueOf = ({ tx, province }: Context, planId: string) =>
  tx
    .selectFrom('plan_issues')
    .select(['no', 'content'])
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .orderBy('no', 'desc')
    .limit(1)
    .$castTo<{ no: number; content: SentPlan }>()
    .executeTakeFirst()

export async function addIssue(
  { tx, province, today, actor }: CommandContext,
  plan: PlanRecord,
  no: number,
  content: SentPlan,
): Promise<void> {
  await tx
    .insertInto('plan_issues')
    .values({
      province_code: province,
      plan_id: plan.id,
      no,
      path: plan.path,
      issued_on: today,
      issued_by: actor.displayName,
      content: JSON.stringify(content),
    })
    .execute()
}

/**
 * Puts an issue before those it is for and before all who had an earlier one, in one statement; answers to how many it came. Ids are given in
 * pairs; who has this issue already does not get it again.
 */
export async function deliver(
  { tx, province, today }: CommandContext,
  plan: PlanRecord,
  senderName: string,
  issue: number,
  targets: readonly string[],
  ids: readonly string[],
): Promise<number> {
  const { lo, hi } = subtree(plan.path)
  const { rows } = await sql<{ sent: number }>`
    with again as (
      update plan_receipts r set issue = ${issue}, title = ${plan.title}, sent_on = ${today}::date, version = version + 1
       where r.province_code = ${province} and r.plan_id = ${plan.id} and r.issue < ${issue}
      returning r.id
    ), fresh as (
      insert into plan_receipts (province_code, id, path, organisation_id, plan_id, root_id, sender_name, title, issue, sent_on)
      select ${province}, n.id, o.path, o.id, ${plan.id}::uuid, ${plan.root_id}::uuid, ${senderName}, ${plan.title}, ${issue}::integer, ${today}::date
        from unnest(${[...targets]}::uuid[], ${[...ids]}::uuid[]) as n(organisation_id, id)
        join organisations o on o.province_code = ${province} and o.id = n.organisation_id and o.ended_on is null
       where o.path > ${lo} and o.path < ${hi}
      on conflict on constraint plan_receipts_once do nothing
      returning id
    )
    select ((select count(*) from again) + (select count(*) from fresh))::integer as sent`.execute(tx)
  return rows[0]?.sent ?? 0
}

/** To how many a plan went, how many of them have read the last issue and have made a plan of their own. */
export async function sentOf(
  { tx, province }: Context,
  planId: string,
): Promise<{ to: number; read: number; made: number }> {
  const { rows } = await sql<{ to: number; read: number; made: number }>`
    select count(*)::integer as to, count(*) filter (where r.read_issue = r.issue)::integer as read,
           count(*) filter (where p.id is not null or r.joined_plan_id is not null)::integer as made
      from plan_receipts r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id and o.ended_on is null
      left join plans p on p.province_code = ${province} and p.receipt_id = r.id
     where r.province_code = ${province} and r.plan_id = ${planId}`.execute(tx)
  return rows[0] ?? { to: 0, read: 0, made: 0 }
}

export const findReceipt = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
  how: 'read' | 'lock',
): Promise<ReceiptRecord | undefined> =>
  tx
    .selectFrom('plan_receipts')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'plan_receipts'))
    .$if(how === 'lock', (q) => q.forUpdate())
    .executeTakeFirst()

/** What stands in the issue that came last; it lies with the sender. `depth`: how far down the sender stands. */
export async function receivedOf(
  { tx, province }: Context,
  receiptId: string,
): Promise<{ content: SentPlan; depth: number } | undefined> {
  const { rows } = await sql<{
    content: SentPlan
    depth: number
  }>`select r.content, r.depth from received_plan(${province}, ${receiptId}) r`.execute(tx)
  return rows[0]
}

/** Says that the last issue was read; answers the version then. */
export async function acknowledge(
  { tx, province, today, actor }: CommandContext,
  receipt: Pick<ReceiptRecord, 'id' | 'issue' | 'version'>,
): Promise<number> {
  await tx
    .updateTable('plan_receipts')
    .set({
      read_issue: receipt.issue,
      acknowledged_on: today,
      acknowledged_by: actor.displayName,
      version: receipt.version + 1,
    })
    .where('province_code', '=', province)
    .where('id', '=', receipt.id)
    .execute()
  return receipt.version + 1
}

export type ListedReceipt = ReceiptRecord & {
  organisation_name: string
  own_plan: string | null
  taken_issue: number | null
  /** The open plan made of the same directive as another level sent it; of one that has a plan already: none. */
  same_plan: string | null
  same_title: string | null
}

/** What came from above, the last first; `open`: not read in its last issue. */
export async function readReceipts(
  { tx, province }: Context,
  asked: {
    which: RawBuilder<boolean>
    open: boolean
    after: readonly [string, string] | null
    limit: number
  },
): Promise<ListedReceipt[]> {
  const { which, open, after, limit } = asked
  const { rows } = await sql<ListedReceipt>`
    select r.*, o.name as organisation_name, coalesce(p.id, r.joined_plan_id) as own_plan, coalesce(p.taken_issue, r.joined_issue) as taken_issue,
           s.id as same_plan, s.title as same_title
      from plan_receipts r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
      left join plans p on p.province_code = ${province} and p.receipt_id = r.id
      left join lateral (
        select q.id, q.title from plans q
         where q.province_code = ${province} and q.root_id = r.root_id and q.organisation_id = r.organisation_id and q.receipt_id is not null
           and q.state <> 'closed' and p.id is null and r.joined_plan_id is null
         order by q.id limit 1) s on true
     where r.province_code = ${province} and ${which} and ${open ? sql`r.read_issue < r.issue` : sql`true`}
       and ${after === null ? sql`true` : sql`(r.sent_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)`}
     order by r.sent_on desc, r.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

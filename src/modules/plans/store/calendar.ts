// Which reports plans ask for: of an organisation that received them, and of those to whom one was sent.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { PlanAsks } from '#rules/reports/periods.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>

/** An entry of the calendar of a plan that was sent. */
export interface AskedReport extends PlanAsks {
  planId: string
  reportId: string
  title: string
  /** The organisation that asks. */
  setBy: string
}

/** What plans that came to the organisation at a path ask it to report. */
export const reportsAskedOf = async ({ tx, province }: Context, path: string): Promise<AskedReport[]> =>
  (
    await sql<AskedReport>`
      select plan_id as "planId", report_id as "reportId", title, due_on as "dueOn", every, starts_on as "startsOn", ends_on as "endsOn",
             ended_on as "endedOn", set_by as "setBy"
        from plan_reports_asked(${province}, ${path}) order by due_on, report_id`.execute(tx)
  ).rows

/** What plans ask of those they were sent to, by the last issue of each; `which`: of plans `p`. */
export const reportsAskedBy = async ({ tx, province }: Context, which: RawBuilder<boolean>): Promise<AskedReport[]> =>
  (
    await sql<AskedReport>`
      select p.id as "planId", x.id as "reportId", x.title, x."dueOn", x.every, (i.content ->> 'startsOn')::date as "startsOn",
             (i.content ->> 'endsOn')::date as "endsOn", p.closed_on as "endedOn", o.name as "setBy"
        from plans p
        join organisations o on o.province_code = ${province} and o.id = p.organisation_id
        join lateral (select content from plan_issues where province_code = ${province} and plan_id = p.id order by no desc limit 1) i on true
        cross join lateral jsonb_to_recordset(i.content -> 'reports') as x(id uuid, title text, "dueOn" date, every text)
       where p.province_code = ${province} and ${which}
       order by x."dueOn", x.id`.execute(tx)
  ).rows

export interface AskingPlan {
  title: string
  organisationId: string
  startsOn: string
  endsOn: string
  /** The plan of the level above that it was made from. */
  sourceId: string | null
}

/** A plan that the scope reaches. */
export const askingPlan = async (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<AskingPlan | undefined> =>
  (
    await sql<AskingPlan>`
      select p.title, p.organisation_id as "organisationId", p.starts_on as "startsOn", p.ends_on as "endsOn", r.plan_id as "sourceId"
        from plans p left join plan_receipts r on r.province_code = ${province} and r.id = p.receipt_id
       where ${scope.rows(actor, province, 'p')} and p.id = ${id}`.execute(tx)
  ).rows[0]

/**
 * Rows (plan_id, organisation_id, name, sort_key) of those who report on plans: who received them and still stands; where two levels sent on
 * the same directive the nearer one asks.
 */
export const reportersOf = (province: string, planIds: readonly string[]) => sql`(
  select r.plan_id, r.organisation_id, o.name, o.sort_key
    from plan_receipts r
    join plans p on p.province_code = ${province} and p.id = r.plan_id
    join organisations o on o.province_code = ${province} and o.id = r.organisation_id and o.ended_on is null
   where r.province_code = ${province} and r.plan_id = any(${[...planIds]}::uuid[])
     and not exists (
       select from plan_receipts n join plans q on q.province_code = ${province} and q.id = n.plan_id
        where n.province_code = ${province} and n.organisation_id = r.organisation_id and n.root_id = r.root_id and length(q.path) > length(p.path)))`

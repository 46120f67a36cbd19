// Lists of plans with how their work stands: a page at a time, and what is late of an organisation's own.
import { sql } from 'kysely'
import type { PathRange } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { counted, stateOn, type WorkCounts, workGiven } from '#modules/plans/store/state.ts'

export type ListedPlan = PlanRecord & WorkCounts & { organisation_name: string }

export interface Asked {
  organisationId: string | null
  range: PathRange
  show: 'all' | 'open' | 'closed'
  after: readonly [string, string] | null
  limit: number
}

/** Plans, those that begin last first; one more than asked for. */
export async function readPlans({ tx, province, today }: QueryContext, asked: Asked): Promise<ListedPlan[]> {
  const { organisationId, range, show, after, limit } = asked
  const ofPage = sql<boolean>`k.source_id in (select x.id from plan_tasks x join page y on y.id = x.plan_id where x.province_code = ${province})`
  const { rows } = await sql<ListedPlan>`
    with page as (
      select p.* from plans p
       where p.province_code = ${province} and p.path >= ${range.lo} and p.path < ${range.hi}
         and ${organisationId === null ? sql`true` : sql`p.organisation_id = ${organisationId}`}
         and ${show === 'all' ? sql`true` : show === 'closed' ? sql`p.state = 'closed'` : sql`p.state <> 'closed'`}
         and ${after === null ? sql`true` : sql`(p.starts_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)`}
       order by p.starts_on desc, p.id desc limit ${limit + 1}
    ), work as (
      select t.plan_id, ${stateOn(today, sql`p.ends_on`)} as state
        from plan_tasks t join page p on p.id = t.plan_id
        left join ${workGiven(province, range, ofPage)} g on g.source_id = t.id
       where t.province_code = ${province}
    ), sums as (select plan_id, ${counted} from work group by plan_id)
    select p.*, o.name as organisation_name, coalesce(s.tasks, 0) as tasks, coalesce(s.done, 0) as done, coalesce(s.late, 0) as late,
           coalesce(s.waiting, 0) as waiting, coalesce(s."underWay", 0) as "underWay", coalesce(s."notBegun", 0) as "notBegun",
           coalesce(s.declined, 0) as declined
      from page p
      join organisations o on o.province_code = ${province} and o.id = p.organisation_id
      left join sums s on s.plan_id = p.id
     order by p.starts_on desc, p.id desc`.execute(tx)
  return rows
}

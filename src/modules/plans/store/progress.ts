// How a plan stands in the tree of organisations it went to, in one statement: who read it, who made a plan of it, what became of the work.
import { type RawBuilder, sql } from 'kysely'
import { directlyBelow, type PathRange } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { counted, NO_WORK, stateOn, type WorkCounts, workGiven } from '#modules/plans/store/state.ts'

export interface Standing extends WorkCounts {
  organisations: number
  read: number
  made: number
  idle: number
}

export const NO_STANDING: Standing = { organisations: 0, read: 0, made: 0, idle: 0, ...NO_WORK }

const KEYS = Object.keys(NO_STANDING) as (keyof Standing)[]

export const plus = (a: Standing, b: Standing): Standing =>
  Object.fromEntries(KEYS.map((key) => [key, a[key] + b[key]])) as unknown as Standing

interface Asked {
  plan: Pick<PlanRecord, 'id' | 'path' | 'root_id'>
  range: PathRange
  /** Of one piece of work of the first plan alone. */
  rootTaskId: string | null
}

/**
 * One row `each` of every organisation below that of the plan to which the chain came: whether it read the last issue, the adopted plan it made,
 * how its work stands. `idle`: it has not begun with anything.
 */
const eachBelow = ({ province, today }: QueryContext, { plan, range, rootTaskId }: Asked): RawBuilder<unknown> => {
  const { lo, hi } = range
  const within = (alias: string) => {
    const path = sql.ref(`${alias}.path`)
    return sql`${sql.ref(`${alias}.province_code`)} = ${province} and ${path} >= ${lo} and ${path} < ${hi} and ${path} <> ${plan.path}`
  }
  return sql`
  received as (
    select r.path, r.organisation_id, bool_and(r.read_issue = r.issue) as read
      from plan_receipts r join organisations o on o.province_code = ${province} and o.id = r.organisation_id and o.ended_on is null
     where ${within('r')} and r.root_id = ${plan.root_id} group by 1, 2
  ), mine as (
    select p.id, p.path, p.ends_on from plans p where ${within('p')} and p.root_id = ${plan.root_id} and p.state <> 'draft'
  ), work as materialized (
    select t.path, ${stateOn(today, sql`p.ends_on`)} as state, t.state = 'done' or t.percent > 0 or coalesce(g.given, 0) > 0 as begun
      from plan_tasks t
      join mine p on p.id = t.plan_id
      left join ${workGiven(province, range)} g on g.source_id = t.id
     where ${within('t')} and ${rootTaskId === null ? sql`true` : sql`t.root_id = ${rootTaskId}`}
  ), sums as (
    select path, bool_or(begun) as begun, ${counted} from work group by path
  ), each as (
    select r.path, r.organisation_id, r.read, m.id as plan_id, coalesce(s.begun, false) as begun, coalesce(s.tasks, 0) as tasks,
           coalesce(s.done, 0) as done, coalesce(s.late, 0) as late, coalesce(s.waiting, 0) as waiting, coalesce(s."underWay", 0) as "underWay",
           coalesce(s."notBegun", 0) as "notBegun", coalesce(s.declined, 0) as declined
      from received r
      left join (select path, (array_agg(id))[1] as id from mine group by path) m on m.path = r.path
      left join sums s on s.path = r.path
  )`
}

export type StandingRow = Standing & { id: string; name: string; deeper: boolean }

/** The organisation at `at` itself, where it is one of them, and those directly below it, each with all below; in the order of names. */
export async function standingUnder(context: QueryContext, asked: Asked & { at: string }): Promise<StandingRow[]> {
  const { tx, province } = context
  const { rows } = await sql<StandingRow>`
    with ${eachBelow(context, asked)}, grouped as (
      select ${directlyBelow('e.path', asked.at)} as key, count(*)::integer as organisations,
             count(*) filter (where e.read)::integer as read, count(e.plan_id)::integer as made, count(*) filter (where not e.begun)::integer as idle,
             ${sql.join((['tasks', 'done', 'late', 'waiting', 'underWay', 'notBegun', 'declined'] as const).map((name) => sql`sum(e.${sql.ref(name)})::integer as ${sql.ref(name)}`))},
             max(length(e.path)) > length(${directlyBelow('e.path', asked.at)}) as deeper
        from each e group by 1
    )
    select g.*, o.id, o.name
      from grouped g join organisations o on o.province_code = ${province} and o.path = g.key
     order by g.key <> ${asked.at}, o.sort_key, o.id`.execute(tx)
  return rows
}

export type Below = Standing & { id: string; name: string; sort_key: string; plan_id: string | null }

const SHOWN: Readonly<Record<string, RawBuilder<boolean>>> = {
  all: sql<boolean>`true`,
  unread: sql<boolean>`not e.read`,
  'not-made': sql<boolean>`e.plan_id is null`,
  idle: sql<boolean>`not e.begun`,
  late: sql<boolean>`e.late > 0`,
  waiting: sql<boolean>`e.waiting > 0`,
  declined: sql<boolean>`e.declined > 0`,
  done: sql<boolean>`e.tasks > 0 and e.done = e.tasks`,
}

/** Organisations one by one, by name; one more than asked for. */
export async function organisationsBelow(
  context: QueryContext,
  asked: Asked & { show: string; after: readonly [string, string] | null; limit: number },
): Promise<Below[]> {
  const { tx, province } = context
  const { after } = asked
  const { rows } = await sql<Below>`
    with ${eachBelow(context, asked)}
    select o.id, o.name, o.sort_key, e.plan_id, 1 as organisations, e.read::integer as read, (e.plan_id is not null)::integer as made,
           (not e.begun)::integer as idle, e.tasks, e.done, e.late, e.waiting, e."underWay", e."notBegun", e.declined
      from each e join organisations o on o.province_code = ${province} and o.id = e.organisation_id
     where ${SHOWN[asked.show] ?? sql`true`}
       and ${after === null ? sql`true` : sql`(o.sort_key, o.id) > (${after[0]}, ${after[1]}::uuid)`}
     order by o.sort_key, o.id limit ${asked.limit + 1}`.execute(tx)
  return rows
}

export interface TaskBelow {
  root_id: string
  tasks: number
  done: number
  late: number
  waiting: number
  declined: number
}

/** Of each piece of work of a plan how it stands in adopted plans below that carry it out. */
export async function workBelow(
  { tx, province, today }: QueryContext,
  plan: Pick<PlanRecord, 'id' | 'path' | 'root_id'>,
): Promise<Map<string, TaskBelow>> {
  const hi = `${plan.path.slice(0, -1)}0`
  const { rows } = await sql<TaskBelow>`
    with mine as (
      select p.id, p.ends_on from plans p where p.province_code = ${province} and p.root_id = ${plan.root_id} and p.path > ${plan.path} and p.path < ${hi}
         and p.state <> 'draft'
    ), work as materialized (
      select t.root_id, ${stateOn(today, sql`p.ends_on`)} as state
        from plan_tasks t join mine p on p.id = t.plan_id
        left join ${workGiven(province, { lo: plan.path, hi })} g on g.source_id = t.id
       where t.province_code = ${province} and t.path > ${plan.path} and t.path < ${hi}
    )
    select root_id, ${counted} from work group by root_id`.execute(tx)
  return new Map(rows.map((row) => [row.root_id, row]))
}

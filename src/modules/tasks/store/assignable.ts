// Which members can be given work, which have some in a span of days, and which have a reason why not.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

/** Over `members m`: on the list, neither exempt nor suspended. */
export const assignable = sql<boolean>`m.status in ('full', 'probationary')`

/** Days, and the paths below an organisation. */
export interface Span {
  lo: string
  hi: string
  from: string
  to: string
}

/** A row `working` for `members m` with a task that ran at some time within the days; looked up member by member, the last first, up to the first that did. */
export const workOf = (province: string, { lo, hi, from, to }: Span) => sql`
  select true as working from tasks t
   where t.province_code = ${province} and t.member_id = m.id and t.path >= ${lo} and t.path < ${hi} and t.state <> 'cancelled'
     and t.assigned_on <= ${to}::date and (t.closed_on is null or t.closed_on >= ${from}::date)
   order by t.due_on desc limit 1`

/**
 * Everybody with such a task, once. To be put beside members with a full join: of a left join, and of looking it up member by member, the
 * planner expects a hundredth of the members a province has, and asks again for each.
 */
const workers = (province: string, { lo, hi, from, to }: Span) => {
  const running = sql`t.province_code = ${province} and t.path >= ${lo} and t.path < ${hi} and t.member_id is not null and t.state <> 'cancelled'
     and t.assigned_on <= ${to}::date`
  return sql`select t.member_id from tasks t where ${running} and t.closed_on >= ${from}::date
     union select t.member_id from tasks t where ${running} and t.closed_on is null`
}

/** A reason that holds at some time within the days, over `members m`. */
export const hasWaiver = (province: string, { lo, hi, from, to }: Span) => sql<boolean>`m.id in (
  select w.member_id from task_waivers w
   where w.province_code = ${province} and w.path >= ${lo} and w.path < ${hi}
     and daterange(w.valid_from, w.valid_to) && daterange(${from}::date, ${to}::date, '[]'))`

export interface UnassignedRow {
  id: string
  full_name: string
  sort_key: string
  organisation_id: string
  organisation_name: string
}

/** One page and one row more of those below a path without work and without a reason, by name; and how many there are of each. */
export async function readUnassigned(
  { tx, province }: QueryContext,
  asked: Span & { after: readonly [string, string] | null; limit: number },
) {
  const { lo, hi, after, limit } = asked
  const counts = await countAssigned({ tx, province }, asked)
  // Where nobody is left, each of them would be asked for in vain: of a province with 90 000 people that took 0.8 s.
  if (counts.assignable === counts.assigned + counts.waived) return { rows: [], counts }
  const waived = hasWaiver(province, asked)
  const work = sql`left join lateral (${workOf(province, asked)}) w on true`
  const living = sql`m.province_code = ${province} and m.path >= ${lo} and m.path < ${hi} and ${assignable}`
  const { rows } = await sql<UnassignedRow>`
    select m.id, m.full_name, m.sort_key, m.organisation_id, o.name as organisation_name
      from members m join organisations o on o.province_code = ${province} and o.id = m.organisation_id
      ${work}
     where ${living} and w.working is null and not ${waived}
       and ${after === null ? sql`true` : sql`(m.sort_key, m.id) > (${after[0]}, ${after[1]}::uuid)`}
     order by m.sort_key, m.id limit ${limit + 1}`.execute(tx)
  return { rows, counts }
}

export interface Assigned {
  assignable: number
  assigned: number
  waived: number
}

/** Of the members below a path how many can be given work, have some within the days, have none and a reason why not. */
export async function countAssigned(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  span: Span,
): Promise<Assigned> {
  const { rows } = await sql<Assigned>`${assignedBy('province_code', province, span)}`.execute(tx)
  return rows[0] ?? { assignable: 0, assigned: 0, waived: 0 }
}

/** The same by a column of the members below a path that says where each belongs: `place`. */
export const assignedBy = (column: 'province_code' | 'path' | 'organisation_id', province: string, span: Span) => {
  const place = sql.ref(`m.${column}`)
  const within = (table: string) =>
    sql`${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.path`)} >= ${span.lo} and ${sql.ref(`${table}.path`)} < ${span.hi}`
  // Those assignable, said so that two indexes answer it: on the list, and none of the few who rest.
  return sql`
    select ${place} as place, count(*)::integer as assignable, count(w.member_id)::integer as assigned,
           count(*) filter (where w.member_id is null and ${hasWaiver(province, span)})::integer as waived
      from (select m.id, ${place} from members m where ${within('m')} and m.status <> 'left'
               and m.id not in (select r.id from members r where ${within('r')} and r.status in ('exempt', 'suspended'))) m
      full join (${workers(province, span)}) w on w.member_id = m.id
     group by 1 having count(m.id) > 0`
}

/** Of each branch below a path how many of its members can be given work, and how many of them have some within the days. */
export async function assignedByBranch(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  span: Span,
): Promise<{ organisationId: string; assignable: number; assigned: number }[]> {
  const { rows } = await sql<{ organisationId: string; assignable: number; assigned: number }>`
    select a.place as "organisationId", a.assignable, a.assigned from (${assignedBy('organisation_id', province, span)}) a`.execute(
    tx,
  )
  return rows
}

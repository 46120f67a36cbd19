// What the level above reads: a page of branches in a month, money on its way up, and the sums of a quarter by organisation.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { owedBelow } from '#modules/dues/store/owed.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { dayAfter } from '#rules/dues/months.ts'
import type { Tariff } from '#rules/dues/tariff.ts'

export interface BranchMonth {
  id: string
  name: string
  sort_key: string
  closed: boolean
  members: number
  undeclared: number
  owed: number
  paid: number
  remitted: number
  balance: number
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

interface Branch {
  id: string
  name: string
  sort_key: string
  path: string
  closed: boolean
}

/** One page and one more of the branches below a path, by name: those that stood in the month. */
async function branchesBelow(
  { tx, province }: QueryContext,
  path: string,
  asked: { month: string; after: readonly [string, string] | null; limit: number },
): Promise<Branch[]> {
  const { month, after, limit } = asked
  const { rows } = await sql<Branch>`
    select o.id, o.name, o.sort_key, o.path,
           exists (select from dues_months c where c.province_code = ${province} and c.organisation_id = o.id
                      and c.month = ${month} and c.reopened_at is null) as closed
      from organisations o
     where o.province_code = ${province} and o.path >= ${path} and o.path < ${upper(path)}
       and o.type_code in ('branch', 'grassroots-branch') and o.founded_on < ${dayAfter(month)}::date
       and (o.ended_on is null or o.ended_on > ${`${month}-01`}::date)
       and ${after === null ? sql`true` : sql`(o.sort_key, o.id) > (${after[0]}, ${after[1]}::uuid)`}
     order by o.sort_key, o.id limit ${limit + 1}`.execute(tx)
  return rows
}

/** A page of branches and how they stand: what a closed month was closed with, what an open one is today. */
export async function branchMonths(
  context: QueryContext,
  path: string,
  asked: { month: string; tariff: Tariff | null; after: readonly [string, string] | null; limit: number },
): Promise<BranchMonth[]> {
  const { tx, province } = context
  const { month, tariff } = asked
  const branches = await branchesBelow(context, path, asked)
  if (branches.length === 0) return []
  const ids = branches.map(({ id }) => id)
  // A closed month is read as it was kept; only open ones are reckoned.
  const open = branches.filter((branch) => !branch.closed).map(({ id }) => id)
  const owing =
    tariff === null
      ? sql`(select null::uuid as organisation_id, null::uuid as member_id, null::bigint as owed where false)`
      : owedBelow(province, path, tariff, open)
  // As in closing: the planner expects a handful of people and would look each of them up in lists without an index.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await sql<Omit<BranchMonth, 'name' | 'sort_key'>>`
    select o.id, c.month is not null as closed, coalesce(c.members, w.members, 0) as members,
           coalesce(c.undeclared, w.undeclared, 0) as undeclared, coalesce(c.owed, w.owed, 0) as owed,
           coalesce(c.paid, f.paid, 0) as paid, coalesce(c.remitted, f.remitted, 0) as remitted,
           coalesce(c.balance, f.balance, 0) as balance
      from unnest(${ids}::uuid[]) as o(id)
      left join dues_months c on c.province_code = ${province} and c.organisation_id = o.id and c.month = ${month} and c.reopened_at is null
      left join (
        select w.organisation_id, count(*)::integer as members, count(*) filter (where w.owed is null)::integer as undeclared,
               sum(w.owed)::bigint as owed
          from ${owing} w
         group by w.organisation_id) w on w.organisation_id = o.id
      left join (
        select k.organisation_id, sum(k.change)::bigint as balance, sum(k.paid) filter (where k.month = ${month})::bigint as paid,
               sum(k.remitted) filter (where k.month = ${month})::bigint as remitted
          from dues_sums k
         where k.province_code = ${province} and k.organisation_id = any(${open}::uuid[]) and k.month <= ${month}
         group by k.organisation_id) f on f.organisation_id = o.id`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  const known = new Map(rows.map((row) => [row.id, row]))
  return branches.flatMap(({ id, name, sort_key }) => {
    const row = known.get(id)
    return row === undefined ? [] : [{ ...row, name, sort_key }]
  })
}

/** What the organisations directly below sent up and nobody has confirmed; at most 200, the oldest first. */
export async function onTheWay(
  { tx, province }: QueryContext,
  parentId: string,
): Promise<{ id: string; organisationName: string; on: string; amount: number }[]> {
  const { rows } = await sql<{ id: string; organisationName: string; on: string; amount: number }>`
    select e.id, o.name as "organisationName", e.booked_on as "on", -e.amount as amount
      from organisations o
      join dues_entries e on e.province_code = ${province} and e.organisation_id = o.id and e.kind = 'remitted' and e.other_organisation_id is null
     where o.province_code = ${province} and o.parent_id = ${parentId}
       and not exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id)
       and not exists (select from dues_received(${province}, array[e.id]))
     order by e.booked_on, e.id limit 200`.execute(tx)
  return rows
}

interface Sums {
  collected: number
  received: number
  remitted: number
}

export interface QuarterRow {
  id: string
  name: string
  path: string
  parent_id: string | null
  type_code: string
  unit_type: string | null
  members: number
  period: Sums
  year: Sums
}

/** The sums of every organisation at and below a path: of these months, and from January until the last of them. */
export async function quarterSums(
  { tx, province }: QueryContext,
  { path }: OrganisationRow,
  months: { first: string; last: string },
): Promise<QuarterRow[]> {
  const { first, last } = months
  const end = dayAfter(last)
  const sums = (
    from: string,
  ) => sql`json_build_object('collected', coalesce(sum(k.collected) filter (where k.month >= ${from}), 0),
    'received', coalesce(sum(k.received) filter (where k.month >= ${from}), 0),
    'remitted', coalesce(sum(k.remitted) filter (where k.month >= ${from}), 0))`
  const none = JSON.stringify({ collected: 0, received: 0, remitted: 0 })
  const january = `${last.slice(0, 4)}-01`
  const { rows } = await sql<QuarterRow>`
    select o.id, o.name, o.path, o.parent_id, o.type_code, o.unit_type, coalesce(m.members, 0) as members,
           coalesce(f.period, ${none}::json) as period, coalesce(f.year, ${none}::json) as year
      from organisations o
      left join (
        select k.organisation_id, ${sums(first)} as period, ${sums(january)} as year
          from dues_sums k
         where k.province_code = ${province} and k.path >= ${path} and k.path < ${upper(path)} and k.month between ${january} and ${last}
         group by k.organisation_id) f on f.organisation_id = o.id
      left join (
        select p.organisation_id, count(*)::integer as members
          from members_then(${province}, ${path}, ${upper(path)}, ${end}::date - 1) p
         where p.status is distinct from 'left' group by p.organisation_id) m on m.organisation_id = o.id
     where o.province_code = ${province} and o.path >= ${path} and o.path < ${upper(path)} and o.founded_on < ${end}::date
     order by o.path`.execute(tx)
  return rows
}

/** One end of a whole book moved to another: of what was joined, divided or ended. */
export interface MovedRow {
  organisation_id: string
  /** The book at the other end. */
  other_id: string
  kind: 'received' | 'remitted'
  /** Đồng, as a positive number; less where it was taken back. */
  amount: number
  month: string
}

/**
 * What of the sums of a year comes from books moved whole, not from sending dues up. What another organisation sent from out of reach was
 * moved too: a branch that sends up lies below.
 */
export async function movedWhole(
  { tx, province }: QueryContext,
  { path }: OrganisationRow,
  last: string,
): Promise<MovedRow[]> {
  const { rows } = await sql<MovedRow>`
    select e.organisation_id, coalesce(e.other_organisation_id, c.other_organisation_id) as other_id,
           case when e.received_of is null then 'remitted' else 'received' end as kind,
           sum(case when e.received_of is null then -e.amount else e.amount end)::bigint as amount,
           to_char(e.booked_on, 'YYYY-MM') as month
      from dues_entries e
      left join dues_entries c on c.province_code = ${province} and c.id = e.counter_of
     where e.province_code = ${province} and e.path >= ${path} and e.path < ${upper(path)}
       and e.booked_on >= ${`${last.slice(0, 4)}-01-01`}::date and e.booked_on < ${dayAfter(last)}::date and e.member_id is null
       and coalesce(e.other_organisation_id, c.other_organisation_id) is not null
       and (e.received_of is null or not exists (
             select from dues_entries s where s.province_code = ${province} and s.id = e.received_of and s.other_organisation_id is null))
     group by 1, 2, 3, 5`.execute(tx)
  return rows
}

/** How many months of these organisations with lines in them have not closed. */
export async function openMonths(
  { tx, province }: QueryContext,
  { path }: OrganisationRow,
  { first, last }: { first: string; last: string },
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from dues_sums k
     where k.province_code = ${province} and k.path >= ${path} and k.path < ${upper(path)} and k.month between ${first} and ${last}
       and k.lines > 0
       and not exists (select from dues_months c where c.province_code = ${province} and c.organisation_id = k.organisation_id
                          and c.month >= k.month and c.reopened_at is null)`.execute(tx)
  return rows[0]?.open ?? 0
}

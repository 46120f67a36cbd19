// What the level above reads: a page of branches in a month, money on its way up, and the sums of a quarter by organisation.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { flowSums } from '#modules/dues/store/entries.ts'
import { owedBelow } from '#modules/dues/store/owed.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { dayAfter, firstDayOf } from '#rules/dues/months.ts'
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
  const flows = flowSums(sql`e.booked_on >= ${firstDayOf(month)}::date`)
  // As in closing: the planner expects a handful of people and would look each of them up in lists without an index.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await sql<Omit<BranchMonth, 'name' | 'sort_key'>>`
    select o.id, c.month is not null as closed, coalesce(c.members, w.members, 0) as members,
           coalesce(c.undeclared, w.undeclared, 0) as undeclared, coalesce(c.owed, w.owed, 0) as owed,
           coalesce(c.paid, w.paid, 0) as paid, coalesce(c.remitted, f.remitted, 0) as remitted,
           coalesce(c.balance, f.balance, 0) as balance
      from unnest(${ids}::uuid[]) as o(id)
      left join dues_months c on c.province_code = ${province} and c.organisation_id = o.id and c.month = ${month} and c.reopened_at is null
      left join (
        select w.organisation_id, count(*)::integer as members, count(*) filter (where w.owed is null)::integer as undeclared,
               sum(w.owed)::bigint as owed, sum(p.amount)::bigint as paid
          from ${owing} w
          left join lateral (select sum(e.amount)::bigint as amount from dues_entries e
                              where e.province_code = ${province} and e.member_id = w.member_id and e.for_month = ${month}
                                and e.path >= ${path} and e.path < ${upper(path)}) p on true
         group by w.organisation_id) w on w.organisation_id = o.id
      left join (
        select e.organisation_id, sum(e.amount)::bigint as balance, ${flows.remitted} as remitted
          from dues_entries e
         where e.province_code = ${province} and e.organisation_id = any(${open}::uuid[]) and e.booked_on < ${dayAfter(month)}::date
         group by e.organisation_id) f on f.organisation_id = o.id`.execute(tx)
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
  type_code: string
  unit_type: string | null
  members: number
  period: Sums
  year: Sums
}

/** The sums of every organisation at and below a path: from `from` to before `to`, and from the first day of the year. */
export async function quarterSums(
  { tx, province }: QueryContext,
  { path }: OrganisationRow,
  { from, to }: { from: string; to: string },
): Promise<QuarterRow[]> {
  const during = (first: string) => flowSums(sql`e.booked_on >= ${first}::date and e.booked_on < ${to}::date`)
  const [period, year] = [during(from), during(`${from.slice(0, 4)}-01-01`)]
  const { rows } = await sql<QuarterRow>`
    select o.id, o.name, o.path, o.type_code, o.unit_type, coalesce(m.members, 0) as members,
           json_build_object('collected', coalesce(f.pc, 0), 'received', coalesce(f.pr, 0), 'remitted', coalesce(f.ps, 0)) as period,
           json_build_object('collected', coalesce(f.yc, 0), 'received', coalesce(f.yr, 0), 'remitted', coalesce(f.ys, 0)) as year
      from organisations o
      left join (
        select e.organisation_id, ${period.collected} as pc, ${period.received} as pr, ${period.remitted} as ps,
               ${year.collected} as yc, ${year.received} as yr, ${year.remitted} as ys
          from dues_entries e
         where e.province_code = ${province} and e.path >= ${path} and e.path < ${upper(path)} and e.booked_on < ${to}::date
         group by e.organisation_id) f on f.organisation_id = o.id
      left join (
        select p.organisation_id, count(*)::integer as members
          from members_then(${province}, ${path}, ${upper(path)}, ${to}::date - 1) p
         where p.status is distinct from 'left' group by p.organisation_id) m on m.organisation_id = o.id
     where o.province_code = ${province} and o.path >= ${path} and o.path < ${upper(path)} and o.founded_on < ${to}::date
     order by o.path`.execute(tx)
  return rows
}

/** How many months of the quarter organisations with lines in it have not closed. */
export async function openMonths(
  { tx, province }: QueryContext,
  { path }: OrganisationRow,
  months: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from (
      select distinct e.organisation_id, to_char(e.booked_on, 'YYYY-MM') as month from dues_entries e
       where e.province_code = ${province} and e.path >= ${path} and e.path < ${upper(path)}
         and to_char(e.booked_on, 'YYYY-MM') = any(${[...months]}::text[])) x
     where not exists (select from dues_months c where c.province_code = ${province} and c.organisation_id = x.organisation_id
                          and c.month >= x.month collate "C" and c.reopened_at is null)`.execute(tx)
  return rows[0]?.open ?? 0
}

// Closing months: one statement for one organisation or for all branches below it, and opening one again.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { owedBelow, owedRows } from '#modules/dues/store/owed.ts'
import { dayAfter, firstDayOf, monthAfter } from '#rules/dues/months.ts'
import type { Tariff } from '#rules/dues/tariff.ts'

interface Closing {
  month: string
  /** Null: the rates of the month are not known, so nothing is owed in it. */
  tariff: Tariff | null
  withBelow: boolean
}

/** Closes the books that are open for the month; returns the organisations that were closed now. What they were closed with is kept. */
export async function closeBooks(
  { tx, province, now, actor }: CommandContext,
  place: { id: string; path: string },
  { month, tariff, withBelow }: Closing,
): Promise<string[]> {
  const [lo, hi] = [place.path, `${place.path.slice(0, -1)}0`]
  const one = sql`select organisation_id, member_id, owed from (${owedRows(province, [place.path], tariff === null ? [] : [tariff])}) x`
  const owing = withBelow && tariff !== null ? owedBelow(province, place.path, tariff) : one
  const holding = ['branch', 'grassroots-branch']
  // The planner takes the range of the seat and that of the place for two conditions and expects a handful of people: one look-up a
  // person, where a province is read once and joined.
  if (withBelow)
    await sql`set local enable_nestloop = off; set local enable_mergejoin = off; set local work_mem = '32MB'`.execute(
      tx,
    )
  const { rows } = await sql<{ organisation_id: string }>`
    with books as (
      select o.id, o.path from organisations o
       where o.province_code = ${province} and o.path >= ${lo} and o.path < ${hi} and o.founded_on < ${dayAfter(month)}::date
         and (o.ended_on is null or o.ended_on > ${firstDayOf(month)}::date)
         and (o.id = ${place.id} or (${withBelow} and o.type_code = any(${holding}::text[])))
         and not exists (select from dues_months c where c.province_code = ${province} and c.organisation_id = o.id
                            and c.month >= ${month} and c.reopened_at is null)),
    owed as (
      select w.organisation_id, count(*)::integer as members, count(*) filter (where w.owed is null)::integer as undeclared,
             coalesce(sum(w.owed), 0)::bigint as owed, 
             array_agg(w.member_id) filter (where w.owed is not null) as owed_members, array_agg(w.owed) filter (where w.owed is not null) as owed_amounts
        from (${owing}) w
       group by w.organisation_id)
    insert into dues_months (province_code, organisation_id, month, seq, path, members, undeclared, owed, paid, collected, received,
                             remitted, balance, owed_members, owed_amounts, closed_at, closed_by)
    select ${province}, b.id, ${month}, 1 + coalesce(n.closings, 0), b.path,
           coalesce(w.members, 0), coalesce(w.undeclared, 0), coalesce(w.owed, 0), coalesce(k.paid, 0), coalesce(k.collected, 0),
           coalesce(k.received, 0), coalesce(k.remitted, 0),
           -- Nothing is written in or before a closed month, so the next one goes on from what it was closed with.
           coalesce(case when p.balance is not null then p.balance + coalesce(k.change, 0)
                         else (select sum(x.change) from dues_sums x where x.province_code = ${province} and x.organisation_id = b.id
                                  and x.month <= ${month}) end, 0),
           coalesce(w.owed_members, '{}'), coalesce(w.owed_amounts, '{}'),
           ${now.toISOString()}::timestamptz, ${actor.displayName}
      from books b
      left join owed w on w.organisation_id = b.id
      left join (select * from dues_sums where province_code = ${province} and month = ${month} and path >= ${lo} and path < ${hi}) k
        on k.organisation_id = b.id
      left join (select organisation_id, count(*)::integer as closings from dues_months
                  where province_code = ${province} and month = ${month} and path >= ${lo} and path < ${hi} group by 1) n on n.organisation_id = b.id
      left join (select organisation_id, balance from dues_months where province_code = ${province} and month = ${monthAfter(month, -1)}
                    and reopened_at is null and path >= ${lo} and path < ${hi}) p on p.organisation_id = b.id
    on conflict (province_code, organisation_id, month) where reopened_at is null do nothing
    returning organisation_id`.execute(tx)
  if (withBelow)
    await sql`set local enable_nestloop = on; set local enable_mergejoin = on; set local work_mem = default`.execute(tx)
  return rows.map((row) => row.organisation_id)
}

/** Opens the closed month again; what it was closed with stays. */
export async function reopenBook(
  { tx, province, now, actor }: CommandContext,
  organisationId: string,
  month: string,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('dues_months')
    .set({ reopened_at: now.toISOString(), reopened_by: actor.displayName, reopened_reason: reason })
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .where('reopened_at', 'is', null)
    .execute()
}

/** The closing that holds, or undefined while the month is open. */
export const closingOf = ({ tx, province }: QueryContext, organisationId: string, month: string) =>
  tx
    .selectFrom('dues_months')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()

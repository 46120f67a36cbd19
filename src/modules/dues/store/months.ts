// Closing months: one statement for one organisation or for all branches below it, and opening one again.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { flowSums } from '#modules/dues/store/entries.ts'
import { owedBelow, owedRows } from '#modules/dues/store/owed.ts'
import { dayAfter, firstDayOf } from '#rules/dues/months.ts'
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
  const flows = flowSums(sql`e.booked_on >= ${firstDayOf(month)}::date`)
  const holding = ['branch', 'grassroots-branch']
  // The planner takes the range of the seat and that of the place for two conditions and expects a handful of people: one look-up a
  // person, where a province is read once and joined.
  if (withBelow) await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await sql<{ organisation_id: string }>`
    with books as (
      select o.id, o.path from organisations o
       where o.province_code = ${province} and o.path >= ${lo} and o.path < ${hi} and o.founded_on < ${dayAfter(month)}::date
         and (o.ended_on is null or o.ended_on > ${firstDayOf(month)}::date)
         and (o.id = ${place.id} or (${withBelow} and o.type_code = any(${holding}::text[])))
         and not exists (select from dues_months c where c.province_code = ${province} and c.organisation_id = o.id
                            and c.month >= ${month} and c.reopened_at is null)),
    paid as (
      select e.member_id, sum(e.amount)::bigint as amount from dues_entries e
       where e.province_code = ${province} and e.path >= ${lo} and e.path < ${hi} and e.for_month = ${month} group by e.member_id),
    owed as (
      select w.organisation_id, count(*)::integer as members, count(*) filter (where w.owed is null)::integer as undeclared,
             coalesce(sum(w.owed), 0)::bigint as owed, coalesce(sum(p.amount), 0)::bigint as paid,
             coalesce(jsonb_object_agg(w.member_id, w.owed) filter (where w.owed is not null), '{}') as owed_by
        from (${owing}) w left join paid p on p.member_id = w.member_id
       group by w.organisation_id),
    flows as (
      select e.organisation_id, sum(e.amount)::bigint as balance,
             ${flows.collected} as collected, ${flows.received} as received, ${flows.remitted} as remitted
        from dues_entries e
       where e.province_code = ${province} and e.path >= ${lo} and e.path < ${hi} and e.booked_on < ${dayAfter(month)}::date
       group by e.organisation_id)
    insert into dues_months (province_code, organisation_id, month, seq, path, members, undeclared, owed, paid, collected, received,
                             remitted, balance, owed_by, closed_at, closed_by)
    select ${province}, b.id, ${month}, 1 + (select count(*)::integer from dues_months c
             where c.province_code = ${province} and c.organisation_id = b.id and c.month = ${month}), b.path,
           coalesce(w.members, 0), coalesce(w.undeclared, 0), coalesce(w.owed, 0), coalesce(w.paid, 0), coalesce(f.collected, 0),
           coalesce(f.received, 0), coalesce(f.remitted, 0), coalesce(f.balance, 0), coalesce(w.owed_by, '{}'),
           ${now.toISOString()}::timestamptz, ${actor.displayName}
      from books b
      left join owed w on w.organisation_id = b.id
      left join flows f on f.organisation_id = b.id
    on conflict (province_code, organisation_id, month) where reopened_at is null do nothing
    returning organisation_id`.execute(tx)
  if (withBelow) await sql`set local enable_nestloop = on`.execute(tx)
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

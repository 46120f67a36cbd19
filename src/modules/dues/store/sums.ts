// What the lines of a cash book come to by months, kept beside them: added to with every line, read by the levels above, and checked.
import { type RawBuilder, sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { monthOf } from '#rules/dues/months.ts'

export interface SummedLine {
  book: { id: string; path: string }
  kind: string
  amount: number
  on: string
  person?: { forMonth: string }
  receivedOf?: string
}

interface MonthSums {
  organisation_id: string
  path: string
  month: string
  paid: number
  collected: number
  received: number
  remitted: number
  change: number
  lines: number
}

/** What lines add to the months of their books; a counter-entry takes off what it takes back. */
function added(lines: readonly SummedLine[]): MonthSums[] {
  const months = new Map<string, MonthSums>()
  const at = ({ book }: SummedLine, month: string): MonthSums => {
    const key = `${book.id} ${month}`
    const none = { paid: 0, collected: 0, received: 0, remitted: 0, change: 0, lines: 0 }
    const sums = months.get(key) ?? { organisation_id: book.id, path: book.path, month, ...none }
    months.set(key, sums)
    return sums
  }
  for (const line of lines) {
    const { amount, kind, person, receivedOf } = line
    const day = at(line, monthOf(line.on))
    day.change += amount
    day.lines += 1
    if (person !== undefined) {
      day.collected += amount
      at(line, person.forMonth).paid += amount
    } else if (receivedOf !== undefined) day.received += amount
    else if (kind === 'remitted' || (kind === 'counter' && amount > 0)) day.remitted -= amount
  }
  return [...months.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sums]) => sums)
}

/** Adds lines that are being written to the kept sums. */
export async function keepSums({ tx, province }: CommandContext, lines: readonly SummedLine[]): Promise<void> {
  await sql`
    insert into dues_sums as k (province_code, organisation_id, month, path, paid, collected, received, remitted, change, lines)
    select ${province}, x.organisation_id, x.month, x.path, x.paid, x.collected, x.received, x.remitted, x.change, x.lines
      from jsonb_to_recordset(${JSON.stringify(added(lines))}::jsonb) as x(organisation_id uuid, month text, path text, paid bigint,
        collected bigint, received bigint, remitted bigint, change bigint, lines integer)
    on conflict (province_code, organisation_id, month) do update set
      paid = k.paid + excluded.paid, collected = k.collected + excluded.collected, received = k.received + excluded.received,
      remitted = k.remitted + excluded.remitted, change = k.change + excluded.change, lines = k.lines + excluded.lines`.execute(
    tx,
  )
}

const said = (province: string, which: RawBuilder<unknown>) => sql`
  select organisation_id, month, sum(paid)::bigint as paid, sum(collected)::bigint as collected, sum(received)::bigint as received,
         sum(remitted)::bigint as remitted, sum(change)::bigint as change,
         sum(lines)::integer as lines
    from (
      select e.organisation_id, e.for_month as month, e.amount as paid, 0 as collected, 0 as received, 0 as remitted, 0 as change, 0 as lines
        from dues_entries e where e.province_code = ${province} and e.for_month is not null and ${which}
      union all
      select e.organisation_id, to_char(e.booked_on, 'YYYY-MM') collate "C", 0, case when e.member_id is not null then e.amount else 0 end,
             case when e.received_of is not null then e.amount else 0 end,
             case when e.kind = 'remitted' or (e.kind = 'counter' and e.amount > 0 and e.member_id is null and e.received_of is null)
                  then -e.amount else 0 end, e.amount, 1
        from dues_entries e where e.province_code = ${province} and ${which}) l
   group by 1, 2`

/** Months whose kept sums are not what the lines say, within the scope. Empty when everything agrees. */
export async function sumsThatDiffer(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
): Promise<{ organisationId: string; month: string }[]> {
  const { rows } = await sql<{ organisationId: string; month: string }>`
    with said as (${said(province, scope.rows(actor, province, 'e'))}),
         kept as (select organisation_id, month, paid, collected, received, remitted, change, lines from dues_sums k
                   where ${scope.rows(actor, province, 'k')})
    select organisation_id as "organisationId", month from (
      (select * from said except select * from kept) union (select * from kept except select * from said)) d
     group by 1, 2 order by 2, 1 limit 200`.execute(tx)
  return rows
}

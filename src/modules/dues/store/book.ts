// Pages of the cash book with the money after each line, and the lines of one member.
import { sql } from 'kysely'
import type { DuesOfMember } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'

export interface BookRow {
  id: string
  booked_on: string
  kind: 'opening' | 'collected' | 'remitted' | 'received' | 'counter'
  amount: number
  balance: number
  member_id: string | null
  member_name: string | null
  for_month: string | null
  channel: 'cash' | 'portal' | 'bank'
  receipt: string | null
  other_organisation_id: string | null
  countered: boolean
  received: boolean
  note: string | null
  recorded_by: string
}

const receipt = sql<
  string | null
>`case when e.receipt_no is null then null else e.receipt_no || '/' || e.receipt_year end`

/** One page and one line more, in the order of days. The balance is the money after the line, from the beginning of the book. */
export async function bookPage(
  { tx, province }: QueryContext,
  organisationId: string,
  asked: { from: string | null; until: string | null; after: readonly [string, string] | null; limit: number },
): Promise<BookRow[]> {
  const { from, until, after, limit } = asked
  const start = after === null ? sql`true` : sql`(e.booked_on, e.id) > (${after[0]}::date, ${after[1]}::uuid)`
  const { rows } = await sql<BookRow>`
    with lines as (
      select e.*, sum(e.amount) over (order by e.booked_on, e.id)::bigint as balance
        from dues_entries e where e.province_code = ${province} and e.organisation_id = ${organisationId})
    select e.id, e.booked_on, e.kind, e.amount, e.balance, e.member_id, e.member_name, e.for_month, e.channel, ${receipt} as receipt,
           e.other_organisation_id,
           exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id) as countered,
           e.kind = 'remitted' and exists (select from dues_received(${province}, array[e.id])) as received,
           e.note, e.recorded_by
      from lines e
     where (${from}::date is null or e.booked_on >= ${from}::date) and (${until}::date is null or e.booked_on <= ${until}::date)
       and ${start}
     order by e.booked_on, e.id limit ${limit + 1}`.execute(tx)
  return rows
}

/** What was collected from a member for months of a span, as far as the transaction reaches, the newest first. */
export async function receiptsOf(
  { tx, province }: QueryContext,
  memberId: string,
  { from, to }: { from: string; to: string },
): Promise<DuesOfMember['receipts']> {
  const { rows } = await sql<DuesOfMember['receipts'][number]>`
    select e.id, e.booked_on as "on", e.for_month as "forMonth", e.amount, ${receipt} as receipt
      from dues_entries e
     where e.province_code = ${province} and e.member_id = ${memberId} and e.for_month between ${from} and ${to}
     order by e.booked_on desc, e.id desc`.execute(tx)
  return rows
}

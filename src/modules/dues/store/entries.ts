// The lines of the cash book: adding them, finding one, the balance. Lines are never changed.
import { type Selectable, sql } from 'kysely'
import type { DuesEntries } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { keepSums } from '#modules/dues/store/sums.ts'
import { firstDayOf, monthOf } from '#rules/dues/months.ts'

export type EntryRow = Selectable<DuesEntries>

export interface Book {
  id: string
  path: string
}

export interface NewEntry {
  kind: 'opening' | 'collected' | 'remitted' | 'received' | 'counter'
  /** What it does to the money in the hand. */
  amount: number
  on: string
  channel: string
  person?: { memberId: string; name: string; forMonth: string }
  receiptNo?: number
  counterOf?: string
  receivedOf?: string
  otherOrganisationId?: string
  note?: string | null
}

/** Lines of one statement: the parameters of a statement are limited. */
const AT_ONCE = 1000

/** Adds lines in their order, each to its book; returns their ids. */
export async function addLines(
  context: CommandContext,
  lines: readonly (NewEntry & { book: Book })[],
): Promise<string[]> {
  const { tx, province, now, actor } = context
  const rows = lines.map((line) => ({
    province_code: province,
    id: context.newId(),
    path: line.book.path,
    organisation_id: line.book.id,
    kind: line.kind,
    amount: line.amount,
    booked_on: line.on,
    member_id: line.person?.memberId ?? null,
    member_name: line.person?.name ?? null,
    for_month: line.person?.forMonth ?? null,
    channel: line.channel,
    receipt_year: line.receiptNo === undefined ? null : Number(line.on.slice(0, 4)),
    receipt_no: line.receiptNo ?? null,
    counter_of: line.counterOf ?? null,
    received_of: line.receivedOf ?? null,
    other_organisation_id: line.otherOrganisationId ?? null,
    note: line.note ?? null,
    recorded_at: now.toISOString(),
    recorded_by: actor.displayName,
  }))
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx
      .insertInto('dues_entries')
      .values(rows.slice(at, at + AT_ONCE))
      .execute()
  }
  await keepSums(context, lines)
  return rows.map(({ id }) => id)
}

/** As `addLines`, all to one book. */
export const addEntries = (context: CommandContext, book: Book, lines: readonly NewEntry[]): Promise<string[]> =>
  addLines(
    context,
    lines.map((line) => ({ ...line, book })),
  )

/** A line within the scope, or undefined. */
export const findEntry = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<EntryRow | undefined> =>
  tx
    .selectFrom('dues_entries')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'dues_entries'))
    .executeTakeFirst()

/** Whether a counter-entry takes this line back. */
export async function isCountered({ tx, province }: QueryContext, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('dues_entries')
    .select('id')
    .where('province_code', '=', province)
    .where('counter_of', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether so much was sent up that day and not taken back. The book is held. */
export async function isRemitted(
  { tx, province }: QueryContext,
  organisationId: string,
  { on, amount }: { on: string; amount: number },
): Promise<boolean> {
  const { rows } = await sql`
    select e.id from dues_entries e
     where e.province_code = ${province} and e.organisation_id = ${organisationId} and e.booked_on = ${on}::date
       and e.kind = 'remitted' and e.amount = ${-amount} and e.other_organisation_id is null
       and not exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id)
     limit 1`.execute(tx)
  return rows.length > 0
}

/** Whose sum of these was collected for the month on the day already, and not taken back; undefined: nobody's. */
export async function collectedAlready(
  { tx, province }: QueryContext,
  organisationId: string,
  on: string,
  sums: readonly { memberId: string; month: string; amount: number }[],
): Promise<{ memberId: string; month: string } | undefined> {
  const { rows } = await sql<{ memberId: string; month: string }>`
    select e.member_id as "memberId", e.for_month as month from dues_entries e
      join unnest(${sums.map(({ memberId }) => memberId)}::uuid[], ${sums.map(({ month }) => month)}::text[],
                  ${sums.map(({ amount }) => amount)}::bigint[]) as s(member_id, month, amount)
        on s.member_id = e.member_id and s.month = e.for_month and s.amount = e.amount
     where e.province_code = ${province} and e.organisation_id = ${organisationId} and e.booked_on = ${on}::date and e.kind = 'collected'
       and not exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id)
     limit 1`.execute(tx)
  return rows[0]
}

/** Whether the receiver has this line and has not taken that back. */
export async function isReceived({ tx, province }: QueryContext, id: string): Promise<boolean> {
  const { rows } = await sql`select id from dues_received(${province}, array[${id}]::uuid[])`.execute(tx)
  return rows.length > 0
}

/** The money in the book; with `before`, at the beginning of that day. */
export async function balanceOf(
  { tx, province }: QueryContext,
  organisationId: string,
  before: string | null = null,
): Promise<number> {
  const month = before === null ? null : monthOf(before)
  const { rows } = await sql<{ balance: number }>`
    select (coalesce((select sum(k.change) from dues_sums k where k.province_code = ${province} and k.organisation_id = ${organisationId}
                         and (${month}::text is null or k.month < ${month})), 0)
          + coalesce((select sum(e.amount) from dues_entries e where e.province_code = ${province} and e.organisation_id = ${organisationId}
                         and e.booked_on >= ${month === null ? null : firstDayOf(month)}::date and e.booked_on < ${before}::date), 0))::bigint as balance`.execute(
    tx,
  )
  return rows[0]?.balance ?? 0
}

/** What members paid into the book on days of the calendar month, less what was taken back. */
export async function collectedIn(
  { tx, province }: QueryContext,
  organisationId: string,
  month: string,
): Promise<number> {
  const row = await tx
    .selectFrom('dues_sums')
    .select('collected')
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row?.collected ?? 0
}

/** The next number of a receipt of the year; the book is held. */
export async function nextReceipt({ tx, province }: QueryContext, organisationId: string, on: string): Promise<number> {
  const row = await tx
    .selectFrom('dues_entries')
    .select(({ fn }) => fn.max('receipt_no').as('no'))
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('receipt_year', '=', Number(monthOf(on).slice(0, 4)))
    .executeTakeFirst()
  return (row?.no ?? 0) + 1
}

/** The last numbers of receipts of these books and years: `organisation year` → number; the books are held. */
export async function lastReceipts(
  { tx, province }: QueryContext,
  organisationIds: readonly string[],
  years: readonly number[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; no: number }>`
    select e.organisation_id || ' ' || e.receipt_year as key, max(e.receipt_no) as no from dues_entries e
     where e.province_code = ${province} and e.organisation_id = any(${[...organisationIds]}::uuid[])
       and e.receipt_year = any(${[...years]}::integer[])
     group by e.organisation_id, e.receipt_year`.execute(tx)
  return new Map(rows.map(({ key, no }) => [key, no]))
}

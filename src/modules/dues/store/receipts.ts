// The numbered receipts of a book: those of a day to print, those of a year to look one up.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { searchKey } from '#rules/text/search-key.ts'

export interface ReceiptRow {
  id: string
  receipt_no: number
  receipt: string
  booked_on: string
  member_name: string
  for_month: string
  amount: number
  channel: 'cash' | 'portal' | 'bank'
  recorded_by: string
  countered: boolean
}

const select = (province: string, organisationId: string, which: RawBuilder<unknown>) => sql<ReceiptRow>`
  select e.id, e.receipt_no, e.receipt_no || '/' || e.receipt_year as receipt, e.booked_on, e.member_name, e.for_month, e.amount, e.channel,
         e.recorded_by, exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id) as countered
    from dues_entries e
   where e.province_code = ${province} and e.organisation_id = ${organisationId} and e.kind = 'collected' and ${which}`

/** The receipts of a day, or one of them, by number. */
export async function receiptsOn(
  { tx, province }: QueryContext,
  organisationId: string,
  on: string,
  id: string | undefined,
): Promise<ReceiptRow[]> {
  const one = id === undefined ? sql`true` : sql`e.id = ${id}`
  const { rows } =
    await sql<ReceiptRow>`${select(province, organisationId, sql`e.booked_on = ${on}::date and ${one}`)} order by e.receipt_no limit 500`.execute(
      tx,
    )
  return rows
}

/** Numbers of the year whose name holds all words of the text, or that are the number it is; a book has few enough to read. */
async function numbersOf(
  { tx, province }: QueryContext,
  organisationId: string,
  year: number,
  text: string,
): Promise<number[]> {
  const { rows } = await sql<{ no: number; name: string }>`
    select e.receipt_no as no, e.member_name as name from dues_entries e
     where e.province_code = ${province} and e.organisation_id = ${organisationId} and e.receipt_year = ${year}`.execute(
    tx,
  )
  const words = searchKey(text).split(' ')
  const number = Number(/^(?:so )?(\d+)(?:\/\d{4})?$/.exec(searchKey(text))?.[1])
  return rows
    .filter(({ no, name }) => {
      const of = searchKey(name).split(' ')
      return no === number || words.every((word) => of.some((one) => one.startsWith(word)))
    })
    .map(({ no }) => no)
}

/** A page of the receipts of a year and one more, the newest number first; with `text` those it names. */
export async function receiptsOfYear(
  context: QueryContext,
  organisationId: string,
  asked: { year: number; text: string | null; after: number | null; limit: number },
): Promise<ReceiptRow[]> {
  const { tx, province } = context
  const { year, text, after, limit } = asked
  const named =
    text === null
      ? sql`true`
      : sql`e.receipt_no = any(${await numbersOf(context, organisationId, year, text)}::integer[])`
  const { rows } = await sql<ReceiptRow>`
    ${select(province, organisationId, sql`e.receipt_year = ${year} and ${named} and (${after}::integer is null or e.receipt_no < ${after}::integer)`)}
     order by e.receipt_no desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** The years in which a book has receipts, the newest first. */
export async function yearsWithReceipts({ tx, province }: QueryContext, organisationId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct e.receipt_year as year from dues_entries e
     where e.province_code = ${province} and e.organisation_id = ${organisationId} and e.receipt_no is not null
     order by 1 desc`.execute(tx)
  return rows.map(({ year }) => year)
}

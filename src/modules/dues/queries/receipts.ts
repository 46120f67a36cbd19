// Answers the numbered receipts of a book: of a day to print, of a year to look one up.
import { z } from 'zod'
import { type DuesReceipts, getReceipts, listReceipts } from '#contract/dues-book.ts'
import { countInWords } from '#forms/number-words.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { viewDues } from '#modules/dues/scope.ts'
import { receiptsOfYear, receiptsOn, yearsWithReceipts } from '#modules/dues/store/receipts.ts'
import { type OrganisationRow, placeAsked, superiorsOf } from '#modules/organisations/public.ts'

/** Null for a million and more, which no receipt of one member has had yet: the figure stands alone. */
function inWords(amount: number): string | null {
  const words = countInWords(amount)
  return words === undefined ? null : `${words} đồng`
}

/** The receipts of a day of this book, or one of them. */
export async function shownReceipts(
  context: QueryContext,
  place: OrganisationRow,
  { on, id: one }: { on: string; id?: string | undefined },
): Promise<DuesReceipts> {
  const above = await superiorsOf(context.tx, context.province, place.path, on)
  const rows = await receiptsOn(context, place.id, on, one)
  return {
    organisationName: place.name,
    superiorName: above.at(-1)?.name ?? null,
    rows: rows.map((row) => ({
      id: row.id,
      receipt: row.receipt,
      on: row.booked_on,
      fullName: row.member_name,
      forMonth: row.for_month,
      amount: row.amount,
      inWords: inWords(row.amount),
      channel: row.channel,
      recordedBy: row.recorded_by,
      countered: row.countered,
    })),
  }
}

export const serveGetReceipts = serveQuery(getReceipts, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    return place === undefined ? notFound() : shownReceipts(context, place, input)
  },
})

export const serveListReceipts = serveQuery(listReceipts, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, z.tuple([z.int()]))
    if (after instanceof Refusal) return after
    const { year = Number(context.today.slice(0, 4)), text = null, limit } = input
    const rows = await receiptsOfYear(context, place.id, { year, text, after: after?.[0] ?? null, limit })
    const page = cutPage(rows, limit, (row) => [row.receipt_no])
    return {
      next: page.next,
      total: null,
      organisationName: place.name,
      year,
      years: await yearsWithReceipts(context, place.id),
      rows: page.rows.map((row) => ({
        id: row.id,
        receipt: row.receipt,
        on: row.booked_on,
        fullName: row.member_name,
        forMonth: row.for_month,
        amount: row.amount,
        channel: row.channel,
        countered: row.countered,
      })),
    }
  },
})

// Answers the cash book of an organisation.
import { z } from 'zod'
import {
  counterEntry,
  type DuesEntry,
  handOverBook,
  listBook,
  moveBalance,
  openBook,
  remit,
} from '#contract/dues-book.ts'
import { date, id } from '#contract/fields.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { keepDues, viewDues } from '#modules/dues/scope.ts'
import { type BookRow, bookPage } from '#modules/dues/store/book.ts'
import { balanceOf } from '#modules/dues/store/entries.ts'
import { keepersOf } from '#modules/dues/store/keepers.ts'
import { closedThrough } from '#modules/dues/store/places.ts'
import { directoryNames, placeAsked } from '#modules/organisations/public.ts'
import { monthOf } from '#rules/dues/months.ts'

const byDay = z.tuple([date, id])

const shown = (row: BookRow, may: boolean, names: ReadonlyMap<string, string>): DuesEntry => ({
  id: row.id,
  on: row.booked_on,
  kind: row.kind,
  amount: row.amount,
  balance: row.balance,
  memberId: row.member_id,
  memberName: row.member_name,
  forMonth: row.for_month,
  channel: row.channel,
  receipt: row.receipt,
  otherOrganisation: names.get(row.other_organisation_id ?? '') ?? null,
  countered: row.countered,
  received: row.received,
  note: row.note,
  recordedBy: row.recorded_by,
  allowed: may && row.kind !== 'counter' && !row.countered && !row.received ? [counterEntry.name] : [],
})

export const serveListBook = serveQuery(listBook, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, byDay)
    if (after instanceof Refusal) return after
    const { from = null, until = null, limit } = input
    const rows = await bookPage(context, place.id, { from, until, after, limit })
    const page = cutPage(rows, limit, (row) => [row.booked_on, row.id])
    // A branch does not reach the one its money came from or went to; the directory names it.
    const others = page.rows.flatMap((row) => row.other_organisation_id ?? [])
    const names = await directoryNames(context.tx, context.province, others)
    const keepers = await keepersOf(context, place.id)
    const may = mayUse(keepDues, context.actor)
    const todayOpen = monthOf(context.today) > ((await closedThrough(context, place.id)) ?? '')
    const open = keepers.length > 0
    // Both books lie within the reach of a level above, never of the organisation itself.
    const above = context.actor.seat.organisationId === place.id ? [] : [moveBalance.name]
    return {
      rows: page.rows.map((row) => shown(row, may && todayOpen, names)),
      next: page.next,
      total: null,
      organisationId: place.id,
      organisationName: place.name,
      opening: from === null ? 0 : await balanceOf(context, place.id, from),
      balance: await balanceOf(context, place.id),
      open,
      keepers: keepers.map((row) => ({
        id: row.id,
        keeper: row.keeper,
        giver: row.giver,
        from: row.valid_from,
        to: row.valid_to,
        balance: row.balance,
        document: row.document,
      })),
      allowed: may ? [open ? handOverBook.name : openBook.name, remit.name, ...above] : [],
    }
  },
})

// Closing a month of the book, and opening it again with a reason.
import { closeMonth, reopenMonth } from '#contract/dues-book.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { balanceOf } from '#modules/dues/store/entries.ts'
import { closeBooks, reopenBook } from '#modules/dues/store/months.ts'
import { closedThrough, lockAllBooks, lockBooks } from '#modules/dues/store/places.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { monthOf, showMonth } from '#rules/dues/months.ts'

export const serveCloseMonth = serveCommand(closeMonth, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    const { month, withBelow } = input
    if (month > monthOf(context.today)) return refuse('dues.month-ahead', { month })
    if (withBelow) await lockAllBooks(context)
    else await lockBooks(context, [place.id])
    const [tariff = null] = await tariffsOf(context, [month])
    const closed = await closeBooks(context, place, { month, tariff, withBelow })
    if (closed.length === 0) return refuse('dues.closed-already', { month })
    const below = closed.filter((id) => id !== place.id).length
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Khóa sổ đảng phí tháng ${showMonth(month)}${below > 0 ? ` cùng ${below} chi bộ cấp dưới` : ''}.`,
    })
    return { closed: closed.length, balance: await balanceOf(context, place.id) }
  },
})

export const serveReopenMonth = serveCommand(reopenMonth, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    const { month, reason } = input
    await lockBooks(context, [place.id])
    const last = await closedThrough(context, place.id)
    if (last === null || month > last) return refuse('dues.not-closed', { month })
    if (month < last) return refuse('dues.later-closed', { month: last })
    await reopenBook(context, place.id, month, reason)
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Mở lại sổ đảng phí tháng ${showMonth(month)}: ${reason}`,
    })
    return { month }
  },
})

// The cash book beside collecting: opening it, taking a line back, handing it over.
import { counterEntry, handOverBook, openBook } from '#contract/dues-book.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { addEntries, balanceOf, findEntry, isCountered, isReceived } from '#modules/dues/store/entries.ts'
import { addKeeper, keeperNow, refuseLine } from '#modules/dues/store/keepers.ts'
import { lockBooks, refuseDay } from '#modules/dues/store/places.ts'
import { directoryNames, placeAsked } from '#modules/organisations/public.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'
import { dongInWords } from '#rules/dues/money.ts'

export const serveOpenBook = serveCommand(openBook, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    await lockBooks(context, [place.id])
    const { on, amount, keeper } = input
    const day = await refuseDay(context, place.id, on)
    if (day !== null) return day
    if ((await keeperNow(context, place.id)) !== undefined) return refuse('dues.book-open')
    // A book in which money has been collected before is taken over with it.
    const balance = (await balanceOf(context, place.id, on)) + amount
    await addKeeper(context, place, { keeper, giver: null, from: on, balance, document: null })
    if (amount > 0) await addEntries(context, place, [{ kind: 'opening', amount, on, channel: 'cash' }])
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Mở sổ quỹ đảng phí ngày ${formatDate(on)}: ${dongInWords(amount)}, người giữ sổ ${keeper}.`,
    })
    return { balance: await balanceOf(context, place.id) }
  },
})

const kinds: Readonly<Record<string, string>> = {
  opening: 'tồn đầu',
  collected: 'thu',
  remitted: 'nộp lên',
  received: 'nhận',
}

export const serveCounterEntry = serveCommand(counterEntry, {
  scope: keepDues,
  run: async (context, input) => {
    const entry = await findEntry(context, keepDues, input.id)
    if (entry === undefined) return notFound()
    const book = { id: entry.organisation_id, path: entry.path }
    await lockBooks(context, [book.id])
    const { on, reason } = input
    const day = await refuseLine(context, book.id, on)
    if (day !== null) return day
    if (on < entry.booked_on) return refuse('dues.before-entry', { on: entry.booked_on })
    if (entry.kind === 'counter') return refuse('dues.counter-not-countered')
    if (await isCountered(context, entry.id)) return refuse('dues.countered-already')
    if (await isReceived(context, entry.id)) {
      const to = entry.other_organisation_id
      if (to === null) return refuse('dues.received-above')
      // Joined or ended organisations: nobody above confirmed anything.
      const name = (await directoryNames(context.tx, context.province, [to])).get(to) ?? 'tổ chức nhận'
      return refuse('dues.moved-to-book', { to: name })
    }
    const { member_id, member_name, for_month } = entry
    const person =
      member_id === null || member_name === null || for_month === null
        ? {}
        : { person: { memberId: member_id, name: member_name, forMonth: for_month } }
    const back = entry.received_of === null ? {} : { receivedOf: entry.received_of }
    const [id = ''] = await addEntries(context, book, [
      {
        kind: 'counter',
        amount: -entry.amount,
        on,
        channel: entry.channel,
        counterOf: entry.id,
        note: reason,
        ...back,
        ...person,
      },
    ])
    context.audit({
      organisationId: book.id,
      path: book.path,
      summary: `Ghi bút toán ngược cho khoản ${kinds[entry.kind]} ${dongInWords(Math.abs(entry.amount))} ngày ${formatDate(entry.booked_on)}${member_name === null ? '' : ` của ${member_name}`}: ${reason}`,
    })
    return { id, balance: await balanceOf(context, book.id) }
  },
})

export const serveHandOverBook = serveCommand(handOverBook, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    await lockBooks(context, [place.id])
    const { on, keeper, counted, document = null } = input
    if (on > context.today) return refuse('dues.date-ahead', { on })
    const now = await keeperNow(context, place.id)
    if (now?.keeper === keeper) return refuse('dues.same-keeper', { keeper })
    if (now !== undefined && on < now.valid_from) return refuse('dues.before-keeper', { on: now.valid_from })
    // Written down later: the money of that day, its lines included.
    const balance = await balanceOf(context, place.id, addDays(on, 1))
    if (balance !== counted) return refuse('dues.count-differs', { counted, balance, on })
    const giver = now?.keeper ?? null
    const id = await addKeeper(context, place, { keeper, giver, from: on, balance, document })
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Bàn giao sổ quỹ đảng phí ngày ${formatDate(on)} cho ${keeper}, số tiền ${dongInWords(balance)}.`,
    })
    return { id, balance }
  },
})

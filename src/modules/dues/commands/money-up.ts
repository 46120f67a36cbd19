// Money between two books: sent up, confirmed above, and what is left of an organisation that is merged or ends.
import { confirmReceipt, moveBalance, remit } from '#contract/dues-book.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { addEntries, balanceOf, findEntry, isCountered, isReceived, isRemitted } from '#modules/dues/store/entries.ts'
import { refuseLine } from '#modules/dues/store/keepers.ts'
import { moveWholeBalance } from '#modules/dues/store/move-balance.ts'
import { lockBooks } from '#modules/dues/store/places.ts'
import { organisationById, placeAsked } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { dongInWords } from '#rules/dues/money.ts'

export const serveRemit = serveCommand(remit, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    await lockBooks(context, [place.id])
    const { on, amount, channel, note = null, another } = input
    const day = await refuseLine(context, place.id, on)
    if (day !== null) return day
    // A second tap of a page opened again, or of another tab, comes with a key of its own.
    if (!another && (await isRemitted(context, place.id, { on, amount })))
      return refuse('dues.remitted-already', { on, amount })
    const before = await balanceOf(context, place.id)
    if (amount > before) return refuse('dues.not-so-much', { balance: before })
    const [id = ''] = await addEntries(context, place, [{ kind: 'remitted', amount: -amount, on, channel, note }])
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Nộp đảng phí lên cấp trên ngày ${formatDate(on)}: ${dongInWords(amount)}.`,
    })
    return { id, balance: before - amount }
  },
})

export const serveConfirmReceipt = serveCommand(confirmReceipt, {
  scope: keepDues,
  run: async (context, input) => {
    const { tx, province } = context
    const sent = await findEntry(context, keepDues, input.id)
    if (sent === undefined) return notFound()
    const sender = await organisationById(tx, province, sent.organisation_id)
    // The level above lies within the reach of a seat there and of none below.
    const receiver = await placeAsked(context, keepDues, sender?.parentId ?? sent.organisation_id)
    if (sender === undefined || receiver === undefined || receiver.id === sender.id) return notFound()
    await lockBooks(context, [sender.id, receiver.id])
    const { on } = input
    const day = await refuseLine(context, receiver.id, on)
    if (day !== null) return day
    const elsewhere = sent.other_organisation_id !== null
    if (sent.kind !== 'remitted' || elsewhere || (await isCountered(context, sent.id)))
      return refuse('dues.not-remitted')
    if (await isReceived(context, sent.id)) return refuse('dues.received-already')
    if (on < sent.booked_on) return refuse('dues.before-entry', { on: sent.booked_on })
    const amount = -sent.amount
    const [id = ''] = await addEntries(context, receiver, [
      { kind: 'received', amount, on, channel: sent.channel, receivedOf: sent.id, otherOrganisationId: sender.id },
    ])
    context.audit({
      organisationId: receiver.id,
      path: receiver.path,
      summary: `Nhận đảng phí ${sender.name} nộp lên ngày ${formatDate(sent.booked_on)}: ${dongInWords(amount)}.`,
    })
    return { id, balance: await balanceOf(context, receiver.id) }
  },
})

export const serveMoveBalance = serveCommand(moveBalance, {
  scope: keepDues,
  run: async (context, input) => {
    const [from, to] = [
      await placeAsked(context, keepDues, input.organisationId),
      await placeAsked(context, keepDues, input.toOrganisationId),
    ]
    if (from === undefined || to === undefined) return notFound()
    if (from.id === to.id) return refuse('dues.same-organisation')
    const { on, document } = input
    const moved = await moveWholeBalance(context, from, to, on, document)
    if (typeof moved !== 'number') return moved
    if (moved === 0) return refuse('dues.nothing-to-move', { name: from.name })
    const summary = `Chuyển tiền đảng phí còn lại của ${from.name} sang ${to.name} ngày ${formatDate(on)} (${document}): ${dongInWords(moved)}.`
    for (const { id, path } of [from, to]) context.audit({ organisationId: id, path, summary })
    return { moved }
  },
})

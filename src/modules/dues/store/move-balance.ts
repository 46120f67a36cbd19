// Moves what is left in the book of an organisation that ends to another: an entry in each book, one transaction.
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { addEntries, type Book, balanceOf } from '#modules/dues/store/entries.ts'
import { refuseLine } from '#modules/dues/store/keepers.ts'
import { lockBooks } from '#modules/dues/store/places.ts'

/** Answers how much; nothing for an empty book. Refused: a debt, a month that is closed, a day that has not come or lies before the hand-over of a book. */
export async function moveWholeBalance(
  context: CommandContext,
  from: Book & { name: string },
  to: Book,
  on: string,
  document: string,
): Promise<number | Refusal> {
  await lockBooks(context, [from.id, to.id])
  const moved = await balanceOf(context, from.id)
  if (moved === 0) return 0
  if (moved < 0) return refuse('dues.nothing-to-move', { name: from.name })
  for (const { id } of [from, to]) {
    const day = await refuseLine(context, id, on)
    if (day !== null) return day
  }
  const line = { on, channel: 'cash', note: document }
  const [sent = ''] = await addEntries(context, from, [
    { ...line, kind: 'remitted', amount: -moved, otherOrganisationId: to.id },
  ])
  await addEntries(context, to, [
    { ...line, kind: 'received', amount: moved, receivedOf: sent, otherOrganisationId: from.id },
  ])
  return moved
}

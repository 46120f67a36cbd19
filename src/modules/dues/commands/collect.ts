// Collects the dues of a month from one or many: one line and one receipt each, never twice.
import { collect } from '#contract/dues-book.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { addEntries, balanceOf, nextReceipt } from '#modules/dues/store/entries.ts'
import { type OwedRow, owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { holdsMembers, lockBooks, refuseDay } from '#modules/dues/store/places.ts'
import { tariffFor } from '#modules/dues/store/tariffs.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { dongInWords } from '#rules/dues/money.ts'
import { lastMonthAhead, showMonth } from '#rules/dues/months.ts'

type Input = ParsedInputOf<typeof collect>

interface Sorted {
  paying: { row: OwedRow; amount: number }[]
  already: OwedRow[]
}

/** Who pays how much, and who has paid; refused when one of those named cannot pay so. */
function sortPeople(
  { people, forMonth, higherBy }: Input,
  owing: ReadonlyMap<string, OwedRow>,
  paid: ReadonlyMap<string, number>,
): Sorted | Refusal {
  const sorted: Sorted = { paying: [], already: [] }
  const undeclared: string[] = []
  for (const [memberId, wanted] of new Map(people.map((one) => [one.memberId, one.amount]))) {
    const row = owing.get(memberId)
    if (row === undefined) return refuse('dues.not-of-the-branch', { month: forMonth })
    const outstanding = (row.owed ?? 0) - (paid.get(`${memberId} ${forMonth}`) ?? 0)
    const higher = typeof higherBy === 'string' && wanted !== undefined
    if (row.owed === null) undeclared.push(row.full_name)
    else if (outstanding <= 0 && !higher) sorted.already.push(row)
    else if (wanted !== undefined && wanted > outstanding && !higher) {
      return refuse('dues.more-than-owed', { name: row.full_name, outstanding, month: forMonth })
    } else sorted.paying.push({ row, amount: wanted ?? outstanding })
  }
  if (undeclared.length > 0) return refuse('dues.nothing-declared', { names: undeclared })
  if (sorted.paying.length > 0) return sorted
  return refuse('dues.already-collected', { month: forMonth, names: sorted.already.map((row) => row.full_name) })
}

export const serveCollect = serveCommand(collect, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    if (!holdsMembers(place)) return refuse('dues.not-a-branch', { name: place.name })
    const { on, forMonth, channel, higherBy } = input
    const last = lastMonthAhead(context.today)
    if (forMonth > last) return refuse('dues.too-far-ahead', { month: forMonth, last })
    const tariff = await tariffFor(context, forMonth)
    if (tariff instanceof Refusal) return tariff
    await lockBooks(context, [place.id])
    const day = await refuseDay(context, place.id, on)
    if (day !== null) return day
    const owing = new Map((await owedIn(context, place.path, [tariff])).map((row) => [row.member_id, row]))
    const ids = input.people.map(({ memberId }) => memberId)
    const paid = await paidBy(context, ids, { from: forMonth, to: forMonth })
    const sorted = sortPeople(input, owing, paid)
    if (sorted instanceof Refusal) return sorted

    const first = await nextReceipt(context, place.id, on)
    const note = [input.note, higherBy && `Nộp cao hơn mức quy định: ${higherBy}`].filter((part) => part).join('; ')
    const lines = sorted.paying.map(({ row, amount }, at) => ({
      kind: 'collected' as const,
      amount,
      on,
      channel,
      person: { memberId: row.member_id, name: row.full_name, forMonth },
      receiptNo: first + at,
      note: note === '' ? null : note,
    }))
    const entryIds = await addEntries(context, place, lines)
    const total = lines.reduce((sum, { amount }) => sum + amount, 0)
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Thu đảng phí tháng ${showMonth(forMonth)} của ${lines.length} đảng viên: ${dongInWords(total)}.`,
      changes: { people: [null, lines.map(({ person, amount }) => `${person.name}: ${dongInWords(amount)}`)] },
    })
    return {
      collected: lines.map(({ person, amount, receiptNo }, at) => ({
        id: entryIds[at] ?? '',
        memberId: person.memberId,
        fullName: person.name,
        amount,
        receiptNo,
      })),
      already: sorted.already.map((row) => ({ memberId: row.member_id, fullName: row.full_name })),
      total,
      balance: await balanceOf(context, place.id),
    }
  },
})

// Collects dues from one or many, for a month or for all that are left: one line and one receipt a month each, never twice.
import { collect } from '#contract/dues-book.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { addEntries, balanceOf, collectedAlready, nextReceipt } from '#modules/dues/store/entries.ts'
import { refuseLine } from '#modules/dues/store/keepers.ts'
import { type OwedRow, owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { holdsMembers, lockBooks } from '#modules/dues/store/places.ts'
import { tariffFor } from '#modules/dues/store/tariffs.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { dongInWords } from '#rules/dues/money.ts'
import { lastMonthAhead, showMonth } from '#rules/dues/months.ts'
import type { Tariff } from '#rules/dues/tariff.ts'

type Input = ParsedInputOf<typeof collect>

interface Sorted {
  paying: { row: OwedRow; amount: number }[]
  already: OwedRow[]
}

/** For which months each person pays, each once and in their order. */
const monthsOf = ({ people, forMonth }: Pick<Input, 'people' | 'forMonth'>) =>
  new Map(
    people.map(({ memberId, amount, months }) => [
      memberId,
      { wanted: amount, months: [...new Set(months ?? [forMonth])].toSorted() },
    ]),
  )

const keyOf = (memberId: string, month: string): string => `${memberId} ${month}`

/** Who pays how much for which month, and who has paid; refused when one of those named cannot pay so. */
function sortPeople(
  input: Input,
  owing: ReadonlyMap<string, OwedRow>,
  paid: ReadonlyMap<string, number>,
): Sorted | Refusal {
  const sorted: Sorted = { paying: [], already: [] }
  const undeclared = new Set<string>()
  for (const [memberId, { wanted, months }] of monthsOf(input)) {
    for (const month of months) {
      const row = owing.get(keyOf(memberId, month))
      if (row === undefined) return refuse('dues.not-of-the-branch', { month })
      const outstanding = (row.owed ?? 0) - (paid.get(keyOf(memberId, month)) ?? 0)
      const higher = typeof input.higherBy === 'string' && wanted !== undefined
      if (row.owed === null) undeclared.add(row.full_name)
      else if (outstanding <= 0 && !higher) sorted.already.push(row)
      else if (wanted !== undefined && wanted > outstanding && !higher) {
        return refuse('dues.more-than-owed', { name: row.full_name, outstanding, month })
      } else sorted.paying.push({ row, amount: wanted ?? outstanding })
    }
  }
  if (undeclared.size > 0) return refuse('dues.nothing-declared', { names: [...undeclared] })
  if (sorted.paying.length > 0) return sorted
  return refuse('dues.already-collected', {
    months: [...new Set(sorted.already.map((row) => row.month))].toSorted(),
    names: [...new Set(sorted.already.map((row) => row.full_name))],
  })
}

/** What is owed is collected once anyway; a sum somebody typed comes again from another tab with a key of its own. */
async function refuseAgain(
  context: CommandContext,
  organisationId: string,
  { people, on }: Input,
  { paying }: Sorted,
): Promise<Refusal | null> {
  const typed = new Set(people.filter(({ amount }) => amount !== undefined).map(({ memberId }) => memberId))
  const sums = paying
    .filter(({ row }) => typed.has(row.member_id))
    .map(({ row, amount }) => ({ memberId: row.member_id, month: row.month, amount, name: row.full_name }))
  if (sums.length === 0) return null
  const found = await collectedAlready(context, organisationId, on, sums)
  const again = sums.find(({ memberId, month }) => memberId === found?.memberId && month === found.month)
  if (again === undefined) return null
  const { name, month, amount } = again
  return refuse('dues.sum-collected-already', { name, month, amount, on })
}

export const serveCollect = serveCommand(collect, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    if (!holdsMembers(place)) return refuse('dues.not-a-branch', { name: place.name })
    const { on, channel, higherBy } = input
    const last = lastMonthAhead(context.today)
    const months = [...new Set([...monthsOf(input).values()].flatMap((one) => one.months))].toSorted()
    const tariffs: Tariff[] = []
    for (const month of months) {
      if (month > last) return refuse('dues.too-far-ahead', { month, last })
      const tariff = await tariffFor(context, month)
      if (tariff instanceof Refusal) return tariff
      tariffs.push(tariff)
    }
    await lockBooks(context, [place.id])
    const day = await refuseLine(context, place.id, on)
    if (day !== null) return day
    const owing = new Map(
      (await owedIn(context, place.path, tariffs)).map((row) => [keyOf(row.member_id, row.month), row]),
    )
    const ids = input.people.map(({ memberId }) => memberId)
    const paid = await paidBy(context, ids, { from: months[0] ?? '', to: months.at(-1) ?? '' })
    const sorted = sortPeople(input, owing, paid)
    if (sorted instanceof Refusal) return sorted
    const again = input.another ? null : await refuseAgain(context, place.id, input, sorted)
    if (again !== null) return again

    const first = await nextReceipt(context, place.id, on)
    const note = [input.note, higherBy && `Nộp cao hơn mức quy định: ${higherBy}`].filter((part) => part).join('; ')
    const lines = sorted.paying.map(({ row, amount }, at) => ({
      kind: 'collected' as const,
      amount,
      on,
      channel,
      person: { memberId: row.member_id, name: row.full_name, forMonth: row.month },
      receiptNo: first + at,
      note: note === '' ? null : note,
    }))
    const entryIds = await addEntries(context, place, lines)
    const total = lines.reduce((sum, { amount }) => sum + amount, 0)
    const people = new Set(lines.map(({ person }) => person.memberId)).size
    const paidFor = [...new Set(lines.map(({ person }) => showMonth(person.forMonth)))]
    const said = ({ person, amount }: (typeof lines)[number]): string =>
      `${person.name}${paidFor.length === 1 ? '' : `, tháng ${showMonth(person.forMonth)}`}: ${dongInWords(amount)}`
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Thu đảng phí tháng ${paidFor.join(', ')} của ${people} đảng viên: ${dongInWords(total)}.`,
      changes: { people: [null, lines.map(said)] },
    })
    return {
      collected: lines.map(({ person, amount, receiptNo }, at) => ({
        id: entryIds[at] ?? '',
        memberId: person.memberId,
        fullName: person.name,
        forMonth: person.forMonth,
        amount,
        receiptNo,
      })),
      already: sorted.already.map((row) => ({
        memberId: row.member_id,
        fullName: row.full_name,
        forMonth: row.month,
      })),
      total,
      balance: await balanceOf(context, place.id),
    }
  },
})

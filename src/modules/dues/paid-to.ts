// Up to which month a member has paid, by the book of the branch: offered where a transfer asks for it.
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { type AnswerSource, registerAnswer } from '#modules/cases/public.ts'
import { viewDues, viewOwnDues } from '#modules/dues/scope.ts'
import { type OwedRow, owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { findMember } from '#modules/members/public.ts'
import { monthAfter, monthOf, showMonth, twelveUntil } from '#rules/dues/months.ts'

/** How many months are named one by one. */
const FEW = 3

interface Paid {
  /** The last of the months that are paid one after the other, from the first that anything is known of. */
  last: string | null
  /** Months up to today's that are not paid, or not in full. */
  open: string[]
  /** Nothing is owed at all (F-01). */
  free: boolean
}

/** What the book of a year says, and of what was paid ahead (F-05); null where nothing is known. */
async function paidBook(context: QueryContext, memberId: string): Promise<Paid | null> {
  if (!mayUse(viewDues, context.actor)) return null
  const member = await findMember(context, viewOwnDues, memberId, 'read')
  if (member === undefined) return null
  const today = monthOf(context.today)
  const ahead = Array.from({ length: 12 }, (_, at) => monthAfter(today, at + 1))
  const paid = await paidBy(context, [memberId], { from: monthAfter(today, -11), to: ahead.at(-1) ?? today })
  const sumOf = (month: string): number => paid.get(`${memberId} ${month}`) ?? 0
  const months = [...twelveUntil(today), ...ahead.filter((month) => sumOf(month) > 0)]
  const owed = await owedIn(context, member.path, await tariffsOf(context, months))
  const mine = owed.filter((row) => row.member_id === memberId).toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const known = mine.slice(mine.findIndex(({ owed }) => owed !== null))
  if (known[0]?.owed == null) return null
  const isOpen = ({ month, owed }: OwedRow): boolean => owed !== null && sumOf(month) < owed
  const until = known.findIndex((row) => row.owed === null || isOpen(row))
  return {
    last: (until < 0 ? known.at(-1) : known[until - 1])?.month ?? null,
    open: known.filter((row) => row.month <= today && isOpen(row)).map(({ month }) => month),
    free: known.every(({ owed }) => owed === 0),
  }
}

const openInWords = (open: readonly string[]): string =>
  open.length > FEW
    ? `còn ${open.length} tháng chưa đóng đủ, từ tháng ${showMonth(open[0] ?? '')}`
    : `tháng ${open.map(showMonth).join(', ')} chưa đóng đủ`

/** §11: the introduction says up to which month; what is still owed is said and stands in nobody's way. */
const source: AnswerSource = async (context, memberId) => {
  const book = await paidBook(context, memberId)
  if (book === null) return null
  const { last, open, free } = book
  const parts = [
    ...(free ? ['được miễn đóng'] : last === null ? [] : [`đã đóng hết tháng ${showMonth(last)}`]),
    ...(open.length === 0 ? [] : [openInWords(open)]),
  ]
  const value = last === null ? null : showMonth(last)
  return { value, says: `Sổ đảng phí của chi bộ: ${parts.join('; ')}. Ví dụ 10/2026.` }
}

export const answerPaidTo = () => registerAnswer('duesPaidTo', source)

// Up to which month a member has paid, by the book of the branch: offered where a transfer asks for it.
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { type AnswerSource, registerAnswer } from '#modules/cases/public.ts'
import { viewDues, viewOwnDues } from '#modules/dues/scope.ts'
import { owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { findMember } from '#modules/members/public.ts'
import { monthOf, showMonth, twelveUntil } from '#rules/dues/months.ts'

/** The last of the months of a year that are paid one after the other, from the first that anything is known of; null where nothing is. */
async function paidTo(context: QueryContext, memberId: string): Promise<string | null> {
  if (!mayUse(viewDues, context.actor)) return null
  const member = await findMember(context, viewOwnDues, memberId, 'read')
  if (member === undefined) return null
  const months = twelveUntil(monthOf(context.today))
  const owed = await owedIn(context, member.path, await tariffsOf(context, months))
  const rows = owed.filter((row) => row.member_id === memberId)
  const paid = await paidBy(context, [memberId], { from: months[0] ?? '', to: months.at(-1) ?? '' })
  let last: string | null = null
  for (const { month, owed } of rows.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const known = owed !== null
    if (!known && last === null) continue
    if (!known || (paid.get(`${memberId} ${month}`) ?? 0) < owed) break
    last = month
  }
  return last
}

const source: AnswerSource = async (context, memberId) => {
  const month = await paidTo(context, memberId)
  return month === null
    ? null
    : { value: showMonth(month), from: 'Lấy từ sổ đảng phí của chi bộ; sửa nếu đã đóng thêm. Ví dụ 10/2026.' }
}

export const answerPaidTo = () => registerAnswer('duesPaidTo', source)

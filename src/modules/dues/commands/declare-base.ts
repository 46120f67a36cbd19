// Declares what a member pays from, from a month on; the older declaration ends by itself.
import { declareBase } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { declareDues } from '#modules/dues/scope.ts'
import { addBases, type Declaration, declaredAlready } from '#modules/dues/store/bases.ts'
import { lockBooks, refuseMonth } from '#modules/dues/store/places.ts'
import { findMember } from '#modules/members/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { type DuesMemberType, dues } from '#rules/dues/dues.ts'
import { showMonth } from '#rules/dues/months.ts'

/** What is owed a month by that declaration, or why it is none. */
export async function owedBy(
  context: QueryContext,
  { memberType, base, extraPay, region }: Declaration,
  month: string,
): Promise<number | Refusal> {
  const facts = {
    memberType: memberType as DuesMemberType,
    base,
    extraPay,
    region: region as 1 | 2 | 3 | 4 | null,
    month,
  }
  const owed = dues(facts, await settingOf(context))
  const [wrong] = owed.refusals
  if (wrong !== undefined) return refuse(wrong.code, { ...wrong.facts, ruleId: wrong.ruleId, basis: wrong.basis })
  return owed.values.amount as number
}

export const serveDeclareBase = serveCommand(declareBase, {
  scope: declareDues,
  run: async (context, input) => {
    const member = await findMember(context, declareDues, input.memberId, 'lock')
    if (member === undefined || member.status === 'left') return notFound()
    const { memberType, base = null, extraPay, region = null, fromMonth } = input
    const said: Declaration = { memberType, base, extraPay, region }
    const amount = await owedBy(context, said, fromMonth)
    if (typeof amount !== 'number') return amount
    await lockBooks(context, [member.organisation_id])
    const closed = await refuseMonth(context, member.organisation_id, fromMonth)
    if (closed !== null) return closed
    const at = { path: member.path, organisationId: member.organisation_id, fromMonth }
    const people = new Map([[member.id, said]])
    if ((await declaredAlready(context, at, people)).has(member.id)) {
      return refuse('dues.base-declared-already', { name: member.full_name, from: fromMonth })
    }
    const [id = ''] = await addBases(context, at, people)
    context.audit({
      organisationId: member.organisation_id,
      path: member.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `Khai mức đóng đảng phí của ${member.full_name} từ tháng ${showMonth(fromMonth)}.`,
    })
    return { id, amount }
  },
})

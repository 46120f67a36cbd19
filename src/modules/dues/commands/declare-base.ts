// Declares what a member pays from, from a month on; the older declaration ends by itself.
import { declareBase } from '#contract/dues.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { declareDues } from '#modules/dues/scope.ts'
import { isDeclared } from '#modules/dues/store/bases.ts'
import { lockBooks, refuseMonth } from '#modules/dues/store/places.ts'
import { findMember } from '#modules/members/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { dues } from '#rules/dues/dues.ts'
import { showMonth } from '#rules/dues/months.ts'

export const serveDeclareBase = serveCommand(declareBase, {
  scope: declareDues,
  run: async (context, input) => {
    const { tx, province, today, now, actor, newId } = context
    const member = await findMember(context, declareDues, input.memberId, 'lock')
    if (member === undefined || member.status === 'left') return notFound()
    const { memberType, base = null, extraPay, region = null, fromMonth } = input
    const facts = { memberType, base, extraPay, region: region as 1 | 2 | 3 | 4 | null, month: fromMonth }
    const owed = dues(facts, await settingOf(context))
    const [wrong] = owed.refusals
    if (wrong !== undefined) return refuse(wrong.code, { ...wrong.facts, ruleId: wrong.ruleId, basis: wrong.basis })
    await lockBooks(context, [member.organisation_id])
    const closed = await refuseMonth(context, member.organisation_id, fromMonth)
    if (closed !== null) return closed
    if (await isDeclared(context, member, { ...input, base, region })) {
      return refuse('dues.base-declared-already', { name: member.full_name, from: fromMonth })
    }
    const id = newId()
    await tx
      .insertInto('dues_bases')
      .values({
        province_code: province,
        id,
        path: member.path,
        organisation_id: member.organisation_id,
        member_id: member.id,
        member_type: memberType,
        base,
        extra_pay: extraPay,
        region,
        from_month: fromMonth,
        declared_on: today,
        declared_by: actor.displayName,
        recorded_at: now.toISOString(),
      })
      .execute()
    context.audit({
      organisationId: member.organisation_id,
      path: member.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `Khai mức đóng đảng phí của ${member.full_name} từ tháng ${showMonth(fromMonth)}.`,
    })
    return { id, amount: owed.values.amount as number }
  },
})

// Declares what many of a branch pay from, all from the same month on: the first time, and whenever pay changes for many.
import { declareBases } from '#contract/dues.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { owedBy } from '#modules/dues/commands/declare-base.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { addBases, type Declaration, declaredAlready } from '#modules/dues/store/bases.ts'
import { owedIn } from '#modules/dues/store/owed.ts'
import { holdsMembers, lockBooks, refuseMonth } from '#modules/dues/store/places.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { lockMembers } from '#modules/members/public.ts'
import { type OrganisationRow, placeAsked } from '#modules/organisations/public.ts'
import { dongInWords } from '#rules/dues/money.ts'
import { showMonth } from '#rules/dues/months.ts'

/** Who belonged to the branch when the month began: what they owe for it they owe here, wherever they have gone since. */
async function belongedThen(context: CommandContext, place: OrganisationRow, month: string) {
  const rows = await owedIn(context, place.path, await tariffsOf(context, [month]))
  return rows.map(({ member_id, full_name }) => ({ id: member_id, full_name }))
}

export const serveDeclareBases = serveCommand(declareBases, {
  scope: keepDues,
  run: async (context, input) => {
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    if (!holdsMembers(place)) return refuse('dues.not-a-branch', { name: place.name })
    const { fromMonth } = input
    const said = new Map<string, Declaration>(
      input.people.map(({ memberId, memberType, base = null, extraPay, region = null }) => [
        memberId,
        { memberType, base, extraPay, region },
      ]),
    )
    // As one declares for one person: first the people, so that none moves meanwhile, then the book.
    const members: { id: string; full_name: string }[] = (await lockMembers(context, [...said.keys()])).filter(
      ({ organisation_id, status }) => organisation_id === place.id && status !== 'left',
    )
    if (members.length < said.size) {
      const here = new Set(members.map(({ id }) => id))
      const gone = (await belongedThen(context, place, fromMonth)).filter(({ id }) => said.has(id) && !here.has(id))
      members.push(...gone)
    }
    if (members.length < said.size) return refuse('dues.not-here-now', { month: fromMonth })
    const amounts = new Map<string, number>()
    for (const [at, { memberId }] of input.people.entries()) {
      const amount = await owedBy(context, said.get(memberId) as Declaration, fromMonth)
      if (typeof amount === 'number') amounts.set(memberId, amount)
      else {
        const who = members.find(({ id }) => id === memberId)?.full_name ?? ''
        const missing =
          amount.code === 'dues.base-missing' ? 'base' : amount.code === 'dues.region-missing' ? 'region' : null
        if (missing === null) return amount
        return refuse(amount.code, amount.facts, [{ path: `people.${at}.${missing}`, message: `Cần cho ${who}.` }])
      }
    }
    await lockBooks(context, [place.id])
    const closed = await refuseMonth(context, place.id, fromMonth)
    if (closed !== null) return closed
    const at = { path: place.path, organisationId: place.id, fromMonth }
    const same = await declaredAlready(context, at, said)
    const named = (ids: readonly string[]) =>
      members.filter(({ id }) => ids.includes(id)).map(({ id, full_name }) => ({ memberId: id, fullName: full_name }))
    const already = named([...same])
    const fresh = new Map([...said].filter(([memberId]) => !same.has(memberId)))
    if (fresh.size === 0) {
      return refuse('dues.base-declared-already', {
        name: already.map(({ fullName }) => fullName).join(', '),
        from: fromMonth,
      })
    }
    await addBases(context, at, fresh)
    const declared = named([...fresh.keys()]).map((one) => ({ ...one, amount: amounts.get(one.memberId) ?? null }))
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Khai mức đóng đảng phí của ${declared.length} đảng viên từ tháng ${showMonth(fromMonth)}.`,
      changes: { people: [null, declared.map(({ fullName, amount }) => `${fullName}: ${dongInWords(amount ?? 0)}`)] },
    })
    return { declared, already }
  },
})

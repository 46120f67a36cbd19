// Proposing and deciding that a member is exempt or pays less for some months (F-01…F-04).
import { type DuesRelief, decideRelief, proposeRelief } from '#contract/dues.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { reliefsIn } from '#modules/dues/store/bases.ts'
import { lockBooks, refuseMonth } from '#modules/dues/store/places.ts'
import { findMember } from '#modules/members/public.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { monthAfter, showMonth } from '#rules/dues/months.ts'
import { numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

/** F-03: a grassroots branch decides itself; for a branch under a committee whoever acts above it. F-04 needs no decision from above. */
export const mayDecide = (actor: Actor, branch: OrganisationRow, ground: string): boolean =>
  branch.typeCode === 'grassroots-branch' || ground === 'detained' || actor.seat?.path !== branch.path

type Asked = Pick<DuesRelief, 'ground' | 'pct' | 'fromMonth' | 'toMonth'>

/** What stands against the months and the share; null when nothing does. */
async function refuseTerms(context: CommandContext, asked: Asked): Promise<Refusal | null> {
  const { ground, pct, fromMonth, toMonth } = asked
  if (toMonth < fromMonth) {
    return refuse('kernel.invalid-input', {}, [{ path: 'toMonth', message: 'Tháng cuối phải từ tháng đầu trở đi.' }])
  }
  if (ground !== 'hardship' && pct !== 100) return refuse('dues.relief-not-full')
  const longest = parameterOn({ ...(await settingOf(context)), on: context.today }, 'F-02', 'decision-at-most')
  if (ground !== 'hardship' || longest === undefined) return null
  const months = numberIn(longest)
  return toMonth >= monthAfter(fromMonth, months) ? refuse('dues.relief-too-long', { months }) : null
}

export const serveProposeRelief = serveCommand(proposeRelief, {
  scope: keepDues,
  run: async (context, input) => {
    const { tx, province, today, actor, newId } = context
    const member = await findMember(context, keepDues, input.memberId, 'lock')
    if (member === undefined || member.status === 'left') return notFound()
    const branch = await organisationById(tx, province, member.organisation_id)
    if (branch === undefined) return notFound()
    const { ground, pct, fromMonth, toMonth, decisionNo } = input
    const decided = decisionNo !== undefined || ground === 'detained'
    const on = decided ? (input.decidedOn ?? today) : null
    const wrong = await refuseTerms(context, input)
    if (wrong !== null) return wrong
    if (decided && !mayDecide(actor, branch, ground)) return refuse('dues.relief-not-yours')
    if (on !== null && on > today) return refuse('dues.date-ahead', { on })
    // As one declares: first the person, then the book, so that no month is closed meanwhile without what is decided here.
    await lockBooks(context, [branch.id])
    const closed = await refuseMonth(context, branch.id, fromMonth)
    if (closed !== null) return closed
    const others = await reliefsIn(context, null, { memberId: member.id })
    const other = others.find(
      (one) => ['proposed', 'decided'].includes(one.state) && one.from_month <= toMonth && one.to_month >= fromMonth,
    )
    if (other !== undefined) {
      const facts = { name: member.full_name, from: other.from_month, to: other.to_month }
      return refuse('dues.relief-overlaps', facts)
    }
    const id = newId()
    const state = decided ? 'decided' : 'proposed'
    await tx
      .insertInto('dues_reliefs')
      .values({
        province_code: province,
        id,
        path: member.path,
        organisation_id: branch.id,
        member_id: member.id,
        ground,
        pct,
        from_month: fromMonth,
        to_month: toMonth,
        reason: input.reason,
        state,
        proposed_on: today,
        proposed_by: actor.displayName,
        decision_no: decisionNo ?? null,
        decided_on: on,
        decided_by: decided ? actor.displayName : null,
      })
      .execute()
    const span = `từ tháng ${showMonth(fromMonth)} đến tháng ${showMonth(toMonth)}`
    context.audit({
      organisationId: branch.id,
      path: branch.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `${decided ? 'Quyết định' : 'Đề nghị'} ${pct === 100 ? 'miễn' : `giảm ${pct} %`} đảng phí của ${member.full_name} ${span}.`,
    })
    return { id, state } as const
  },
})

const verbs = { decided: 'Đồng ý', declined: 'Không đồng ý', withdrawn: 'Rút lại' } as const

export const serveDecideRelief = serveCommand(decideRelief, {
  scope: keepDues,
  run: async (context, input) => {
    const { tx, province, today, actor } = context
    const [asked] = await reliefsIn(context, keepDues, { id: input.id })
    if (asked === undefined) return notFound()
    // Judged as it stands once whoever held the book is done: before that it may be somebody else's decision already.
    await lockBooks(context, [asked.organisation_id])
    const [relief] = await reliefsIn(context, keepDues, { id: input.id })
    if (relief === undefined) return notFound()
    const branch = await organisationById(tx, province, relief.organisation_id)
    if (branch === undefined) return notFound()
    const { outcome, on } = input
    // What was decided by mistake may be withdrawn as long as none of its months is closed.
    const open = relief.state === 'proposed' || (relief.state === 'decided' && outcome === 'withdrawn')
    if (!open) return refuse('dues.relief-over')
    const own = outcome === 'withdrawn' && relief.state === 'proposed'
    if (!own && !mayDecide(actor, branch, relief.ground)) return refuse('dues.relief-not-yours')
    if (outcome === 'decided' && input.decisionNo === undefined) return refuse('dues.decision-missing')
    if (on > today) return refuse('dues.date-ahead', { on })
    const closed = outcome === 'declined' || own ? null : await refuseMonth(context, branch.id, relief.from_month)
    if (closed !== null) return closed
    const version = input.version + 1
    const written = await tx
      .updateTable('dues_reliefs')
      .set({
        state: outcome,
        decision_no: input.decisionNo ?? relief.decision_no,
        decided_on: on,
        decided_by: actor.displayName,
        version,
      })
      .where('province_code', '=', province)
      .where('id', '=', relief.id)
      .where('version', '=', input.version)
      .returning('id')
      .executeTakeFirst()
    if (written === undefined) return new Stale({ id: relief.id, version: relief.version, state: relief.state })
    context.audit({
      organisationId: branch.id,
      path: branch.path,
      subjectType: 'member',
      subjectId: relief.member_id,
      summary: `${verbs[outcome]} miễn, giảm đảng phí của ${relief.full_name} từ tháng ${showMonth(relief.from_month)} đến tháng ${showMonth(relief.to_month)}.`,
    })
    return { version }
  },
})

// Opening a post for a member, with the seat that follows it; and the change of holders that a ratified election brings.
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { endHandSeats, openSeatFor, seatsByHand } from '#modules/identity/public.ts'
import { withDocument } from '#modules/members/commands/audit-member.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import type { EffectContext } from '#modules/members/store/context.ts'
import type { OrganisationFacts } from '#modules/members/store/organisations.ts'
import { insertHolding, laterHoldings } from '#modules/members/store/posts.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { type Post, posts } from '#rules/code-lists/posts.ts'
import { hasOneHolder } from '#rules/members/posts.ts'

/** Posts are the organisation's affair: its history tells them, about the member. */
export function auditPost(
  context: Pick<EffectContext, 'audit'>,
  at: { organisationId: string; path: string; memberId: string },
  summary: string,
  changes: Record<string, readonly [unknown, unknown]>,
): void {
  const { organisationId, path, memberId } = at
  context.audit({ organisationId, path, subjectType: 'member', subjectId: memberId, summary, changes })
}

type Place = Pick<OrganisationFacts, 'id' | 'path' | 'name'>

/**
 * A post of one holder passes on: whoever worked in it by a seat given by hand, without the post on record, does so no longer. Answers who
 * that was, by name.
 */
async function endOthersByHand(
  context: EffectContext,
  organisation: Place,
  post: Post,
  given: { memberIds: readonly string[]; from: string; document: string | null },
): Promise<string[]> {
  const { tx, province, today } = context
  if (post.role === null || !hasOneHolder(post.code)) return []
  const place = { organisationId: organisation.id, role: post.role, name: post.name }
  // Whose account names no member may be the one elected.
  const others = (await seatsByHand(tx, province, place, today)).filter(
    ({ memberId }) => memberId !== null && !given.memberIds.includes(memberId),
  )
  if (others.length === 0) return []
  await endHandSeats(tx, province, others, given.from)
  const names = others.map(({ displayName, postName }) => displayName ?? postName)
  context.audit({
    organisationId: organisation.id,
    path: organisation.path,
    summary: `${names.join(', ')} thôi quyền ${post.name} ở ${organisation.name}, đã giao khi chức vụ chưa được ghi.`,
    changes: withDocument({ post: [post.name, null] }, given.document),
  })
  return names
}

/** Writes that a member holds a post from a day on, opens the seat, says so. The caller has made sure that it may be. */
export async function openPost(
  context: EffectContext,
  given: {
    organisation: Place
    member: Pick<MemberRow, 'id' | 'full_name'>
    post: Post
    from: string
    how: 'elected' | 'appointed'
    document: string | null
  },
): Promise<{ id: string; seatOpened: boolean; endedByHand: string[] }> {
  const { organisation, member, post, from, how, document } = given
  const id = context.newId()
  await insertHolding(context, { id, organisation, memberId: member.id, postCode: post.code, from, how, document })
  const seat =
    post.role === null
      ? null
      : await openSeatFor(context, {
          province: context.province,
          memberId: member.id,
          organisation,
          role: post.role,
          postName: post.name,
          sourceId: id,
          validFrom: from,
          validTo: null,
        })
  const endedByHand = await endOthersByHand(context, organisation, post, { memberIds: [member.id], from, document })
  const verb = how === 'elected' ? 'được bầu giữ' : 'được chỉ định, phân công'
  const summary = `${member.full_name} ${verb} chức vụ ${post.name} ở ${organisation.name} từ ngày ${formatDate(from)}.`
  const at = { organisationId: organisation.id, path: organisation.path, memberId: member.id }
  auditPost(context, at, summary, withDocument({ post: [null, post.name] }, document))
  return { id, seatOpened: seat !== null, endedByHand }
}

export interface ElectedPost {
  organisation: Place
  postCode: string
  memberIds: readonly string[]
  /** The first day of those elected, and the first without those before them. */
  from: string
  /** The ratification. */
  document: string
  /** A new term: whoever held the post before holds it no longer. A post of one holder changes hands in any case. */
  newTerm: boolean
}

/** Who holds the post from now on and who no longer, by name. */
export interface ChangedHolders {
  opened: string[]
  closed: string[]
}

/**
 * The post passes to those elected. Whoever is elected again holds it anew. Refused: a holder since that day or later, somebody who has
 * left, and at a by-election somebody who holds the post already. Nothing is written before everything has been looked at.
 */
export async function passToElected(context: EffectContext, given: ElectedPost): Promise<Refusal | ChangedHolders> {
  const { organisation, postCode, memberIds, from, document, newTerm } = given
  const post = posts.byCode(postCode)
  if (post === undefined) return notFound()
  const held = await laterHoldings(context, organisation.id, postCode, from)
  const passing = newTerm || hasOneHolder(postCode) ? held : []
  const later = passing.find(({ validFrom }) => validFrom >= from)
  if (later !== undefined) {
    return refuse('members.post-held', { holder: later.memberName, post: post.name, since: later.validFrom })
  }
  const again = passing.length > 0 ? undefined : held.find(({ memberId }) => memberIds.includes(memberId))
  if (again !== undefined) return refuse('members.post-already-held', { holder: again.memberName, post: post.name })
  const members: MemberRow[] = []
  for (const memberId of memberIds) {
    const member = await lockLiving(context, memberId)
    if (!isRow(member)) return member
    members.push(member)
  }
  await endPostsOn(context, passing, from)
  for (const { memberId, memberName } of passing) {
    const at = { organisationId: organisation.id, path: organisation.path, memberId }
    const summary = `${memberName} thôi giữ chức vụ ${post.name} ở ${organisation.name} từ ngày ${formatDate(from)}.`
    auditPost(context, at, summary, withDocument({ post: [post.name, null] }, document))
  }
  const closed = passing.map(({ memberName }) => memberName)
  for (const member of members) {
    const { endedByHand } = await openPost(context, { organisation, member, post, from, how: 'elected', document })
    closed.push(...endedByHand.filter((name) => !closed.includes(name)))
  }
  return { opened: members.map((m) => m.full_name), closed }
}

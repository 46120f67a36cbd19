// Moving members to another branch of the province: counted in one place on every day.
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { followMember, membersWithAccount } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseBeforeFounding, refuseDate } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { isPlace, placeToEnter, refuseLeft } from '#modules/members/effects/found.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import { endAbsences } from '#modules/members/store/absences.ts'
import type { EffectAnswer, EffectContext, Written } from '#modules/members/store/context.ts'
import { type OpenPost, openPostsOf } from '#modules/members/store/open-posts.ts'
import { namesByPath, type OrganisationFacts } from '#modules/members/store/organisations.ts'
import { factsOf, lockMembers, type MemberRow, updateMembers } from '#modules/members/store/record.ts'
import {
  addMovements,
  beginMemberships,
  carryAlong,
  endMemberships,
  openMemberships,
  type TransferSlip,
} from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export interface Move {
  /** The first day in the new branch. */
  from: string
  document: string | null
  slip?: TransferSlip
}

/** Why these members cannot move to the branch on that day; null when they can. `posts` are those that end with it. */
export async function refuseMove(
  context: EffectContext,
  rows: readonly MemberRow[],
  target: OrganisationFacts,
  posts: readonly OpenPost[],
  from: string,
): Promise<Refusal | null> {
  const early = refuseBeforeFounding(target, from)
  if (early !== null) return early
  const since = await openMemberships(
    context,
    rows.map((row) => row.id),
  )
  for (const row of rows) {
    const wrong = refuseDate(context, from, [
      { what: 'thời gian sinh hoạt tại chi bộ hiện nay', since: since.get(row.id) },
      ...posts
        .filter((post) => post.memberId === row.id)
        .map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
    ])
    if (wrong !== null) return wrong
  }
  return null
}

/** Writes the move of members for whom nothing stands in the way. Figures once for all of them. */
export async function writeMove(
  context: EffectContext,
  rows: readonly MemberRow[],
  target: OrganisationFacts,
  posts: readonly OpenPost[],
  { from, document, slip = {} }: Move,
): Promise<Written[]> {
  const { tx, province, today } = context
  const ids = rows.map((row) => row.id)
  const names = await namesByPath(
    tx,
    province,
    rows.map((row) => row.path),
  )
  const nameOf = (row: MemberRow): string => names.get(row.path) ?? ''
  await endPostsOn(context, posts, from)
  await endAbsences(context, ids, from)
  await endMemberships(context, ids, from)
  await beginMemberships(context, ids, { place: target, from, basis: 'transfer', document })
  await addMovements(
    context,
    rows.flatMap((member) => {
      const source = { id: member.organisation_id, path: member.path }
      const base = { member, on: from, document, slip }
      return [
        { ...base, place: source, kind: 'transferred-out' as const, counterpart: target },
        {
          ...base,
          place: target,
          kind: 'transferred-in' as const,
          counterpart: { path: source.path, name: nameOf(member) },
        },
      ]
    }),
  )
  const updated = await updateMembers(context, ids, { organisation_id: target.id, path: target.path })
  await carryAlong(context, ids, target.path)
  for (const memberId of await membersWithAccount(tx, province, ids)) {
    await followMember(tx, context.newId, { province, memberId, organisation: target, from })
  }
  const moved = rows.flatMap((before) => {
    const after = updated.get(before.id)
    return after === undefined ? [] : [{ before, after }]
  })
  const changes = moved.map(({ before, after }) => ({ before: factsOf(before), after: factsOf(after) }))
  await figuresChangedMany(tx, province, today, changes)
  for (const { before, after } of moved) {
    const summary = `${before.full_name} chuyển từ ${nameOf(before)} sang ${target.name} từ ngày ${formatDate(from)}.`
    const said = withDocument({ branch: [nameOf(before), target.name] }, document)
    auditMember(context, before, summary, said)
    auditMember(context, after, summary, said)
  }
  return moved.map(({ after }) => ({ memberId: after.id, version: after.version }))
}

interface Destination {
  organisationId: string
  from: string
  document?: string | null
  slip?: TransferSlip
}

/**
 * Moves members together (a merger, a division): all or none. Both ends lie within the reach of the transaction. Posts end in every
 * organisation that is left behind, the branch and what stands above it but not above the new one; other posts stay (O-07).
 * Refused: not there, left already, the same branch, a place that takes no members, a day before its founding, in the future, or not
 * after the day on which belonging or such a post began.
 */
export async function moveMembersTogether(
  context: EffectContext,
  input: Destination & { memberIds: readonly string[] },
): Promise<Refusal | Written[]> {
  const ids = [...new Set(input.memberIds)]
  const rows = await lockMembers(context, ids)
  if (rows.length < ids.length || rows.length === 0) return notFound()
  const target = await placeToEnter(context, input.organisationId)
  if (!isPlace(target)) return target
  const left = rows.find((row) => row.status === 'left')
  if (left !== undefined) return refuseLeft(left)
  const there = rows.find((row) => row.organisation_id === target.id)
  if (there !== undefined) return refuse('members.same-branch', { name: there.full_name })
  const posts = (await openPostsOf(context, ids)).filter((post) => !target.path.startsWith(post.path))
  const wrong = await refuseMove(context, rows, target, posts, input.from)
  const { from, document = null, slip = {} } = input
  return wrong ?? writeMove(context, rows, target, posts, { from, document, slip })
}

/** Moves one member within the province; as `moveMembersTogether`. */
export async function moveMember(
  context: EffectContext,
  input: Destination & { memberId: string },
): Promise<EffectAnswer> {
  const { memberId, ...rest } = input
  const answer = await moveMembersTogether(context, { ...rest, memberIds: [memberId] })
  if (!Array.isArray(answer)) return answer
  const [written] = answer
  if (written === undefined) throw new Error('a move without a member')
  return written
}

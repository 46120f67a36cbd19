// Moving members to another branch of the province: counted in one place on every day.
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { followMember, membersWithAccount } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseBeforeFounding, refuseDate } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { isPlace, placesToEnter, refuseLeft } from '#modules/members/effects/found.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import { endAbsences } from '#modules/members/store/absences.ts'
import type { EffectAnswer, EffectContext, Written } from '#modules/members/store/context.ts'
import { type OpenPost, openPostsOf } from '#modules/members/store/open-posts.ts'
import { namesByPath, type OrganisationFacts } from '#modules/members/store/organisations.ts'
import { factsOf, lockMembers, type MemberRow, placeMembers } from '#modules/members/store/record.ts'
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

/** Members who come to one branch together; `posts` are those that end with it. */
interface Joining {
  rows: readonly MemberRow[]
  target: OrganisationFacts
  posts: readonly OpenPost[]
}

/** Why members cannot come to a branch on that day; null when they can. `since` tells from when each belongs where they are. */
function refuseJoining(
  context: EffectContext,
  { rows, target, posts }: Joining,
  since: ReadonlyMap<string, string>,
  from: string,
): Refusal | null {
  const early = refuseBeforeFounding(target, from)
  if (early !== null) return early
  const postsOf = Map.groupBy(posts, (post) => post.memberId)
  for (const row of rows) {
    const wrong = refuseDate(context, from, [
      { what: 'thời gian sinh hoạt tại chi bộ hiện nay', since: since.get(row.id) },
      ...(postsOf.get(row.id) ?? []).map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
    ])
    if (wrong !== null) return wrong
  }
  return null
}

/** Why these members cannot move to the branch on that day; null when they can. `posts` are those that end with it. */
export async function refuseMove(
  context: EffectContext,
  rows: readonly MemberRow[],
  target: OrganisationFacts,
  posts: readonly OpenPost[],
  from: string,
): Promise<Refusal | null> {
  const since = await openMemberships(
    context,
    rows.map((row) => row.id),
  )
  return refuseJoining(context, { rows, target, posts }, since, from)
}

/** Writes moves for which nothing stands in the way, to however many branches: every statement, and the figures, once for all of them. */
export async function writeMove(
  context: EffectContext,
  joinings: readonly Joining[],
  { from, document, slip = {} }: Move,
): Promise<Written[]> {
  const { tx, province, today } = context
  const going = joinings.flatMap(({ rows, target }) => rows.map((row) => ({ row, target })))
  if (going.length === 0) return []
  const ids = going.map(({ row }) => row.id)
  const names = await namesByPath(
    tx,
    province,
    going.map(({ row }) => row.path),
  )
  const nameOf = (row: MemberRow): string => names.get(row.path) ?? ''
  await endPostsOn(
    context,
    joinings.flatMap(({ posts }) => posts),
    from,
  )
  await endAbsences(context, ids, from)
  await endMemberships(context, ids, from)
  const moved = going.map(({ row, target }) => ({ memberId: row.id, path: target.path, organisationId: target.id }))
  await beginMemberships(
    context,
    going.map(({ row, target }) => ({ memberId: row.id, place: target })),
    { from, basis: 'transfer', document },
  )
  await addMovements(
    context,
    going.flatMap(({ row: member, target }) => {
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
  const updated = await placeMembers(context, moved)
  await carryAlong(context, moved)
  const withAccount = await membersWithAccount(tx, province, ids)
  for (const { row, target } of going) {
    if (!withAccount.has(row.id)) continue
    await followMember(tx, context.newId, { province, memberId: row.id, organisation: target, from })
  }
  const written = going.flatMap(({ row, target }) => {
    const after = updated.get(row.id)
    return after === undefined ? [] : [{ before: row, after, target }]
  })
  const changes = written.map(({ before, after }) => ({ before: factsOf(before), after: factsOf(after) }))
  await figuresChangedMany(tx, province, today, changes)
  for (const { before, after, target } of written) {
    const summary = `${before.full_name} chuyển từ ${nameOf(before)} sang ${target.name} từ ngày ${formatDate(from)}.`
    const said = withDocument({ branch: [nameOf(before), target.name] }, document)
    auditMember(context, before, summary, said)
    auditMember(context, after, summary, said)
  }
  return written.map(({ after }) => ({ memberId: after.id, version: after.version }))
}

interface Destination {
  organisationId: string
  from: string
  document?: string | null
  slip?: TransferSlip
}

/** Members to one branch. */
interface Group {
  organisationId: string
  memberIds: readonly string[]
}

/** The members of a group as they join, or why they cannot; in the order of the groups. */
async function joiningsOf(
  context: EffectContext,
  groups: readonly Group[],
  from: string,
): Promise<(Refusal | Joining)[]> {
  const ids = groups.flatMap(({ memberIds }) => memberIds)
  const rows = new Map((await lockMembers(context, ids)).map((row) => [row.id, row]))
  const placeOf = await placesToEnter(
    context,
    groups.map(({ organisationId }) => organisationId),
  )
  const open = Map.groupBy(await openPostsOf(context, ids), (post) => post.memberId)
  const since = await openMemberships(context, ids)
  return groups.map(({ organisationId, memberIds }) => {
    const own = [...new Set(memberIds)]
    const found = own.flatMap((id) => rows.get(id) ?? [])
    if (found.length < own.length || found.length === 0) return notFound()
    const target = placeOf(organisationId)
    if (!isPlace(target)) return target
    const left = found.find((row) => row.status === 'left')
    if (left !== undefined) return refuseLeft(left)
    const there = found.find((row) => row.organisation_id === target.id)
    if (there !== undefined) return refuse('members.same-branch', { name: there.full_name })
    const posts = own.flatMap((id) => open.get(id) ?? []).filter((post) => !target.path.startsWith(post.path))
    const joining = { rows: found, target, posts }
    return refuseJoining(context, joining, since, from) ?? joining
  })
}

const isJoining = (answer: Refusal | Joining): answer is Joining => 'target' in answer

/**
 * Moves members to several branches at once (a reorganisation), each group as `moveMembersTogether` moves one: why a group does not go, in
 * the order of the groups, null for those that went. No member is in two groups.
 */
export async function moveGroupsTogether(
  context: EffectContext,
  groups: readonly Group[],
  move: Move,
): Promise<(Refusal | null)[]> {
  const joinings = await joiningsOf(context, groups, move.from)
  await writeMove(context, joinings.filter(isJoining), move)
  return joinings.map((answer) => (isJoining(answer) ? null : answer))
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
  const { organisationId, memberIds, from, document = null, slip = {} } = input
  const [joining] = await joiningsOf(context, [{ organisationId, memberIds }], from)
  if (joining === undefined) return notFound()
  return isJoining(joining) ? writeMove(context, [joining], { from, document, slip }) : joining
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

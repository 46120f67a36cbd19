// Who holds posts in an organisation now, who held them in the term before, chosen among its full members.
import { isoOf } from './days.ts'
import type { Node } from './node.ts'
import type { Term } from './organisation-rows.ts'
import type { Candidate, ProvinceContext } from './person.ts'
import type { DemoBatch } from './rows.ts'

/** A post and how many hold it. */
type Seats = readonly (readonly [string, number])[]

/** Seats that each person below holds in turn: the secretary is the first person, and so on. */
const committeeSeats: Seats = [
  ['secretary', 1],
  ['standing-deputy-secretary', 1],
  ['deputy-secretary', 1],
  ['inspection-chair', 1],
  ['inspection-deputy-chair', 1],
]

function writePost(
  context: ProvinceContext,
  batch: DemoBatch,
  organisation: Node,
  who: Candidate,
  post: string,
  from: number,
  to: number | null,
  how: 'elected' | 'appointed',
): void {
  batch.post_holdings.push({
    province_code: context.plan.code,
    id: context.newId(),
    organisation_id: organisation.id,
    path: organisation.path,
    member_id: who.row.id,
    post_code: post,
    valid_from: isoOf(from),
    valid_to: to === null ? null : isoOf(to),
    how,
    document: null,
  })
}

/** Full members of today fit for a post, the likelier first: in working age and with some political theory. */
export function electable(context: ProvinceContext, candidates: readonly Candidate[]): Candidate[] {
  const born = (age: number): string => isoOf(context.today - Math.round(age * 365.25))
  const tooOld = born(68)
  const tooYoung = born(27)
  const likely = candidates.filter(
    (c) => c.row.status === 'full' && c.official !== null && Math.max(c.official, c.from) < context.today - 20,
  )
  const score = (c: Candidate): number =>
    (c.row.birth_on > tooOld && c.row.birth_on < tooYoung ? 0 : 10) + (c.row.theory_code === 'none' ? 1 : 0)
  return likely
    .map((c, i) => ({ c, key: score(c) * 1000 + i }))
    .sort((a, b) => a.key - b.key)
    .map(({ c }) => c)
}

/** Gives `who` a post from the start of the term, or from when the member could hold it: then appointed in between. */
function give(context: ProvinceContext, batch: DemoBatch, node: Node, term: Term, who: Candidate, post: string): void {
  const able = Math.max(who.official ?? 0, who.from) + 15
  const late = able > term.start
  writePost(
    context,
    batch,
    node,
    who,
    post,
    Math.min(Math.max(term.start, able), context.today - 1),
    null,
    late ? 'appointed' : 'elected',
  )
}

/** A post in the term before, when the member was already a full member here and still is or was for a while. */
function giveBefore(
  context: ProvinceContext,
  batch: DemoBatch,
  node: Node,
  term: Term,
  who: Candidate,
  post: string,
): void {
  const from = Math.max(term.previous, node.founded)
  const to = Math.min(term.start, who.to ?? term.start)
  if (who.official === null || Math.max(who.official, who.from) > from || to <= from + 60) return
  writePost(context, batch, node, who, post, from, to, 'elected')
}

/** Posts of a branch (O-03): a committee from nine full members on, otherwise a secretary and perhaps a deputy. */
export function writeBranchPosts(
  context: ProvinceContext,
  batch: DemoBatch,
  branch: Node,
  term: Term,
  candidates: readonly Candidate[],
): void {
  const { random } = context
  const able = electable(context, candidates)
  const full = candidates.filter((c) => c.row.status === 'full').length
  const [secretary, deputy, ...rest] = able
  if (secretary === undefined) return
  give(context, batch, branch, term, secretary, 'secretary')
  if (deputy !== undefined && (full >= 9 || random.chance(0.3))) {
    give(context, batch, branch, term, deputy, 'deputy-secretary')
  }
  if (full >= 9) {
    for (const member of rest.slice(0, full >= 20 ? 3 : 1)) {
      give(context, batch, branch, term, member, 'branch-committee-member')
    }
  }
  if (branch.founded < term.previous + 200 && random.chance(0.6)) {
    const former = candidates.find(
      (c) => c !== secretary && c.official !== null && Math.max(c.official, c.from) < term.previous,
    )
    if (former !== undefined) giveBefore(context, batch, branch, term, former, 'secretary')
  }
}

/** Posts of a committee of a grassroots organisation or above; `first` come first. A third at most is standing (O-05). */
export function writeCommitteePosts(
  context: ProvinceContext,
  batch: DemoBatch,
  node: Node,
  term: Term,
  people: readonly Candidate[],
  size: number,
): void {
  const members = people.slice(0, size)
  const standing = Math.floor(members.length / 3)
  let at = 0
  for (const [post, count] of committeeSeats) {
    if (post === 'inspection-deputy-chair' && members.length < 9) continue
    for (let i = 0; i < count; i++) {
      const who = members[at++]
      if (who !== undefined) give(context, batch, node, term, who, post)
    }
  }
  members.forEach((who, i) => {
    if (i < standing) give(context, batch, node, term, who, 'standing-committee-member')
    give(context, batch, node, term, who, 'committee-member')
  })
  for (const who of people.slice(size, size + (size >= 9 ? 2 : 0))) {
    give(context, batch, node, term, who, 'inspection-member')
  }
  const former = people.slice(size + 2)
  for (const who of former.slice(0, Math.floor(size / 3)))
    giveBefore(context, batch, node, term, who, 'committee-member')
}

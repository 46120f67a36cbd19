// The committee member in charge of a branch: named by the committee directly above it, and the list of its branches.
import { listInCharge, nameInCharge } from '#contract/members-in-charge.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { isAbove } from '#modules/meetings/queries/score.ts'
import { keepMeetings, overseeMeetings } from '#modules/meetings/scope.ts'
import { chargesBelow, putInCharge } from '#modules/meetings/store/in-charge.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { holdingsOf } from '#modules/members/public.ts'
import { superiorsOf } from '#modules/organisations/public.ts'
import { posts } from '#rules/code-lists/posts.ts'

interface OfCommittee {
  memberId: string
  fullName: string
  postName: string
}

/** Whoever holds an elective post of the committee today, the higher post first, each person once. */
async function committeeOf(context: QueryContext, organisationId: string): Promise<OfCommittee[]> {
  const held = (await holdingsOf(context, organisationId, context.today)).flatMap(
    ({ memberId, memberName, postCode }) => {
      const post = posts.byCode(postCode)
      const leads = post?.role === 'secretary' || post?.role === 'committee-member'
      return post?.kind === 'elective' && leads ? [{ memberId, fullName: memberName, post }] : []
    },
  )
  const people = new Map<string, OfCommittee>()
  for (const { memberId, fullName, post } of held.toSorted((a, b) => a.post.rank - b.post.rank))
    if (!people.has(memberId)) people.set(memberId, { memberId, fullName, postName: post.name })
  return [...people.values()]
}

export const serveListInCharge = serveQuery(listInCharge, {
  scope: overseeMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, overseeMeetings, input.organisationId)
    if (place === undefined) return notFound()
    return {
      organisationId: place.id,
      organisationName: place.name,
      branches: place.isBranch ? [] : await chargesBelow(context, place.id),
      committee: place.isBranch ? [] : await committeeOf(context, place.id),
      allowed: !place.isBranch && mayUse(keepMeetings, context.actor) ? [nameInCharge.name] : [],
    }
  },
})

export const serveNameInCharge = serveCommand(nameInCharge, {
  scope: keepMeetings,
  run: async (context, { organisationId, memberId }) => {
    const { tx, province, today } = context
    const branch = await meetingPlaceAsked(context, keepMeetings, organisationId)
    if (branch === undefined) return notFound()
    if (!branch.isBranch || branch.endedOn !== null)
      return refuse('meetings.not-a-branch', { organisation: branch.name })
    if (!isAbove(context, branch)) return refuse('meetings.charge-by-superior', {})
    const above = (await superiorsOf(tx, province, branch.path, today)).at(-1)
    const person =
      memberId === null || above === undefined
        ? null
        : ((await committeeOf(context, above.id)).find((one) => one.memberId === memberId) ?? null)
    if (memberId !== null && person === null)
      return refuse('meetings.not-of-committee', { organisation: above?.name ?? '' })
    await putInCharge(context, branch, person)
    context.audit({
      organisationId: branch.id,
      path: branch.path,
      summary:
        person === null
          ? 'Thôi phân công cấp ủy viên phụ trách chi bộ.'
          : `Phân công ${person.fullName} (${person.postName}) phụ trách chi bộ.`,
    })
    return { organisationId: branch.id, fullName: person?.fullName ?? null }
  },
})

// Records who holds a post of an organisation and since when, and that somebody no longer does; seats follow.
import { appoint, endPost } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseBeforeFounding, refuseDate } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { auditPost, openPost } from '#modules/members/effects/posts.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'
import { findHolding, laterHoldings } from '#modules/members/store/posts.ts'
import { findMember } from '#modules/members/store/record.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { hasOneHolder, mayRecordPost, postsOfType } from '#rules/members/posts.ts'

export const serveAppoint = serveCommand(appoint, {
  scope: changeMembers,
  run: async (context, input) => {
    const { actor } = context
    const organisation = await organisationInReach(context, changeMembers, input.organisationId, 'hold')
    if (organisation === undefined) return notFound()
    const member = await findMember(context, changeMembers, input.memberId, 'lock')
    if (member === undefined) return notFound()
    if (organisation.endedOn !== null) {
      return refuse('members.organisation-ended', { organisation: organisation.name, endedOn: organisation.endedOn })
    }
    if (member.status === 'left') return refuse('members.already-left', { name: member.full_name, on: member.left_on })
    const post = postsOfType(organisation.typeCode).find((p) => p.code === input.postCode)
    if (post === undefined) {
      const name = posts.byCode(input.postCode)?.name ?? input.postCode
      return refuse('members.post-not-of-type', { organisation: organisation.name, post: name })
    }
    if (!mayRecordPost(actor.seat.role, post.role, organisation.id === actor.seat.organisationId)) {
      return refuse('members.post-not-yours', { organisation: organisation.name, post: post.name })
    }
    if (post.kind === 'elective' && member.status === 'probationary') {
      return refuse('members.not-full-member', { name: member.full_name, post: post.name })
    }
    const wrong = refuseDate(context, input.from, []) ?? refuseBeforeFounding(organisation, input.from)
    if (wrong !== null) return wrong
    const held = await laterHoldings(context, organisation.id, post.code, input.from)
    const own = held.find((h) => h.memberId === member.id)
    if (own !== undefined) {
      return refuse('members.post-already-held', { holder: member.full_name, post: post.name })
    }
    const other = held[0]
    if (other !== undefined && hasOneHolder(post.code)) {
      return refuse('members.post-held', { holder: other.memberName, post: post.name, since: other.validFrom })
    }

    const { id, seatOpened } = await openPost(context, {
      organisation,
      member,
      post,
      from: input.from,
      how: input.how,
      document: input.document ?? null,
    })
    return { id, seatOpened }
  },
})

export const serveEndPost = serveCommand(endPost, {
  scope: changeMembers,
  run: async (context, input) => {
    const holding = await findHolding(context, changeMembers, input.id)
    if (holding === undefined) return notFound()
    if (holding.validTo !== null) return refuse('members.post-ended', { on: holding.validTo })
    const post = posts.byCode(holding.postCode)
    const name = post?.name ?? holding.postCode
    const { seat } = context.actor
    if (!mayRecordPost(seat.role, post?.role ?? null, holding.organisationId === seat.organisationId)) {
      return refuse('members.post-not-yours', { organisation: holding.organisationName, post: name })
    }
    const wrong = refuseDate(context, input.to, [{ what: 'chức vụ', since: holding.validFrom }])
    if (wrong !== null) return wrong
    const seats = await endPostsOn(context, [holding], input.to)
    const summary = `${holding.memberName} thôi giữ chức vụ ${name} ở ${holding.organisationName} từ ngày ${formatDate(input.to)}.`
    const { organisationId, path, memberId } = holding
    auditPost(
      context,
      { organisationId, path, memberId },
      summary,
      withDocument({ post: [name, null] }, input.document),
    )
    return { id: holding.id, seatEnded: seats > 0 }
  },
})

// Moves a member from one branch to another within the actor's reach: counted in one place on every day.
import { moveBranch } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { followMember } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseBeforeFounding, refuseDate, refusePlace, staleAgainst } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { namesByPath, organisationInReach } from '#modules/members/store/organisations.ts'
import { openPosts } from '#modules/members/store/posts.ts'
import { factsOf, findMember, updateMember } from '#modules/members/store/record.ts'
import { addMovement, beginMembership, carryAlong, endSpan, openSpans } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export const serveMoveBranch = serveCommand(moveBranch, {
  scope: changeMembers,
  run: async (context, input) => {
    const row = await findMember(context, changeMembers, input.id, 'lock')
    if (row === undefined) return notFound()
    const target = await organisationInReach(context, changeMembers, input.organisationId, 'hold')
    if (target === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    if (row.status === 'left') return refuse('members.already-left', { name: row.full_name, on: row.left_on })
    if (target.id === row.organisation_id) return refuse('members.same-branch', { name: row.full_name })
    const misplaced = refusePlace(target)
    if (misplaced !== null) return misplaced
    const early = refuseBeforeFounding(target, input.from)
    if (early !== null) return early
    const open = await openSpans(context, row.id)
    // O-07: who moves away leaves the posts of the branch left behind; posts elsewhere stay.
    const posts = await openPosts(context, row.id, row.organisation_id)
    const wrong = refuseDate(context, input.from, [
      { what: 'thời gian sinh hoạt tại chi bộ hiện nay', since: open.membership?.validFrom },
      ...posts.map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
    ])
    if (wrong !== null) return wrong

    const document = input.document ?? null
    const source = { id: row.organisation_id, path: row.path }
    const sourceName = (await namesByPath(context.tx, context.province, [row.path])).get(row.path) ?? ''
    await endPostsOn(context, posts, input.from)
    await endSpan(context, 'memberships', open.membership, input.from)
    await beginMembership(context, row, target, input.from, document)
    const movement = { on: input.from, document }
    await addMovement(context, row, { ...movement, place: source, kind: 'transferred-out', counterpart: target })
    await addMovement(context, row, {
      ...movement,
      place: target,
      kind: 'transferred-in',
      counterpart: { path: source.path, name: sourceName },
    })
    const updated = await updateMember(context, row, { organisation_id: target.id, path: target.path })
    await carryAlong(context, row.id, target.path)
    await followMember(context.tx, context.newId, {
      province: context.province,
      memberId: row.id,
      organisation: target,
      from: input.from,
    })
    await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
    const summary = `${row.full_name} chuyển từ ${sourceName} sang ${target.name} từ ngày ${formatDate(input.from)}.`
    const changes = withDocument({ branch: [sourceName, target.name] }, document)
    auditMember(context, row, summary, changes)
    auditMember(context, updated, summary, changes)
    return { id: row.id, version: updated.version }
  },
})

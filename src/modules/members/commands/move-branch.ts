// Moves a member from one branch to another within the actor's reach: counted in one place on every day.
import { moveBranch } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { refusePlace, staleAgainst } from '#modules/members/commands/checks.ts'
import { refuseMove, writeMove } from '#modules/members/effects/move.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { openPostsOf } from '#modules/members/store/open-posts.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'
import { findMember } from '#modules/members/store/record.ts'

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
    // O-07: who moves away leaves the posts of the branch left behind; posts elsewhere stay.
    const posts = (await openPostsOf(context, [row.id])).filter((post) => post.path === row.path)
    const wrong = await refuseMove(context, [row], target, posts, input.from)
    if (wrong !== null) return wrong
    const move = { from: input.from, document: input.document ?? null }
    const [written] = await writeMove(context, [{ rows: [row], target, posts }], move)
    return { id: row.id, version: written?.version ?? row.version }
  },
})

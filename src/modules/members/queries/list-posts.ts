// Answers who holds which post in an organisation, which posts stand empty, and its term.
import { listPosts } from '#contract/members.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { readFigures } from '#modules/members/figures/read.ts'
import { changeMembers, viewOrganisations } from '#modules/members/scope.ts'
import { organisationInReach, termOn } from '#modules/members/store/organisations.ts'
import { holdingsOf } from '#modules/members/store/posts.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { mayRecordPost, postsOfType, vacanciesOf } from '#rules/members/posts.ts'

export const serveListPosts = serveQuery(listPosts, {
  scope: viewOrganisations,
  run: async (context, input) => {
    const organisation = await organisationInReach(context, viewOrganisations, input.organisationId)
    if (organisation === undefined) return notFound()
    const { tx, province, actor, today } = context
    const on = input.on ?? today
    const held = await holdingsOf(context, organisation.id, on)
    const figures = await readFigures(tx, province, organisation.path, today)
    const keeper = mayUse(changeMembers, actor)
    const own = organisation.id === actor.seat.organisationId
    const may = (postCode: string): boolean =>
      keeper && mayRecordPost(actor.seat.role, posts.byCode(postCode)?.role ?? null, own)
    const rank = (postCode: string): number => posts.byCode(postCode)?.rank ?? 1000
    return {
      organisationId: organisation.id,
      on,
      holdings: held
        .map((h) => ({
          id: h.id,
          memberId: h.memberId,
          memberName: h.memberName,
          postCode: h.postCode,
          postName: posts.byCode(h.postCode)?.name ?? h.postCode,
          validFrom: h.validFrom,
          validTo: h.validTo,
          how: h.how,
          document: h.document,
          allowed: h.validTo === null && may(h.postCode) ? ['members.end-post'] : [],
        }))
        .sort((a, b) => rank(a.postCode) - rank(b.postCode)),
      vacancies: vacanciesOf(
        organisation.typeCode,
        held.map((h) => h.postCode),
        figures['status.full'] ?? 0,
      ),
      posts: postsOfType(organisation.typeCode)
        .filter((post) => may(post.code))
        .map((post) => ({ postCode: post.code, postName: post.name })),
      term: await termOn(tx, province, organisation.id, on),
      allowed: keeper && organisation.endedOn === null ? ['members.appoint'] : [],
    }
  },
})

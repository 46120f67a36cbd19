// Opens a campaign: what the directive lays down, and a review for each branch in its scope; takes one back that was opened by mistake.
import { openCampaign, takeCampaignBack } from '#contract/reviews.ts'
import { subtree } from '#db/tenancy.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { organisationsInSubtree, placeAsked } from '#modules/organisations/public.ts'
import { auditReview } from '#modules/oversight/history.ts'
import { openCampaigns } from '#modules/oversight/scope.ts'
import { closeTakenBack, heldCampaign, sameCampaign, writeCampaign } from '#modules/oversight/store/campaigns.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export const serveOpenCampaign = serveCommand(openCampaign, {
  scope: openCampaigns,
  run: async (context, input) => {
    const { title, directive, startsOn, endsOn, factsFrom, grounds } = input
    const place = await placeAsked(context, openCampaigns, input.organisationId)
    if (place === undefined) return notFound()
    if (endsOn < startsOn || factsFrom > startsOn) return refuse('reviews.days-reversed')
    const branches = await organisationsInSubtree(context.tx, context.province, subtree(place.path), {
      typeCodes: branchTypes,
    })
    if (branches.length === 0) return refuse('reviews.no-branches', { organisation: place.name })
    const said = { title, directive, starts_on: startsOn, ends_on: endsOn, facts_from: factsFrom, grounds }
    const same = await sameCampaign(context, place, branches, said)
    if (same !== undefined) {
      return refuse('reviews.campaign-there', { title: same.title, directive, from: same.starts_on, to: same.ends_on })
    }
    const id = await writeCampaign(context, place, branches, said)
    auditReview(
      context,
      { organisation_id: place.id, path: place.path, title },
      `Mở đợt rà soát ở ${branches.length} chi bộ`,
    )
    return { id, branches: branches.length }
  },
})

export const serveTakeCampaignBack = serveCommand(takeCampaignBack, {
  scope: openCampaigns,
  run: async (context, { id, reason }) => {
    const campaign = await heldCampaign(context, id)
    if (campaign === undefined) return notFound()
    const { withdrawn_on: on, withdrawn_reason: said, begun } = campaign
    if (on !== null) return refuse('reviews.taken-back', { on, reason: said })
    if (begun > 0) return refuse('reviews.campaign-begun', { branches: begun })
    const branches = await closeTakenBack(context, id, reason)
    auditReview(context, campaign, `Rút lại đợt rà soát ở ${branches} chi bộ`)
    return { id, branches }
  },
})

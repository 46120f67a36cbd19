// Answers campaigns and how far they are by level: counts without names, small ones hidden from those above the branch.
import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import type { CampaignCounts, CampaignRow } from '#contract/review-shapes.ts'
import { getCampaign, listCampaigns, takeCampaignBack } from '#contract/reviews.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { type OrganisationRow, placeAsked } from '#modules/organisations/public.ts'
import { followCampaigns, openCampaigns } from '#modules/oversight/scope.ts'
import {
  type CountedBelow,
  countBelow,
  type ListedCampaign,
  listCampaignsBelow,
} from '#modules/oversight/store/campaigns.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { hideSmall } from '#rules/reviews/small-counts.ts'

const rowOf = (row: ListedCampaign): CampaignRow => ({
  id: row.id,
  title: row.title,
  directive: row.directive,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  factsFrom: row.facts_from,
  grounds: row.grounds,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  openedOn: row.opened_on,
  openedBy: row.opened_by,
  branches: row.branches,
  closed: row.closed,
  withdrawn:
    row.withdrawn_on === null || row.withdrawn_by === null || row.withdrawn_reason === null
      ? null
      : { on: row.withdrawn_on, by: row.withdrawn_by, reason: row.withdrawn_reason },
})

export const serveListCampaigns = serveQuery(listCampaigns, {
  scope: followCampaigns,
  run: async (context, input) => {
    const place = await placeAsked(context, followCampaigns, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, z.tuple([id]))
    if (after instanceof Refusal) return after
    const { limit } = input
    const rows = await listCampaignsBelow(context, place.path, { after: after?.[0] ?? null, limit })
    const page = cutPage(rows, limit, (row) => [row.id])
    return { rows: page.rows.map(rowOf), next: page.next, total: null }
  },
})

const people = ['named', 'notListed', 'helped', 'improved', 'inCase'] as const
const places = ['branches', 'begun', 'closed'] as const

/** The rows and their total as they may be shown; `open`: to the branch itself, everything. */
function shownCounts(rows: readonly CountedBelow[], open: boolean): { rows: CampaignCounts[]; total: CampaignCounts } {
  const hidden = people.map((key) => {
    const counts = rows.map((row) => row[key])
    return [key, open ? { cells: counts, total: counts.reduce((sum, n) => sum + n, 0) } : hideSmall(counts)] as const
  })
  const sums = places.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)] as const)
  return {
    rows: rows.map(
      (row, at) =>
        ({
          ...Object.fromEntries(places.map((key) => [key, row[key]])),
          ...Object.fromEntries(hidden.map(([key, { cells }]) => [key, cells[at] ?? null])),
        }) as CampaignCounts,
    ),
    total: {
      ...Object.fromEntries(sums),
      ...Object.fromEntries(hidden.map(([key, { total }]) => [key, total])),
    } as CampaignCounts,
  }
}

const isBranch = ({ typeCode }: Pick<OrganisationRow, 'typeCode'>): boolean => branchTypes.includes(typeCode)

type Campaign = z.output<typeof getCampaign.output>

/** A campaign with its counts at and below an organisation, as the caller may see them; undefined where it is out of reach. */
export async function shownCampaign(
  context: QueryContext,
  input: { id: string; organisationId?: string | undefined },
): Promise<{ campaign: Campaign; place: OrganisationRow } | undefined> {
  const { tx, province, actor } = context
  const { rows: found } = await sql<ListedCampaign>`
    select c.*, 0 as branches, 0 as closed from review_campaigns c
     where ${followCampaigns.rows(actor, province, 'c')} and c.id = ${input.id}`.execute(tx)
  const [campaign] = found
  if (campaign === undefined) return undefined
  const place = await placeAsked(context, followCampaigns, input.organisationId ?? campaign.organisation_id)
  const { lo, hi } = subtree(campaign.path)
  if (place === undefined || place.path < lo || place.path >= hi) return undefined
  const rows = await countBelow(context, campaign.id, place.path)
  const shown = shownCounts(rows, isBranch(place) && actor.seat.path === place.path)
  const { branches, closed } = shown.total
  return {
    place,
    campaign: {
      ...rowOf({ ...campaign, branches, closed }),
      total: shown.total,
      allowed: mayUse(openCampaigns, actor) && campaign.withdrawn_on === null ? [takeCampaignBack.name] : [],
      rows: shown.rows.map((counts, at) => {
        const row = rows[at] as CountedBelow
        const { organisationId, organisationName } = row
        return { ...counts, organisationId, organisationName, isBranch: isBranch(row as never) }
      }),
    },
  }
}

export const serveGetCampaign = serveQuery(getCampaign, {
  scope: followCampaigns,
  run: async (context, input) => (await shownCampaign(context, input))?.campaign ?? notFound(),
})

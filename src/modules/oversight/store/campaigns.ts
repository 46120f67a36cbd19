// Campaigns and what became of them by level: writing one with the reviews of its branches, lists, counts without names.
import { sql } from 'kysely'
import { directlyBelow, subtree } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { openCampaigns } from '#modules/oversight/scope.ts'
import type { CampaignRow } from '#modules/oversight/store/rows.ts'

type Said = Pick<CampaignRow, 'title' | 'directive' | 'starts_on' | 'ends_on' | 'facts_from' | 'grounds'>

/** Writes the campaign and a review for each branch, the branches in one statement. Returns the campaign's id. */
export async function writeCampaign(
  { tx, province, actor, today, newId }: CommandContext,
  place: OrganisationRow,
  branches: readonly OrganisationRow[],
  said: Said,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('review_campaigns')
    .values({
      province_code: province,
      id,
      path: place.path,
      organisation_id: place.id,
      organisation_name: place.name,
      ...said,
      opened_on: today,
      opened_by: actor.displayName,
    })
    .execute()
  const rows = JSON.stringify(branches.map((branch) => ({ ...branch, reviewId: newId() })))
  await sql`
    insert into branch_reviews (province_code, id, campaign_id, path, organisation_id, organisation_name, title, directive, starts_on, ends_on, facts_from, grounds)
    select ${province}, b."reviewId", ${id}::uuid, b.path, b.id, b.name, ${said.title}, ${said.directive}, ${said.starts_on}::date,
           ${said.ends_on}::date, ${said.facts_from}::date, ${[...said.grounds]}::text[]
      from jsonb_to_recordset(${rows}::jsonb) as b("reviewId" uuid, id uuid, path text, name text)`.execute(tx)
  return id
}

/**
 * The campaign on the same directive whose days these cut and in which all of these branches have their review already, unless it was taken back;
 * undefined: there is none.
 * Whoever opens campaigns in a province takes turns.
 */
export async function sameCampaign(
  { tx, province }: CommandContext,
  place: Pick<OrganisationRow, 'path'>,
  branches: readonly Pick<OrganisationRow, 'id'>[],
  said: Pick<Said, 'directive' | 'starts_on' | 'ends_on'>,
): Promise<Pick<Said, 'title' | 'starts_on' | 'ends_on'> | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review campaigns ${province}`}, 0))`.execute(tx)
  const { lo, hi } = subtree(place.path)
  const { rows } = await sql<Pick<Said, 'title' | 'starts_on' | 'ends_on'>>`
    select min(b.title) as title, min(b.starts_on) as starts_on, max(b.ends_on) as ends_on
      from branch_reviews b
     where b.province_code = ${province} and b.path >= ${lo} and b.path < ${hi} and lower(b.directive) = lower(${said.directive})
       and b.starts_on <= ${said.ends_on}::date and b.ends_on >= ${said.starts_on}::date
       and b.organisation_id = any(${branches.map(({ id }) => id)}::uuid[]) and b.withdrawn_reason is null
     group by b.campaign_id having count(*) = ${branches.length} limit 1`.execute(tx)
  return rows[0]
}

/**
 * The campaign, held with all its reviews and names so that nobody answers or votes meanwhile, and in how many branches somebody has; also in a
 * branch that stands out of reach since (0061).
 */
export async function heldCampaign(
  { tx, province, actor }: CommandContext,
  id: string,
): Promise<(CampaignRow & { begun: number }) | undefined> {
  const { rows } = await sql<CampaignRow>`
    select c.* from review_campaigns c where ${openCampaigns.rows(actor, province, 'c')} and c.id = ${id} for update`.execute(
    tx,
  )
  const [campaign] = rows
  if (campaign === undefined) return undefined
  const counted = await sql<{ begun: number }>`select review_campaign_begun(${province}, ${id}) as begun`.execute(tx)
  return { ...campaign, begun: counted.rows[0]?.begun ?? 0 }
}

/** Ends every review of a campaign that is taken back, and takes off the names nobody voted about. Answers how many branches. */
export async function closeTakenBack(
  { tx, province, actor, today }: CommandContext,
  id: string,
  reason: string,
): Promise<number> {
  await sql`
    update review_campaigns set withdrawn_on = ${today}::date, withdrawn_by = ${actor.displayName}, withdrawn_reason = ${reason}
     where province_code = ${province} and id = ${id}`.execute(tx)
  const { rows } = await sql<{ ended: number }>`select end_taken_back(${province}, ${id}) as ended`.execute(tx)
  return rows[0]?.ended ?? 0
}

export type ListedCampaign = CampaignRow & { branches: number; closed: number }

/** Campaigns opened at or below a path, the newest first. */
export async function listCampaignsBelow(
  { tx, province }: QueryContext,
  path: string,
  page: { after: string | null; limit: number },
): Promise<ListedCampaign[]> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<ListedCampaign>`
    select c.*, r.branches, r.closed
      from review_campaigns c
      cross join lateral (
        select count(*)::integer as branches, count(*) filter (where b.state = 'closed')::integer as closed
          from branch_reviews b where b.province_code = ${province} and b.campaign_id = c.id) r
     where c.province_code = ${province} and c.path >= ${lo} and c.path < ${hi}
       and ${page.after === null ? sql`true` : sql`c.id < ${page.after}::uuid`}
     order by c.id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export interface CountedBelow {
  path: string
  organisationId: string
  organisationName: string
  typeCode: string
  branches: number
  begun: number
  closed: number
  named: number
  notListed: number
  helped: number
  improved: number
  inCase: number
}

/** The counts of a campaign by the organisation directly below `path` (or the branch itself), by name. */
export async function countBelow(
  { tx, province }: QueryContext,
  campaignId: string,
  path: string,
): Promise<CountedBelow[]> {
  const { lo, hi } = subtree(path)
  const group = sql`case when b.path = ${path} then b.path else ${directlyBelow('b.path', path)} end`
  const people = (...states: string[]) =>
    sql`coalesce(sum(n.people) filter (where n.state = any(${states}::text[])), 0)::integer`
  const { rows } = await sql<CountedBelow>`
    with counted as (
      select ${group} as path, count(distinct b.id)::integer as branches,
             count(distinct b.id) filter (where b.facts_on is not null or n.state is not null)::integer as begun,
             count(distinct b.id) filter (where b.state = 'closed')::integer as closed,
             coalesce(sum(n.people) filter (where n.state <> 'withdrawn'), 0)::integer as named,
             ${people('not-listed')} as "notListed",
             ${people('to-help', 'helped', 'reported', 'progress-vote', 'not-improved')} as helped,
             ${people('improved')} as improved, ${people('in-case')} as "inCase"
        from branch_reviews b
        left join (select review_id, state, count(*) as people from review_names
                    where province_code = ${province} and path >= ${lo} and path < ${hi} group by review_id, state) n on n.review_id = b.id
       where b.province_code = ${province} and b.campaign_id = ${campaignId} and b.path >= ${lo} and b.path < ${hi}
       group by 1)
    select c.*, o.id as "organisationId", o.name as "organisationName", o.type_code as "typeCode"
      from counted c join organisations o on o.province_code = ${province} and o.path = c.path
     order by o.sort_key, o.id`.execute(tx)
  return rows
}

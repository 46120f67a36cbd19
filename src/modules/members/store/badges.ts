// Members who come to have the years of a Party badge within a span of days: narrowed by an index, reckoned exactly with their gaps.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { viewMembers } from '#modules/members/scope.ts'
import { gapsOfMany } from '#modules/members/store/gaps.ts'
import { readBadges } from '#modules/members/store/known-facts.ts'
import { addDays, addMonths } from '#rules/calendar/dates.ts'
import { earliest } from '#rules/calendar/partial-date.ts'
import { type BadgeDue, badgeDue } from '#rules/members/badges-due.ts'
import { partyAgeMonths } from '#rules/members/count-party-age.ts'
import { latestBirth } from '#rules/statistics/figures.ts'

export interface MemberDue extends BadgeDue {
  memberId: string
  fullName: string
  branchId: string
  branchName: string
  /** The day of the decision is known to the day; otherwise the first it can mean was counted from. */
  certain: boolean
  /** Completed months of party age at the end of the span. */
  months: number
}

export interface BadgeSpan {
  since: string
  until: string
  ladder: readonly number[]
  earlyMonths: number | null
}

/** A gap counts by months and days, the column by one day: nobody is lost at the edges. */
const MARGIN = 31

interface Candidate {
  id: string
  full_name: string
  sort_key: string
  organisation_id: string
  branch: string
  decision_on: string
}

/** Who may come to a badge is read so many at a time: of those who do not come to one the page is not made. */
const A_READING = 500

interface Place {
  sortKey: string
  id: string
}

/** Those whose decision may lie where the span asks, in the order of names. */
async function candidates(
  context: QueryContext,
  path: string,
  span: BadgeSpan,
  after: Place | null,
): Promise<Candidate[]> {
  const { tx, province, actor } = context
  const last = span.earlyMonths === null ? span.until : addMonths(span.until, span.earlyMonths)
  const reaching = span.ladder.map(
    (years) => sql`(m.party_since_on > ${addDays(latestBirth(span.since, years), -MARGIN)}::date
      and m.party_since_on <= ${addDays(latestBirth(last, years), MARGIN)}::date)`,
  )
  const { rows } = await sql<Candidate>`
    select m.id, m.full_name, m.sort_key, m.organisation_id, coalesce(o.name, '') as branch, m.decision_on
      from members m
      left join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${viewMembers.rows(actor, province, 'm')} and m.path >= ${path} and m.path < ${`${path.slice(0, -1)}0`}
       and m.status <> 'left' and (${sql.join(reaching, sql` or `)})
       and (${after === null} or (m.sort_key, m.id) > (${after?.sortKey ?? ''}, ${after?.id ?? null}::uuid))
     order by m.sort_key, m.id limit ${A_READING}`.execute(tx)
  return rows
}

/** Of these the ones who come to a badge, by their gaps and the badges they hold; each with where the list goes on behind. */
async function dueAmong(
  context: QueryContext,
  rows: readonly Candidate[],
  span: BadgeSpan,
): Promise<{ row: MemberDue; place: Place }[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [gaps, held] = [await gapsOfMany(context, ids), await readBadges(context, ids)]
  return rows.flatMap((row) => {
    const start = earliest(row.decision_on)
    const own = gaps.get(row.id) ?? []
    const badges = (held.get(row.id) ?? []).map(({ years }: { years: number }) => years)
    const found = badgeDue({ start, gaps: own, held: badges }, span)
    if (found === null) return []
    const due: MemberDue = {
      ...found,
      memberId: row.id,
      fullName: row.full_name,
      branchId: row.organisation_id,
      branchName: row.branch,
      certain: row.decision_on.length === 10,
      months: partyAgeMonths(start, own, span.until),
    }
    return [{ row: due, place: { sortKey: row.sort_key, id: row.id } }]
  })
}

/**
 * One page of the members of a subtree who come to a badge in the span, in the order of names. `last`: where the next page begins, null
 * after the last one. Those who hold the badge already are left out after reading, so it is read on until the page is full.
 */
export async function badgesDueIn(
  context: QueryContext,
  path: string,
  span: BadgeSpan,
  { after, limit }: { after: Place | null; limit: number },
): Promise<{ rows: MemberDue[]; last: Place | null }> {
  const due: { row: MemberDue; place: Place }[] = []
  let from = after
  while (due.length <= limit) {
    const read: Candidate[] = await candidates(context, path, span, from)
    due.push(...(await dueAmong(context, read, span)))
    const end = read.at(-1)
    if (end === undefined || read.length < A_READING) break
    from = { sortKey: end.sort_key, id: end.id }
  }
  const page = due.slice(0, limit)
  return { rows: page.map(({ row }) => row), last: due.length > limit ? (page.at(-1)?.place ?? null) : null }
}

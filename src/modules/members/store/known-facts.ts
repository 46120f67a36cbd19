// What the record of a member says to the guards of a lifecycle, under the names they read. What is not known is absent.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { gapsOfMany, type MemberGap } from '#modules/members/store/gaps.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { Facts, FactValue } from '#rules/lifecycle/case.ts'
import { badgeYearsOf } from '#rules/members/badge-titles.ts'
import { partyAgeOn } from '#rules/members/party-age.ts'
import { probationStart } from '#rules/members/probation-start.ts'

type Known = Record<string, FactValue | undefined>

/** A date that is known to the day; guards cannot reckon with less. */
const day = (value: string | null): string | undefined => (value?.length === 10 ? value : undefined)

interface Beside {
  id: string
  statusThen: string | null
  away: boolean
  /** Since when it is on record here; null where a list brought the record in without saying. */
  from: string | null
  posts: number
  /** Posts held above the own reach cannot be seen: only whoever reaches the province knows that there are none. */
  seesAll: boolean
}

async function readBeside(
  { tx, province }: ReadingContext,
  ids: readonly string[],
  on: string,
): Promise<Map<string, Beside>> {
  const holds = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${on}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${on}::date)`
  const { rows } = await sql<Beside>`
    select w.id,
           (select t.status from member_statuses t
             where t.province_code = ${province} and t.member_id = w.id and ${holds('t')}) as "statusThen",
           exists (select from member_absences a
                    where a.province_code = ${province} and a.member_id = w.id and ${holds('a')}) as away,
           (select s.valid_from from memberships s
             where s.province_code = ${province} and s.member_id = w.id and s.basis <> 'import'
               and not exists (select from memberships e
                                where e.province_code = ${province} and e.member_id = w.id and e.valid_from < s.valid_from)) as from,
           (select count(*)::integer from post_holdings h
             where h.province_code = ${province} and h.member_id = w.id and ${holds('h')}) as posts,
           exists (select from organisations o where o.province_code = ${province} and o.path = ${`${province}/`}) as "seesAll"
      from unnest(${[...ids]}::uuid[]) w(id)`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

interface Badge {
  years: number
  on: string | null
}

/** Badges on record: the highest last, and each with its day as far as it is known. */
export async function readBadges(
  { tx, province }: ReadingContext,
  ids: readonly string[],
): Promise<Map<string, Badge[]>> {
  const rows = await tx
    .selectFrom('career_entries')
    .select(['member_id', 'title', 'from_date as on'])
    .where('province_code', '=', province)
    .where('member_id', 'in', [...ids])
    .where('kind', '=', 'award')
    .where('ended', '=', false)
    .execute()
  const badges = new Map<string, Badge[]>()
  for (const { member_id, title, on } of rows) {
    const years = badgeYearsOf(title)
    if (years === null) continue
    badges.set(
      member_id,
      [...(badges.get(member_id) ?? []), { years, on }].toSorted((a, b) => a.years - b.years),
    )
  }
  return badges
}

function factsOfRow(row: MemberRow): Known {
  return {
    branchId: row.organisation_id,
    birthOn: day(row.birth_date),
    education: row.education_code ?? undefined,
    decisionOn: day(row.decision_on),
    admittedOn: day(row.admitted_on),
    officialOn: day(row.official_on),
    hasCard: row.card_no_sealed !== null,
    hasPersonalNo: row.personal_no_sealed !== null,
    leftOn: row.left_on ?? undefined,
    leftKind: row.left_kind ?? undefined,
  }
}

/** Enough to read what a record says. */
type ReadingContext = Pick<QueryContext, 'tx' | 'province'>

/**
 * What the record says on the day `on`; empty when the member is not within the reach of the transaction. Names: `birthOn`, `education`,
 * `status`, `branchId`, `memberFrom`, `decisionOn`, `admittedOn`, `probationFrom`, `officialOn`, `hasCard`, `hasPersonalNo`, `leftOn`, `leftKind`, `timesReadmitted`,
 * `partyAgeYears`, `partyAgeMonths`, `badges` (`years`, `on`), `lastBadge`, `away`, `holdsOffice`.
 */
export async function knownFactsOf(context: ReadingContext, memberId: string, on: string): Promise<Facts> {
  return (await knownFactsOfMany(context, [memberId], on)).get(memberId) ?? {}
}

/** The same for many members at once, by their ids; those out of reach are missing. */
export async function knownFactsOfMany(
  context: ReadingContext,
  memberIds: readonly string[],
  on: string,
): Promise<Map<string, Facts>> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0) return new Map()
  const rows = await context.tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', context.province)
    .where('id', 'in', ids)
    .execute()
  const beside = await readBeside(context, ids, on)
  const gaps = await gapsOfMany(context, ids)
  const badges = await readBadges(context, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      knownOf(row, on, { beside: beside.get(row.id), gaps: gaps.get(row.id) ?? [], badges: badges.get(row.id) ?? [] }),
    ]),
  )
}

function knownOf(
  row: MemberRow,
  on: string,
  { beside, gaps, badges }: { beside: Beside | undefined; gaps: MemberGap[]; badges: Badge[] },
): Facts {
  const posts = beside?.posts ?? 0
  const partyAge = partyAgeOn(row.decision_on, on, gaps).age
  const known: Known = {
    ...factsOfRow(row),
    status: beside?.statusThen ?? row.status,
    // Of a record that a list brought in, membership began with the decision, or at the ceremony.
    memberFrom: beside?.from ?? day(row.decision_on) ?? day(row.admitted_on),
    probationFrom: day(probationStart(row.admitted_on, gaps)),
    timesReadmitted: gaps.filter(({ kind }) => kind === 'outside').length,
    partyAgeYears: partyAge?.years,
    partyAgeMonths: partyAge?.months,
    badges: badges.map((badge) => ({ ...badge })),
    lastBadge: badges.at(-1)?.years,
    away: beside?.away ?? false,
    holdsOffice: posts > 0 ? true : beside?.seesAll === true ? false : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

// What the record of a member says to the guards of a lifecycle, under the names they read. What is not known is absent.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { gapsOf } from '#modules/members/store/gaps.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { Facts, FactValue } from '#rules/lifecycle/case.ts'
import { badgeYearsOf } from '#rules/members/badge-titles.ts'
import { partyAgeOn } from '#rules/members/party-age.ts'
import { probationStart } from '#rules/members/probation-start.ts'

type Known = Record<string, FactValue | undefined>

/** A date that is known to the day; guards cannot reckon with less. */
const day = (value: string | null): string | undefined => (value?.length === 10 ? value : undefined)

interface Beside {
  statusThen: string | null
  away: boolean
  posts: number
  /** Posts held above the own reach cannot be seen: only whoever reaches the province knows that there are none. */
  seesAll: boolean
}

async function readBeside({ tx, province }: QueryContext, id: string, on: string): Promise<Beside> {
  const holds = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${on}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${on}::date)`
  const { rows } = await sql<Beside>`
    select (select t.status from member_statuses t
             where t.province_code = ${province} and t.member_id = ${id} and ${holds('t')}) as "statusThen",
           exists (select from member_absences a
                    where a.province_code = ${province} and a.member_id = ${id} and ${holds('a')}) as away,
           (select count(*)::integer from post_holdings h
             where h.province_code = ${province} and h.member_id = ${id} and ${holds('h')}) as posts,
           exists (select from organisations o where o.province_code = ${province} and o.path = ${`${province}/`}) as "seesAll"`.execute(
    tx,
  )
  return rows[0] ?? { statusThen: null, away: false, posts: 0, seesAll: false }
}

/** Badges on record: the highest, and each with its day as far as it is known. */
async function readBadges({ tx, province }: QueryContext, id: string): Promise<{ years: number; on: string | null }[]> {
  const rows = await tx
    .selectFrom('career_entries')
    .select(['title', 'from_date as on'])
    .where('province_code', '=', province)
    .where('member_id', '=', id)
    .where('kind', '=', 'award')
    .where('ended', '=', false)
    .execute()
  return rows
    .flatMap(({ title, on }) => {
      const years = badgeYearsOf(title)
      return years === null ? [] : [{ years, on }]
    })
    .toSorted((a, b) => a.years - b.years)
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
    leftOn: row.left_on ?? undefined,
    leftKind: row.left_kind ?? undefined,
  }
}

/**
 * What the record says on the day `on`; empty when the member is not within the reach of the transaction. Names: `birthOn`, `education`,
 * `status`, `branchId`, `decisionOn`, `admittedOn`, `probationFrom`, `officialOn`, `hasCard`, `leftOn`, `leftKind`, `timesReadmitted`,
 * `partyAgeYears`, `partyAgeMonths`, `badges` (`years`, `on`), `lastBadge`, `away`, `holdsOffice`.
 */
export async function knownFactsOf(context: QueryContext, memberId: string, on: string): Promise<Facts> {
  const row = await context.tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', context.province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return {}
  const { statusThen, away, posts, seesAll } = await readBeside(context, memberId, on)
  const gaps = await gapsOf(context, memberId)
  const badges = await readBadges(context, memberId)
  const partyAge = partyAgeOn(row.decision_on, on, gaps).age
  const known: Known = {
    ...factsOfRow(row),
    status: statusThen ?? row.status,
    probationFrom: day(probationStart(row.admitted_on, gaps)),
    timesReadmitted: gaps.filter(({ kind }) => kind === 'outside').length,
    partyAgeYears: partyAge?.years,
    partyAgeMonths: partyAge?.months,
    badges,
    lastBadge: badges.at(-1)?.years,
    away,
    holdsOffice: posts > 0 ? true : seesAll ? false : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

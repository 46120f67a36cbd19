// Who belonged to what is asked about on a day, as a source of rows that counting and listing share.
import { type RawBuilder, sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import { type Asked, stayOn } from '#modules/reports/store/asked.ts'
import { bandDates, type Condition } from '#rules/statistics/figures.ts'

/**
 * Today the living members themselves; for another day the memberships of that day. Below a province people may have gone out
 * of reach since, so a function of the database answers for them. Every row has the columns of `members_then`, as `x`.
 */
export function peopleOn(asked: Asked, day: string, today: string): RawBuilder<unknown> {
  const { kind, province } = asked
  if (day === today) {
    const range = subtree(asked.path)
    return kind === 'country'
      ? sql`members x where x.status <> 'left'`
      : sql`members x where x.province_code = ${province} and x.path >= ${range.lo} and x.path < ${range.hi} and x.status <> 'left'`
  }
  if (kind === 'organisation') {
    const stay = stayOn(asked, day)
    // Nobody belonged to what did not exist.
    const { lo, hi } = stay ?? { lo: '', hi: '' }
    return sql`members_then(${province}, ${lo}, ${hi}, ${day}::date) x where true`
  }
  const at = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${day}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${day}::date)`
  const named = (table: string) =>
    kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${province}`
  return sql`(
    select m.province_code, m.id, s.organisation_id, t.status, m.gender, m.ethnicity_code, m.religion_code, m.education_code,
           m.professional_code, m.academic_title, m.theory_code, m.occupation_code, m.birth_on, m.party_since_on, m.full_name,
           m.sort_key, m.birth_date, m.admitted_on, m.official_on, m.version, m.path
      from memberships s
      join members m on m.province_code = s.province_code and m.id = s.member_id ${named('m')}
      left join member_statuses t on t.province_code = s.province_code and t.member_id = s.member_id and ${at('t')} ${named('t')}
     where ${at('s')} ${named('s')}) x where true`
}

/**
 * Of the rows `x` those that stand otherwise on `day` than today: who came, went, changed branch or status since, or will. For what is asked
 * about at once (a province, the country), where nobody goes out of reach.
 */
export function changedSince(asked: Asked, day: string): RawBuilder<unknown> {
  const named = asked.kind === 'country' ? sql`` : sql`and c.province_code = ${asked.province}`
  const arms = ['memberships', 'member_statuses'].map(
    (table) => sql`select c.province_code, c.member_id from ${sql.table(table)} c
      where (c.valid_from > ${day}::date or c.valid_to > ${day}::date) ${named}`,
  )
  return sql`and (x.province_code, x.id) in (${sql.join(arms, sql` union `)})`
}

const columns: Record<string, string> = {
  status: 'status',
  gender: 'gender',
  ethnicityCode: 'ethnicity_code',
  religionCode: 'religion_code',
  educationCode: 'education_code',
  professionalCode: 'professional_code',
  academicTitle: 'academic_title',
  theoryCode: 'theory_code',
  occupationCode: 'occupation_code',
  birthOn: 'birth_on',
  partySinceOn: 'party_since_on',
}

/** A condition of the catalogue over `x`, ages as of `day`. `status` counts as it was on the day the rows are of. */
export function holds(condition: Condition, day: string): RawBuilder<boolean> {
  if (condition.kind === 'all') return sql<boolean>`true`
  const column = sql.ref(`x.${columns[condition.field]}`)
  switch (condition.kind) {
    case 'codes':
      return sql<boolean>`${column} = any(${[...condition.codes]}::text[])`
    case 'unlisted':
      return sql<boolean>`(${column} = any(${[...condition.codes]}::text[])) is not true`
    case 'undated':
      return sql<boolean>`${column} is null`
    case 'age': {
      const { after, until } = bandDates(condition, day)
      const parts = [sql<boolean>`${column} is not null`]
      if (after !== null) parts.push(sql<boolean>`${column} > ${after}::date`)
      if (until !== null) parts.push(sql<boolean>`${column} <= ${until}::date`)
      return sql<boolean>`(${sql.join(parts, sql` and `)})`
    }
  }
}

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
 * What makes the people of `day` in a province out of those of today, as rows `x` with a `sign`: 1 for one who belonged there then, -1 for one who
 * is there today, both for whoever is another then than now; who came, went, changed branch or status since, or will, and nobody else. For a
 * whole province, where nobody goes out of reach. Each table is read once.
 */
export function changesSince(province: string, day: string): RawBuilder<unknown> {
  const touched = (table: string) => {
    const [from, to] = ['valid_from', 'valid_to'].map((column) => sql.ref(`${table}.${column}`))
    return sql`${sql.ref(`${table}.province_code`)} = ${province} and (${from} > ${day}::date or ${to} > ${day}::date)`
  }
  // What was not touched since was then as it is now.
  return sql`(
    select m.*, v.status_then as status, v.sign from (
      select c.member_id, bool_or(c.there) as there, bool_or(c.told) as told, max(c.status) as status from (
        select s.member_id, s.valid_from <= ${day}::date as there, null::boolean as told, null::text as status
          from memberships s where ${touched('s')}
        union all
        select t.member_id, null, true, case when t.valid_from <= ${day}::date then t.status end
          from member_statuses t where ${touched('t')}) c
       group by c.member_id) c
      join lateral (select ${sql.join(membersColumns.map((column) => sql.ref(`m.${column}`)))}, m.status as status_now from members m
             where m.province_code = ${province} and m.id = c.member_id) m on true
     cross join lateral (values
       (case when c.told then c.status else m.status_now end, case when coalesce(c.there, m.status_now <> 'left') then 1 else 0 end),
       (m.status_now, case when m.status_now <> 'left' then -1 else 0 end)) v(status_then, sign)) x where x.sign <> 0`
}

/** Of a member what a condition of biểu 3 or 4 reads, besides the status. */
const membersColumns = [
  'gender',
  'ethnicity_code',
  'religion_code',
  'education_code',
  'professional_code',
  'academic_title',
  'theory_code',
  'occupation_code',
  'birth_on',
  'party_since_on',
]

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

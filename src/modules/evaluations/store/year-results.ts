// What became of each member in the reviews of a year, as far as it was known on a day: for the statistics.
import { type RawBuilder, sql } from 'kysely'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { EXEMPT } from '#rules/evaluations/due.ts'

/**
 * One row a member, as `e`: province_code, member_id, level (null: none announced by the day), causes, exempt. Within reach, from the
 * rounds of branches (a post elsewhere is evaluated besides); who was evaluated twice counts with the latest announcement. `province`
 * null: of all.
 */
export function yearResults(province: string | null, year: number, on: string): RawBuilder<unknown> {
  const named = (table: string) =>
    province === null ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${province}`
  const known = sql`(v.state = 'announced' and v.level <> 'unrated' and v.announced_on <= ${on}::date)`
  return sql`(
    select distinct on (v.province_code, v.member_id) v.province_code, v.member_id,
           case when ${known} then v.level end as level, case when ${known} then v.failing_causes else '{}' end as causes,
           ${EXEMPT} = any(v.reasons) as exempt
      from evaluation_rounds r
      join organisations o on o.province_code = r.province_code and o.id = r.organisation_id and o.type_code = any(${[...branchTypes]}::text[]) ${named('o')}
      join evaluations v on v.province_code = r.province_code and v.round_id = r.id and v.member_id is not null ${named('v')}
     where r.period = ${String(year)} and r.opened_on <= ${on}::date ${named('r')}
     order by v.province_code, v.member_id, ${known} desc, v.announced_on desc nulls last, v.id) e`
}

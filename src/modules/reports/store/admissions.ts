// Biểu 2 and 2B: who was admitted in a period, with what the record knows of each, as a source counting and listing share.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { eventsOf, type Ground } from '#modules/reports/store/movements.ts'
import { holds } from '#modules/reports/store/people.ts'
import { unitsOn } from '#modules/reports/store/units.ts'
import type { TableRow } from '#rules/statistics/tables/table.ts'
import type { Period } from '#rules/statistics/tables/table-1.ts'
import type { AdmissionCriterion } from '#rules/statistics/tables/table-2.ts'

/** The admissions of a period: `people` as `x` (see below), `places` the organisations they happened in, as `i`. */
export interface Admissions {
  ground: Ground
  period: Period
  people: RawBuilder<unknown>
  places: RawBuilder<unknown>
}

/**
 * Rows of `x`: province_code, id (of the movement), member_id, organisation_id, day, again, and the codes of the record. Below a province
 * some records have gone out of reach since, so the movements are read first and a function of the database answers for them.
 */
export async function admissionsOf(tx: Tx, ground: Ground, period: Period): Promise<Admissions> {
  const { asked } = ground
  const events = eventsOf(ground, period, { kind: 'movements', kinds: ['admitted'] }) ?? sql``
  if (asked.kind === 'organisation') {
    const { rows } = await sql<{ id: string; organisation_id: string }>`
      select e.id, e.organisation_id from ${events}`.execute(tx)
    const places = [...new Set(rows.map((row) => row.organisation_id))]
    return {
      ground,
      period,
      people: sql`admissions_here(${asked.province}, ${rows.map((row) => row.id)}::uuid[]) x where true`,
      places: sql`(select ${asked.province}::text as province_code, organisation_id from unnest(${places}::uuid[]) n(organisation_id)) i`,
    }
  }
  const named = (table: string) =>
    asked.kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${asked.province}`
  return {
    ground,
    period,
    people: sql`(
      select e.province_code, e.id, e.member_id, e.organisation_id, e.day, m.gender, m.ethnicity_code, m.religion_code, m.education_code,
             m.professional_code, m.academic_title, m.occupation_code, m.birth_on,
             exists (select from member_movements w
                      where w.province_code = e.province_code ${named('w')} and w.member_id = e.member_id and w.happened_on < e.day
                        and w.kind in ('expelled', 'name-deleted', 'resigned')) as again
        from ${events}
        join members m on m.province_code = e.province_code and m.id = e.member_id ${named('m')}) x where true`,
    places: sql`(select distinct e.province_code, e.organisation_id from ${events}) i`,
  }
}

/** Completed years on the day of admission; born on 29/2 completes a year on 28/2, as `latestBirth` of the catalogue has it. */
const completed = (years: number) => sql`(x.birth_on + make_interval(years => ${years}))::date`

/** Whether a row about people counts the admission `x`. */
export function admissionHolds(criterion: AdmissionCriterion): RawBuilder<boolean> {
  if (criterion.kind === 'readmitted') return sql<boolean>`x.again`
  if (criterion.kind !== 'people') return sql<boolean>`false`
  const { condition } = criterion
  if (condition.kind !== 'age') return holds(condition, '')
  const { from, to } = condition
  const parts = [sql<boolean>`x.birth_on is not null`]
  if (from !== null) parts.push(sql<boolean>`${completed(from)} <= x.day`)
  if (to !== null) parts.push(sql<boolean>`${completed(to)} > x.day`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** The organisations at which, or below which, an admission happened: those that stand in the line of such a place at the end of the period. */
const admittingOf = ({ ground, period, places }: Admissions): RawBuilder<unknown> => {
  const { asked } = ground
  const at = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${period.to}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${period.to}::date)
        ${asked.kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${asked.province}`}`
  return sql`
    select g.province_code, g.organisation_id from organisation_placements g
     where ${at('g')} and (g.province_code, g.placed_path) in (
       select w.province_code, array_to_string(w.parts[1:depth], '/') || '/'
         from (select distinct p.province_code, string_to_array(rtrim(p.placed_path, '/'), '/') as parts
                 from ${places} join organisation_placements p on p.province_code = i.province_code
                  and p.organisation_id = i.organisation_id and ${at('p')}) w,
              generate_series(1, cardinality(w.parts)) as depth)`
}

type Grassroots = Extract<AdmissionCriterion, { kind: 'grassroots' }>

/** Whether a row counts the organisation `u`; `found`: the set above. */
const grassrootsAmong = ({ types, admitting }: Grassroots, found: RawBuilder<unknown>): RawBuilder<boolean> => {
  const type = sql<boolean>`u.type_code = any(${[...types]}::text[])`
  return admitting ? sql<boolean>`(${type} and (u.province_code, u.organisation_id) in (${found}))` : type
}

/** The same for the list of one row. */
export const grassrootsHolds = (admissions: Admissions, criterion: Grassroots): RawBuilder<boolean> =>
  grassrootsAmong(criterion, admittingOf(admissions))

/** The organisations that stand at the end of the period, as `u`. */
export const unitsAtEnd = ({ ground, period }: Admissions): RawBuilder<unknown> => unitsOn(ground.asked, period.to)

/** The admissions a row counts, as `e` of a list of movements; null when the row counts none. */
export function admissionEvents(admissions: Admissions, criterion: AdmissionCriterion): RawBuilder<unknown> {
  return sql`(select x.province_code, x.id, x.member_id, x.organisation_id, 'admitted'::text as kind, x.day, null::text as counterpart_name
    from ${admissions.people} and ${admissionHolds(criterion)}) e`
}

/** The number of each row; the mean of ages has one decimal. */
export async function countAdmissions(
  tx: Tx,
  admissions: Admissions,
  rows: readonly TableRow<AdmissionCriterion>[],
): Promise<Map<string, number>> {
  const about = rows.flatMap(({ code, criterion }) => (criterion === null ? [] : [{ code, criterion }]))
  const people = about.filter(({ criterion }) => criterion.kind !== 'grassroots')
  const cells = people.map(({ criterion }, n) =>
    criterion.kind === 'mean-age'
      ? sql`coalesce(round(avg(extract(year from age(x.day, x.birth_on))), 1), 0)::double precision as ${sql.ref(`c${n}`)}`
      : sql`(count(*) filter (where ${admissionHolds(criterion)}))::integer as ${sql.ref(`c${n}`)}`,
  )
  const counted = await sql<Record<string, number>>`select ${sql.join(cells)} from ${admissions.people}`.execute(tx)
  const answer = new Map(people.map(({ code }, n) => [code, counted.rows[0]?.[`c${n}`] ?? 0]))
  const places = about.flatMap(({ code, criterion }) => (criterion.kind === 'grassroots' ? [{ code, criterion }] : []))
  if (places.length === 0) return answer
  const sums = places.map(
    ({ criterion }, n) =>
      sql`(count(*) filter (where ${grassrootsAmong(criterion, sql`select * from admitting`)}))::integer as ${sql.ref(`c${n}`)}`,
  )
  // Found once for all rows.
  const units = await sql<Record<string, number>>`
    with admitting as materialized (${admittingOf(admissions)}) select ${sql.join(sums)} from ${unitsAtEnd(admissions)}`.execute(
    tx,
  )
  for (const [n, { code }] of places.entries()) answer.set(code, units.rows[0]?.[`c${n}`] ?? 0)
  return answer
}

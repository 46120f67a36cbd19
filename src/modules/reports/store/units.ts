// Biểu 5: the organisations that stood there on a day, each with the unit type of its grassroots organisation, and their members.
import { type RawBuilder, sql } from 'kysely'
import { subtree, type Tx } from '#db/tenancy.ts'
import { type Asked, stayOn } from '#modules/reports/store/asked.ts'
import { grassrootsTypes, memberHoldingTypes, type UnitCriterion } from '#rules/statistics/tables/table-5.ts'

const types = (codes: readonly string[]) => sql`any(${[...codes]}::text[])`

/**
 * The tree of the day as `u`: province_code, organisation_id, path (of today), type_code, and `unit`, the unit type of the nearest
 * grassroots organisation at or above it within what is asked about, or the asked organisation's own where there is none.
 */
export function unitsOn(asked: Asked, day: string): RawBuilder<unknown> {
  const stay = stayOn(asked, day)
  const range = stay ?? { lo: '', hi: '' }
  const within =
    asked.kind === 'country'
      ? sql``
      : sql`p.province_code = ${asked.province} and p.placed_path >= ${range.lo} and p.placed_path < ${range.hi} and`
  const placed = sql`select p.province_code, p.organisation_id, p.parent_id, p.path, p.type_code, p.unit_type
      from organisation_placements p
     where ${within} p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)`
  const own = asked.kind === 'organisation' ? (stay?.unitType ?? null) : null
  // A branch stands under its grassroots organisation, or under a committee between the two (O-10): two steps up are enough.
  return sql`(
    with placed as materialized (${placed}),
    tops as (select * from placed t where t.type_code = ${types(grassrootsTypes)})
    select a.province_code, a.organisation_id, a.path, a.type_code,
           case when a.type_code = ${types(grassrootsTypes)} then a.unit_type
                when b.organisation_id is not null then b.unit_type
                when d.organisation_id is not null then d.unit_type
                else ${own}::text end as unit
      from placed a
      left join tops b on b.province_code = a.province_code and b.organisation_id = a.parent_id
      left join placed c on b.organisation_id is null and c.province_code = a.province_code and c.organisation_id = a.parent_id
      left join tops d on d.province_code = c.province_code and d.organisation_id = c.parent_id) u`
}

/** Whether a row takes in the organisation `u`. */
export function takesInUnit(criterion: UnitCriterion): RawBuilder<boolean> {
  if (criterion.kind === 'all') return sql<boolean>`true`
  const listed = sql<boolean>`u.unit = ${types(criterion.codes)}`
  return criterion.kind === 'units' ? sql<boolean>`(${listed}) is true` : sql<boolean>`(${listed}) is not true`
}

/** How many organisations of a type stood under a unit type; `members` belonged to them directly. */
export interface UnitTally {
  unit: string | null
  type: string
  organisations: number
  members: number
}

/** Members of today come from the kept figures of the branches, those of another day from the memberships. */
export async function tallyUnits(tx: Tx, asked: Asked, day: string, today: string): Promise<UnitTally[]> {
  const units = unitsOn(asked, day)
  const province = (table: string) =>
    asked.kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${asked.province}`
  if (day === today) {
    const { rows } = await sql<UnitTally>`
      select u.unit, u.type_code as type, count(*)::integer as organisations, coalesce(sum(f.total), 0)::integer as members
        from ${units}
        left join organisation_figures f on f.province_code = u.province_code and f.path = u.path
         and u.type_code = ${types(memberHoldingTypes)} ${province('f')}
       group by 1, 2`.execute(tx)
    return rows
  }
  const { rows } = await sql<UnitTally>`
    with belonging as (
      select s.province_code, s.organisation_id, count(*) as members from memberships s
       where s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to > ${day}::date) ${province('s')} ${reach(asked)}
       group by 1, 2)
    select u.unit, u.type_code as type, count(*)::integer as organisations, coalesce(sum(k.members), 0)::integer as members
      from ${units}
      left join belonging k on k.province_code = u.province_code and k.organisation_id = u.organisation_id
     group by 1, 2`.execute(tx)
  return rows
}

/** Below a province only the memberships of organisations that ever stood there are read. */
function reach(asked: Asked): RawBuilder<unknown> {
  if (asked.kind !== 'organisation') return sql``
  const ranges = [subtree(asked.path), ...asked.stays]
  const any = sql.join(
    ranges.map(({ lo, hi }) => sql`(p.placed_path >= ${lo} and p.placed_path < ${hi})`),
    sql` or `,
  )
  return sql`and s.organisation_id in (select p.organisation_id from organisation_placements p where p.province_code = ${asked.province} and (${any}))`
}

/** The organisations whose members a row counts, for the list behind a cell of a past day. */
export async function organisationsOfUnit(
  tx: Tx,
  asked: Asked,
  day: string,
  criterion: UnitCriterion,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.organisation_id as id from ${unitsOn(asked, day)} where ${takesInUnit(criterion)}`.execute(tx)
  return rows.map((row) => row.id)
}

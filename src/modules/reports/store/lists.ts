// The pages behind the cells: people, movements, organisations, each by a key of its own.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'

/** What the tables show of a person; `path` is where the record lies today. */
export interface PersonRow {
  province_code: string
  id: string
  organisation_id: string
  status: string | null
  gender: 'male' | 'female' | null
  full_name: string
  sort_key: string
  birth_date: string | null
  admitted_on: string | null
  official_on: string | null
  version: number
  path: string
}

export type Key = readonly (string | number | null)[]

/** A page of a source of people (`x`, see people.ts) that fulfil the condition, in the order of their names. */
export async function pageOfPeople(
  tx: Tx,
  people: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  after: Key | null,
  limit: number,
): Promise<PersonRow[]> {
  const behind =
    after === null
      ? sql``
      : sql`and x.province_code >= ${after[0]} and (x.province_code > ${after[0]} or (x.sort_key collate "C", x.id) > (${after[1]}::text collate "C", ${after[2]}::uuid))`
  const { rows } = await sql<PersonRow>`
    select x.province_code, x.id, x.organisation_id, x.status, x.gender, x.full_name, x.sort_key, x.birth_date, x.admitted_on,
           x.official_on, x.version, x.path
      from ${people} and ${condition} ${behind}
     order by x.province_code, x.sort_key collate "C", x.id limit ${limit}`.execute(tx)
  return rows
}

export interface EventRow {
  province_code: string
  id: string
  member_id: string
  organisation_id: string
  kind: string
  day: string
  counterpart_name: string | null
  /** Of the member; not where the list goes by days. */
  sort_key: string
}

/** After every key of a name: whoever has gone out of reach for good. */
const NAMELESS = '~'

/** A page of movements (`e`, see movements.ts) in the order of the names; those of one person by their days. */
export async function pageOfEvents(
  tx: Tx,
  { kind, province }: Asked,
  events: RawBuilder<unknown>,
  after: Key | null,
  limit: number,
): Promise<EventRow[]> {
  if (kind === 'country') return pageByDays(tx, events, after, limit)
  const name = sql`coalesce(m.sort_key, ${NAMELESS}) collate "C"`
  const behind =
    after === null
      ? sql``
      : sql`where (${name}, e.day, e.id) > (${after[0]}::text collate "C", ${after[1]}::date, ${after[2]}::uuid)`
  // What reads past the policy is never joined to a table: what it is asked about is found first.
  const people =
    kind === 'organisation' ? sql`members_once_here(${province}, (select array_agg(e.member_id) from e))` : sql`members`
  const { rows } = await sql<EventRow>`
    with e as materialized (select * from ${events})
    select e.province_code, e.id, e.member_id, e.organisation_id, e.kind, e.day, e.counterpart_name, ${name} as sort_key
      from e left join ${people} m on m.province_code = e.province_code and m.id = e.member_id
      ${behind} order by ${name}, e.day, e.id limit ${limit}`.execute(tx)
  return rows
}

/** Of the whole country the earliest first: nobody looks for a name among hundreds of thousands. */
async function pageByDays(tx: Tx, events: RawBuilder<unknown>, after: Key | null, limit: number): Promise<EventRow[]> {
  const behind =
    after === null
      ? sql``
      : sql`where (e.day, e.province_code, e.id) > (${after[0]}::date, ${after[1]}, ${after[2]}::uuid)`
  const { rows } = await sql<EventRow>`
    select e.province_code, e.id, e.member_id, e.organisation_id, e.kind, e.day, e.counterpart_name, '' as sort_key
      from ${events} ${behind} order by e.day, e.province_code, e.id limit ${limit}`.execute(tx)
  return rows
}

export interface UnitRow {
  province_code: string
  id: string
  path: string
  type_code: string
  unit: string | null
  code: string
  name: string
  founded_on: string
}

/** A page of organisations (`u`, see units.ts) that fulfil the condition, in the order of the tree of today. */
export async function pageOfUnits(
  tx: Tx,
  asked: Asked,
  units: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  day: string,
  after: Key | null,
  limit: number,
): Promise<UnitRow[]> {
  const behind = after === null ? sql`` : sql`and (u.province_code, u.path) > (${after[0]}, ${after[1]})`
  const at = (table: string) =>
    sql`${sql.ref(`${table}.province_code`)} = u.province_code and ${sql.ref(`${table}.organisation_id`)} = u.organisation_id
        and ${sql.ref(`${table}.valid_from`)} <= ${day}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${day}::date)`
  const named = (table: string) =>
    asked.kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${asked.province}`
  const { rows } = await sql<UnitRow>`
    select u.province_code, u.organisation_id as id, u.path, u.type_code, u.unit, coalesce(c.code, o.code) as code,
           coalesce(n.name, o.name) as name, o.founded_on
      from ${units}
      join organisations o on o.province_code = u.province_code and o.id = u.organisation_id ${named('o')}
      left join organisation_names n on ${at('n')} ${named('n')}
      left join organisation_codes c on ${at('c')} ${named('c')}
     where ${condition} ${behind} order by u.province_code, u.path limit ${limit}`.execute(tx)
  return rows
}

/** What is known of the people of a page of movements; below a province some records have gone out of reach since. */
export async function peopleOfEvents(
  tx: Tx,
  asked: Asked,
  events: readonly EventRow[],
): Promise<Map<string, Omit<PersonRow, 'organisation_id' | 'sort_key'>>> {
  if (events.length === 0) return new Map()
  const ids = events.map((event) => event.member_id)
  const provinces = [...new Set(events.map((event) => event.province_code))]
  const source =
    asked.kind === 'organisation'
      ? sql`members_once_here(${asked.province}, ${ids}::uuid[]) x`
      : sql`members x where x.province_code = any(${provinces}::text[]) and x.id = any(${ids}::uuid[])`
  const { rows } = await sql<PersonRow>`
    select x.province_code, x.id, x.status, x.gender, x.full_name, x.birth_date, x.admitted_on, x.official_on, x.version, x.path
      from ${source}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface Called {
  province: string
  id: string
  day: string
}

/** The names organisations had on a day each, or the last one before; one statement for a page. Key: `id/day`. */
export async function namesOf(tx: Tx, wanted: readonly Called[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const provinces = [...new Set(wanted.map((w) => w.province))]
  const { rows } = await sql<{ id: string; day: string; name: string }>`
    select distinct on (w.id, w.day) w.id, w.day, n.name
      from unnest(${wanted.map((w) => w.province)}::text[], ${wanted.map((w) => w.id)}::uuid[], ${wanted.map((w) => w.day)}::date[])
           as w (province, id, day)
      join organisation_names n on n.province_code = any(${provinces}::text[]) and n.province_code = w.province
       and n.organisation_id = w.id and n.valid_from <= w.day
     order by w.id, w.day, n.valid_from desc`.execute(tx)
  return new Map(rows.map((row) => [`${row.id}/${row.day}`, row.name]))
}

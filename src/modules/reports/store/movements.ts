// Biểu 1: who came and went in a period, and who belonged at its ends, seen from what is asked about.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import type { TableRow } from '#rules/statistics/tables/table.ts'
import { dayBefore, increases, type MovementCriterion, type Period } from '#rules/statistics/tables/table-1.ts'

/** What is asked about, and below a province when each organisation stood under it: [f, t). */
export interface Ground {
  asked: Asked
  held: readonly Held[]
}

interface Held {
  id: string
  /** Its path of today. */
  path: string
  f: string
  t: string | null
}

/**
 * Below a province the tree moves under a period, so the stays of every organisation are read first: with their number known
 * the statements that use them are planned well. A province and the country always hold everything that is in them.
 */
export async function groundOf(tx: Tx, asked: Asked): Promise<Ground> {
  if (asked.kind !== 'organisation') return { asked, held: [] }
  const arms = asked.stays.map(
    ({ lo, hi, from, to }) => sql`
      select p.organisation_id as id, p.path, greatest(p.valid_from, ${from}::date) as f, least(p.valid_to, ${to}::date) as t
        from organisation_placements p
       where p.province_code = ${asked.province} and p.placed_path >= ${lo} and p.placed_path < ${hi}
         and (${to}::date is null or p.valid_from < ${to}::date) and (p.valid_to is null or p.valid_to > ${from}::date)`,
  )
  return { asked, held: (await sql<Held>`${sql.join(arms, sql` union all `)}`.execute(tx)).rows }
}

/** The stays as a source of rows: organisation_id, path, f, t. */
const heldRows = ({ held }: Ground): RawBuilder<unknown> =>
  sql`unnest(${held.map((h) => h.id)}::uuid[], ${held.map((h) => h.path)}::text[], ${held.map((h) => h.f)}::date[],
    ${held.map((h) => h.t)}::date[])`
const AS_HELD = sql`(organisation_id, path, f, t)`

const covers = (table: string, day: RawBuilder<unknown>, from = 'valid_from', to = 'valid_to') =>
  sql`(${sql.ref(`${table}.${from}`)} <= ${day} and (${sql.ref(`${table}.${to}`)} is null or ${sql.ref(`${table}.${to}`)} > ${day}))`

const date = (day: string) => sql`${day}::date`
const isIncrease = sql`v.kind = any(${[...increases]}::text[])`

/**
 * The movements of a period that crossed the border of what is asked about, as `e`: province_code, id, member_id,
 * organisation_id, kind, day, was_probationary, counterpart_name, origin.
 */
function crossings(ground: Ground, { from, to }: Period): RawBuilder<unknown> {
  const { kind, province, path } = ground.asked
  const columns = sql`v.province_code, v.id, v.member_id, v.organisation_id, v.kind, v.happened_on as day, v.was_probationary,
    v.counterpart_name`
  const inPeriod = sql`v.happened_on >= ${from}::date and v.happened_on <= ${to}::date`
  const there = sql`split_part(v.counterpart_path, '/', 1)`
  if (kind === 'country') {
    return sql`(select ${columns}, 'other-province' as origin from member_movements v
      where ${inPeriod} and v.counterpart_path is null) e`
  }
  if (kind === 'province') {
    return sql`(select ${columns}, 'other-province' as origin from member_movements v
      where v.province_code = ${province} and ${inPeriod}
        and coalesce(${there}, v.counterpart_province) is distinct from ${province}) e`
  }
  const top = path.split('/').slice(0, 2).join('/')
  const origin = sql`case
    when v.counterpart_path is null then
      case when v.counterpart_province = ${province} then 'other-committee' else 'other-province' end
    when ${there} <> ${province} then 'other-province'
    when starts_with(v.counterpart_path, ${`${top}/`}) then 'same-committee'
    else 'other-committee' end`
  // Who comes is there from that day on; who goes was there the day before, and the other end the other way round.
  const here = sql`(case when ${isIncrease} then v.happened_on else v.happened_on - 1 end)`
  const elsewhere = sql`(case when ${isIncrease} then v.happened_on - 1 else v.happened_on end)`
  return sql`(
    select ${columns}, ${origin} as origin
      from member_movements v
      join ${heldRows(ground)} h ${AS_HELD} on h.organisation_id = v.organisation_id and ${covers('h', here, 'f', 't')}
     where v.province_code = ${province} and ${inPeriod}
       and not exists (select from ${heldRows(ground)} c ${AS_HELD}
                        where c.path = v.counterpart_path and ${covers('c', elsewhere, 'f', 't')})) e`
}

type Moved = Extract<MovementCriterion, { kind: 'movements' }>

/** Whether a row counts the movement `e`. */
function counted({ kinds, origin, probationary }: Moved): RawBuilder<boolean> {
  const parts = [sql<boolean>`e.kind = any(${[...kinds]}::text[])`]
  if (origin !== undefined) parts.push(sql<boolean>`e.origin = ${origin}`)
  if (probationary === true) parts.push(sql<boolean>`e.was_probationary`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Memberships as `s`, below a province beside the time `h` their organisation stood there. */
function belongings(ground: Ground): RawBuilder<unknown> {
  const { asked } = ground
  if (asked.kind === 'country') return sql`memberships s where true`
  if (asked.kind === 'province') return sql`memberships s where s.province_code = ${asked.province}`
  return sql`${heldRows(ground)} h ${AS_HELD} join memberships s on s.province_code = ${asked.province} and s.organisation_id = h.organisation_id where true`
}

const heldOn = (asked: Asked, day: RawBuilder<unknown>) =>
  asked.kind === 'organisation' ? sql`and ${covers('h', day, 'f', 't')}` : sql``

const belongsOn = (asked: Asked, day: RawBuilder<unknown>) => sql`(${covers('s', day)} ${heldOn(asked, day)})`

const enteredIn = (asked: Asked, { from, to }: Period) =>
  sql`(s.basis in ('entry', 'import') and s.valid_from >= ${from}::date and s.valid_from <= ${to}::date ${heldOn(asked, sql`s.valid_from`)})`

/** Those whose organisation came under, or went from under, the one asked about in the period, as `e`; below a province only. */
function reorganised(ground: Ground, { from, to }: Period, way: 'in' | 'out'): RawBuilder<unknown> {
  const { asked, held } = ground
  // Where one stay ends on the day another begins, the organisation was there all along.
  const joined = (h: Held): boolean =>
    held.some((k) => k.id === h.id && (way === 'in' ? k.t !== null && k.t === h.f : k.f === h.t))
  const edges = held.flatMap((h) => {
    const day = way === 'in' ? h.f : h.t
    return day !== null && day >= from && day <= to && !joined(h) ? [{ id: h.id, day }] : []
  })
  const edge = sql.ref('g.day')
  return sql`(
    select s.province_code, s.id, s.member_id, s.organisation_id, ${`reorganised-${way}`}::text as kind, g.day,
           null::text as counterpart_name
      from unnest(${edges.map((g) => g.id)}::uuid[], ${edges.map((g) => g.day)}::date[]) g (organisation_id, day)
      join memberships s on s.province_code = ${asked.province} and s.organisation_id = g.organisation_id
       and ${covers('s', edge)} and ${covers('s', sql`(${edge} - 1)`)}) e`
}

/** The people or movements a cell counts, as `e`: province_code, id, member_id, organisation_id, kind, day, counterpart_name. */
export function eventsOf(ground: Ground, period: Period, criterion: MovementCriterion): RawBuilder<unknown> | null {
  if (criterion.kind === 'movements')
    return sql`(select e.* from ${crossings(ground, period)} where ${counted(criterion)}) e`
  if (criterion.kind === 'reorganised')
    return ground.asked.kind === 'organisation' ? reorganised(ground, period, criterion.way) : null
  if (criterion.kind === 'entered') {
    return sql`(select s.province_code, s.id, s.member_id, s.organisation_id, 'entered'::text as kind, s.valid_from as day,
      null::text as counterpart_name from ${belongings(ground)} and ${enteredIn(ground.asked, period)}) e`
  }
  return null
}

/** The number of each row about movements in a period, by row code. */
export async function countMoved(
  tx: Tx,
  ground: Ground,
  rows: readonly TableRow<{ kind: string }>[],
  period: Period,
): Promise<Map<string, number>> {
  const moved = rows.filter((row): row is TableRow<Moved> => row.criterion?.kind === 'movements')
  const cells = moved.map(
    ({ criterion }, n) =>
      sql`(count(*) filter (where ${criterion === null ? sql`false` : counted(criterion)}))::integer as ${sql.ref(`c${n}`)}`,
  )
  const counts = (
    await sql<Record<string, number>>`select ${sql.join(cells)} from ${crossings(ground, period)}`.execute(tx)
  ).rows[0]
  return new Map(moved.map(({ code }, n) => [code, counts?.[`c${n}`] ?? 0]))
}

/** The number of each row of biểu 1 for each of the periods, by row code. */
export async function countMovements(
  tx: Tx,
  asked: Asked,
  rows: readonly TableRow<MovementCriterion>[],
  periods: readonly Period[],
): Promise<Map<string, number>[]> {
  const ground = await groundOf(tx, asked)
  const answers = periods.map(() => new Map<string, number>())
  // Both ends of all periods in one reading of the memberships.
  const ends = periods.map(
    (period, i) => sql`
      (count(*) filter (where ${belongsOn(asked, date(dayBefore(period)))}))::integer as ${sql.ref(`start${i}`)},
      (count(*) filter (where ${belongsOn(asked, date(period.to))}))::integer as ${sql.ref(`end${i}`)},
      (count(*) filter (where ${enteredIn(asked, period)}))::integer as ${sql.ref(`entered${i}`)}`,
  )
  const stock = (await sql<Record<string, number>>`select ${sql.join(ends)} from ${belongings(ground)}`.execute(tx))
    .rows[0]
  for (const [i, period] of periods.entries()) {
    const answer = answers[i] ?? new Map<string, number>()
    for (const [code, count] of await countMoved(tx, ground, rows, period)) answer.set(code, count)
    for (const { code, criterion } of rows) {
      if (criterion?.kind === 'stock') answer.set(code, stock?.[`${criterion.at}${i}`] ?? 0)
      if (criterion?.kind === 'entered') answer.set(code, stock?.[`entered${i}`] ?? 0)
      if (criterion?.kind !== 'reorganised' || asked.kind !== 'organisation') continue
      const { rows: found } = await sql<{ n: number }>`
        select count(*)::integer as n from ${reorganised(ground, period, criterion.way)}`.execute(tx)
      answer.set(code, found[0]?.n ?? 0)
    }
  }
  return answers
}

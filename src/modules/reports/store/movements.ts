// Biểu 1: who came and went in a period, and who belonged at its ends, seen from what is asked about.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import type { TableRow } from '#rules/statistics/tables/table.ts'
import { dayBefore, increases, type MovementCriterion, type Period } from '#rules/statistics/tables/table-1.ts'

/**
 * When each organisation stood under the one asked about, as `h`: [f, t). Below a province the tree moves under a period; a
 * province and the country always hold everything that is in them.
 */
function held(asked: Asked): RawBuilder<unknown> {
  const stays = asked.stays.map(({ lo, hi, from, to }) => sql`(${lo}::text, ${hi}::text, ${from}::date, ${to}::date)`)
  return sql`(
    select p.organisation_id, p.path, greatest(p.valid_from, w.f) as f, least(p.valid_to, w.t) as t
      from (values ${sql.join(stays)}) w (lo, hi, f, t)
      join organisation_placements p on p.province_code = ${asked.province}
       and p.placed_path collate "C" >= w.lo collate "C" and p.placed_path collate "C" < w.hi collate "C"
       and (w.t is null or p.valid_from < w.t) and (p.valid_to is null or p.valid_to > w.f))`
}

const covers = (table: string, day: RawBuilder<unknown>, from = 'valid_from', to = 'valid_to') =>
  sql`(${sql.ref(`${table}.${from}`)} <= ${day} and (${sql.ref(`${table}.${to}`)} is null or ${sql.ref(`${table}.${to}`)} > ${day}))`

const date = (day: string) => sql`${day}::date`
const isIncrease = sql`v.kind = any(${[...increases]}::text[])`

/**
 * The movements of a period that crossed the border of what is asked about, as `e`: province_code, id, member_id,
 * organisation_id, kind, day, was_probationary, counterpart_name, origin.
 */
function crossings(asked: Asked, { from, to }: Period): RawBuilder<unknown> {
  const { kind, province, path } = asked
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
    with h as materialized (select * from ${held(asked)} k)
    select ${columns}, ${origin} as origin
      from member_movements v
      join h on h.organisation_id = v.organisation_id and ${covers('h', here, 'f', 't')}
     where v.province_code = ${province} and ${inPeriod}
       and not exists (select from h c where c.path = v.counterpart_path and ${covers('c', elsewhere, 'f', 't')})) e`
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
function belongings(asked: Asked): RawBuilder<unknown> {
  if (asked.kind === 'country') return sql`memberships s where true`
  if (asked.kind === 'province') return sql`memberships s where s.province_code = ${asked.province}`
  return sql`${held(asked)} h join memberships s on s.province_code = ${asked.province} and s.organisation_id = h.organisation_id where true`
}

const heldOn = (asked: Asked, day: RawBuilder<unknown>) =>
  asked.kind === 'organisation' ? sql`and ${covers('h', day, 'f', 't')}` : sql``

const belongsOn = (asked: Asked, day: RawBuilder<unknown>) => sql`(${covers('s', day)} ${heldOn(asked, day)})`

const enteredIn = (asked: Asked, { from, to }: Period) =>
  sql`(s.basis in ('entry', 'import') and s.valid_from >= ${from}::date and s.valid_from <= ${to}::date ${heldOn(asked, sql`s.valid_from`)})`

/** Those whose organisation came under, or went from under, the one asked about in the period, as `e`; below a province only. */
function reorganised(asked: Asked, { from, to }: Period, way: 'in' | 'out'): RawBuilder<unknown> {
  const edge = sql.ref(way === 'in' ? 'h.f' : 'h.t')
  const next = way === 'in' ? sql`k.t = h.f` : sql`k.f = h.t`
  return sql`(
    with held as materialized (select * from ${held(asked)} k)
    select s.province_code, s.id, s.member_id, s.organisation_id, ${`reorganised-${way}`}::text as kind, ${edge} as day,
           null::text as counterpart_name
      from held h
      join memberships s on s.province_code = ${asked.province} and s.organisation_id = h.organisation_id
       and ${covers('s', edge)} and ${covers('s', sql`(${edge} - 1)`)}
     where ${edge} >= ${from}::date and ${edge} <= ${to}::date
       and not exists (select from held k where k.organisation_id = h.organisation_id and ${next})) e`
}

/** The people or movements a cell counts, as `e`: province_code, id, member_id, organisation_id, kind, day, counterpart_name. */
export function eventsOf(asked: Asked, period: Period, criterion: MovementCriterion): RawBuilder<unknown> | null {
  if (criterion.kind === 'movements')
    return sql`(select e.* from ${crossings(asked, period)} where ${counted(criterion)}) e`
  if (criterion.kind === 'reorganised')
    return asked.kind === 'organisation' ? reorganised(asked, period, criterion.way) : null
  if (criterion.kind === 'entered') {
    return sql`(select s.province_code, s.id, s.member_id, s.organisation_id, 'entered'::text as kind, s.valid_from as day,
      null::text as counterpart_name from ${belongings(asked)} and ${enteredIn(asked, period)}) e`
  }
  return null
}

/** The number of each row of biểu 1 for each of the periods, by row code. */
export async function countMovements(
  tx: Tx,
  asked: Asked,
  rows: readonly TableRow<MovementCriterion>[],
  periods: readonly Period[],
): Promise<Map<string, number>[]> {
  const answers = periods.map(() => new Map<string, number>())
  // Both ends of all periods in one reading of the memberships.
  const ends = periods.map(
    (period, i) => sql`
      (count(*) filter (where ${belongsOn(asked, date(dayBefore(period)))}))::integer as ${sql.ref(`start${i}`)},
      (count(*) filter (where ${belongsOn(asked, date(period.to))}))::integer as ${sql.ref(`end${i}`)},
      (count(*) filter (where ${enteredIn(asked, period)}))::integer as ${sql.ref(`entered${i}`)}`,
  )
  const stock = (await sql<Record<string, number>>`select ${sql.join(ends)} from ${belongings(asked)}`.execute(tx))
    .rows[0]
  for (const [i, period] of periods.entries()) {
    const answer = answers[i] ?? new Map<string, number>()
    const moved = rows.filter((row) => row.criterion?.kind === 'movements')
    const cells = moved.map(
      (row, n) => sql`(count(*) filter (where ${counted(row.criterion as Moved)}))::integer as ${sql.ref(`c${n}`)}`,
    )
    const counts = (
      await sql<Record<string, number>>`select ${sql.join(cells)} from ${crossings(asked, period)}`.execute(tx)
    ).rows[0]
    for (const [n, row] of moved.entries()) answer.set(row.code, counts?.[`c${n}`] ?? 0)
    for (const { code, criterion } of rows) {
      if (criterion?.kind === 'stock') answer.set(code, stock?.[`${criterion.at}${i}`] ?? 0)
      if (criterion?.kind === 'entered') answer.set(code, stock?.[`entered${i}`] ?? 0)
      if (criterion?.kind !== 'reorganised' || asked.kind !== 'organisation') continue
      const { rows: found } = await sql<{ n: number }>`
        select count(*)::integer as n from ${reorganised(asked, period, criterion.way)}`.execute(tx)
      answer.set(code, found[0]?.n ?? 0)
    }
  }
  return answers
}

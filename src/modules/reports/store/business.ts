// Biểu 7: cards, files, transfers and badges of a period; each row as people or as events that counting and listing share.
import { type RawBuilder, sql } from 'kysely'
import { subtree, type Tx } from '#db/tenancy.ts'
import { dossierStates } from '#modules/dossiers/public.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { countMoved, eventsOf, type Ground } from '#modules/reports/store/movements.ts'
import { peopleOn } from '#modules/reports/store/people.ts'
import type { TableRow } from '#rules/statistics/tables/table.ts'
import type { Period } from '#rules/statistics/tables/table-1.ts'
import { type BusinessCriterion, badgeYears, knownLastYear, type StockOf } from '#rules/statistics/tables/table-7.ts'

/** The first day a partial date can mean. */
const earliest = (column: string) => sql`(${sql.ref(column)} || substr('-01-01', length(${sql.ref(column)}) - 3))::date`

const within = (column: string, { from, to }: Period) =>
  sql`(${earliest(column)} >= ${from}::date and ${earliest(column)} <= ${to}::date)`

/** Rows of a table with a path that lie with what is asked about today. */
function here({ kind, province, path }: Asked, table: string): RawBuilder<boolean> {
  if (kind === 'country') return sql<boolean>`true`
  const { lo, hi } = subtree(path)
  return sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.path`)} >= ${lo} and ${sql.ref(`${table}.path`)} < ${hi})`
}

const named = ({ kind, province }: Asked, table: string) =>
  kind === 'country' ? sql`` : sql`and ${sql.ref(`${table}.province_code`)} = ${province}`

type People = Extract<BusinessCriterion, { kind: 'stock' | 'issued' | 'dossiers' }>

/** Whether a row about people counts `x`; what it reads of the record stands in `known`. */
function stockHolds(of: StockOf, known: (condition: RawBuilder<unknown>) => RawBuilder<boolean>): RawBuilder<boolean> {
  const full = sql<boolean>`x.status is distinct from 'probationary'`
  const both = (one: RawBuilder<boolean>) => sql<boolean>`(${full} and ${one})`
  switch (of) {
    case 'all':
      return sql<boolean>`true`
    case 'full':
      return full
    case 'card':
      return both(known(sql`m.card_no_hash is not null`))
    case 'no-card':
      return both(known(sql`m.card_no_hash is null`))
    case 'card-moved':
      return both(sql<boolean>`not ${known(sql`true`)}`)
    case 'file':
      return known(sql`m.file_no is not null`)
    case 'no-file':
      return known(sql`m.file_no is null`)
    case 'file-moved':
      return sql<boolean>`not ${known(sql`true`)}`
  }
}

/** Whether a row about records as they are today counts `x`. */
function recordHolds(asked: Asked, period: Period, criterion: Exclude<People, { kind: 'stock' }>): RawBuilder<boolean> {
  if (criterion.kind === 'issued') {
    const issued = sql`(x.card_issued_on is not null and ${within('x.card_issued_on', period)})`
    return criterion.changed
      ? sql<boolean>`(${issued} and x.former_card_no_sealed is not null)`
      : sql<boolean>`${issued}`
  }
  const state =
    criterion.state === 'lacking'
      ? sql`d.lacking`
      : sql`d.checked_on >= ${period.from}::date and d.checked_on <= ${period.to}::date`
  const states = dossierStates(asked.kind === 'country' ? null : asked.province)
  return sql<boolean>`(x.status <> 'left' and (x.province_code, x.id) in (select d.province_code, d.member_id from ${states} where ${state}))`
}

/** The people a row counts, as `x` with its condition. */
export function businessPeople(
  asked: Asked,
  period: Period,
  criterion: People,
  today: string,
): { people: RawBuilder<unknown>; condition: RawBuilder<boolean> } {
  if (criterion.kind !== 'stock')
    return { people: sql`members x where ${here(asked, 'x')}`, condition: recordHolds(asked, period, criterion) }
  const known = (condition: RawBuilder<unknown>) =>
    sql<boolean>`((x.province_code, x.id) in (select m.province_code, m.id from members m where ${condition} ${named(asked, 'm')}))`
  return { people: peopleOn(asked, period.to, today), condition: stockHolds(criterion.of, known) }
}

type Events = Exclude<BusinessCriterion, People>

/** As titles are written: «Huy hiệu 40 năm tuổi Đảng», «Huy hiệu Đảng 40 năm» (see `badgeYearsOf`). */
const BADGE = String.raw`[hH][uU][yY] [hH][iI][ệỆ][uU]\D{0,30}(\d{2})(?!\d)`

const badges = (asked: Asked, period: Period): RawBuilder<unknown> => sql`(
  select c.province_code, c.id, c.member_id, m.organisation_id, 'badge'::text as kind, ${earliest('c.from_date')} as day,
         c.title as counterpart_name, (regexp_match(c.title, ${BADGE}))[1]::integer as years
    from career_entries c
    join members m on m.province_code = c.province_code and m.id = c.member_id ${named(asked, 'm')}
   where ${here(asked, 'c')} and c.kind = 'award' and not c.ended and c.title ~ ${BADGE}
     and c.from_date >= ${period.from.slice(0, 4)} and c.from_date <= ${period.to} and ${within('c.from_date', period)}) e`

const badgeHolds = (years: number | 'all' | 'other') =>
  years === 'all'
    ? sql<boolean>`true`
    : years === 'other'
      ? sql<boolean>`e.years <> all(${[...badgeYears]}::integer[])`
      : sql<boolean>`e.years = ${years}`

const absences = (asked: Asked, { from, to }: Period): RawBuilder<unknown> => sql`(
  select a.province_code, a.id, a.member_id, a.organisation_id, 'away'::text as kind, a.valid_from as day, a.place_name as counterpart_name, a.purpose
    from member_absences a
   where ${here(asked, 'a')} and a.valid_from >= ${from}::date and a.valid_from <= ${to}::date) e`

const awayHolds = (purposes: readonly string[]) => sql<boolean>`e.purpose = any(${[...purposes]}::text[])`

/** The events a row counts, as `e` of a list of movements. */
export function businessEvents(ground: Ground, period: Period, criterion: Events): RawBuilder<unknown> | null {
  if (criterion.kind === 'movements') return eventsOf(ground, period, criterion)
  return criterion.kind === 'away'
    ? sql`(select e.* from ${absences(ground.asked, period)} where ${awayHolds(criterion.purposes)}) e`
    : sql`(select e.* from ${badges(ground.asked, period)} where ${badgeHolds(criterion.years)}) e`
}

type Counted = TableRow<BusinessCriterion>

async function countFilters(
  tx: Tx,
  from: RawBuilder<unknown>,
  filters: readonly { code: string; holds: RawBuilder<boolean> }[],
): Promise<[string, number][]> {
  const cells = filters.map(({ holds }, n) => sql`(count(*) filter (where ${holds}))::integer as ${sql.ref(`c${n}`)}`)
  const { rows } = await sql<Record<string, number>>`select ${sql.join(cells)} from ${from}`.execute(tx)
  return filters.map(({ code }, n) => [code, rows[0]?.[`c${n}`] ?? 0])
}

/** The number of each row that is known for the period; `whole`: it is the period asked for, not the one a year before. */
export async function countBusiness(
  tx: Tx,
  ground: Ground,
  rows: readonly Counted[],
  period: Period,
  { whole, today }: { whole: boolean; today: string },
): Promise<Map<string, number>> {
  const { asked } = ground
  const of = <K extends BusinessCriterion['kind']>(kind: K) =>
    rows.flatMap(({ code, criterion }) =>
      criterion?.kind === kind && (whole || knownLastYear(criterion))
        ? [{ code, criterion: criterion as Extract<BusinessCriterion, { kind: K }> }]
        : [],
    )
  const answer = await countMoved(tx, ground, rows, period)
  const add = (counts: readonly [string, number][]) => {
    for (const [code, count] of counts) answer.set(code, count)
  }
  const away = of('away').map(({ code, criterion }) => ({ code, holds: awayHolds(criterion.purposes) }))
  add(await countFilters(tx, absences(asked, period), away))
  const awarded = of('badges').map(({ code, criterion }) => ({ code, holds: badgeHolds(criterion.years) }))
  add(await countFilters(tx, badges(asked, period), awarded))
  if (!whole) return answer
  // The record of each person of the day is looked up once for all rows.
  const joined = sql`(select x.province_code, x.id, x.status from ${peopleOn(asked, period.to, today)}) x
    left join members m on m.province_code = x.province_code and m.id = x.id ${named(asked, 'm')}`
  const known = (condition: RawBuilder<unknown>) => sql<boolean>`(m.id is not null and ${condition})`
  add(
    await countFilters(
      tx,
      joined,
      of('stock').map(({ code, criterion }) => ({ code, holds: stockHolds(criterion.of, known) })),
    ),
  )
  const records = [...of('issued'), ...of('dossiers')].map(({ code, criterion }) => ({
    code,
    holds: recordHolds(asked, period, criterion),
  }))
  add(await countFilters(tx, sql`members x where ${here(asked, 'x')}`, records))
  return answer
}

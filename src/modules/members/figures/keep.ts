// Keeps the figures right in the transaction of every change, and moves their ages on to a new day.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { type Crossing, crossingsBetween } from '#modules/members/figures/crossings.ts'
import {
  addDelta,
  type Deltas,
  deltasOf,
  type FigureChange,
  keptPaths,
  type MemberFacts,
} from '#modules/members/figures/deltas.ts'
import { figures } from '#rules/statistics/figures.ts'

/**
 * The day as of which the province's ages stand, held still until the transaction ends so that nobody moves it in between.
 * A province without figures yet starts on `today`.
 */
async function holdClock(tx: Tx, province: string, today: string): Promise<string> {
  const read = () =>
    tx.selectFrom('figures_clock').select('aged_on').where('province_code', '=', province).forShare().executeTakeFirst()
  const row = await read()
  if (row !== undefined) return row.aged_on
  await tx
    .insertInto('figures_clock')
    .values({ province_code: province, path: `${province}/`, aged_on: today })
    .onConflict((c) => c.column('province_code').doNothing())
    .execute()
  const made = await read()
  if (made === undefined) throw new Error(`no figures clock for province ${province}`)
  return made.aged_on
}

/** Adds the deltas, rows in the order of their paths so that two transactions cannot block each other. */
async function addToFigures(tx: Tx, province: string, deltas: Deltas): Promise<void> {
  const paths = [...deltas.keys()].sort()
  const columns = [...new Set(paths.flatMap((path) => [...(deltas.get(path)?.keys() ?? [])]))]
  if (columns.length === 0) return
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const sums = sql.join(
    columns.map((c) => sql`${sql.ref(c)} = organisation_figures.${sql.ref(c)} + excluded.${sql.ref(c)}`),
  )
  for (let at = 0; at < paths.length; at += 500) {
    const rows = paths.slice(at, at + 500).map((path) => {
      const cells = columns.map((column) => sql.raw(String(deltas.get(path)?.get(column) ?? 0)))
      const isTop = path.split('/').length === 3
      return sql`(${province}, ${path}, ${isTop}::boolean, ${sql.join(cells)})`
    })
    await sql`insert into organisation_figures (province_code, path, is_top, ${names}) values ${sql.join(rows)}
      on conflict (province_code, path) do update set ${sums}`.execute(tx)
  }
}

/** The figures after many changes of members in one province. Call it once in a transaction, with all its changes. */
export async function figuresChangedMany(
  tx: Tx,
  province: string,
  today: string,
  changes: readonly FigureChange[],
): Promise<void> {
  const agedOn = await holdClock(tx, province, today)
  await addToFigures(tx, province, deltasOf(changes, agedOn))
}

/** The figures after one member was added (`before` null), changed, moved, left, or was taken back (`after` null). */
export const figuresChanged = (
  tx: Tx,
  province: string,
  today: string,
  before: MemberFacts | null,
  after: MemberFacts | null,
): Promise<void> => figuresChangedMany(tx, province, today, [{ before, after }])

const bands = figures.flatMap((figure) => (figure.condition.kind === 'age' ? [{ figure, band: figure.condition }] : []))

/** The cells that change when `people` (of them `women`) cross a boundary: out of the band below, into the band above. */
export function crossingCells(crossing: Crossing): { column: string; amount: number }[] {
  return bands.flatMap(({ figure, band }) => {
    if (band.field !== crossing.field) return []
    const size = figure.womenOnly ? crossing.women : crossing.people
    if (band.to === crossing.years) return [{ column: figure.column, amount: -size }]
    if (band.from === crossing.years) return [{ column: figure.column, amount: size }]
    return []
  })
}

/**
 * Moves the ages of a province's figures to `today`: the people who crossed a band since leave one cell and enter the next.
 * For the nightly job, with the whole province in reach. Never moves back. Answers whether anything was to be done.
 */
export async function rollFiguresForward(tx: Tx, province: string, today: string): Promise<boolean> {
  const clock = await tx
    .selectFrom('figures_clock')
    .select('aged_on')
    .where('province_code', '=', province)
    .forUpdate()
    .executeTakeFirst()
  if (clock === undefined || clock.aged_on >= today) return false
  const range = { lo: `${province}/`, hi: `${province}0` }
  const crossings = await crossingsBetween(tx, province, range, clock.aged_on, today, 'by-branch')
  const deltas: Deltas = new Map()
  for (const crossing of crossings) {
    for (const path of keptPaths(crossing.path)) {
      for (const { column, amount } of crossingCells(crossing)) addDelta(deltas, path, column, amount)
    }
  }
  await addToFigures(tx, province, deltas)
  await tx.updateTable('figures_clock').set({ aged_on: today }).where('province_code', '=', province).execute()
  return true
}

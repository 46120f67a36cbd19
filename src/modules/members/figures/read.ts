// Reads the figures of an organisation as of a day: the kept cells, and the few people who crossed an age band since.
import { sql } from 'kysely'
import { type PathRange, runPrepared, subtree, type Tx } from '#db/tenancy.ts'
import { crossingsBetween } from '#modules/members/figures/crossings.ts'
import { crossingCells } from '#modules/members/figures/keep.ts'
import { figures } from '#rules/statistics/figures.ts'

type Kept = Record<string, number> & { aged_on: string | null }

/**
 * Figures by key for the subtree of an organisation, ages as of `on`; `only` one of them when the others are not wanted. A province
 * is the sum of its top organisations.
 */
export async function readFigures(
  tx: Tx,
  province: string,
  path: string,
  on: string,
  only?: string,
): Promise<Record<string, number>> {
  const wanted = only === undefined ? figures : figures.filter((figure) => figure.key === only)
  const isProvince = path.split('/').length === 2
  const range: PathRange = subtree(path)
  const agedOnColumn = sql`(select c.aged_on from figures_clock c where c.province_code = ${province}) as aged_on`
  const cells = (one: (column: string) => string) => sql.raw(wanted.map(({ column }) => one(column)).join(', '))
  // One row is read as it stands: so many sums would cost more to plan than to read.
  const statement = isProvince
    ? sql<Kept>`select ${agedOnColumn}, ${cells((c) => `coalesce(sum(f.${c}), 0)::integer as ${c}`)}
        from organisation_figures f
       where f.province_code = ${province} and f.is_top and f.path >= ${range.lo} and f.path < ${range.hi}`
    : sql<Kept>`select ${agedOnColumn}, ${cells((c) => `f.${c}`)}
        from organisation_figures f where f.province_code = ${province} and f.path = ${path}`
  const [row] = await runPrepared(tx, statement)
  const kept = row ?? ({} as Kept)
  const byColumn = new Map(wanted.map(({ column }) => [column, kept[column] ?? 0]))
  const ages = wanted.some((figure) => figure.condition.kind === 'age')
  const agedOn: string | null = kept.aged_on ?? null
  if (ages && agedOn !== null && agedOn !== on) {
    for (const crossing of await crossingsBetween(tx, province, range, agedOn, on, 'in-sum')) {
      for (const { column, amount } of crossingCells(crossing)) {
        byColumn.set(column, (byColumn.get(column) ?? 0) + amount)
      }
    }
  }
  return Object.fromEntries(wanted.map(({ key, column }) => [key, byColumn.get(column) ?? 0]))
}

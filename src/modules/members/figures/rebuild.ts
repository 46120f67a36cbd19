// Counts the figures anew from the members: after a load by COPY, after organisations moved, and to check what is kept.
import { sql } from 'kysely'
import { type PathRange, subtree, type Tx } from '#db/tenancy.ts'
import { figureText } from '#modules/members/figures/condition.ts'
import { figures } from '#rules/statistics/figures.ts'

/** Runs one statement: `(text) => client.query(text)` for the owner's connection, or over a transaction of the application. */
export type RunText = (text: string) => Promise<unknown>

const columnNames = figures.map(({ column }) => column).join(', ')

/** Figures per organisation of a range, counted from the members, ages as of `on`. Built from checked parts only. */
function countText(province: string, range: PathRange, on: string): string {
  if (!/^[0-9]{2}$/.test(province) || !/^[0-9a-z/~]*$/.test(range.lo + range.hi))
    throw new Error('not a province or range')
  // Counted per branch and sex first, without the women's cells: those are the same counts of the rows of women. Every condition
  // begins with "has not left", which the statement says once.
  const living = "m.status <> 'left'"
  const cells = figures
    .filter((figure) => !figure.womenOnly)
    .map((figure) => {
      const rest = figureText(figure, on, 'm')
        .replace(living, '')
        .replace(/^ and /, '')
      return `count(*)${rest === '' ? '' : ` filter (where ${rest})`} as ${figure.column}`
    })
  const sums = figures.map(({ column, womenOnly }) =>
    womenOnly
      ? `coalesce(sum(b.${column.slice(0, -'_f'.length)}) filter (where b.gender = 'female'), 0)::integer as ${column}`
      : `sum(b.${column})::integer as ${column}`,
  )
  return `select '${province}' as province_code, up.path, up.depth = 2 as is_top, ${sums.join(', ')}
    from (select m.path, m.gender, ${cells.join(', ')}
            from members m
           where m.province_code = '${province}' and m.path >= '${range.lo}' and m.path < '${range.hi}' and ${living}
           group by m.path, m.gender) b
    cross join lateral (
      select n as depth, array_to_string((string_to_array(b.path, '/'))[1:n], '/') || '/' as path
        from generate_series(2, cardinality(string_to_array(b.path, '/')) - 1) n) up
    where up.path >= '${range.lo}' and up.path < '${range.hi}'
    group by up.path, up.depth`
}

/**
 * Rebuilds all figures of a province as of the day `on`, in one statement each for clearing and counting. Run it in a transaction
 * with the whole province in reach and no other writers (a load, a reorganisation); organisations without members get no row.
 */
export async function rebuildFigures(run: RunText, province: string, on: string): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new Error('not a date')
  const range = { lo: `${province}/`, hi: `${province}0` }
  const counted = countText(province, range, on)
  await run(`insert into figures_clock (province_code, path, aged_on) values ('${province}', '${province}/', '${on}')
    on conflict (province_code) do update set aged_on = excluded.aged_on`)
  // A province has some ten thousand branches: their counts fit in memory, where the usual setting would go to disk.
  await run(`set local work_mem = '256MB'`)
  await run(`delete from organisation_figures where province_code = '${province}'`)
  await run(`insert into organisation_figures (province_code, path, is_top, ${columnNames}) ${counted}`)
}

/** The same within a transaction of the application whose reach is the whole province. */
export const rebuildFiguresIn = (tx: Tx, province: string, on: string): Promise<void> =>
  rebuildFigures((text) => sql.raw(text).execute(tx), province, on)

export interface FigureDifference {
  path: string
  key: string
  kept: number
  counted: number
}

/** Recounts the subtree of an organisation and compares with what is kept. */
export async function compareFigures(
  tx: Tx,
  province: string,
  path: string,
  today: string,
): Promise<{ on: string; organisations: number; differences: FigureDifference[] }> {
  const clock = await tx
    .selectFrom('figures_clock')
    .select('aged_on')
    .where('province_code', '=', province)
    .executeTakeFirst()
  const on = clock?.aged_on ?? today
  const range = subtree(path)
  type Cells = { path: string } & Record<string, number>
  const kept = await sql<Cells>`select f.path, ${sql.raw(figures.map(({ column }) => `f.${column}`).join(', '))}
    from organisation_figures f where f.province_code = ${province} and f.path >= ${range.lo} and f.path < ${range.hi}`.execute(
    tx,
  )
  const counted = await sql<Cells>`${sql.raw(countText(province, range, on))}`.execute(tx)
  const keptByPath = new Map(kept.rows.map((row) => [row.path, row]))
  const countedByPath = new Map(counted.rows.map((row) => [row.path, row]))
  const paths = [...new Set([...keptByPath.keys(), ...countedByPath.keys()])].sort()
  const differences = paths.flatMap((at) =>
    figures.flatMap(({ key, column }) => {
      const before = keptByPath.get(at)?.[column] ?? 0
      const now = countedByPath.get(at)?.[column] ?? 0
      return before === now ? [] : [{ path: at, key, kept: before, counted: now }]
    }),
  )
  return { on, organisations: paths.length, differences }
}

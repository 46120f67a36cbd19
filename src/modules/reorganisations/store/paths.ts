// Gives the rows of organisations that moved their new paths, in every table; histories of where something stood keep theirs.
import { sql } from 'kysely'
import { asReorganiser, type Tx } from '#db/tenancy.ts'
import type { Table } from './catalogue.ts'

export interface PathMove {
  from: string
  to: string
}

/** Sums kept by the members module at paths of their own (`moveFigures`); images keep the path of the area, which does not move. */
const APART = ['organisation_figures', 'figures_clock', 'reorganisation_images']

/** No new path is one of the old ones; both lie within the reach. One statement a column. */
export async function movePaths(
  tx: Tx,
  province: string,
  tables: readonly Table[],
  moves: readonly PathMove[],
): Promise<void> {
  if (moves.length === 0) return
  const asked = sql`unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[]) as m(from_path, to_path)`
  await asReorganiser(tx, async () => {
    for (const { name, paths } of tables.filter((table) => !APART.includes(table.name))) {
      for (const column of paths) {
        await sql`update ${sql.table(name)} t set ${sql.ref(column)} = m.to_path from ${asked}
           where t.province_code = ${province} and t.${sql.ref(column)} = m.from_path collate "C"`.execute(tx)
      }
    }
  })
}

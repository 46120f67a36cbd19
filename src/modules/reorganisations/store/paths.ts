// Gives the rows of organisations that moved their new paths, in every table; histories of where something stood keep theirs.
import { sql } from 'kysely'
import { asReorganiser } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Table } from './catalogue.ts'

export interface PathMove {
  from: string
  to: string
}

/** Sums kept by the members module at paths of their own (`moveFigures`); images keep the path of the area, which does not move. */
const APART = ['organisation_figures', 'figures_clock', 'reorganisation_images']

/** The tables whose rows move: a step of the work each. */
export const moving = (tables: readonly Table[]): Table[] => tables.filter(({ name }) => !APART.includes(name))

/** No new path is one of the old ones; both lie within the reach. One statement a column. */
export async function movePaths(
  { tx, province, progress }: Pick<CommandContext, 'tx' | 'province' | 'progress'>,
  tables: readonly Table[],
  moves: readonly PathMove[],
): Promise<void> {
  if (moves.length === 0) return
  const asked = sql`unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[]) as m(from_path, to_path)`
  await asReorganiser(tx, async () => {
    for (const { name, paths } of moving(tables)) {
      progress.step('Đang chuyển dữ liệu theo tổ chức')
      for (const column of paths) {
        await sql`update ${sql.table(name)} t set ${sql.ref(column)} = m.to_path from ${asked}
           where t.province_code = ${province} and t.${sql.ref(column)} = m.from_path collate "C"`.execute(tx)
      }
    }
  })
}

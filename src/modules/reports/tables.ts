// Counts a whole table: which definition, which periods, the value of every cell. Lists take their criteria from the same place.
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { keptFigures, keptWomen } from '#modules/reports/store/kept.ts'
import { countMovements } from '#modules/reports/store/movements.ts'
import { foldTallies, tallyAll, tallyPeoples } from '#modules/reports/store/stock.ts'
import { tallyUnits } from '#modules/reports/store/units.ts'
import type { TableDefinition, TableForm, TableValues } from '#rules/statistics/tables/table.ts'
import { checkBalance, type MovementCriterion, periodsOf, table1 } from '#rules/statistics/tables/table-1.ts'
import { type StockCriterion, table3 } from '#rules/statistics/tables/table-3.ts'
import { table4 } from '#rules/statistics/tables/table-4.ts'
import { table5On, takesIn, type UnitCriterion, unitColumns } from '#rules/statistics/tables/table-5.ts'

/** Form, day and period of a question; `from` only matters to biểu 1. */
export interface Wanted {
  form: TableForm
  on: string
  from: string | undefined
  today: string
}

export type AnyDefinition =
  | { form: '1'; definition: TableDefinition<MovementCriterion> }
  | { form: '3' | '4'; definition: TableDefinition<StockCriterion> }
  | { form: '5'; definition: TableDefinition<UnitCriterion> }

/** The definition of a form as of a day. */
export function definitionOf(form: TableForm, on: string): AnyDefinition {
  if (form === '1') return { form, definition: table1 }
  if (form === '5') return { form, definition: table5On(on) }
  return { form, definition: form === '3' ? table3 : table4 }
}

type Cells = Map<string, Map<string, number>>
const put = (cells: Cells, row: string, column: string, value: number): void => {
  const at = cells.get(row) ?? new Map<string, number>()
  at.set(column, value)
  cells.set(row, at)
}

/** Every value of the table, and what is to be checked beside its sums. */
export async function countTable(
  tx: Tx,
  asked: Asked,
  wanted: Wanted,
): Promise<{ values: TableValues; checks: { text: string; ok: boolean }[] }> {
  const cells: Cells = new Map()
  if (wanted.form === '1') {
    const periods = periodsOf(wanted.from, wanted.on)
    const [now, before] = await countMovements(tx, asked, table1.rows, [periods.this, periods.last])
    for (const { code } of table1.rows) {
      put(cells, code, 'this', now?.get(code) ?? 0)
      put(cells, code, 'last', before?.get(code) ?? 0)
    }
    return { values: cells, checks: checkBalance(cells) }
  }
  if (wanted.form === '5') {
    await countUnits(tx, asked, wanted, cells)
    return { values: cells, checks: [] }
  }
  if (wanted.form === '3' && wanted.on === wanted.today) {
    const kept = await keptFigures(tx, asked, wanted.today)
    for (const { code, criterion } of table3.rows) {
      if (criterion === null) continue
      put(cells, code, 'total', kept[code] ?? 0)
      put(cells, code, 'female', keptWomen(kept, code, criterion))
    }
    return { values: cells, checks: [] }
  }
  const { definition, tally } =
    wanted.form === '3' ? { definition: table3, tally: tallyAll } : { definition: table4, tally: tallyPeoples }
  const tallies = await tally(tx, asked, wanted.on, wanted.today)
  for (const { code, criterion } of definition.rows) {
    if (criterion === null) continue
    const { people, women } = foldTallies(criterion, tallies)
    put(cells, code, 'total', people)
    put(cells, code, 'female', women)
  }
  return { values: cells, checks: [] }
}

async function countUnits(tx: Tx, asked: Asked, { on, today }: Wanted, cells: Cells): Promise<void> {
  const tallies = await tallyUnits(tx, asked, on, today)
  for (const { code, criterion } of table5On(on).rows) {
    if (criterion === null) continue
    const taken = tallies.filter((tally) => takesIn(criterion, tally.unit))
    for (const [key, column] of Object.entries(unitColumns)) {
      const value = taken.reduce((sum, tally) => {
        if (column.kind === 'members') return sum + tally.members
        return column.types.includes(tally.type) ? sum + tally.organisations : sum
      }, 0)
      put(cells, code, key, value)
    }
  }
}

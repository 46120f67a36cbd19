// Which list opens behind a cell of a table.
import type { ListKind } from '#contract/reports.ts'
import { definitionOf, isKnown } from '#modules/reports/tables.ts'
import type { TableForm } from '#rules/statistics/tables/table.ts'
import { table1 } from '#rules/statistics/tables/table-1.ts'
import { table2 } from '#rules/statistics/tables/table-2.ts'
import { unitColumns } from '#rules/statistics/tables/table-5.ts'
import { table7 } from '#rules/statistics/tables/table-7.ts'

/** What the list of a cell holds; null when the cell counts nothing. The row is one of the definition. */
export function cellList(form: TableForm, row: string, column: string): ListKind | null {
  if (form === '5') {
    const kind = unitColumns[column]?.kind
    return kind ?? null
  }
  // Which types of unit have a column of biểu 6 depends on the day, and is asked where the list is made.
  if (form === '6') return 'members'
  const { definition } = definitionOf(form, '')
  if (definition.columns.find((c) => c.key === column)?.kind !== 'count') return null
  if (form === '2') {
    const kind = table2.rows.find((r) => r.code === row)?.criterion?.kind
    if (kind === undefined || kind === 'mean-age') return null
    return kind === 'grassroots' ? 'organisations' : 'movements'
  }
  if (form === '2B') return 'movements'
  if (form === '7') {
    const kind = table7.rows.find((r) => r.code === row)?.criterion?.kind
    if (kind === undefined || !isKnown(form, row, column)) return null
    return kind === 'stock' || kind === 'issued' || kind === 'dossiers' ? 'members' : 'movements'
  }
  if (form !== '1') return 'members'
  const criterion = table1.rows.find((r) => r.code === row)?.criterion
  if (criterion === undefined || criterion === null) return null
  return criterion.kind === 'stock' ? 'members' : 'movements'
}

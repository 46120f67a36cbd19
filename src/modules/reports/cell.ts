// Which list opens behind a cell of a table.
import type { ListKind } from '#contract/reports.ts'
import { definitionOf } from '#modules/reports/tables.ts'
import type { TableForm } from '#rules/statistics/tables/table.ts'
import { table1 } from '#rules/statistics/tables/table-1.ts'
import { unitColumns } from '#rules/statistics/tables/table-5.ts'

/** What the list of a cell holds; null when the cell counts nothing. The row is one of the definition. */
export function cellList(form: TableForm, row: string, column: string): ListKind | null {
  if (form === '5') {
    const kind = unitColumns[column]?.kind
    return kind ?? null
  }
  const { definition } = definitionOf(form, '')
  if (definition.columns.find((c) => c.key === column)?.kind !== 'count') return null
  if (form !== '1') return 'members'
  const criterion = table1.rows.find((r) => r.code === row)?.criterion
  if (criterion === undefined || criterion === null) return null
  return criterion.kind === 'stock' ? 'members' : 'movements'
}

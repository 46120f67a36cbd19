// The operations of the reports module.
import type { Served } from '#kernel/serve.ts'
import { exportTable } from './commands/export-table.ts'
import { getTable } from './queries/get-table.ts'
import { listCell } from './queries/list-cell.ts'

export const reportsModule: readonly Served[] = [getTable, listCell, exportTable]

// The annex tables of a report: what was typed, what those below sent added up beside it, and where the two do not agree.
import { sql } from 'kysely'
import { type FilledTable, listTableBelow, writeTable } from '#contract/report-outlines.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { outlineOf } from '#modules/reports/papers/outlines.ts'
import {
  changeReport,
  findReport,
  heldReport,
  isOwn,
  type ReportRow,
  type SentTable,
} from '#modules/reports/papers/store.ts'
import { viewReports, writeReports } from '#modules/reports/scope.ts'
import { addUp, type Cells, cellKey, type OwnTable, tableDifferences } from '#rules/reports/own-outline.ts'
import { readNumber } from '#rules/text/written-number.ts'

interface BelowRow {
  organisationId: string
  organisationName: string
  reportId: string
  tables: SentTable[]
}

/** The tables those directly below sent last for the same period. */
const tablesBelow = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  { organisation_id, type, from_on, to_on }: ReportRow,
): Promise<BelowRow[]> =>
  (
    await sql<BelowRow>`
      select o.id as "organisationId", o.name as "organisationName", r.id as "reportId", e.content -> 'tables' as tables
        from organisations o
        join reports r on r.province_code = ${province} and r.organisation_id = o.id and r.type = ${type}
         and r.from_on = ${from_on}::date and r.to_on = ${to_on}::date and r.edition > 0
        join report_editions e on e.province_code = ${province} and e.report_id = r.id and e.no = r.edition
       where o.province_code = ${province} and o.parent_id = ${organisation_id} and o.ended_on is null
         and jsonb_array_length(e.content -> 'tables') > 0
       order by o.sort_key, o.id`.execute(tx)
  ).rows

const cellsIn = (tables: readonly SentTable[], key: string): Cells =>
  tables.find(({ table }) => table.key === key)?.cells ?? {}

/** The tables of the draft: what was typed, and beside it what those below have sent. */
export async function draftTables(context: QueryContext, row: ReportRow): Promise<SentTable[]> {
  const { tables } = outlineOf(row)
  const below = tables.length === 0 ? [] : await tablesBelow(context, row)
  return tables.map((table) => ({
    table,
    cells: row.cells[table.key] ?? {},
    below: addUp(below.map((one) => cellsIn(one.tables, table.key))),
  }))
}

export const filledTable = ({ table, cells, below = {} }: SentTable): FilledTable => ({
  table: { ...table, columns: [...table.columns], rows: [...table.rows] },
  cells: { ...cells },
  below,
  differences: tableDifferences(table, cells, below),
})

/** What was typed into the cells of a table: numbers where numbers belong; a cell with nothing in it is left out. */
function readCells({ columns, rows }: OwnTable, typed: Readonly<Record<string, string>>) {
  const cells: Record<string, string | number> = {}
  const wrong: { path: string; message: string }[] = []
  for (const row of rows)
    for (const column of columns) {
      const at = cellKey(row.key, column.key)
      const text = (typed[at] ?? '').trim()
      if (text === '') continue
      const value = column.kind === 'text' ? text : readNumber(text)
      if (value === undefined)
        wrong.push({ path: at, message: `«${text}» không phải một số. Ghi số, ví dụ 12 hoặc 1.234,5.` })
      else cells[at] = value
    }
  return { cells, wrong }
}

export const serveWriteTable = serveCommand(writeTable, {
  scope: writeReports,
  run: async (context, input) => {
    const row = await heldReport(context, input)
    if (!('state' in row)) return row
    const table = outlineOf(row).tables.find(({ key }) => key === input.table)
    if (table === undefined) return refuse('reports.no-such-table')
    const { cells, wrong } = readCells(table, input.cells)
    if (wrong.length > 0) return refuse('reports.cell-unread', { count: wrong.length }, wrong)
    context.audit({
      organisationId: row.organisation_id,
      path: row.path,
      summary: `Ghi bảng «${table.title}» của «${row.title}».`,
    })
    return changeReport(context, row, { cells: JSON.stringify({ ...row.cells, [table.key]: cells }) })
  },
})

export const serveListTableBelow = serveQuery(listTableBelow, {
  scope: viewReports,
  run: async (context, { id, table }) => {
    const row = await findReport(context, id)
    if (row === undefined || !isOwn(context, row.organisation_id)) return notFound()
    return {
      rows: (await tablesBelow(context, row))
        .filter(({ tables }) => tables.some((one) => one.table.key === table))
        .map(({ tables, ...one }) => ({ ...one, cells: { ...cellsIn(tables, table) } })),
    }
  },
})

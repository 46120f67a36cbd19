// Owns reading a whole member list: sheet after sheet, row after row, people and findings out. Pure and streaming.
import { branchNamesOf } from './branch-names.ts'
import { SeenPeople } from './check-person.ts'
import { SheetReader } from './sheet-reader.ts'
import type { ListLayout, MemberListOptions, MemberRow, RowsSkipped, SheetInfo, SheetRow } from './types.ts'

export type MemberListReader = {
  /** Begins a sheet; the sheet before it must have been ended. */
  openSheet: (info: SheetInfo) => void
  /** People that became certain by this row. */
  push: (row: SheetRow) => MemberRow[]
  closeSheet: () => MemberRow[]
  readonly layouts: readonly ListLayout[]
  readonly skipped: readonly RowsSkipped[]
  /** Names of sheets in which no list was found. */
  readonly sheetsWithoutList: readonly string[]
}

/** A cell of a spreadsheet may hold pages; what a list says of a person fits here, and looking through more takes minutes. */
const LONGEST_CELL = 2000

const shortened = (row: SheetRow): SheetRow =>
  row.cells.some((cell) => typeof cell === 'string' && cell.length > LONGEST_CELL)
    ? { ...row, cells: row.cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell)) }
    : row

/** A reader that takes rows as they come and keeps only what finding a repeated person needs. */
export function createMemberListReader(options: MemberListOptions): MemberListReader {
  const names = branchNamesOf(options.branchNames)
  const seen = new SeenPeople()
  const layouts: ListLayout[] = []
  const skipped: RowsSkipped[] = []
  const sheetsWithoutList: string[] = []
  let current: { reader: SheetReader; name: string } | null = null
  return {
    layouts,
    skipped,
    sheetsWithoutList,
    openSheet: (info) => {
      current = { reader: new SheetReader(info, options, names, seen), name: info.name }
    },
    push: (row) => current?.reader.push(shortened(row)) ?? [],
    closeSheet: () => {
      if (current === null) return []
      const rows = current.reader.finish()
      if (current.reader.layouts.length === 0) sheetsWithoutList.push(current.name)
      layouts.push(...current.reader.layouts)
      skipped.push(...current.reader.skipped)
      current = null
      return rows
    },
  }
}

export type MemberListResult = {
  /** Of the first sheet that holds a list; null when none does. */
  readonly layout: ListLayout | null
  readonly layouts: readonly ListLayout[]
  readonly rows: readonly MemberRow[]
  readonly skipped: readonly RowsSkipped[]
}

/** Reads sheets held in memory; for files use the streaming preview. */
export function readMemberList(
  sheets: Iterable<SheetInfo & { readonly rows: Iterable<SheetRow> }>,
  options: MemberListOptions,
): MemberListResult {
  const reader = createMemberListReader(options)
  const rows: MemberRow[] = []
  for (const sheet of sheets) {
    reader.openSheet(sheet)
    for (const row of sheet.rows) rows.push(...reader.push(row))
    rows.push(...reader.closeSheet())
  }
  return { layout: reader.layouts[0] ?? null, layouts: reader.layouts, rows, skipped: reader.skipped }
}

// Owns what every list of one heading row has in common: rows come in, what stands above the heading and below the total is left aside.
import { anyText, isBlank } from '../member-list/texts.ts'
import type { Cell, SheetInfo, SheetRow } from '../member-list/types.ts'
import { wordKey } from '../text/search-key.ts'

/** A column that is understood. */
export interface ListColumn<Field extends string> {
  /** 0-based. */
  index: number
  heading: string
  field: Field
}

export interface ListLayout<Field extends string> {
  sheet: string
  columns: readonly ListColumn<Field>[]
}

/** Takes the rows of sheets as they come; answers the lines that became certain. */
export interface ListReader<Field extends string, Line> {
  openSheet: (info: SheetInfo) => void
  push: (row: SheetRow) => Line[]
  closeSheet: () => Line[]
  readonly layouts: readonly ListLayout<Field>[]
  readonly sheetsWithoutList: readonly string[]
}

/** One row below the heading. */
export interface ListRow<Field extends string> {
  sheet: SheetInfo
  row: number
  of: (field: Field) => Cell
  /** The cells that say something, from the left. */
  filled: readonly Cell[]
}

interface ListKind<Field extends string, Line> {
  /** The columns of a heading row; null when the row is none. */
  columnsOf: (cells: readonly Cell[]) => ListColumn<Field>[] | null
  /** Called for every sheet: what the function that reads its rows remembers of one is forgotten with the next. */
  readRows: () => (row: ListRow<Field>) => Line[]
}

const TOTAL = /^(tong|cong)\b/
const COLUMN_NUMBER = /^[([]?\d{1,2}[)\]]?$/

/** Whether a row only numbers the columns, or sums up. */
const isAside = (filled: readonly Cell[]): boolean =>
  filled.every((cell) => COLUMN_NUMBER.test(anyText(cell))) || TOTAL.test(wordKey(anyText(filled[0])))

export function createListReader<Field extends string, Line>(kind: ListKind<Field, Line>): ListReader<Field, Line> {
  const layouts: ListLayout<Field>[] = []
  const sheetsWithoutList: string[] = []
  let sheet: SheetInfo = { name: '' }
  let columns: readonly ListColumn<Field>[] | null = null
  let readRow = kind.readRows()
  return {
    layouts,
    sheetsWithoutList,
    openSheet: (info) => {
      sheet = info
      columns = null
      readRow = kind.readRows()
    },
    push: ({ row, cells }) => {
      const heading = kind.columnsOf(cells)
      if (heading !== null) {
        if (columns === null) layouts.push({ sheet: sheet.name, columns: heading })
        columns = heading
        return []
      }
      const known = columns
      const filled = cells.filter((cell) => !isBlank(cell))
      if (known === null || isAside(filled)) return []
      const of = (field: Field): Cell => cells[known.find((column) => column.field === field)?.index ?? -1]
      return readRow({ sheet, row, of, filled })
    },
    closeSheet: () => {
      if (columns === null) sheetsWithoutList.push(sheet.name)
      return []
    },
  }
}

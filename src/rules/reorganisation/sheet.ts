// Owns reading a sheet of reorganisations: row after row, lines out. Pure and streaming; what a merged cell leaves blank is carried down.
import { anyText, cellLines, cellText, isBlank } from '../member-list/texts.ts'
import type { Cell, SheetInfo, SheetRow } from '../member-list/types.ts'
import { wordKey } from '../text/search-key.ts'
import {
  keeps,
  kindOf,
  type ReorganisationColumn,
  type ReorganisationField,
  type ReorganisationKind,
  reorganisationColumns,
} from './columns.ts'

/** A row as the sheet writes it; '' where it says nothing. */
export interface ReorganisationLine {
  sheet: string
  row: number
  oldCode: string
  oldName: string
  /** Null: the words name no kind that is known. */
  kind: ReorganisationKind | null
  kindText: string
  newCode: string
  newName: string
  /** Code or name. */
  parent: string
  type: string
  /** Who or what goes: numbers of cards, names of members, codes or names of organisations. */
  moved: string[]
  /** «còn lại»: everything that no other row names. */
  rest: boolean
}

export interface ReorganisationLayout {
  sheet: string
  columns: readonly ReorganisationColumn[]
}

export interface ReorganisationReader {
  openSheet: (info: SheetInfo) => void
  push: (row: SheetRow) => ReorganisationLine[]
  closeSheet: () => ReorganisationLine[]
  readonly layouts: readonly ReorganisationLayout[]
  readonly sheetsWithoutList: readonly string[]
}

const TOTAL = /^(tong|cong)\b/
const COLUMN_NUMBER = /^[([]?\d{1,2}[)\]]?$/
const REST = /^(so |phan |dang vien )?con lai/

const carried = (line: ReorganisationLine, before: ReorganisationLine | undefined): ReorganisationLine => {
  if (before === undefined) return line
  const continues = line.oldCode === '' && line.oldName === ''
  const old = continues ? { oldCode: before.oldCode, oldName: before.oldName } : {}
  const kind = line.kindText === '' ? { kind: before.kind, kindText: before.kindText } : {}
  const filled = { ...line, ...old, ...kind }
  const joins = filled.kind === 'consolidate' && before.kind === 'consolidate'
  return joins && line.newCode === '' && line.newName === ''
    ? { ...filled, newCode: before.newCode, newName: before.newName, parent: before.parent, type: before.type }
    : filled
}

/** A reader that takes rows as they come; what stands above the heading and below the total is left aside. */
export function createReorganisationReader(): ReorganisationReader {
  const layouts: ReorganisationLayout[] = []
  const sheetsWithoutList: string[] = []
  let sheet: SheetInfo = { name: '' }
  let columns: readonly ReorganisationColumn[] | null = null
  let before: ReorganisationLine | undefined

  const readRow = ({ row, cells }: SheetRow): ReorganisationLine[] => {
    const of = (field: ReorganisationField): Cell =>
      cells[columns?.find((column) => column.field === field)?.index ?? -1]
    const text = (field: ReorganisationField): string => cellText(of(field)).slice(0, 250)
    const filled = cells.filter((cell) => !isBlank(cell))
    // A line of its own is a heading of a part, unless it is the code of one that joins the row above.
    if (filled.length < 2 && isBlank(of('oldCode'))) return []
    if (filled.every((cell) => COLUMN_NUMBER.test(anyText(cell)))) return []
    if (TOTAL.test(wordKey(anyText(filled[0])))) return []
    const moved = cellLines(of('moved'))
      .flatMap((line) => line.split(/[;,]/))
      .map((token) => token.trim())
      .filter((token) => token !== '')
    const line: ReorganisationLine = {
      ...{ sheet: sheet.name, row, oldCode: text('oldCode'), oldName: text('oldName') },
      ...{ kind: kindOf(text('kind')), kindText: text('kind') },
      ...{ newCode: text('newCode'), newName: text('newName'), parent: text('parent'), type: text('type') },
      moved: moved.filter((token) => !REST.test(wordKey(token))).slice(0, 5000),
      rest: moved.some((token) => REST.test(wordKey(token))),
    }
    const said = [line.oldCode, line.oldName, line.newCode, line.newName, line.kindText].some((part) => part !== '')
    if (!said) return []
    if (keeps(line.kindText)) {
      before = undefined
      return []
    }
    before = carried(line, before)
    return [before]
  }
  return {
    layouts,
    sheetsWithoutList,
    openSheet: (info) => {
      sheet = info
      columns = null
      before = undefined
    },
    push: (row) => {
      const heading = reorganisationColumns(row.cells)
      if (heading === null) return columns === null ? [] : readRow(row)
      if (columns === null) layouts.push({ sheet: sheet.name, columns: heading })
      columns = heading
      return []
    },
    closeSheet: () => {
      if (columns === null) sheetsWithoutList.push(sheet.name)
      return []
    },
  }
}

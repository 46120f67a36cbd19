// Owns reading a sheet of reorganisations: row after row, lines out. Pure and streaming; what a merged cell leaves blank is carried down.
import { createListReader, type ListReader, type ListRow } from '../lists/list-reader.ts'
import { cellLines, cellText, isBlank } from '../member-list/texts.ts'
import { wordKey } from '../text/search-key.ts'
import { keeps, kindOf, type ReorganisationField, type ReorganisationKind, reorganisationColumns } from './columns.ts'

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

/** What one row says by itself; undefined when it says nothing. */
function lineOf({ sheet, row, of, filled }: ListRow<ReorganisationField>): ReorganisationLine | undefined {
  // A line of its own is a heading of a part, unless it is the code of one that joins the row above.
  if (filled.length < 2 && isBlank(of('oldCode'))) return undefined
  const text = (field: ReorganisationField): string => cellText(of(field)).slice(0, 250)
  const moved = cellLines(of('moved'))
    .flatMap((line) => line.split(/[;,]/))
    .map((token) => token.trim())
    .filter((token) => token !== '')
  const line: ReorganisationLine = {
    sheet: sheet.name,
    row,
    oldCode: text('oldCode'),
    oldName: text('oldName'),
    kind: kindOf(text('kind')),
    kindText: text('kind'),
    newCode: text('newCode'),
    newName: text('newName'),
    parent: text('parent'),
    type: text('type'),
    moved: moved.filter((token) => !REST.test(wordKey(token))).slice(0, 5000),
    rest: moved.some((token) => REST.test(wordKey(token))),
  }
  const said = [line.oldCode, line.oldName, line.newCode, line.newName, line.kindText].some((part) => part !== '')
  return said ? line : undefined
}

/** A reader that takes rows as they come; what a merged cell leaves blank is carried down, past nobody who is kept as it is. */
export const createReorganisationReader = (): ListReader<ReorganisationField, ReorganisationLine> =>
  createListReader({
    columnsOf: reorganisationColumns,
    readRows: () => {
      let before: ReorganisationLine | undefined
      return (row) => {
        const line = lineOf(row)
        if (line === undefined) return []
        before = keeps(line.kindText) ? undefined : carried(line, before)
        return before === undefined ? [] : [before]
      }
    },
  })

// Owns one worksheet: its merged cells (they stand behind the rows) and then its rows, one at a time.
import type { Cell, Merge, SheetRow } from '#rules/member-list/types.ts'
import type { ByteSource } from './byte-source.ts'
import { inflatePart } from './inflate-part.ts'
import type { ReadLimits } from './limits.ts'
import { type FormatHint, masked } from './number-formats.ts'
import { RefusedFile } from './refusal.ts'
import { unescapeExcel } from './string-table.ts'
import type { Workbook } from './xlsx-workbook.ts'
import { attributeOf, type XmlHandler } from './xml-tokens.ts'
import type { ZipPart } from './zip-directory.ts'

const MERGE_LIMIT = 100_000
const TAIL_LIMIT = 16 * 1024 * 1024

/** "AB12" → column 27 (0-based), row 12; null when it is no reference. */
export function parseReference(reference: string): { column: number; row: number } | null {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  const row = Number(reference.slice(at))
  if (at === 0 || at > 3 || !Number.isInteger(row) || row < 1 || row > 1_048_576 || column > 16_384) return null
  return { column: column - 1, row }
}

/** The merged cells of a sheet: a first pass that keeps only what follows the rows. Answers the last row number too. */
export async function sheetMerges(source: ByteSource, part: ZipPart): Promise<{ merges: Merge[]; lastRow: number }> {
  const merges: Merge[] = []
  let tail = ''
  let found = false
  let carried = ''
  let lastRow = 0
  for await (const piece of inflatePart(source, part)) {
    const text = carried + piece.toString('latin1')
    if (found) tail += text
    else {
      const end = /<\/(?:\w+:)?sheetData\s*>/.exec(text.includes('sheetData') ? text : '')
      const before = end === null ? text : text.slice(0, end.index)
      const last = before.lastIndexOf('<row ')
      if (last >= 0) lastRow = Number(/^<row [^>]*?r="(\d+)"/.exec(before.slice(last, last + 200))?.[1] ?? lastRow)
      if (end !== null) {
        found = true
        tail = text.slice(end.index)
      }
    }
    carried = found ? '' : text.slice(-40)
    if (tail.length > TAIL_LIMIT) break
  }
  for (const match of tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Za-z]+\d+):([A-Za-z]+\d+)"/g)) {
    const from = parseReference(match[1] ?? '')
    const to = parseReference(match[2] ?? '')
    if (from === null || to === null || merges.length >= MERGE_LIMIT) continue
    merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
  }
  return { merges, lastRow: Math.min(lastRow, 1_048_576) }
}

const USUAL_CELL = /^ r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,6})")?(?: t="([a-zA-Z]{1,9})")? ?$/

type CellState = { column: number; type: string; style: number; value: string; inline: string }

/** A cell as its tag opens it; `nextColumn` is where it stands when it does not say so. */
function openedCell(attributes: string, nextColumn: number): CellState {
  // As Excel writes it: place, style, type. One expression instead of three for the millions of cells that look so.
  const usual = USUAL_CELL.exec(attributes)
  if (usual !== null && usual[1] !== undefined) {
    const place = parseReference(usual[1])
    if (place !== null) {
      return { column: place.column, type: usual[3] ?? 'n', style: Number(usual[2] ?? 0), value: '', inline: '' }
    }
  }
  const reference = attributeOf(attributes, 'r')
  const place = reference === undefined ? null : parseReference(reference)
  if (reference !== undefined && place === null)
    throw new RefusedFile('import.damaged', { cell: reference.slice(0, 20) })
  return {
    column: place?.column ?? nextColumn,
    type: attributeOf(attributes, 't') ?? 'n',
    style: Number(attributeOf(attributes, 's') ?? 0),
    value: '',
    inline: '',
  }
}

/** Hands rows with anything in them to `row`; cells without a value take no room, wherever they stand. */
export function sheetHandler(book: Workbook, limits: ReadLimits, row: (row: SheetRow) => void): XmlHandler {
  let rowNumber = 0
  let cells: Cell[] = []
  let filled = false
  let rows = 0
  let elements = 0
  let cell: CellState | null = null
  let nextColumn = 0
  let reading: 'v' | 't' | null = null
  let phonetic = 0

  const openRow = (attributes: string) => {
    const given = attributeOf(attributes, 'r')
    const number = given === undefined ? rowNumber + 1 : Number(given)
    if (!Number.isInteger(number) || number < 1 || number > 1_048_576 || ++elements > 1_200_000) {
      throw new RefusedFile('import.too-many-rows', { row: String(given ?? elements).slice(0, 20), limit: 1_048_576 })
    }
    rowNumber = number
    cells = []
    filled = false
    nextColumn = 0
  }
  const closeCell = () => {
    if (cell === null) return
    const value = cellValue(cell, book)
    if (value !== null) {
      if (cell.column >= limits.columns)
        throw new RefusedFile('import.too-many-columns', { column: cell.column + 1, limit: limits.columns })
      // No sparse arrays: holes are filled as the row grows.
      while (cells.length < cell.column) cells.push(null)
      cells[cell.column] = value
      filled = true
    }
    cell = null
  }
  return {
    open: (name, attributes) => {
      if (name === 'c') {
        cell = openedCell(attributes, nextColumn)
        nextColumn = cell.column + 1
      } else if (name === 'v') reading = 'v'
      else if (name === 't' && cell !== null && phonetic === 0) reading = 't'
      else if (name === 'rPh') phonetic++
      else if (name === 'row') openRow(attributes)
    },
    text: (text) => {
      if (cell === null || reading === null) return
      if (reading === 'v') cell.value += text
      else cell.inline += text
      if (cell.value.length + cell.inline.length > limits.tokenChars)
        throw new RefusedFile('import.damaged', { reason: 'cell too long', row: rowNumber })
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = null
      else if (name === 'rPh') phonetic--
      else if (name === 'c') closeCell()
      else if (name === 'row' && filled) {
        if (++rows > limits.rows) throw new RefusedFile('import.too-many-rows', { row: rowNumber, limit: limits.rows })
        row({ row: rowNumber, cells })
        cells = []
        filled = false
      }
    },
  }
}

function cellValue({ type, value, inline, style }: CellState, book: Workbook): Cell {
  switch (type) {
    case 's': {
      const text = value === '' ? null : book.strings.get(Number(value))
      return text === '' ? null : text
    }
    case 'inlineStr':
      return inline === '' ? null : unescapeExcel(inline)
    case 'str':
      return value === '' ? null : unescapeExcel(value)
    case 'b':
      return value === '' ? null : value.trim() === '1' || value.trim() === 'true'
    case 'e':
      return { error: value.slice(0, 30) }
    case 'd':
      return value === '' ? null : value
    default:
      return value.trim() === '' ? null : numberCell(value.trim(), book.hints[style] ?? null)
  }
}

function numberCell(value: string, hint: FormatHint): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value.slice(0, 100)
  if (hint === 'date') return { serial: number }
  if (hint !== null && 'mask' in hint)
    return Number.isInteger(number) && number >= 0 ? masked(number, hint.mask) : number
  if (hint !== null && number >= 0) {
    const [whole = '', fraction] = number.toFixed(hint.decimals).split('.')
    const padded = whole.padStart(hint.integerDigits, '0')
    return fraction === undefined ? padded : `${padded}.${fraction}`
  }
  return number
}

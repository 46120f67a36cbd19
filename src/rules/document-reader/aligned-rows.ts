// Reads a table whose columns are kept apart by blanks alone, as a page turned into text leaves it: a cell may go on over several lines.
import { type Cell, tableCellsOf } from './cells.ts'
import { isRule } from './layout.ts'
import { latin } from './letters.ts'
import { markOf, RANKS } from './marks.ts'
import type { Line } from './source-text.ts'

export interface AlignedRow {
  /** For each column what stands in it, one piece a line. */
  cells: Cell[][]
  /** The line the row begins on. */
  model: Line
  /** The line right over it that heads it and the rows after it. */
  heading?: Cell[]
}

/** Where a column stands across the page. */
interface Strip {
  from: number
  to: number
}

const NUMBERED = /^(?:tt|stt|số tt|số)$/iu
/** What stands alone over a group of rows: "A. Hạ tầng", "Tháng 10/2025". */
const GROUP = /^(?:(?:[IVX]{1,4}|[A-H])[.)]\s|(?:tháng|quý|tuần|năm|giai đoạn)\s+[\dIVX])/iu
const ROW = /^\d{1,3}\.?$/
/** A heading has no more lines. */
const LONGEST_HEADING = 4

const stripOf = (line: Line, { start, end }: Cell): Strip => {
  const from = line.indent + start - line.start
  return { from, to: from + end - start }
}

const shared = (a: Strip, b: Strip): number => Math.min(a.to, b.to) - Math.max(a.from, b.from)

/** The column a piece stands in: the one it shares most with, or the nearest. */
function columnOf(strips: readonly Strip[], piece: Strip): number {
  let best = 0
  for (const [i, strip] of strips.entries()) {
    if (shared(strip, piece) > shared(strips[best] ?? strip, piece)) best = i
  }
  return best
}

/** Whether a line goes on with the row above: it begins right of the number, and no piece of it runs on into the next column. */
function continues(strips: readonly Strip[], pieces: readonly Strip[]): boolean {
  const [number, work] = strips
  const [first] = pieces
  if (number === undefined || work === undefined || first === undefined) return false
  if (first.from <= number.to) return false
  return pieces.every((piece) => {
    const next = strips[columnOf(strips, piece) + 1]
    return next === undefined || piece.to <= next.from + 2
  })
}

interface Heading {
  strips: Strip[]
  headings: string[]
  next: number
}

/** The heading of a table that begins at `at`: its words may stand over and under the line of "TT", in two lines or three. */
function headingAt(lines: readonly Line[], at: number): Heading | null {
  const top = lines.slice(at, at + LONGEST_HEADING)
  const below = top.findIndex(
    (line) => /^s?(?:tt|ố)/iu.test(line.text) && NUMBERED.test(tableCellsOf(line)[0]?.text ?? ''),
  )
  const numbered = top[below]
  if (numbered === undefined || (top[0] !== numbered && markOf(top[0]?.text ?? '') !== null)) return null
  const edge = numbered.indent + (tableCellsOf(numbered)[0]?.text.length ?? 0)
  if (top.slice(0, below).some((line) => line.indent <= edge || line.text.length > 90 || /[.;:]$/.test(line.text)))
    return null
  const columns: { strip: Strip; words: string[] }[] = []
  let next = at
  for (; next < at + LONGEST_HEADING + below; next += 1) {
    const line = lines[next]
    if (line === undefined || isRule(line)) break
    const cells = tableCellsOf(line)
    if (ROW.test(cells[0]?.text ?? '') || (next > at + below && line.indent <= edge)) break
    if (next > at + below && cells.length === 1 && GROUP.test(cells[0]?.text ?? '')) break
    // Below the line of "TT" only what goes on with a heading belongs to it.
    if (
      next > at + below &&
      cells.some(({ text }) => latin(/^\p{Lu}\p{Ll}/u).test(text)) &&
      !isOver(columns, line, cells)
    )
      break
    for (const cell of cells) {
      const strip = stripOf(line, cell)
      const own = columns.find((column) => shared(column.strip, strip) > 0)
      if (own === undefined) columns.push({ strip, words: [cell.text] })
      else {
        own.words.push(cell.text)
        own.strip = { from: Math.min(own.strip.from, strip.from), to: Math.max(own.strip.to, strip.to) }
      }
    }
  }
  columns.sort((a, b) => a.strip.from - b.strip.from)
  if (columns.length < 3) return null
  return { strips: columns.map(({ strip }) => strip), headings: columns.map(({ words }) => words.join(' ')), next }
}

/** Whether every piece of a line stands under a heading that has only one line so far. */
const isOver = (columns: readonly { strip: Strip; words: string[] }[], line: Line, cells: readonly Cell[]): boolean =>
  cells.every((cell) =>
    columns.some(({ strip, words }) => words.length === 1 && shared(strip, stripOf(line, cell)) > 0),
  )

/** Whether a line heads a group of rows: the next number, or 1, comes right below it. */
function isGroup(lines: readonly Line[], at: number, last: AlignedRow | undefined): boolean {
  const number = Number.parseInt(last?.model.text ?? '0', 10)
  return lines.slice(at + 1, at + 4).some((line) => {
    const [first, second] = tableCellsOf(line)
    const own = Number.parseInt(first?.text ?? '', 10)
    return second !== undefined && ROW.test(first?.text ?? '') && (own === 1 || own === number + 1)
  })
}

/**
 * The rows of a table whose heading begins at `at`, with what its headings say and where it ends; null where none stands there.
 * A row begins with its number; the lines below it belong to it while they keep to its columns.
 */
export function alignedRows(
  lines: readonly Line[],
  at: number,
): { headings: string[]; rows: AlignedRow[]; next: number } | null {
  const top = headingAt(lines, at)
  if (top === null) return null
  const { strips, headings } = top
  const widen = (column: number, { from, to }: Strip): void => {
    const strip = strips[column]
    if (strip === undefined) return
    strip.from = Math.min(strip.from, Math.max(from, (strips[column - 1]?.to ?? -1) + 1))
    strip.to = Math.max(strip.to, Math.min(to, (strips[column + 1]?.from ?? Number.POSITIVE_INFINITY) - 1))
  }
  const rows: AlignedRow[] = []
  let heading: Cell[] | undefined
  let next = top.next
  for (; next < lines.length; next += 1) {
    const line = lines[next]
    const above = lines[next - 1]
    if (line === undefined || above === undefined) break
    if (isRule(line)) continue
    const cells = tableCellsOf(line)
    const pieces = cells.map((cell) => stripOf(line, cell))
    const isRow =
      ROW.test(cells[0]?.text ?? '') &&
      cells.length >= 2 &&
      columnOf(strips, pieces[0] ?? strips[0] ?? { from: 0, to: 0 }) === 0
    const row = rows.at(-1)
    const mark = markOf(line.text)
    const opensSection = mark !== null && RANKS[mark.style] <= RANKS.roman
    const goesOn = !opensSection && line.number - above.number <= 2 && continues(strips, pieces)
    if (!isRow && !goesOn) {
      if (!isGroup(lines, next, row)) break
      heading ??= cells
      continue
    }
    // A full row says where its columns begin, whatever stands over them.
    const isFull = isRow && cells.length === strips.length
    const columns = pieces.map((piece, i) => (isFull ? i : columnOf(strips, piece)))
    for (const [i, piece] of pieces.entries()) widen(columns[i] ?? 0, piece)
    const into = isRow
      ? { cells: strips.map((): Cell[] => []), model: line, ...(heading === undefined ? {} : { heading }) }
      : row
    if (isRow) heading = undefined
    if (into === undefined) return null
    for (const [i, cell] of cells.entries()) into.cells[columns[i] ?? 0]?.push(cell)
    if (isRow) rows.push(into)
  }
  return rows.length === 0 ? null : { headings, rows, next }
}

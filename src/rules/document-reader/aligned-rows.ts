// Reads a table whose columns are kept apart by blanks alone, as a page turned into text leaves it: a cell may go on over several lines.
import { type Cell, cellsOf } from './cells.ts'
import { isRule } from './layout.ts'
import { markOf, RANKS } from './marks.ts'
import type { Line } from './source-text.ts'

export interface AlignedRow {
  /** For each column what stands in it, one piece a line. */
  cells: Cell[][]
  /** The line the row begins on. */
  model: Line
}

/** Where a column stands across the page. */
interface Strip {
  from: number
  to: number
}

const NUMBERED = /^(?:tt|stt|số tt|số)$/iu
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

/** Whether a line heads a group of rows: the next number, or 1, comes right below it. */
function isGroup(lines: readonly Line[], at: number, last: AlignedRow): boolean {
  const number = Number.parseInt(last.model.text, 10)
  return lines.slice(at + 1, at + 4).some((line) => {
    const [first, second] = cellsOf(line)
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
  const head = lines[at]
  if (head === undefined) return null
  const first = cellsOf(head)
  if (first.length < 3 || !NUMBERED.test(first[0]?.text ?? '')) return null
  const strips = first.map((cell) => stripOf(head, cell))
  const headings = first.map(({ text }) => text)
  const widen = (column: number, { from, to }: Strip): void => {
    const strip = strips[column]
    if (strip === undefined) return
    strip.from = Math.min(strip.from, Math.max(from, (strips[column - 1]?.to ?? -1) + 1))
    strip.to = Math.max(strip.to, Math.min(to, (strips[column + 1]?.from ?? Number.POSITIVE_INFINITY) - 1))
  }
  const rows: AlignedRow[] = []
  let next = at + 1
  for (; next < lines.length; next += 1) {
    const line = lines[next]
    const above = lines[next - 1]
    if (line === undefined || above === undefined) break
    if (isRule(line)) continue
    const cells = cellsOf(line)
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
      if (row !== undefined && isGroup(lines, next, row)) continue
      break
    }
    if (!isRow && row === undefined && next - at > LONGEST_HEADING) return null
    // A full row says where its columns begin, whatever stands over them.
    const isFull = isRow && cells.length === strips.length
    const columns = pieces.map((piece, i) => (isFull ? i : columnOf(strips, piece)))
    for (const [i, piece] of pieces.entries()) widen(columns[i] ?? 0, piece)
    if (row === undefined && !isRow) {
      for (const [i, cell] of cells.entries()) headings[columns[i] ?? 0] += ` ${cell.text}`
      continue
    }
    const into = isRow ? { cells: strips.map((): Cell[] => []), model: line } : row
    if (into === undefined) return null
    for (const [i, cell] of cells.entries()) into.cells[columns[i] ?? 0]?.push(cell)
    if (isRow) rows.push(into)
  }
  return rows.length === 0 ? null : { headings, rows, next }
}

// Owns members who take several rows of the sheet each: how many rows, and those rows put beside each other as one.
import type { Header } from './find-header.ts'
import { fits, looksLikeName } from './fit.ts'
import { headingFacts } from './headings.ts'
import { anyText, isBlank } from './texts.ts'
import type { Cell, ColumnFact, ColumnMapping, ListColumn, Merge, SheetRow } from './types.ts'

/** Cell `c` of the second row of a member stands at `width + c`, of the third at `2 * width + c`. */
export type Fold = { readonly rows: number; readonly width: number; readonly ordinal: number }

const MOST_ROWS = 4
const MOST_COLUMNS = 400
const DATE = /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/

const ordinalOf = (cell: Cell): number | null => {
  const match = /^(\d{1,6})[.)]?$/.exec(anyText(cell))
  return match === null ? null : Number(match[1])
}

const isDate = (cell: Cell): boolean =>
  cell !== null && typeof cell === 'object' ? 'serial' in cell || cell instanceof Date : DATE.test(anyText(cell))

/** True when the row begins another member. */
export const beginsMember = (cells: readonly Cell[], fold: Fold): boolean => ordinalOf(cells[fold.ordinal]) !== null

/** The column that counts members and the rows they begin in: at least three, each one more than the last or the first again. */
function countedRows(rows: readonly SheetRow[], width: number): { ordinal: number; starts: SheetRow[] } | null {
  for (let ordinal = 0; ordinal < Math.min(width, 6); ordinal++) {
    const starts = rows.filter(({ cells }) => ordinalOf(cells[ordinal]) !== null)
    const numbers = starts.map(({ cells }) => ordinalOf(cells[ordinal]) ?? 0)
    const steady = numbers.filter((n, i) => i === 0 || n === 1 || n === (numbers[i - 1] ?? 0) + 1)
    if (starts.length >= 3 && steady.length >= starts.length * 0.8) return { ordinal, starts }
  }
  return null
}

/** How many rows each member takes, where nearly all take the same number and more than one; else null. */
export function findFold(below: readonly SheetRow[], merges: readonly Merge[]): Fold | null {
  const width = Math.max(0, ...below.map(({ cells }) => cells.length))
  const counted = countedRows(below, width)
  if (counted === null) return null
  const { ordinal, starts } = counted
  const gaps = starts.slice(1).map(({ row }, i) => row - (starts[i]?.row ?? 0))
  const rows = [2, 3, MOST_ROWS].find((n) => gaps.filter((gap) => gap === n).length >= gaps.length * 0.7)
  if (rows === undefined || rows * width > MOST_COLUMNS) return null
  const fold = { rows, width, ordinal }
  const byRow = new Map(below.map(({ row, cells }) => [row, cells]))
  const further = (offset: number) =>
    starts.flatMap(({ row }) => {
      const cells = byRow.get(row + offset)
      return cells === undefined ? [] : [cells]
    })
  const offsets = Array.from({ length: rows - 1 }, (_, i) => further(i + 1))
  if (offsets.some((cells) => cells.length < starts.length * 0.6)) return null
  const merged = new Set(
    merges.filter((m) => m.left <= ordinal && ordinal <= m.right && m.bottom - m.top === rows - 1).map((m) => m.top),
  )
  if (starts.filter(({ row }) => merged.has(row)).length >= starts.length * 0.6) return fold
  // Without merged cells: a row with a name and with a date wherever the first has them is a person of its own who is not counted.
  const first = starts.map(({ cells }) => cells)
  const like = (is: (cell: Cell) => boolean) => {
    const share = (list: readonly (readonly Cell[])[], column: number) =>
      list.filter((cells) => is(cells[column])).length / list.length
    const columns = Array.from({ length: width }, (_, column) => column).filter((column) => share(first, column) >= 0.7)
    return { columns, again: (list: readonly (readonly Cell[])[]) => columns.every((c) => share(list, c) >= 0.5) }
  }
  const [dates, names] = [like(isDate), like((cell) => looksLikeName(anyText(cell)))]
  const areMembers = (list: readonly (readonly Cell[])[]) => dates.again(list) && names.again(list)
  return dates.columns.length === 0 || offsets.some(areMembers) ? null : fold
}

/** Puts a further row of a member beside those before it. */
export function addBeside(member: Cell[], cells: readonly Cell[], offset: number, { width }: Fold): void {
  while (member.length < (offset + 1) * width) member.push(null)
  cells.slice(0, width).forEach((cell, column) => {
    member[offset * width + column] = cell
  })
}

/** A number that moved up because the cell above it was empty goes back to the row it belongs to. */
export function putInPlace(member: Cell[], columns: readonly ListColumn[], { rows, width }: Fold): void {
  const factOf = (index: number) => columns.find((column) => column.index === index)?.facts[0]
  for (let index = 0; index < member.length; index++) {
    const [cell, fact] = [member[index], factOf(index)]
    if (isBlank(cell) || fact === undefined || fits(cell, fact) > 0) continue
    for (let other = index % width; other < rows * width; other += width) {
      const suited = factOf(other)
      if (suited === undefined || !isBlank(member[other]) || fits(cell, suited) < 2) continue
      member[other] = cell
      member[index] = null
      break
    }
  }
}

/** The rows with those of each member put together; all others as they are. */
export function foldRows(rows: readonly SheetRow[], fold: Fold): SheetRow[] {
  const out: { row: number; cells: Cell[] }[] = []
  let member: { row: number; cells: Cell[] } | null = null
  for (const { row, cells } of rows) {
    if (beginsMember(cells, fold)) {
      member = { row, cells: cells.slice(0, fold.width) }
      out.push(member)
    } else if (member !== null && row - member.row < fold.rows) addBeside(member.cells, cells, row - member.row, fold)
    else out.push({ row, cells: [...cells] })
  }
  return out
}

/**
 * What stands above each cell of a member: the heading in as many rows as a member takes, or one heading that names as many things
 * ("Ngày vào Đảng / Ngày chính thức"). A heading of one thing is that of the first row.
 */
export function foldedPaths(
  header: Header,
  window: readonly SheetRow[],
  merges: readonly Merge[],
  fold: Fold,
): Map<number, readonly string[]> {
  const { top, bottom } = header
  const own = merges.filter((m) => m.top <= bottom && m.bottom >= top)
  const paths = new Map<number, readonly string[]>()
  const inRows = bottom - top + 1 === fold.rows && !own.some((m) => m.left < m.right)
  if (inRows) {
    for (const { row, cells } of window) {
      if (row < top || row > bottom) continue
      cells.slice(0, fold.width).forEach((cell, column) => {
        if (typeof cell === 'string' && !isBlank(cell)) paths.set((row - top) * fold.width + column, [cell.trim()])
      })
    }
    return paths
  }
  for (const [column, path] of header.paths) {
    if (column >= fold.width) continue
    const parts = partsOf(path.at(-1) ?? '', fold.rows)
    if (parts === null) paths.set(column, path)
    else
      parts.forEach((part, offset) => {
        paths.set(offset * fold.width + column, [...path.slice(0, -1), part])
      })
  }
  return paths
}

function partsOf(heading: string, rows: number): string[] | null {
  for (const separator of [/\s*\n\s*/, /\s*[/;]\s*/, /\s+[-–]\s+/]) {
    const parts = heading.trim().split(separator)
    const understood = (part: string) => {
      const { facts, coverage } = headingFacts(part)
      return facts.length > 0 && coverage >= 0.45
    }
    if (parts.length === rows && parts.every(understood)) return parts
  }
  return null
}

/** The columns as the sheet has them: what stands in the rows of a member, one after the other. */
export function unfolded(columns: readonly ListColumn[], fold: Fold | null): readonly ListColumn[] {
  if (fold === null) return columns
  return Array.from({ length: fold.width }, (_, index) => {
    const parts = columns.filter((column) => column.index % fold.width === index)
    const facts = parts.flatMap((column) => column.facts)
    const heading = parts.flatMap((column) => (column.heading === '' ? [] : [column.heading])).join(' / ')
    return { index, facts, field: facts[0] ?? ('' as const), heading, by: parts[0]?.by ?? ('heading' as const) }
  }).filter(({ facts, heading }) => facts.length > 0 || heading !== '')
}

/** A person's corrections for the cells of a member: several facts stand in its rows, one in the first. */
export function foldedMapping(mapping: ColumnMapping | undefined, fold: Fold | null): ColumnMapping | undefined {
  if (mapping === undefined || fold === null) return mapping
  const folded: Record<number, ColumnFact | null> = {}
  for (const [index, given] of Object.entries(mapping)) {
    const facts = given === null ? [] : typeof given === 'string' ? [given] : given
    for (let offset = 0; offset < fold.rows; offset++)
      folded[offset * fold.width + Number(index)] = facts[offset] ?? null
  }
  return folded
}

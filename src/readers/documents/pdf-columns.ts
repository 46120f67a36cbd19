// Finds the tables of work on a page of a PDF that are drawn without lines: by the strips that stay empty down all their rows.
import { type ReadTable, textOfCell, type Word } from './pdf-tables.ts'

/** Words that stand on one line, from left to right. */
export function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines[lines.length - 1]
    const first = line?.[0]
    if (line !== undefined && first !== undefined && Math.abs(first.y - word.y) < 0.4 * Math.max(first.size, word.size))
      line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x))
}

/** A strip of the page across. */
interface Strip {
  from: number
  to: number
}

/** A heading of a table of work, over what counts its rows. */
export const TABLE_HEAD = /^(?:tt|stt|số tt)$/iu
const ROW = /^\d{1,3}\.?$/
/**
 * By the size of the letters: wider is a gap between columns, where all rows keep it; a blank is a quarter. Words that follow each other
 * in the file nearer than 0.6 come from pdf.js as one.
 */
const GAP = 0.3
/** By the size of the letters: further apart two lines are of two tables, or of none. */
const APART = 4
const LONGEST_HEADING = 4

const says = (line: readonly Word[] | undefined): string => line?.[0]?.text.trim() ?? ''
const isHead = (line: readonly Word[]): boolean => TABLE_HEAD.test(says(line))

/** What is left empty of some strips by one more line. */
function leftBy(line: readonly Word[], strips: readonly Strip[], narrowest: number): Strip[] {
  let left = [...strips]
  for (const { x, end } of line)
    left = left.flatMap(({ from, to }) => [
      { from, to: Math.min(to, x) },
      { from: Math.max(from, end), to },
    ])
  return left.filter(({ from, to }) => to - from >= narrowest)
}

interface Columns {
  strips: Strip[]
  /** The line the table ends before. */
  end: number
  /** Lines across its columns that head a group of rows. */
  groups: Set<number>
}

/** Whether a line begins a row: its number stands before the first strip. */
const isRow = (line: readonly Word[], [first]: readonly Strip[]): boolean =>
  first !== undefined && ROW.test(says(line)) && (line[0]?.end ?? 0) <= first.to

/** The strips that stay empty beside a line; null where the line is none of the table: its number must stay apart from what it counts. */
function kept(line: readonly Word[], strips: readonly Strip[], narrowest: number): Strip[] | null {
  const left = leftBy(line, strips, narrowest)
  const [before, first] = [strips[0], left[0]]
  if (before === undefined || first === undefined || left.length < 2) return null
  if (first.from >= before.to || (line.length === 1 && ROW.test(says(line)) && !isRow(line, strips))) return null
  return left
}

/** The columns of a table whose heading stands in line `at`; null where there is none. */
function columnsFrom(lines: readonly Word[][], at: number): Columns | null {
  const [number, ...others] = lines[at] ?? []
  const last = others.at(-1)
  if (number === undefined || last === undefined) return null
  const narrowest = GAP * number.size
  const groups = new Set<number>()
  let strips = leftBy(others, [{ from: number.end, to: last.x }], narrowest)
  let end = at + 1
  for (; end < lines.length; end += 1) {
    const [above = [], line = [], next = []] = lines.slice(end - 1, end + 2)
    if ((above[0]?.y ?? 0) - (line[0]?.y ?? 0) > APART * number.size) break
    const left = kept(line, strips, narrowest)
    if (left !== null) strips = left
    else if (isRow(next, strips) && kept(next, strips, narrowest) !== null) groups.add(end)
    else break
  }
  return { strips, end, groups }
}

/** The words of some lines by the columns they stand in. */
const cellsOf = (lines: readonly Word[][], strips: readonly Strip[]): string[] =>
  [...strips, undefined].map((strip, column) =>
    textOfCell(
      lines
        .flat()
        .filter(
          ({ x }) =>
            x >= (strips[column - 1]?.from ?? Number.NEGATIVE_INFINITY) && (strip === undefined || x < strip.from),
        ),
    ),
  )

/** The lines that belong to the heading but stand over the line of "TT": they keep to the columns and are near. */
function overHead(lines: readonly Word[][], at: number, strips: readonly Strip[]): number {
  let top = at
  while (top > 0 && at - top < LONGEST_HEADING) {
    const [line = [], below = []] = [lines[top - 1], lines[top]]
    const { y = 0, size = 10 } = below[0] ?? {}
    const isNear = (line[0]?.y ?? 0) - y < 1.8 * size
    if (!isNear || (line[0]?.x ?? 0) < (strips[0]?.to ?? 0) || leftBy(line, strips, 0).length < strips.length) break
    top -= 1
  }
  return top
}

/** The tables among the words of a page that no lines part: each row begins with its number. */
export function bareTables(words: readonly Word[]): ReadTable[] {
  const lines = linesOf(words)
  const found: ReadTable[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const table = isHead(lines[at] ?? []) ? columnsFrom(lines, at) : null
    if (table === null) continue
    const { strips, end, groups } = table
    const first = lines.findIndex((line, i) => i > at && i < end && isRow(line, strips))
    if (first === -1 || first - at > LONGEST_HEADING) continue
    const top = overHead(lines, at, strips)
    const parts: Word[][][] = [[]]
    for (let i = top; i < end; i += 1) {
      const line = lines[i] ?? []
      if (groups.has(i) || isRow(line, strips)) parts.push([line])
      else parts.at(-1)?.push(line)
    }
    const isGroup = (part: readonly Word[][]): boolean => [...groups].some((i) => lines[i] === part[0])
    found.push({
      top: lines[top]?.[0]?.y ?? 0,
      rows: parts.map((part) => (isGroup(part) ? [textOfCell(part.flat())] : cellsOf(part, strips))),
      words: new Set(parts.flat(2)),
    })
    at = end - 1
  }
  return found
}

// Parts a line at wide gaps: letterhead and signature are printed in two columns.
import type { Line } from './source-text.ts'

export interface Cell {
  text: string
  start: number
  end: number
}

/** Tabs, wide blanks, and the bar that parts cells where a table was turned into text. */
const WIDE = /\t+|[ \u00a0]{3,}|\s*\|\s*/g
/** In a table two blanks may be all that parts a full cell from the next. */
const NARROW = /\t+|[ \u00a0]{2,}|\s*\|\s*/g

/** The cells of a line in a table whose columns stand below each other. */
export const tableCellsOf = (line: Line): Cell[] => cellsOf(line, NARROW)

/** The columns of a line, from left to right. */
export function cellsOf(line: Line, gaps = WIDE): Cell[] {
  const cells: Cell[] = []
  let from = 0
  const add = (to: number) => {
    const raw = line.text.slice(from, to)
    const text = raw.trim()
    const lead = raw.length - raw.trimStart().length
    if (text !== '') cells.push({ text, start: line.start + from + lead, end: line.start + from + lead + text.length })
  }
  for (const gap of line.text.matchAll(gaps)) {
    add(gap.index)
    from = gap.index + gap[0].length
  }
  add(line.text.length)
  return cells
}

// Owns dates an Excel set to month/day took for its own: 05/02/1971 typed is kept as 2 May, while 30/11/1958 stays a text.
import { dateOfSerial } from '../calendar/parse-date.ts'
import { formatPartialDate } from '../calendar/partial-date.ts'
import { isDateFact } from './fit.ts'
import { finding } from './messages.ts'
import { cellText } from './texts.ts'
import type { Cell, DateField, Finding, ListColumn } from './types.ts'

/** So many of each kind must speak for it, and none against. */
const LEAST = 3

const serialDate = (cell: Cell, date1904: boolean) =>
  cell !== null && typeof cell === 'object' && 'serial' in cell ? dateOfSerial(cell.serial, date1904) : null

/** Columns where every true date has a day that could be a month, and every date left as text has none. */
export function exchangedColumns(
  rows: readonly (readonly Cell[])[],
  columns: readonly ListColumn[],
  date1904: boolean,
): ReadonlySet<number> {
  const found = columns.filter(({ index, facts }) => {
    if (facts.length !== 1 || facts[0] === undefined || !isDateFact(facts[0])) return false
    let [dates, texts] = [0, 0]
    for (const cells of rows) {
      const date = serialDate(cells[index], date1904)
      const day =
        date === null ? /^(\d{1,2})[-/.]\d{1,2}[-/.]\d{2,4}$/.exec(cellText(cells[index]))?.[1] : date.slice(8)
      if (day === undefined) continue
      if (date === null ? Number(day) <= 12 : Number(day) > 12) return false
      if (date === null) texts++
      else dates++
    }
    return dates >= LEAST && texts >= LEAST
  })
  return new Set(found.map((column) => column.index))
}

/** The cells with those dates as they were typed; each is said. */
export function exchangedBack(
  cells: readonly Cell[],
  context: { columns: readonly ListColumn[]; exchanged: ReadonlySet<number>; date1904: boolean },
  findings: Finding[],
): readonly Cell[] {
  if (context.exchanged.size === 0) return cells
  return cells.map((cell, index) => {
    const date = context.exchanged.has(index) ? serialDate(cell, context.date1904) : null
    if (date === null || date.slice(5, 7) === date.slice(8)) return cell
    const typed = `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`
    const field = context.columns.find((c) => c.index === index)?.facts[0] as DateField
    findings.push(finding('date-exchanged', field, { text: formatPartialDate(date), date: formatPartialDate(typed) }))
    return typed
  })
}

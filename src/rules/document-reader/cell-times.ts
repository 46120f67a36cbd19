// Reads a day that stands alone in a cell of a programme: "05/01", "Thứ Hai (05/01)", "19 - 23/01".
import type { Cell } from './cells.ts'
import { latin } from './letters.ts'
import { DAY, day, type FoundTime, lowered, type YearOf } from './time-parts.ts'

const WEEKDAY = '(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|sáng|chiều|tối|ngày)'
const ALONE = latin(
  new RegExp(
    `^((?:${WEEKDAY}[\\s,(:-]*)*)(?:(?<first>\\d{1,2})\\s*(?:-|–|đến)\\s*)?(?=\\d{1,2}/)${DAY('1')}\\)?$`,
    'u',
  ),
)
const OPENS = latin(
  new RegExp(
    `^(?:${WEEKDAY}[\\s,(:-]*)*(?:(?:\\d{1,2}\\s*[-–]\\s*)?\\d{1,2}/\\d{1,2}(?!\\d)|(?<=(?:thứ\\s+\\p{L}+|chủ nhật)[\\s,(:-]*))`,
    'u',
  ),
)

/** Over the first column of a programme by days. */
export const NAMES_DAYS = /^(?:thứ|ngày|thứ,?\s*\/?\s*ngày|ngày,?\s*\/?\s*(?:thứ|tháng|giờ)|ngày,? tháng|thời gian)$/iu

/** Whether the first cell of a row says on which day. */
export const saysDay = (cell: Cell | null | undefined): boolean => cell != null && OPENS.test(lowered(cell.text))

/** The day, or the days, a cell says and nothing else; one that is gone belongs to the next year. */
export function dayInCell(text: string, year: YearOf, signed: string | null): FoundTime[] {
  const match = ALONE.exec(lowered(text.trim()))
  if (match === null || year === null) return []
  const { first, ...groups } = match.groups ?? {}
  const read = (of: number): { start: string | null; end: string | null } => ({
    start: first === undefined ? null : day({ ...groups, d1: first }, '1', of),
    end: day(groups, '1', of),
  })
  const now = read(year)
  const isGone = groups.y1 === undefined && signed !== null && now.end !== null && now.end < signed
  const { start, end } = isGone ? read(year + 1) : now
  if (end === null) return []
  const from = text.length - text.trimStart().length + (match[1]?.length ?? 0)
  const place = { from, to: text.trimEnd().length, damaged: false }
  return start === null
    ? [{ ...place, kind: 'by', norm: end }]
    : [{ ...place, kind: 'period', norm: `${start}/${end}` }]
}

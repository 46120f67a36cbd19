// Owns the periods of an evaluation: `2026` is a year, `2026-Q3` a quarter, `2026-11` a month.
import { addDays, completedMonths, daysInMonth, isoDate } from '../calendar/dates.ts'

export type PeriodKind = 'year' | 'quarter' | 'month'

export const periodKind = (period: string): PeriodKind =>
  period.includes('-Q') ? 'quarter' : period.includes('-') ? 'month' : 'year'

const partsOf = (period: string): { year: number; first: number; last: number } => {
  const [year = '', part = ''] = period.split(/-Q?/)
  const months = {
    year: [1, 12],
    quarter: [Number(part) * 3 - 2, Number(part) * 3],
    month: [Number(part), Number(part)],
  }
  const [first = 1, last = 12] = months[periodKind(period)]
  return { year: Number(year), first, last }
}

export function firstDayOf(period: string): string {
  const { year, first } = partsOf(period)
  return isoDate(year, first, 1)
}

export function lastDayOf(period: string): string {
  const { year, last } = partsOf(period)
  return isoDate(year, last, daysInMonth(year, last))
}

/** `quý 3 năm 2026`, `tháng 11 năm 2026` or `năm 2026`. */
export function periodInWords(period: string): string {
  const [year = '', part = ''] = period.split(/-Q?/)
  const within = { year: '', quarter: `quý ${part} `, month: `tháng ${Number(part)} ` }
  return `${within[periodKind(period)]}năm ${year}`
}

/** Whole months of a period since a day on which a post was taken up (E-04). */
export const monthsWithin = (period: string, since: string): number =>
  completedMonths(since > firstDayOf(period) ? since : firstDayOf(period), addDays(lastDayOf(period), 1))

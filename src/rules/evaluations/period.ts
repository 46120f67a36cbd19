// Owns the periods of an evaluation: `2026` is a year, `2026-Q3` a quarter.
import { addDays, completedMonths, daysInMonth, isoDate } from '../calendar/dates.ts'

export const periodKind = (period: string): 'year' | 'quarter' => (period.includes('-Q') ? 'quarter' : 'year')

const partsOf = (period: string): { year: number; first: number; last: number } => {
  const [year = '', quarter] = period.split('-Q')
  const last = quarter === undefined ? 12 : Number(quarter) * 3
  return { year: Number(year), first: quarter === undefined ? 1 : last - 2, last }
}

export function firstDayOf(period: string): string {
  const { year, first } = partsOf(period)
  return isoDate(year, first, 1)
}

export function lastDayOf(period: string): string {
  const { year, last } = partsOf(period)
  return isoDate(year, last, daysInMonth(year, last))
}

/** `quý 3 năm 2026` or `năm 2026`. */
export function periodInWords(period: string): string {
  const [year = '', quarter] = period.split('-Q')
  return quarter === undefined ? `năm ${year}` : `quý ${quarter} năm ${year}`
}

/** Whole months of a period since a day on which a post was taken up (E-04). */
export const monthsWithin = (period: string, since: string): number =>
  completedMonths(since > firstDayOf(period) ? since : firstDayOf(period), addDays(lastDayOf(period), 1))

// Owns dates that may lack a day or a month: YYYY, YYYY-MM or YYYY-MM-DD, compared without pretending to know more.
import { addMonths as addMonthsToDay, completedMonths, daysInMonth, type IsoDate, isIsoDate } from './dates.ts'

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string
export type Precision = 'year' | 'month' | 'day'

export function isPartialDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true
  if (/^\d{4}-\d{2}$/.test(text)) return Number(text.slice(5)) >= 1 && Number(text.slice(5)) <= 12
  return isIsoDate(text)
}

export function precisionOf(date: PartialDate): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
}

/** The first day the date can mean. */
export function earliest(date: PartialDate): IsoDate {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
}

/** The last day the date can mean. */
export function latest(date: PartialDate): IsoDate {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 7) return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))}`
  return date
}

/** Whether a lies before b; null when what is known does not decide it. */
export function isBefore(a: PartialDate, b: PartialDate): boolean | null {
  if (latest(a) < earliest(b)) return true
  if (earliest(a) >= latest(b)) return false
  return null
}

/** The date so many months later at the same precision; a year moves only by whole years (null otherwise). */
export function addMonths(date: PartialDate, months: number): PartialDate | null {
  if (date.length === 10) return addMonthsToDay(date, months)
  if (date.length === 7) return addMonthsToDay(`${date}-01`, months).slice(0, 7)
  return months % 12 === 0 ? String(Number(date) + months / 12).padStart(4, '0') : null
}

export type Age = { years: number; months: number }

/** Age in completed years and months (0–11); null when a date is partial or the day lies before the birth. Basis: ELIG-01. */
export function ageOn(birth: PartialDate, on: PartialDate): Age | null {
  if (birth.length !== 10 || on.length !== 10 || on < birth) return null
  const months = completedMonths(birth, on)
  return { years: Math.floor(months / 12), months: months % 12 }
}

/** Completed months of age at least and at most, for dates that may be partial; null when born after. */
export function monthsOfAge(birth: PartialDate, on: PartialDate): { atLeast: number; atMost: number } | null {
  if (latest(on) < earliest(birth)) return null
  return { atLeast: completedMonths(latest(birth), earliest(on)), atMost: completedMonths(earliest(birth), latest(on)) }
}

/** dd/mm/yyyy, mm/yyyy or yyyy. */
export function formatPartialDate(date: PartialDate): string {
  return date.split('-').reverse().join('/')
}

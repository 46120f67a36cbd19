// Owns arithmetic on whole ISO dates (YYYY-MM-DD) in the Gregorian calendar, without clock or time zone.

/** A real calendar day written YYYY-MM-DD. */
export type IsoDate = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function isIsoDate(text: string): boolean {
  const match = SHAPE.exec(text)
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The years that records speak of; a day outside them is a slip of the pen, and no operation takes one in or hands one out. */
export const FIRST_YEAR = 1800
export const LAST_YEAR = 2200

/** A calendar day of a year that somebody can mean. */
export const isMeantDate = (text: string): boolean =>
  isIsoDate(text) && Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) <= LAST_YEAR

export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Year, month and day as numbers. Throws on text that is no date: callers hold checked dates. */
export function datePartsOf(date: IsoDate): { year: number; month: number; day: number } {
  // Cut and not matched: terms of working days ask this for every day of every case.
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const isDate = date.length === 10 && date[4] === '-' && date[7] === '-' && !Number.isNaN(year + month + day)
  if (!isDate) throw new Error(`not an ISO date: ${date}`)
  return { year, month, day }
}

/** Days since 1970-01-01 (negative before). */
export function epochDay(date: IsoDate): number {
  const { year, month, day } = datePartsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

export function dateOfEpochDay(days: number): IsoDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return isoDate(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfEpochDay(epochDay(date) + days)
}

/** Whole days from one date to the other; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from)
}

/** The same day so many months later; a day the month does not have becomes its last day (29/2 + 12 months = 28/2). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = datePartsOf(date)
  const index = year * 12 + month - 1 + months
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12)
}

/** Completed months from one date to the other (0 when the second is earlier). */
export function completedMonths(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0
  const a = datePartsOf(from)
  const b = datePartsOf(to)
  const months = (b.year - a.year) * 12 + b.month - a.month
  return addMonths(from, months) <= to ? months : months - 1
}

/** 1 Monday … 7 Sunday. */
export function isoWeekday(date: IsoDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1
}

/** dd/mm/yyyy, as a person reads it. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

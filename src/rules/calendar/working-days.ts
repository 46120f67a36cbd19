// Working-day arithmetic by the holiday tables: Saturday and Sunday off, days off and swapped days as the year's table says.
import type { HolidayYear } from '../rulebook/rulebook.ts'
import { addDays, datePartsOf, type IsoDate, isoWeekday } from './dates.ts'

/** A day, or the year whose holidays nobody has laid down: it is said, never guessed. */
export type WorkingDayAnswer = { on: IsoDate; missingYear: null } | { on: null; missingYear: number }

/** Whether a day is worked, or null when its year has no table. */
export function isWorkingDay(day: IsoDate, holidays: readonly HolidayYear[]): boolean | null {
  const table = holidays.find((h) => h.year === datePartsOf(day).year)
  if (table === undefined) return null
  if (table.worked.includes(day)) return true
  if (isoWeekday(day) >= 6) return false
  return !table.off.some((holiday) => holiday.on === day)
}

/**
 * The day on which a term of so many working days ends. The day it starts from is not counted and may itself be a day off; a term of
 * 0 days ends on the day it starts. A Saturday or Sunday worked instead of another day counts.
 */
export function addWorkingDays(from: IsoDate, days: number, holidays: readonly HolidayYear[]): WorkingDayAnswer {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    const worked = isWorkingDay(day, holidays)
    if (worked === null) return { on: null, missingYear: datePartsOf(day).year }
    if (worked) left -= 1
  }
  return { on: day, missingYear: null }
}

/** Working days after `from` up to and with `to` (0 when `to` is not later), or the first year without a table. */
export function workingDaysBetween(
  from: IsoDate,
  to: IsoDate,
  holidays: readonly HolidayYear[],
): { days: number; missingYear: null } | { days: null; missingYear: number } {
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    const worked = isWorkingDay(day, holidays)
    if (worked === null) return { days: null, missingYear: datePartsOf(day).year }
    if (worked) count += 1
  }
  return { days: count, missingYear: null }
}

// Owns what a table of a year's days off must hold by the Labour Code and the lunar calendar.
import type { HolidayYear } from '../rulebook/rulebook.ts'
import { addDays, isoDate, isoWeekday } from './dates.ts'
import { hungKingsDay, lunarNewYear } from './lunar.ts'

interface Wanted {
  name: string
  /** Any of these choices will do; each is a set of days off. */
  choices: readonly (readonly string[])[]
}

/** Labour Code 2019, article 112(1); the days around Tết and 2 September are chosen each year. Culture Day: Nghị quyết 28/2026/QH16. */
function wantedIn(year: number): Wanted[] | null {
  const tet = lunarNewYear(year)
  const kings = hungKingsDay(year)
  if (tet === null || kings === null) return null
  const one = (month: number, day: number, name: string): Wanted => ({ name, choices: [[isoDate(year, month, day)]] })
  const aroundTet = (first: number) => [0, 1, 2, 3, 4].map((n) => addDays(tet, first + n))
  return [
    one(1, 1, 'Tết Dương lịch'),
    { name: 'Tết Nguyên đán', choices: [aroundTet(-1), aroundTet(-2)] },
    { name: 'Giỗ Tổ Hùng Vương', choices: [[kings]] },
    one(4, 30, 'Ngày Chiến thắng'),
    one(5, 1, 'Ngày Quốc tế Lao động'),
    one(9, 2, 'Quốc khánh'),
    { name: 'Quốc khánh (ngày liền kề)', choices: [[isoDate(year, 9, 1)], [isoDate(year, 9, 3)]] },
    ...(year >= 2026 ? [one(11, 24, 'Ngày Văn hóa Việt Nam')] : []),
  ]
}

/**
 * Holidays of the law that the table of a year leaves to be worked, with the day and its name; a holiday on a Saturday or Sunday is free
 * without being named, unless it is made a working day. Where a choice is open, the days of the nearest choice are named. Nothing is said
 * of years outside the lunar calendar (1968–2149).
 */
export function missingHolidays({ year, off, worked }: Pick<HolidayYear, 'year' | 'off' | 'worked'>) {
  const named = new Set(off.map((day) => day.on))
  const free = (day: string): boolean => !worked.includes(day) && (named.has(day) || isoWeekday(day) >= 6)
  return (wantedIn(year) ?? []).flatMap(({ name, choices }) => {
    const lacking = choices.map((days) => days.filter((day) => !free(day)))
    const nearest = lacking.toSorted((a, b) => a.length - b.length)[0] ?? []
    return nearest.map((on) => ({ on, name }))
  })
}

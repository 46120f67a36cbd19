// The Vietnamese lunar calendar: months from new moon to new moon in the time of Việt Nam (UTC+7), the leap month without a principal term.
import { JULIAN_DAY_OF_EPOCH, LUNATION, NEW_MOON_0, newMoon, sunLongitude } from './astronomy.ts'
import { dateOfEpochDay, datePartsOf, epochDay, type IsoDate, isoDate } from './dates.ts'

/** A day of the lunar calendar; `leap` for the second month of the same number in a year of thirteen months. */
export interface LunarDate {
  year: number
  month: number
  day: number
  leap: boolean
}

/** The State's calendar has used UTC+7 from 1968; beyond 2149 the instants are not known well enough. */
export const FIRST_LUNAR_YEAR = 1968
export const LAST_LUNAR_YEAR = 2149

const ZONE = 7 / 24

/** Day (since 1970-01-01, in Việt Nam) on which new moon number `k` falls. */
const newMoonDay = (k: number): number => Math.floor(newMoon(k) + ZONE - JULIAN_DAY_OF_EPOCH)

/** Which twelfth of the sun's path (0 from the spring equinox, 9 from the winter solstice) the day begins in, at midnight in Việt Nam. */
const sunSector = (day: number): number => Math.floor(sunLongitude(day + JULIAN_DAY_OF_EPOCH - ZONE) / 30)

/** Number of the new moon that begins month 11, the month of the winter solstice, of a year. */
function solsticeMoon(year: number): number {
  const yearEnd = epochDay(isoDate(year, 12, 31))
  let k = Math.round((yearEnd + JULIAN_DAY_OF_EPOCH - NEW_MOON_0) / LUNATION) + 1
  while (newMoonDay(k) > yearEnd || sunSector(newMoonDay(k)) >= 9 || sunSector(newMoonDay(k)) < 6) k -= 1
  return k
}

interface LunarMonth {
  year: number
  month: number
  leap: boolean
  /** Day since 1970-01-01 on which it begins. */
  begins: number
  days: number
}

/** The months from month 11 of the year before up to and without month 11 of `year`, of which the third or fourth begins the year. */
function monthsUpTo(year: number): LunarMonth[] {
  const first = solsticeMoon(year - 1)
  const last = solsticeMoon(year)
  const begins = Array.from({ length: last - first + 1 }, (_, i) => newMoonDay(first + i))
  const withoutTerm = begins.findIndex(
    (day, i) => i > 0 && i < last - first && sunSector(day) === sunSector(begins[i + 1] ?? day),
  )
  const leapAt = last - first === 13 ? withoutTerm : -1
  return begins.slice(0, -1).map((day, i) => {
    const steps = leapAt >= 0 && i >= leapAt ? i - 1 : i
    return {
      year: steps < 2 ? year - 1 : year,
      month: ((10 + steps) % 12) + 1,
      leap: i === leapAt,
      begins: day,
      days: (begins[i + 1] ?? day) - day,
    }
  })
}

const inRange = (year: number): boolean => year >= FIRST_LUNAR_YEAR && year <= LAST_LUNAR_YEAR

/** The day of a lunar date, or null where the lunar year has no such month or day, or lies outside 1968–2149. */
export function dayOfLunarDate({ year, month, day, leap }: LunarDate): IsoDate | null {
  if (!inRange(year)) return null
  const found = [...monthsUpTo(year), ...monthsUpTo(year + 1)].find(
    (m) => m.year === year && m.month === month && m.leap === leap,
  )
  return found === undefined || day < 1 || day > found.days ? null : dateOfEpochDay(found.begins + day - 1)
}

/** The lunar date of a day, or null outside the lunar years 1968–2149. */
export function lunarDateOf(date: IsoDate): LunarDate | null {
  const { year } = datePartsOf(date)
  const day = epochDay(date)
  const found = [...monthsUpTo(year), ...monthsUpTo(year + 1)].find((m) => m.begins <= day && day < m.begins + m.days)
  if (found === undefined || !inRange(found.year)) return null
  return { year: found.year, month: found.month, day: day - found.begins + 1, leap: found.leap }
}

/** Tết: the first day of the lunar year that begins in `year`; null outside 1968–2149. */
export const lunarNewYear = (year: number): IsoDate | null => dayOfLunarDate({ year, month: 1, day: 1, leap: false })

/** Giỗ Tổ Hùng Vương: the tenth of the third lunar month of `year`; null outside 1968–2149. */
export const hungKingsDay = (year: number): IsoDate | null => dayOfLunarDate({ year, month: 3, day: 10, leap: false })

// The days off of a year as far as the law and the lunar calendar fix them: a proposal until the State announces Tết and the swaps.
import type { HolidayYear } from '../rulebook/rulebook.ts'
import { addDays, type IsoDate, isoDate, isoWeekday } from './dates.ts'
import { hungKingsDay, lunarNewYear } from './lunar.ts'

/** Vietnamese Culture Day, a day off by Nghị quyết 28/2026/QH16; in force from 1 July 2026. */
const CULTURE_DAY_FROM = 2026

const isWeekend = (day: IsoDate): boolean => isoWeekday(day) >= 6

/** The day beside 2 September that makes the longer rest: the 3rd when the 2nd is Sunday, Monday or Thursday, otherwise the 1st. */
const besideNationalDay = (year: number): IsoDate =>
  isoDate(year, 9, [7, 1, 4].includes(isoWeekday(isoDate(year, 9, 2))) ? 3 : 1)

/** The holidays of Labour Code 2019, article 112(1), in order; those of Tết from the last day of the old lunar year to the fourth of the new. */
function codeHolidays(year: number, tet: IsoDate, hungKings: IsoDate): { on: IsoDate; name: string }[] {
  const beside = { on: besideNationalDay(year), name: 'Quốc khánh (ngày liền kề)' }
  const national = { on: isoDate(year, 9, 2), name: 'Quốc khánh' }
  return [
    { on: isoDate(year, 1, 1), name: 'Tết Dương lịch' },
    { on: addDays(tet, -1), name: 'Tết Nguyên đán (ngày cuối tháng Chạp)' },
    ...[0, 1, 2, 3].map((n) => ({ on: addDays(tet, n), name: `Tết Nguyên đán (mùng ${n + 1})` })),
    { on: hungKings, name: 'Giỗ Tổ Hùng Vương' },
    { on: isoDate(year, 4, 30), name: 'Ngày Chiến thắng' },
    { on: isoDate(year, 5, 1), name: 'Ngày Quốc tế Lao động' },
    ...(beside.on < national.on ? [beside, national] : [national, beside]),
  ]
}

/**
 * The table of a year before its notices: article 112(1) with the day in lieu of article 111(3) on the next working day, and Culture Day,
 * which is not in that article and gets no day in lieu. No swaps: those are decided each year. Null outside the years of the lunar calendar.
 */
export function lawfulHolidays(year: number): HolidayYear | null {
  const tet = lunarNewYear(year)
  const hungKings = hungKingsDay(year)
  if (tet === null || hungKings === null) return null
  const off = codeHolidays(year, tet, hungKings)
  for (const holiday of [...off].filter((h) => isWeekend(h.on))) {
    let lieu = addDays(holiday.on, 1)
    while (isWeekend(lieu) || off.some((h) => h.on === lieu)) lieu = addDays(lieu, 1)
    off.push({ on: lieu, name: `Nghỉ bù ${holiday.name}` })
  }
  if (year >= CULTURE_DAY_FROM) off.push({ on: isoDate(year, 11, 24), name: 'Ngày Văn hóa Việt Nam' })
  return {
    year,
    source: `Tính từ Bộ luật Lao động 2019 (Điều 111, 112), Nghị quyết 28/2026/QH16 và âm lịch Việt Nam; năm ${year} chưa có thông báo`,
    announced: false,
    off: off.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    worked: [],
  }
}

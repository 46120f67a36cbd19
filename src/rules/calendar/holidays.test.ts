// The shipped holiday tables against the law, the lunar calendar and the notices, and what the law alone says of a year.
import { describe, expect, test } from 'vitest'
import { shippedHolidays } from '../rulebook/holiday-tables.ts'
import { addDays, isIsoDate, isoWeekday } from './dates.ts'
import { lawfulHolidays } from './lawful-holidays.ts'
import { hungKingsDay, lunarNewYear } from './lunar.ts'

const weekdaysOff = (year: number): string[] =>
  (shippedHolidays.find((h) => h.year === year)?.off ?? []).map((h) => h.on).filter((on) => isoWeekday(on) < 6)

describe.each(shippedHolidays.map((table) => [table.year, table] as const))('holidays of %i', (year, table) => {
  test('says its source, stands in order, is of its year, and names each day once', () => {
    expect(table.source).toMatch(/Điều 111 và 112/)
    const days = table.off.map((h) => h.on)
    expect(days).toEqual([...new Set(days)].toSorted())
    for (const day of [...days, ...table.worked]) {
      expect(isIsoDate(day), day).toBe(true)
      expect(day.startsWith(`${year}-`), day).toBe(true)
    }
    for (const { name } of table.off) expect(name).toBe(name.normalize('NFC'))
  })

  test('has every holiday of the law', () => {
    const days = table.off.map((h) => h.on)
    const tet = lunarNewYear(year) ?? ''
    expect(days).toEqual(
      expect.arrayContaining([
        `${year}-01-01`,
        `${year}-04-30`,
        `${year}-05-01`,
        `${year}-09-02`,
        tet,
        addDays(tet, 1),
        addDays(tet, 2),
        hungKingsDay(year),
      ]),
    )
    expect(days.includes(`${year}-09-01`) !== days.includes(`${year}-09-03`)).toBe(true)
    expect(days.includes(`${year}-11-24`)).toBe(year >= 2026)
    expect(table.off.filter((h) => /^Tết Nguyên đán/.test(h.name))).toHaveLength(5)
  })

  test('swaps as many weekdays off as days worked, and only Saturdays and Sundays are worked', () => {
    expect(table.off.filter((h) => h.name.startsWith('Nghỉ hoán đổi'))).toHaveLength(table.worked.length)
    for (const day of table.worked) expect(isoWeekday(day)).toBeGreaterThan(5)
    if (!table.announced) expect(table.worked).toEqual([])
  })
})

test('2025 as announced: weekdays off and the Saturday worked', () => {
  expect(weekdaysOff(2025).map((d) => d.slice(5))).toEqual(
    '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02'.split(' '),
  )
  expect(shippedHolidays[0]?.worked).toEqual(['2025-04-26'])
})

test('2026 as announced: weekdays off and the Saturdays worked', () => {
  expect(weekdaysOff(2026).map((d) => d.slice(5))).toEqual(
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24'.split(' '),
  )
  expect(shippedHolidays[1]?.worked).toEqual(['2026-01-10', '2026-08-22'])
})

describe('what the law alone says', () => {
  test('2027 ships as computed and says so', () => {
    const { off, announced } = lawfulHolidays(2027) ?? { off: [], announced: true }
    expect(shippedHolidays.find((h) => h.year === 2027)).toMatchObject({ announced, worked: [] })
    expect(weekdaysOff(2027)).toEqual(off.map((h) => h.on).filter((on) => isoWeekday(on) < 6))
  })
  test('a holiday on a weekend is made up on the next working day, Culture Day is not', () => {
    const days = (year: number) => lawfulHolidays(year)?.off.map((h) => h.on.slice(5)) ?? []
    // 2023: 1/1 was a Sunday, Giỗ Tổ Saturday 29/4 and 30/4 the Sunday after, 2/9 a Saturday.
    expect(days(2023)).toEqual(expect.arrayContaining(['01-02', '05-02', '05-03', '09-01', '09-04']))
    // 2029: 24/11 is a Saturday.
    expect(days(2029)).toContain('11-24')
    expect(days(2029)).not.toContain('11-26')
  })
  test('nothing is said of years without a lunar calendar', () => expect(lawfulHolidays(1960)).toBeNull())
})

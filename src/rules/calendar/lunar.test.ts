// The lunar calendar against days the State announced, the years in which Việt Nam and China differ, and its own laws.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newMoon } from './astronomy.ts'
import { dateOfEpochDay, daysBetween } from './dates.ts'
import { dayOfLunarDate, hungKingsDay, lunarDateOf, lunarNewYear } from './lunar.ts'

describe('Tết', () => {
  test.each([
    ['1968-01-29'],
    ['1969-02-16'],
    ['1975-02-11'],
    ['1985-01-21'],
    ['1986-02-09'],
    ['1995-01-31'],
    ['2000-02-05'],
    ['2001-01-24'],
    ['2002-02-12'],
    ['2003-02-01'],
    ['2004-01-22'],
    ['2005-02-09'],
    ['2006-01-29'],
    ['2007-02-17'],
    ['2008-02-07'],
    ['2009-01-26'],
    ['2010-02-14'],
    ['2011-02-03'],
    ['2012-01-23'],
    ['2013-02-10'],
    ['2014-01-31'],
    ['2015-02-19'],
    ['2016-02-08'],
    ['2017-01-28'],
    ['2018-02-16'],
    ['2019-02-05'],
    ['2020-01-25'],
    ['2021-02-12'],
    ['2022-02-01'],
    ['2023-01-22'],
    ['2024-02-10'],
    ['2025-01-29'],
    ['2026-02-17'],
    ['2027-02-06'],
    ['2028-01-26'],
    ['2029-02-13'],
    // The new moon of 2 February 2030 is at 23:07 in Hà Nội and at 00:07 on the 3rd in Beijing.
    ['2030-02-02'],
    ['2031-01-23'],
    ['2033-01-31'],
    ['2034-02-19'],
    ['2053-02-18'],
  ])('%s', (day) => expect(lunarNewYear(Number(day.slice(0, 4)))).toBe(day))

  test('is not known before the State calendar of 1968', () => {
    expect(lunarNewYear(1967)).toBeNull()
    expect(lunarDateOf('1900-01-31')).toBeNull()
    expect(lunarNewYear(2150)).toBeNull()
  })
})

describe('Giỗ Tổ Hùng Vương', () => {
  test.each([
    ['2019-04-14'],
    ['2020-04-02'],
    ['2021-04-21'],
    ['2022-04-10'],
    ['2023-04-29'],
    ['2024-04-18'],
    ['2025-04-07'],
    ['2026-04-26'],
    ['2027-04-16'],
    ['2028-04-04'],
  ])('%s', (day) => expect(hungKingsDay(Number(day.slice(0, 4)))).toBe(day))
})

describe('lunar dates', () => {
  test.each([
    ['2025-01-25', { year: 2024, month: 12, day: 26, leap: false }],
    ['2026-02-14', { year: 2025, month: 12, day: 27, leap: false }],
    ['2026-02-22', { year: 2026, month: 1, day: 6, leap: false }],
    ['2023-03-22', { year: 2023, month: 2, day: 1, leap: true }],
    ['2025-07-25', { year: 2025, month: 6, day: 1, leap: true }],
    ['2020-05-23', { year: 2020, month: 4, day: 1, leap: true }],
    // China had its leap month before that Tết (10/1984), Việt Nam after it (2/1985): Tết stands a month apart.
    ['1985-03-21', { year: 1985, month: 2, day: 1, leap: true }],
    ['2033-12-22', { year: 2033, month: 11, day: 1, leap: true }],
  ])('%s', (day, lunar) => expect(lunarDateOf(day)).toEqual(lunar))

  test('a month or day that is not there is null', () => {
    expect(dayOfLunarDate({ year: 2026, month: 2, day: 1, leap: true })).toBeNull()
    expect(dayOfLunarDate({ year: 2026, month: 13, day: 1, leap: false })).toBeNull()
    expect(dayOfLunarDate({ year: 2026, month: 1, day: 31, leap: false })).toBeNull()
    expect(dayOfLunarDate({ year: 2026, month: 1, day: 0, leap: false })).toBeNull()
  })

  test('every day has one lunar date, which leads back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 65_000 }).map(dateOfEpochDay), (day) => {
        const lunar = lunarDateOf(day)
        expect(lunar).not.toBeNull()
        if (lunar !== null) expect(dayOfLunarDate(lunar)).toBe(day)
      }),
      { numRuns: 300 },
    )
  })

  test('a lunar year has 12 months or 13 with one leap month, and begins between 20 January and 22 February', () => {
    for (let year = 1968; year < 2149; year += 1) {
      const begins = lunarNewYear(year) ?? ''
      expect(begins.slice(5) >= '01-20' && begins.slice(5) <= '02-22', begins).toBe(true)
      const length = daysBetween(begins, lunarNewYear(year + 1) ?? '')
      expect([353, 354, 355, 383, 384, 385]).toContain(length)
    }
  })

  test('new moons are where almanacs have them, to two minutes (UT)', () => {
    const minutes = (k: number, instant: string): number =>
      Math.abs(newMoon(k) - 2_440_587.5 - Date.parse(instant) / 86_400_000) * 1440
    expect(minutes(0, '2000-01-06T18:14:00Z')).toBeLessThan(2)
    expect(minutes(323, '2026-02-17T12:01:00Z')).toBeLessThan(2)
    expect(minutes(372, '2030-02-02T16:07:00Z')).toBeLessThan(2)
  })
})

// Working days: holidays and swaps on the way, years without a table, and laws that hold for every term.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { dateOfEpochDay, epochDay, isoWeekday } from './dates.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'
import { workingDaysAdd } from './working-days-rule.ts'

const { holidays } = shippedRulebook
const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

describe('wd: a term of working days', () => {
  test.each([
    // The day it starts from is not counted, whether worked or not.
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-11-19', 1, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 1, '2026-11-25'],
    // Tết 2025 and 2026 in the middle.
    ['2025-01-24', 1, '2025-02-03'],
    ['2025-01-20', 10, '2025-02-10'],
    ['2026-02-13', 1, '2026-02-23'],
    ['2026-02-09', 30, '2026-03-30'],
    // Giỗ Tổ on a Sunday is made up on the Monday.
    ['2026-04-24', 1, '2026-04-28'],
    // A Saturday worked instead of 2/5/2025, 2/1/2026 and 31/8/2026 counts.
    ['2025-04-25', 1, '2025-04-26'],
    ['2025-04-29', 1, '2025-05-05'],
    ['2025-12-31', 1, '2026-01-05'],
    ['2026-01-09', 1, '2026-01-10'],
    ['2026-08-21', 1, '2026-08-22'],
    ['2026-08-28', 1, '2026-09-03'],
    // Over the turn of the year.
    ['2025-12-15', 45, '2026-02-24'],
    ['2024-12-31', 1, '2025-01-02'],
    ['2026-12-31', 1, '2027-01-04'],
    // Tết 2027, computed: 5 to 11 February.
    ['2027-02-04', 1, '2027-02-12'],
  ])('from %s, %i days: %s', (from, days, wanted) => {
    expect(addWorkingDays(from, days, holidays)).toEqual({ on: wanted, missingYear: null })
  })

  test('a year without a table is said, never guessed', () => {
    expect(addWorkingDays('2024-12-30', 1, holidays)).toEqual({ on: null, missingYear: 2024 })
    expect(addWorkingDays('2027-12-31', 1, holidays)).toEqual({ on: null, missingYear: 2028 })
    expect(isWorkingDay('2028-01-01', holidays)).toBeNull()
    expect(workingDaysBetween('2027-12-30', '2028-01-02', holidays)).toEqual({ days: null, missingYear: 2028 })
    expect(workingDaysAdd({ from: '2027-12-31', days: 1 }, setting)).toEqual({
      ok: false,
      refusals: [
        {
          code: 'calendar.year-without-table',
          ruleId: 'wd',
          basis: 'Bộ luật Lao động 2019, Điều 112',
          facts: { year: 2028 },
        },
      ],
      values: { date: null },
    })
    // The whole of the term lies in tables: 31 December is enough to start from.
    expect(workingDaysAdd({ from: '2024-12-31', days: 1 }, setting)).toMatchObject({ ok: true })
  })

  const inTables = fc.integer({ min: epochDay('2024-12-31'), max: epochDay('2027-06-01') }).map(dateOfEpochDay)

  test('ends on a working day, as many working days later as asked', () => {
    fc.assert(
      fc.property(inTables, fc.integer({ min: 1, max: 100 }), (from, days) => {
        const { on } = addWorkingDays(from, days, holidays)
        expect(on).not.toBeNull()
        expect(isWorkingDay(on ?? '', holidays)).toBe(true)
        expect(workingDaysBetween(from, on ?? '', holidays)).toEqual({ days, missingYear: null })
      }),
    )
  })

  test('two terms one after the other are one term, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(inTables, fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 45 }), (from, a, b) => {
        const first = addWorkingDays(from, a, holidays).on ?? ''
        expect(addWorkingDays(first, b, holidays)).toEqual(addWorkingDays(from, a + b, holidays))
        const next = dateOfEpochDay(epochDay(from) + 1)
        expect((addWorkingDays(next, a, holidays).on ?? '') >= first).toBe(true)
      }),
    )
  })

  test('without holidays, five working days are a week', () => {
    const plain = [2025, 2026, 2027].map((year) => ({ year, source: 'x', announced: false, off: [], worked: [] }))
    fc.assert(
      fc.property(inTables, (from) => {
        const on = addWorkingDays(from, 5, plain).on ?? ''
        const away = epochDay(on) - epochDay(from)
        return isoWeekday(from) === 6 ? away === 6 : isoWeekday(from) === 7 ? away === 5 : away === 7
      }),
    )
  })
})

// What a table of days off must hold by the law and the lunar calendar.
import { expect, test } from 'vitest'
import { shippedHolidays } from '../rulebook/holiday-tables.ts'
import { lawfulHolidays } from './lawful-holidays.ts'
import { missingHolidays } from './missing-holidays.ts'

const table = (year: number) => {
  const lawful = lawfulHolidays(year)
  if (lawful === null) throw new Error('no lunar calendar')
  return lawful
}
const without = (year: number, ...days: string[]) => {
  const lawful = table(year)
  return { ...lawful, off: lawful.off.filter((day) => !days.includes(day.on)) }
}

test.each(shippedHolidays.map((t) => [t.year, t] as const))('the shipped table of %i lacks nothing', (_, shipped) => {
  expect(missingHolidays(shipped)).toEqual([])
})

test('what the law proposes lacks nothing, in any year', () => {
  for (let year = 1969; year <= 2149; year += 1) expect(missingHolidays(table(year)), String(year)).toEqual([])
})

test('Tết and Giỗ Tổ are missed on the days of the Vietnamese lunar calendar', () => {
  expect(missingHolidays(without(2026, '2026-02-17', '2026-04-26', '2026-04-30'))).toEqual([
    { on: '2026-02-17', name: 'Tết Nguyên đán' },
    { on: '2026-04-30', name: 'Ngày Chiến thắng' },
  ])
  // Giỗ Tổ 2027 is Friday 16 April.
  expect(missingHolidays(without(2027, '2027-04-16'))).toEqual([{ on: '2027-04-16', name: 'Giỗ Tổ Hùng Vương' }])
})

test('two days before Tết and three after will do as well, and 3 September instead of the 1st', () => {
  const other = without(2026, '2026-02-20', '2026-09-01')
  const off = [...other.off, { on: '2026-02-15', name: 'Tết' }, { on: '2026-09-03', name: 'Quốc khánh' }]
  expect(missingHolidays({ ...other, off })).toEqual([])
})

test('a holiday on a Sunday need not be named, but may not be worked', () => {
  // 26 April 2026 (Giỗ Tổ) is a Sunday.
  const unnamed = without(2026, '2026-04-26')
  expect(missingHolidays(unnamed)).toEqual([])
  expect(missingHolidays({ ...unnamed, worked: ['2026-04-26'] })).toEqual([
    { on: '2026-04-26', name: 'Giỗ Tổ Hùng Vương' },
  ])
})

test('nothing is said of years outside the lunar calendar', () => {
  expect(missingHolidays({ year: 1900, off: [], worked: [] })).toEqual([])
})

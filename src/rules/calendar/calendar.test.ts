// Dates: arithmetic against the platform's calendar, every written form by table, partial comparison by property.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as dates from './dates.ts'
import { type DateReadingOptions, dateOfSerial, parseDateNumber, parseDateSerial, parseDateText } from './parse-date.ts'
import * as partial from './partial-date.ts'

const day = fc.integer({ min: -40_000, max: 60_000 }).map(dates.dateOfEpochDay)
const options: DateReadingOptions = { latestYear: 2026 }
const read = (text: string, o = options) => {
  const reading = parseDateText(text, o)
  return reading.kind === 'date' ? reading.date : reading.kind
}

describe('dates', () => {
  test('agree with the platform', () => {
    fc.assert(
      fc.property(day, (d) => {
        const platform = new Date(`${d}T00:00:00Z`)
        return (
          dates.isIsoDate(d) &&
          platform.getTime() === dates.epochDay(d) * 86_400_000 &&
          (platform.getUTCDay() || 7) === dates.isoWeekday(d)
        )
      }),
    )
  })
  test.each([
    ['2004-02-29', 12, '2005-02-28'],
    ['2004-02-29', 48, '2008-02-29'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
  ])('%s + %i months = %s', (from, months, wanted) => expect(dates.addMonths(from, months)).toBe(wanted))
  test('completed months are the most that fit', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const n = dates.completedMonths(from, to)
        return dates.addMonths(from, n) <= to && dates.addMonths(from, n + 1) > to
      }),
    )
  })
  test.each(['2023-02-29', '1900-02-29', '2023-13-01', '2023-1-1', '', 'x'])('%s is no date', (text) =>
    expect(dates.isIsoDate(text)).toBe(false),
  )
})

describe('partial dates', () => {
  test.each([
    ['1975', '1975-01-01', '1975-12-31', '1975'],
    ['1976-02', '1976-02-01', '1976-02-29', '02/1976'],
    ['1976-02-03', '1976-02-03', '1976-02-03', '03/02/1976'],
  ])('%s lies between %s and %s, written %s', (d, first, last, written) => {
    expect([partial.earliest(d), partial.latest(d), partial.formatPartialDate(d)]).toEqual([first, last, written])
    expect(partial.isPartialDate(d)).toBe(true)
  })
  test.each([
    ['1975', '1976', true],
    ['1975', '1975-05', null],
    ['1975-05', '1975', null],
    ['1976', '1975-05-01', false],
    ['1975-05-01', '1975-05-01', false],
    ['1975-05', '1975-05', null],
    ['1975-12-31', '1975', false],
  ])('%s before %s: %s', (a, b, wanted) => expect(partial.isBefore(a, b)).toBe(wanted))
  test('ELIG-01 age in completed years and months', () => {
    expect(partial.ageOn('2004-02-29', '2022-02-28')).toEqual({ years: 18, months: 0 })
    expect(partial.ageOn('2004-03-01', '2022-02-28')).toEqual({ years: 17, months: 11 })
    expect(partial.ageOn('2004', '2022-02-28')).toBe(null)
    expect(partial.monthsOfAge('2004', '2022-06-01')).toEqual({ atLeast: 209, atMost: 221 })
    expect(partial.monthsOfAge('2024', '2022')).toBe(null)
  })
  test('months are added at the precision known', () => {
    expect([partial.addMonths('1975', 12), partial.addMonths('1975', 7), partial.addMonths('1975-11', 2)]).toEqual([
      '1976',
      null,
      '1976-01',
    ])
  })
})

describe('parseDateText', () => {
  test('a page of dashes is no date, and is seen at once', () => {
    const before = performance.now()
    const page = `${'-'.repeat(30_000)} 1`
    expect(parseDateText(page, options)).toEqual({ kind: 'unreadable', text: page })
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test.each([
    ['9/6/1963', '1963-06-09'],
    ['09-06-1963', '1963-06-09'],
    ['9.6.1963', '1963-06-09'],
    ['09.06.1963.', '1963-06-09'],
    [' 09 / 06 / 1963 ', '1963-06-09'],
    ['9 6 1963', '1963-06-09'],
    ['9,6,1963', '1963-06-09'],
    ['09/6-1963', '1963-06-09'],
    ['1963-06-09', '1963-06-09'],
    ['1963/6/9', '1963-06-09'],
    ['1963-06-09T00:00:00.000Z', '1963-06-09'],
    ['09/06/1963 00:00:00', '1963-06-09'],
    ['6/9/1963 12:00:00 AM', '1963-09-06'],
    ['09061963', '1963-06-09'],
    ['19630609', '1963-06-09'],
    ['ngày 9 tháng 6 năm 1963', '1963-06-09'],
    ['Ngày 09 tháng 06 năm 1963', '1963-06-09'],
    ['9 tháng 6, 1963', '1963-06-09'],
    ['tháng 6 năm 1963', '1963-06'],
    ['Tháng 6/1963', '1963-06'],
    ['T6/1963', '1963-06'],
    ['09-thg 6-1963', '1963-06-09'],
    ['9-Jun-63', '1963-06-09'],
    ['Jun-1963', '1963-06'],
    ['06/1963', '1963-06'],
    ['6-1963', '1963-06'],
    ['6.1963', '1963-06'],
    ['1963-06', '1963-06'],
    ['1963', '1963'],
    ['năm 1963', '1963'],
    ['Sinh năm 1963', '1963'],
    ['sinh ngày 9/6/1963', '1963-06-09'],
    ['../../1963', '1963'],
    ['--/--/1963', '1963'],
    ['?/6/1963', '1963-06'],
    ['00/00/1963', '1963'],
    ['00/06/1963', '1963-06'],
    ['0/0/1963', '1963'],
    ['9.6.63', '1963-06-09'],
    ['1/2/05', '2005-02-01'],
    ['09/06/1963 (âm lịch)', '1963-06-09'],
    ['09/06/1963 (AL)', '1963-06-09'],
    ["'09/06/1963", '1963-06-09'],
    ['O9/06/1963', '1963-06-09'],
    ['09/06/1963 (theo CCCD)', '1963-06-09'],
    ['23171', '1963-06-09'],
    ['29/2/2024', '2024-02-29'],
    ['31/02/1975', 'impossible'],
    ['29/2/1900', 'impossible'],
    ['31.4.1975', 'impossible'],
    ['13/1975', 'impossible'],
    ['45/13/1975', 'impossible'],
    ['06/13/1963', 'ambiguous'],
    ['9/6/196', 'unreadable'],
    ['9/6', 'unreadable'],
    ['không rõ ngày', 'unreadable'],
    ['Nguyễn Văn An', 'unreadable'],
    ['0963', 'unreadable'],
    ['', 'empty'],
    ['-', 'empty'],
    ['…/…/…', 'empty'],
  ])('%j → %s', (text, wanted) => expect(read(text)).toBe(wanted))

  test('says what it assumed', () => {
    expect(parseDateText('9.6.63', options)).toMatchObject({ notes: ['two-digit-year'] })
    expect(parseDateText('9.6.1963 âm lịch', options)).toMatchObject({ notes: ['lunar'] })
    expect(parseDateText('06/13/1963', options)).toMatchObject({ candidates: ['1963-06-13'] })
    expect(read('06/13/1963', { ...options, order: 'month-first' })).toBe('1963-06-13')
    expect(read('9.6.08', { latestYear: 2007 })).toBe('1908-06-09')
  })
  test('reads back every day in every order of writing', () => {
    const sep = fc.constantFrom('/', '-', '.', ' / ')
    fc.assert(
      fc.property(
        fc.integer({ min: -25_000, max: 20_000 }).map(dates.dateOfEpochDay),
        sep,
        fc.boolean(),
        (d, s, pad) => {
          const { year, month, day: n } = dates.datePartsOf(d)
          const two = (x: number) => (pad ? String(x).padStart(2, '0') : String(x))
          return (
            read(`${two(n)}${s}${two(month)}${s}${year}`) === d &&
            read(`ngày ${two(n)} tháng ${two(month)} năm ${year}`) === d
          )
        },
      ),
    )
  })
  test('never throws and never answers a date that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/.- ntháognămx?') }), (text) => {
        const r = parseDateText(text, options)
        return r.kind !== 'date' || partial.isPartialDate(r.date)
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [23171, '1963-06-09'],
    [23171.75, '1963-06-09'],
    [46022, '2025-12-31'],
  ])('serial %d is %s', (serial, wanted) => expect(dateOfSerial(serial)).toBe(wanted))
  test('1904 system', () => expect(dateOfSerial(23171 - 1462, true)).toBe('1963-06-09'))
  test.each([
    [1963, '1963'],
    [23171, '1963-06-09'],
    [9061963, '1963-06-09'],
    [19630609, '1963-06-09'],
    [6.1963, '1963-06'],
    [12.199, '1990-12'],
    [123, 'unreadable'],
    [0, 'empty'],
  ])('bare %d is %s', (value, wanted) => {
    const r = parseDateNumber(value, options)
    expect(r.kind === 'date' ? r.date : r.kind).toBe(wanted)
  })
  test('a year typed into a date cell stays a year', () =>
    expect(parseDateSerial(1963, options)).toEqual({ kind: 'date', date: '1963', notes: ['year-typed-as-date'] }))
})

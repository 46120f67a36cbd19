// Reports: their periods, what a schedule asks for, and that the outlines and figures name only what there is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isIsoDate } from '../calendar/dates.ts'
import { table1 } from '../statistics/tables/table-1.ts'
import { table3 } from '../statistics/tables/table-3.ts'
import { table5On } from '../statistics/tables/table-5.ts'
import { table6On } from '../statistics/tables/table-6.ts'
import { figuresOf, reportFigure, reportFigures } from './figures.ts'
import { outlines } from './outline.ts'
import { asked, isPeriodic, isPeriodOf, periodBefore, periodsOfYear, periodWords, reportTypes } from './periods.ts'

describe('periods of reports (J2)', () => {
  test.each([
    ['monthly', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28', 'tháng 03/2026'],
    ['6-month', '2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31', '6 tháng đầu năm 2026'],
    ['yearly', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31', 'năm 2026'],
    ['interim', '2026-01-10', '2026-01-19', '2025-12-31', '2026-01-09', 'từ ngày 10/01/2026 đến ngày 19/01/2026'],
  ] as const)('%s from %s to %s follows the one from %4$s', (type, from, to, beforeFrom, beforeTo, words) => {
    expect(isPeriodOf(type, { from, to })).toBe(true)
    expect(periodBefore(type, { from, to })).toEqual({ from: beforeFrom, to: beforeTo })
    expect(periodWords(type, { from, to })).toBe(words)
  })

  test('the periods of a year lie side by side and fill it; each follows the one before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reportTypes.filter(isPeriodic)),
        fc.integer({ min: 1990, max: 2150 }),
        (type, year) => {
          const periods = periodsOfYear(type, year)
          expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([`${year}-01-01`, `${year}-12-31`])
          for (const [at, period] of periods.entries()) {
            expect(isIsoDate(period.from) && isIsoDate(period.to) && isPeriodOf(type, period)).toBe(true)
            expect(addDays(periodBefore(type, period).to, 1)).toBe(period.from)
            if (at > 0) expect(periodBefore(type, period)).toEqual(periods[at - 1])
          }
        },
      ),
    )
  })

  test('half a month, a reversed review and one of eleven years are no periods', () => {
    expect(isPeriodOf('monthly', { from: '2026-03-01', to: '2026-03-30' })).toBe(false)
    expect(isPeriodOf('final', { from: '2026-03-01', to: '2026-02-01' })).toBe(false)
    expect(isPeriodOf('final', { from: '2015-01-01', to: '2026-01-01' })).toBe(false)
  })
})

test('a schedule asks for what has begun and ends after it was set; an ended one for nothing after', () => {
  const monthly = { type: 'monthly', dueDays: 5, from: null, to: null, dueOn: null, startsOn: '2026-09-15' } as const
  const days = (endedOn: string | null) => asked({ ...monthly, endedOn }, 2026, '2026-11-22').map(({ dueOn }) => dueOn)
  expect(days(null)).toEqual(['2026-10-05', '2026-11-05', '2026-12-05'])
  expect(days('2026-10-31')).toEqual(['2026-10-05'])
  expect(asked({ ...monthly, endedOn: null }, 2025, '2026-11-22')).toEqual([])
  const once = { from: '2026-01-01', to: '2026-10-31', dueOn: '2027-01-05', startsOn: '2026-11-01', endedOn: null }
  const final = { type: 'final', dueDays: null, ...once } as const
  expect([2025, 2026, 2027].map((year) => asked(final, year, '2026-11-22').length)).toEqual([0, 1, 1])
})

describe('figures and outlines', () => {
  const tables = { '1': table1, '3': table3, '5': table5On('2026-11-22'), '6': table6On('2026-11-22') }
  test.each(reportFigures.filter(({ source }) => source.kind === 'cell').map(({ key }) => key))(
    'the cell of «%s» is in its table',
    (key) => {
      const source = reportFigure(key)?.source
      if (source?.kind !== 'cell') throw new Error('a cell')
      const table = tables[source.form as keyof typeof tables]
      expect(table.rows.map(({ code }) => code)).toContain(source.row)
      expect(table.columns.map((column) => column.key)).toContain(source.column)
    },
  )

  test.each(reportTypes)(
    'the outline of %s takes in every figure of its type once and names each section once',
    (type) => {
      const named = outlines[type].flatMap(({ figures }) => figures)
      expect(named.toSorted()).toEqual(
        figuresOf(type)
          .map(({ key }) => key)
          .toSorted(),
      )
      const keys = outlines[type].map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    },
  )
})

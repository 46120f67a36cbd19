// The rule `dues.b01`: whether a report B01/ĐP adds up (REPORT-01): the sums of its rows, its total column, the year not below the period.
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'

/** Codes of the rows; 07 and 11 are a level that most reports leave out. */
export const reportRows = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'] as const
export type ReportRow = (typeof reportRows)[number]
export type ReportColumn = Partial<Record<ReportRow, number | null>>

/** Columns 1 to 3 by kind of organisation, 4 their sum; a column that is left out is empty. */
export interface DuesReportFacts {
  columns: {
    '1'?: ReportColumn | null
    '2'?: ReportColumn | null
    '3'?: ReportColumn | null
    '4'?: ReportColumn | null
  }
}

const sums: [ReportRow, ReportRow[]][] = [
  ['04', ['05', '06', '07']],
  ['08', ['09', '10', '11']],
  ['02', ['04', '12']],
  ['03', ['08', '13']],
]

/** Year to date, and the period in it. */
const years: [ReportRow, ReportRow][] = [
  ['03', '02'],
  ['08', '04'],
  ['09', '05'],
  ['10', '06'],
  ['11', '07'],
  ['13', '12'],
]

const refusal = (code: string, facts: Record<string, string | number>): RuleRefusal => ({
  code,
  ruleId: 'REPORT-01',
  basis: '141-CV/VPTW/nb, B01/ĐP',
  facts,
})

const at = (column: ReportColumn | null | undefined, row: ReportRow): number => column?.[row] ?? 0

const isGiven = (column: ReportColumn, row: ReportRow): boolean => (column[row] ?? null) !== null

function checkColumn(no: string, column: ReportColumn): RuleRefusal[] {
  const wrongSums = sums.flatMap(([row, parts]) => {
    if (!isGiven(column, row)) return []
    const sum = parts.reduce((total, part) => total + at(column, part), 0)
    const is = at(column, row)
    return is === sum ? [] : [refusal('dues.report-sum-wrong', { column: no, row, parts: parts.join(' + '), is, sum })]
  })
  const shortYears = years.flatMap(([year, period]) =>
    isGiven(column, year) && at(column, year) < at(column, period)
      ? [refusal('dues.report-year-below-period', { column: no, row: year, period })]
      : [],
  )
  return [...wrongSums, ...shortYears]
}

/**
 * `balanced` exactly when nothing is refused; each refusal names column, row and both numbers. A sum that is not written (a row left out)
 * is `notJudged`; a part of a sum that is left out counts nothing.
 */
export function duesReport({ columns }: DuesReportFacts): RuleAnswer {
  const given = Object.entries(columns).flatMap(([no, column]) => (column ? [{ no, column }] : []))
  const total = columns['4'] ?? null
  const wrongTotals =
    total === null
      ? []
      : reportRows.flatMap((row) => {
          if (!isGiven(total, row)) return []
          const sum = at(columns['1'], row) + at(columns['2'], row) + at(columns['3'], row)
          const is = at(total, row)
          return is === sum ? [] : [refusal('dues.report-total-wrong', { row, is, sum })]
        })
  const refusals = [...given.flatMap(({ no, column }) => checkColumn(no, column)), ...wrongTotals]
  const notJudged = given.flatMap(({ no, column }) =>
    sums.filter(([row]) => !isGiven(column, row)).map(([row]) => `${no}.${row}`),
  )
  return answer(refusals, { balanced: refusals.length === 0, notJudged })
}

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

/** Rows that a report of two levels does not have. */
const mayBeLeftOut: readonly ReportRow[] = ['07', '11']

const missingOf = (column: ReportColumn, rows: readonly ReportRow[]): string =>
  rows.filter((row) => !isGiven(column, row) && !mayBeLeftOut.includes(row)).join(', ')

function checkColumn(no: string, column: ReportColumn): RuleRefusal[] {
  const wrongSums = sums.flatMap(([row, parts]) => {
    if (!isGiven(column, row)) return []
    const missing = missingOf(column, parts)
    if (missing !== '') return [refusal('dues.report-part-missing', { column: no, missing, of: `dòng ${row}` })]
    const sum = parts.reduce((total, part) => total + at(column, part), 0)
    const is = at(column, row)
    return is === sum ? [] : [refusal('dues.report-sum-wrong', { column: no, row, parts: parts.join(' + '), is, sum })]
  })
  const shortYears = years.flatMap(([year, period]) =>
    isGiven(column, year) && isGiven(column, period) && at(column, year) < at(column, period)
      ? [refusal('dues.report-year-below-period', { column: no, row: year, period })]
      : [],
  )
  return [...wrongSums, ...shortYears]
}

/** Column 4 against the columns that are given: each must have every row of it. */
function checkTotal(total: ReportColumn, columns: readonly { no: string; column: ReportColumn }[]): RuleRefusal[] {
  const rows = reportRows.filter((row) => isGiven(total, row))
  const incomplete = columns.flatMap(({ no, column }) => {
    const missing = missingOf(column, rows)
    return missing === '' ? [] : [refusal('dues.report-part-missing', { column: no, missing, of: 'cột 4' })]
  })
  const wrong = rows.flatMap((row) => {
    if (columns.some(({ column }) => missingOf(column, [row]) !== '')) return []
    const sum = columns.reduce((all, { column }) => all + at(column, row), 0)
    const is = at(total, row)
    return is === sum ? [] : [refusal('dues.report-total-wrong', { row, is, sum })]
  })
  return [...incomplete, ...wrong]
}

/**
 * `balanced`: true when nothing is refused, null when there was nothing to add up; each refusal names column, row and both numbers. A sum
 * that is not written (a row left out; column 4 alone) is `notJudged`; a part of a sum that is left out is refused, except 07 and 11.
 */
export function duesReport({ columns }: DuesReportFacts): RuleAnswer {
  const given = Object.entries(columns).flatMap(([no, column]) => (column ? [{ no, column }] : []))
  const parts = given.filter(({ no }) => no !== '4')
  const total = columns['4'] ?? null
  const comparesTotal = total !== null && parts.length > 0
  const refusals = [
    ...given.flatMap(({ no, column }) => checkColumn(no, column)),
    ...(comparesTotal ? checkTotal(total, parts) : []),
  ]
  const unwritten = given.flatMap(({ no, column }) =>
    sums.filter(([row]) => !isGiven(column, row)).map(([row]) => `${no}.${row}`),
  )
  const nothing = !comparesTotal && unwritten.length === given.length * sums.length
  return answer(refusals, {
    balanced: refusals.length > 0 ? false : nothing ? null : true,
    notJudged: [...unwritten, ...(total !== null && !comparesTotal ? ['4'] : [])],
  })
}

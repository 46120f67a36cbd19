// Owns the quarterly table B01/ĐP: its lines from the sums of the books (organisation-rules §3.4).
import type { DuesReportFacts } from './report.ts'

/** Sums of the books of one organisation: in the quarter, and in the year up to its end. */
export interface BookSums {
  /** Which column: 0 commune and ward committees, 1 enterprises, 2 others. */
  column: 0 | 1 | 2
  level: 'branch' | 'grassroots' | 'between'
  /** The grassroots organisation itself: what it remits has gone up. */
  isTop: boolean
  members: number
  period: Flow
  year: Flow
}

export interface Flow {
  /** Dues of members, less what was taken back. */
  collected: number
  /** Taken in from below. */
  received: number
  /** Given away, as a positive number. */
  remitted: number
}

export interface QuarterLine {
  code: string
  title: string
  columns: readonly [number, number, number]
  total: number
}

export const QUARTER_COLUMNS = ['Đảng bộ xã, phường', 'Đảng bộ doanh nghiệp', 'Đảng bộ khác'] as const

type Pick = (sums: BookSums) => number

const retained = ({ collected, received, remitted }: Flow): number => collected + received - remitted
const at =
  (level: BookSums['level'], flow: 'period' | 'year'): Pick =>
  (sums) =>
    sums.level === level ? retained(sums[flow]) : 0
const paidUp =
  (flow: 'period' | 'year'): Pick =>
  (sums) =>
    sums.isTop ? sums[flow].remitted : 0

const LINES: readonly { code: string; title: string; of: Pick }[] = [
  { code: '01', title: 'Số đảng viên', of: ({ members }) => members },
  { code: '02', title: 'Đảng phí đã thu trong quý', of: ({ period }) => period.collected },
  { code: '03', title: 'Đảng phí đã thu từ đầu năm', of: ({ year }) => year.collected },
  { code: '04', title: 'Được giữ lại trong quý (05 + 06 + 07)', of: ({ period }) => retained(period) },
  { code: '05', title: 'Chi bộ giữ lại', of: at('branch', 'period') },
  { code: '06', title: 'Đảng ủy cơ sở giữ lại', of: at('grassroots', 'period') },
  { code: '07', title: 'Cấp khác giữ lại', of: at('between', 'period') },
  { code: '08', title: 'Được giữ lại từ đầu năm (09 + 10 + 11)', of: ({ year }) => retained(year) },
  { code: '09', title: 'Chi bộ giữ lại', of: at('branch', 'year') },
  { code: '10', title: 'Đảng ủy cơ sở giữ lại', of: at('grassroots', 'year') },
  { code: '11', title: 'Cấp khác giữ lại', of: at('between', 'year') },
  { code: '12', title: 'Đã nộp lên cấp trên trong quý', of: paidUp('period') },
  { code: '13', title: 'Đã nộp lên cấp trên từ đầu năm', of: paidUp('year') },
]

/** The lines of the table; each total is the sum of its columns. */
export function quarterLines(books: readonly BookSums[]): QuarterLine[] {
  return LINES.map(({ code, title, of }) => {
    const columns: [number, number, number] = [0, 0, 0]
    for (const sums of books) columns[sums.column] += of(sums)
    return { code, title, columns, total: columns[0] + columns[1] + columns[2] }
  })
}

/** The columns as the rule `dues.b01` reads them; its fourth is the total. */
export function quarterColumns(lines: readonly QuarterLine[]): DuesReportFacts['columns'] {
  const column = (value: (line: QuarterLine) => number) =>
    Object.fromEntries(lines.map((line) => [line.code, value(line)]))
  const [first, second, third] = [0, 1, 2].map((at) => column((line) => line.columns[at] ?? 0))
  return { '1': first, '2': second, '3': third, '4': column((line) => line.total) }
}

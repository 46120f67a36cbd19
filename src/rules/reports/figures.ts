// The figures of a report, as data: what each counts, where its list stands, in which section and table it appears.
import type { TableForm } from '../statistics/tables/table.ts'
import type { ReportType } from './periods.ts'

/** A cell of an official table, or what the branches did in the period. */
export type FigureSource =
  | { kind: 'cell'; form: TableForm; row: string; column: string }
  | { kind: 'branches'; of: 'meetings' | 'dues' | 'tasks' | 'tasks-done' }

export interface ReportFigure {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly source: FigureSource
  /** Also counted for every organisation directly below. */
  readonly split: boolean
  /** Only in reports of these types; null: in all. */
  readonly types: readonly ReportType[] | null
}

const cell = (form: TableForm, row: string, column: string): FigureSource => ({ kind: 'cell', form, row, column })

function figure(
  key: string,
  label: string,
  source: FigureSource,
  more: Partial<Pick<ReportFigure, 'unit' | 'split' | 'types'>> = {},
): ReportFigure {
  return { key, label, source, unit: 'đảng viên', split: false, types: null, ...more }
}

const yearly = { types: ['yearly'] } as const

export const reportFigures: readonly ReportFigure[] = [
  figure('grassroots', 'Tổ chức cơ sở đảng', cell('5', 'total', 'grassroots'), { unit: 'tổ chức' }),
  figure('branches', 'Chi bộ trực thuộc', cell('5', 'total', 'branches'), { unit: 'chi bộ' }),
  figure('members', 'Tổng số đảng viên', cell('3', 'total', 'total'), { split: true }),
  figure('women', 'Đảng viên nữ', cell('3', 'total', 'female'), { split: true }),
  figure('probationary', 'Đảng viên dự bị', cell('3', 'status.probationary', 'total'), { split: true }),
  figure('admitted', 'Kết nạp', cell('1', 'B1', 'this'), { split: true }),
  figure('arrived', 'Chuyển sinh hoạt đến', cell('1', 'B2', 'this')),
  figure('restored', 'Phục hồi đảng tịch', cell('1', 'B3', 'this')),
  figure('left', 'Chuyển sinh hoạt đi', cell('1', 'C5', 'this')),
  figure('died', 'Từ trần', cell('1', 'C1', 'this')),
  figure('expelled', 'Khai trừ', cell('1', 'C2', 'this')),
  figure('name-deleted', 'Xóa tên', cell('1', 'C3', 'this')),
  figure('resigned', 'Xin ra khỏi Đảng', cell('1', 'C4', 'this')),
  figure('rated', 'Đã được xếp loại', cell('6', 'rated', 'total'), yearly),
  figure('excellent', 'Hoàn thành xuất sắc nhiệm vụ', cell('6', 'HTXS', 'total'), yearly),
  figure('good', 'Hoàn thành tốt nhiệm vụ', cell('6', 'HTT', 'total'), yearly),
  figure('done', 'Hoàn thành nhiệm vụ', cell('6', 'HT', 'total'), yearly),
  figure('failed', 'Không hoàn thành nhiệm vụ', cell('6', 'KHT', 'total'), yearly),
  figure(
    'meetings',
    'Buổi sinh hoạt chi bộ thường kỳ đã họp',
    { kind: 'branches', of: 'meetings' },
    {
      unit: 'buổi',
      split: true,
    },
  ),
  figure(
    'dues',
    'Đảng phí đã nộp cho các tháng trong kỳ',
    { kind: 'branches', of: 'dues' },
    {
      unit: 'đồng',
      split: true,
    },
  ),
  figure('tasks', 'Nhiệm vụ đến hạn trong kỳ', { kind: 'branches', of: 'tasks' }, { unit: 'việc', split: true }),
  figure(
    'tasks-done',
    'Nhiệm vụ đến hạn đã xong',
    { kind: 'branches', of: 'tasks-done' },
    {
      unit: 'việc',
      split: true,
    },
  ),
]

const byKey = new Map(reportFigures.map((one) => [one.key, one]))
export const reportFigure = (key: string): ReportFigure | undefined => byKey.get(key)

/** The figures of a report of a type, in their order. */
export const figuresOf = (type: ReportType): ReportFigure[] =>
  reportFigures.filter(({ types }) => types === null || types.includes(type))

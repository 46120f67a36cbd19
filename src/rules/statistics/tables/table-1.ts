// Biểu 1: how the number of members grew and shrank in a period, beside the same period of the year before.
import { addDays, addYears } from '../../calendar/dates.ts'
import { countAt, readable, type TableDefinition, type TableRow, type TableValues } from './table.ts'

export type MovementKind =
  | 'admitted'
  | 'transferred-in'
  | 'restored'
  | 'died'
  | 'expelled'
  | 'name-deleted'
  | 'resigned'
  | 'transferred-out'

/** Where the other end of a transfer lies, seen from the organisation asked about. */
export type Origin = 'other-province' | 'other-committee' | 'same-committee'

/** Whom a row counts in a period. */
export type MovementCriterion =
  | { kind: 'stock'; at: 'start' | 'end' }
  | { kind: 'movements'; kinds: readonly MovementKind[]; origin?: Origin; probationary?: true }
  /** Records of people who had long been members, entered into the program in the period. */
  | { kind: 'entered' }
  /** People whose branch came under the organisation, or went from under it, in the period. */
  | { kind: 'reorganised'; way: 'in' | 'out' }

export const increases: readonly MovementKind[] = ['admitted', 'transferred-in', 'restored']
export const decreases: readonly MovementKind[] = ['died', 'expelled', 'name-deleted', 'resigned', 'transferred-out']

export const movementNames: Readonly<Record<string, string>> = {
  admitted: 'Kết nạp',
  'transferred-in': 'Chuyển sinh hoạt đến',
  restored: 'Phục hồi đảng tịch',
  died: 'Từ trần',
  expelled: 'Khai trừ',
  'name-deleted': 'Xóa tên',
  resigned: 'Xin ra khỏi Đảng',
  'transferred-out': 'Chuyển sinh hoạt đi',
  entered: 'Ghi hồ sơ đã có',
  'reorganised-in': 'Đến cùng tổ chức do sắp xếp',
  'reorganised-out': 'Đi cùng tổ chức do sắp xếp',
  away: 'Giới thiệu đi nơi khác',
  badge: 'Trao Huy hiệu Đảng',
}

/** A period, both days in it. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The period asked for and the same one a year before. */
export function periodsOf(from: string | undefined, on: string): { this: Period; last: Period } {
  const period = { from: from ?? `${on.slice(0, 4)}-01-01`, to: on }
  return { this: period, last: { from: addYears(period.from, -1), to: addYears(period.to, -1) } }
}

/** The last day before a period: its stock is row A. */
export const dayBefore = (period: Period): string => addDays(period.from, -1)

type Row = TableRow<MovementCriterion>
const moved = (...kinds: MovementKind[]): MovementCriterion => ({ kind: 'movements', kinds })
const row = (code: string, number: string, label: string, level: number, criterion: MovementCriterion): Row => ({
  code,
  number,
  label,
  level,
  kind: level === 0 ? 'sum' : 'figure',
  criterion,
})

function transfers(code: 'B2' | 'C5', kind: 'transferred-in' | 'transferred-out'): Row[] {
  const word = kind === 'transferred-in' ? 'từ' : 'đến'
  const by = (origin: Origin): MovementCriterion => ({ kind: 'movements', kinds: [kind], origin })
  const outside = `${word[0]?.toUpperCase()}${word.slice(1)}`
  return [
    row(`${code}a`, 'a', `${outside} tỉnh, thành phố hoặc đảng bộ khác trực thuộc Trung ương`, 2, by('other-province')),
    row(`${code}b`, 'b', `${outside} đảng bộ khác trực thuộc tỉnh ủy, thành ủy`, 2, by('other-committee')),
    {
      ...row(`${code}c`, 'c', `${outside} tổ chức khác trong cùng đảng bộ trực thuộc tỉnh`, 2, by('same-committee')),
      added: true,
    },
  ]
}

const rows: readonly Row[] = [
  row('A', 'A', 'Tổng số đảng viên cuối kỳ trước', 0, { kind: 'stock', at: 'start' }),
  { ...row('entered', '', 'Hồ sơ đảng viên đã có, ghi vào hệ thống trong kỳ', 1, { kind: 'entered' }), added: true },
  {
    ...row('reorganised-in', '', 'Đến cùng tổ chức do sắp xếp', 1, { kind: 'reorganised', way: 'in' }),
    added: true,
  },
  {
    ...row('reorganised-out', '', 'Đi cùng tổ chức do sắp xếp', 1, { kind: 'reorganised', way: 'out' }),
    added: true,
  },
  row('B', 'B', 'Đảng viên tăng trong kỳ', 0, moved(...increases)),
  row('B1', '1', 'Kết nạp', 1, moved('admitted')),
  row('B2', '2', 'Chuyển sinh hoạt đến', 1, moved('transferred-in')),
  ...transfers('B2', 'transferred-in'),
  row('B3', '3', 'Phục hồi đảng tịch', 1, moved('restored')),
  row('C', 'C', 'Đảng viên giảm trong kỳ', 0, moved(...decreases)),
  row('C1', '1', 'Từ trần', 1, moved('died')),
  row('C2', '2', 'Khai trừ', 1, moved('expelled')),
  row('C3', '3', 'Xóa tên', 1, moved('name-deleted')),
  row('C3p', '', 'Trong đó: đảng viên dự bị', 2, {
    kind: 'movements',
    kinds: ['name-deleted'],
    probationary: true,
  }),
  row('C4', '4', 'Xin ra khỏi Đảng', 1, moved('resigned')),
  row('C5', '5', 'Chuyển sinh hoạt đi', 1, moved('transferred-out')),
  ...transfers('C5', 'transferred-out'),
  row('D', 'D', 'Tổng số đảng viên cuối kỳ', 0, { kind: 'stock', at: 'end' }),
]

export const table1: TableDefinition<MovementCriterion> = {
  form: '1',
  name: 'Biểu 1-BTCTW',
  title: 'Tăng, giảm đảng viên trong kỳ',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source: 'organisation-rules §5.2: các dòng A, B, C, D và các cột',
  confidence: 'B',
  note:
    'Từ 1/7/2025 không còn cấp huyện: dòng b của mẫu in 2021 (chuyển giữa các huyện trong tỉnh) hiểu là chuyển giữa các đảng bộ trực thuộc tỉnh; ' +
    'cách ghi chính thức chưa tìm thấy. Chuyển sinh hoạt trong phạm vi tổ chức được thống kê không tính là tăng, giảm. ' +
    'Các dòng không có số thứ tự, và dòng c, chỉ hiện khi có số: mẫu in không có.',
  columns: [
    { key: 'this', label: 'Kỳ này', kind: 'count' },
    { key: 'last', label: 'Cùng kỳ năm trước', kind: 'count' },
    { key: 'percent', label: '% so với cùng kỳ', kind: 'percent' },
  ],
  rows,
  sums: [
    { text: 'Cộng các dòng tăng bằng dòng B', total: 'B', parts: ['B1', 'B2', 'B3'] },
    { text: 'Cộng các dòng chuyển đến bằng dòng B2', total: 'B2', parts: ['B2a', 'B2b', 'B2c'] },
    { text: 'Cộng các dòng giảm bằng dòng C', total: 'C', parts: ['C1', 'C2', 'C3', 'C4', 'C5'] },
    { text: 'Cộng các dòng chuyển đi bằng dòng C5', total: 'C5', parts: ['C5a', 'C5b', 'C5c'] },
  ],
  chart: {
    kind: 'bars',
    title: 'Tăng, giảm đảng viên theo lý do',
    rows: ['B1', 'B2', 'B3', 'C1', 'C2', 'C3', 'C4', 'C5'],
    columns: ['this', 'last'],
  },
}

const adjustments: readonly { code: string; sign: 1 | -1; words: string }[] = [
  { code: 'entered', sign: 1, words: 'hồ sơ ghi vào' },
  { code: 'reorganised-in', sign: 1, words: 'đến do sắp xếp' },
  { code: 'reorganised-out', sign: -1, words: 'đi do sắp xếp' },
]

/** A + B − C = D, for both periods: D is counted from who belonged on the last day, not reckoned from the rows above. */
export function checkBalance(values: TableValues): { text: string; ok: boolean }[] {
  return [
    { column: 'this', name: 'Kỳ này' },
    { column: 'last', name: 'Cùng kỳ năm trước' },
  ].map(({ column, name }) => {
    const at = (code: string): number => countAt(values, code, column)
    const other = adjustments.filter(({ code }) => at(code) !== 0)
    const sum = at('A') + other.reduce((sum, { code, sign }) => sum + sign * at(code), 0) + at('B') - at('C')
    const terms = other
      .map(({ code, sign, words }) => ` ${sign === 1 ? '+' : '−'} ${readable(at(code))} (${words})`)
      .join('')
    const said = `${readable(at('A'))}${terms} + ${readable(at('B'))} − ${readable(at('C'))} = ${readable(sum)}`
    return sum === at('D')
      ? { text: `${name}: A + B − C = D: ${said}.`, ok: true }
      : { text: `${name}: ${said}, nhưng đếm theo danh sách cuối kỳ là ${readable(at('D'))}.`, ok: false }
  })
}

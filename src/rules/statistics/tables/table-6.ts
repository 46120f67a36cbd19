// Biểu 6: how the members were ranked in a year, by the type of unit of their grassroots organisation.
import { unitTypes } from '../../code-lists/unit-types.ts'
import { causeNames, type FailingCause, failingCauses } from '../../evaluations/causes.ts'
import { type Level, levelNames, levels } from '../../evaluations/levels.ts'
import type { TableAcross, TableColumn, TableDefinition, TableRow } from './table.ts'
import { codesOf, type UnitCriterion } from './table-5.ts'

/** Whom a row counts among those who belong on the day; `cause` among the failed (E-21). */
export type RatingCriterion =
  | { kind: 'all' }
  | { kind: 'exempt' }
  | { kind: 'waiting' }
  | { kind: 'rated'; levels: readonly Level[] }
  | { kind: 'cause'; cause: FailingCause }

type Row = TableRow<RatingCriterion>

const first = (text: string): string => `${text[0]?.toLocaleUpperCase('vi') ?? ''}${text.slice(1)}`

const rows: readonly Row[] = [
  {
    code: 'present',
    number: '1',
    label: 'Số có mặt đến thời điểm kiểm điểm, đánh giá, xếp loại (1 = 2 + 3 + 4)',
    level: 0,
    kind: 'sum',
    criterion: { kind: 'all' },
  },
  {
    code: 'exempt',
    number: '2',
    label: 'Số được miễn',
    level: 0,
    kind: 'figure',
    criterion: { kind: 'exempt' },
  },
  {
    code: 'waiting',
    number: '3',
    label: 'Số chưa được kiểm điểm, đánh giá, xếp loại',
    level: 0,
    kind: 'figure',
    criterion: { kind: 'waiting' },
  },
  {
    code: 'rated',
    number: '4',
    label: 'Số đã được kiểm điểm, đánh giá, xếp loại',
    level: 0,
    kind: 'sum',
    criterion: { kind: 'rated', levels },
  },
  ...levels.map(
    (level): Row => ({
      code: level,
      number: '',
      label: first(levelNames[level]),
      level: 1,
      kind: 'figure',
      criterion: { kind: 'rated', levels: [level] },
    }),
  ),
  ...failingCauses.map(
    (cause): Row => ({
      code: `cause.${cause}`,
      number: '',
      label: `Trong đó: ${causeNames[cause].toLocaleLowerCase('vi')}`,
      level: 2,
      kind: 'figure',
      criterion: { kind: 'cause', cause },
    }),
  ),
]

/** Which unit types a column takes in, as of a day; `total` is everybody. Null: no such column. */
export function unitsOfColumn(key: string, on: string): UnitCriterion | null {
  if (key === 'total') return { kind: 'all' }
  const listed = unitTypes.items.filter((item) => item.validTo === null || on < item.validTo)
  if (key === 'unknown') return { kind: 'unlisted', codes: listed.map((item) => item.code) }
  return listed.some((item) => item.code === key) ? { kind: 'units', codes: codesOf(key) } : null
}

/** The table as of a day: a unit type that no longer exists then has no column, and what still carries it is not lost. */
export function table6On(on: string): TableDefinition<RatingCriterion> {
  const listed = unitTypes.items.filter((item) => item.validTo === null || on < item.validTo)
  const topOf = (code: string): (typeof listed)[number] | undefined => {
    const item = unitTypes.byCode(code)
    return item === undefined || item.parent === null ? item : topOf(item.parent)
  }
  const columns = listed.map((item): TableColumn => {
    const top = topOf(item.code)
    const alone = !listed.some((other) => other.parent === item.code) && item.parent === null
    return {
      key: item.code,
      label: top === item && !alone ? 'Tổng số' : item.name,
      ...(alone || top === undefined ? {} : { group: top.name }),
      kind: 'count',
    }
  })
  const across = (total: string, text: string): TableAcross => ({
    text,
    total,
    parts: listed.filter((item) => item.parent === total).map((item) => item.code),
  })
  return {
    form: '6',
    name: 'Biểu 6-BTCTW',
    title: 'Kết quả kiểm điểm, đánh giá, xếp loại chất lượng đảng viên',
    basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
    source: 'organisation-rules §5.5, E-21: các dòng; các cột là loại hình của biểu 5',
    confidence: 'B',
    note:
      'Số có mặt là đảng viên của ngày thống kê; kết quả là mức đã thông báo đến ngày ấy trong kỳ đánh giá năm của chi bộ. ' +
      'Người được đánh giá ở nơi khác rồi mới chuyển đến, kết quả nằm ngoài phạm vi, tính là chưa xếp loại. ' +
      'Được miễn là người được miễn công tác và sinh hoạt đảng hoặc được ghi miễn trong kỳ đánh giá. Một người có thể có nhiều nguyên nhân không hoàn thành nhiệm vụ. ' +
      'Mức được nâng sau khiếu nại tính theo mức sau cùng. Phần tổ chức đảng của biểu này xem ở trang Đánh giá.',
    columns: [
      { key: 'total', label: 'Tổng số', kind: 'count' },
      ...columns,
      { key: 'unknown', label: 'Chưa rõ loại hình', kind: 'count' },
    ],
    rows,
    sums: [
      { text: 'Có mặt bằng được miễn, chưa và đã xếp loại', total: 'present', parts: ['exempt', 'waiting', 'rated'] },
      { text: 'Cộng các mức bằng số đã xếp loại', total: 'rated', parts: [...levels] },
    ],
    across: [
      {
        text: 'Cộng các loại hình bằng tổng số',
        total: 'total',
        parts: [...listed.filter((item) => item.parent === null).map((item) => item.code), 'unknown'],
      },
      ...listed.filter((item) => !item.countable).map((item) => across(item.code, `Cộng các cột của «${item.name}»`)),
    ],
    chart: { kind: 'bars', title: 'Xếp loại chất lượng đảng viên', rows: [...levels], columns: ['total'] },
  }
}

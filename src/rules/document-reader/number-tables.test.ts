// Tables of figures: what each cell counts, sums down and across, and that they are no work.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const read = (kind: string, heading: string, ...lines: string[]) =>
  readDocument(
    ['Xã Tân An, ngày 12 tháng 8 năm 2025', kind, 'công tác xây dựng Đảng', '-----', heading].concat(lines).join('\n'),
  )

const TABBED = ['TT\tKhối\tTổng số\tNam\tNữ', '1\tThôn\t53\t31\t22', '2\tTrường học\t28\t9\t19', '\tCộng\t81\t40\t42']
const BLANKS = [
  'Xếp loại          Số chi bộ      Tỷ lệ',
  'Tốt                  21          63,6%',
  'Khá                   9          27,3%',
  'Trung bình            2           6,1%',
  'Tổng số              33          100%',
]
const BARS = ['| STT | Nội dung | Kế hoạch | Thực hiện |', '| 1 | Kết nạp | 12 | 14 |', '| 2 | Mở lớp | 3 | 2 |']

test('every cell is a figure; numbers of rows are none', () => {
  const { figures, tasks, checks } = read('BÁO CÁO', 'I. KẾT QUẢ', ...TABBED)
  expect(tasks).toEqual([])
  expect(figures.map(({ value }) => value)).toEqual([53, 31, 22, 28, 9, 19, 81, 40, 42])
  expect(figures[1]).toMatchObject({ text: '31', subject: 'Thôn: Nam' })
  expect(checks.filter(({ ok }) => !ok).map(({ values }) => values)).toEqual([
    [22, 19, 42],
    [40, 42, 81],
  ])
})

test('columns kept apart by blanks; shares are not added up', () => {
  const { figures, checks } = read('BÁO CÁO', 'I. KẾT QUẢ', ...BLANKS)
  expect(figures.map(({ value, unit }) => `${value}${unit}`)).toEqual([
    '21',
    '63.6%',
    '9',
    '27.3%',
    '2',
    '6.1%',
    '33',
    '100%',
  ])
  expect(checks.map(({ values, ok }) => [values, ok])).toEqual([[[21, 9, 2, 33], false]])
})

test('rows that only count are no work, whatever stands over them', () => {
  const { figures, tasks } = read('BÁO CÁO', 'II. NHIỆM VỤ ĐÃ THỰC HIỆN', ...BARS)
  expect(tasks).toEqual([])
  expect(figures.map(({ value }) => value)).toEqual([12, 14, 3, 2])
})

test('in a plan they are what is to be reached', () => {
  const { figures, targets } = read('KẾ HOẠCH', 'I. CHỈ TIÊU', ...BARS)
  expect(figures).toEqual([])
  expect(targets.map(({ value }) => value)).toEqual([12, 14, 3, 2])
})

test.each([
  ['TT\tNội dung\tChủ trì\tThời gian', '1\tMở lớp\tVăn phòng\t10/2025', '2\tThi đua\tCông đoàn\t11/2025'],
  ['TT\tNội dung\tChủ trì\tTháng', '1\tMở lớp\tVăn phòng\t10', '2\tThi đua\tCông đoàn\t11'],
])('a table of work stays one', (...lines) => {
  expect(read('KẾ HOẠCH', 'I. NHIỆM VỤ', ...lines).tasks.map(({ lead }) => lead)).toEqual([
    ['Văn phòng'],
    ['Công đoàn'],
  ])
})

test('a letterhead and two numbers in a row are no table', () => {
  const { figures } = read('KẾ HOẠCH', 'I. NHIỆM VỤ', 'Chi bộ 1      Chi bộ 2', 'Số 12      13', '1. Lập danh sách.')
  expect(figures).toEqual([])
})

test('in a plan a column tells what is there, the next what is to be reached; the total may stand under the numbers', () => {
  const { figures, targets, checks } = read(
    'KẾ HOẠCH',
    'I. CHỈ TIÊU',
    'TT\tChi bộ\tĐảng viên hiện có\tChỉ tiêu kết nạp',
    '1\tThôn Đông\t31\t3',
    '2\tThôn Tây\t24\t2',
    'Cộng\t\t56\t5',
  )
  expect(figures.map(({ value }) => value)).toEqual([31, 24, 56])
  expect(targets.map(({ value }) => value)).toEqual([3, 2, 5])
  expect(checks.filter(({ ok }) => !ok).map(({ values }) => values)).toEqual([[31, 24, 56]])
})

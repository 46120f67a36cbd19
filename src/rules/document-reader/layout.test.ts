// How lines are put together into paragraphs.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const HEAD = ['Xã Tân An, ngày 12 tháng 8 năm 2025', 'KẾ HOẠCH', 'phòng, chống hạn', '-----', 'I. NHIỆM VỤ']
/** Three paragraphs broken at a page's width; the second ends where its line is nearly full. */
const PARAGRAPHS = [
  [
    '1. Trạm Thủy nông vận hành các cống theo lịch đã công bố, đo mực nước mỗi ngày và báo ngay cho',
    'các thôn khi nước xuống thấp.',
  ],
  [
    '2. Hội Nông dân xã vận động hội viên chuyển sang giống ngắn ngày, dùng nước tiết kiệm và cùng',
    'nhau giữ bờ vùng, bờ thửa suốt vụ, không để nước thất thoát từ ruộng trên xuống ruộng dưới nữa.',
  ],
  ['Nhận được Kế hoạch này, yêu cầu các thôn tổ chức họp dân, phổ biến đến từng hộ và thực hiện cho', 'nghiêm túc.'],
]

test('an empty line parts paragraphs where the lines of one stand right below each other', () => {
  const { tasks } = readDocument([...HEAD, ...PARAGRAPHS.map((lines) => lines.join('\n'))].join('\n\n'))
  expect(tasks.map(({ lead }) => lead)).toEqual([['Trạm Thủy nông'], ['Hội Nông dân xã'], ['các thôn']])
})

test('where every line is followed by an empty one it parts nothing', () => {
  const { tasks } = readDocument([...HEAD, ...PARAGRAPHS.slice(0, 2).flat()].join('\n\n'))
  expect(tasks.map(({ text }) => text)).toEqual(
    PARAGRAPHS.slice(0, 2).map((lines) => lines.join(' ').replace(/^\d\. /, '')),
  )
})

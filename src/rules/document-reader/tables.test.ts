// Tables whose rows stand in groups that say when they are due.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

test.each(['\t', ' | '])(
  'a line over a group of rows says when they are due, where they say nothing themselves (%j)',
  (gap) => {
    const rows = [
      ['TT', 'Nội dung', 'Chủ trì', 'Thời gian'],
      ['', 'Tháng 10/2025', '', ''],
      ['1', 'Họp ban chỉ đạo', 'Văn phòng Đảng ủy', ''],
      ['2', 'Giám sát việc thu đảng phí', 'Ủy ban Kiểm tra', 'Trước ngày 20/10'],
      ['', 'Quý IV/2025', '', ''],
      ['3', 'Mở lớp cho cấp ủy viên', 'Ban Xây dựng Đảng', ''],
    ].map((cells) => cells.join(gap))
    const { tasks, deadlines } = readDocument(
      [
        'Xã Tân An, ngày 12 tháng 9 năm 2025',
        'CHƯƠNG TRÌNH',
        'công tác quý IV năm 2025',
        '-----',
        'I. NỘI DUNG',
        ...rows,
      ].join('\n'),
    )
    expect(tasks.map(({ due }) => due)).toEqual([['2025-10-31'], ['<2025-10-20'], ['2025-12-31']])
    expect(deadlines.map(({ text, norm, strength }) => [text, norm, strength]).slice(1)).toEqual([
      ['Tháng 10/2025', '2025-10-31', 'deadline'],
      ['Trước ngày 20/10', '2025-10-20', 'deadline'],
      ['Quý IV/2025', '2025-12-31', 'deadline'],
    ])
  },
)

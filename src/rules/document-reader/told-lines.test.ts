// Lines under a task that only say who does it, with whom and when, in the words offices use for it.
import { describe, expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const tasks = (...lines: string[]) =>
  readDocument(
    [
      'Xã Tân An, ngày 12 tháng 8 năm 2025',
      'KẾ HOẠCH',
      'hoạt động hè',
      '-----',
      'Đảng ủy xã xây dựng kế hoạch như sau:',
      'I. NHIỆM VỤ',
      ...lines,
    ].join('\n'),
  ).tasks.map(({ lead, coop, due }) => [lead, coop, due])

describe('one line says who', () => {
  test.each([
    'Đơn vị thực hiện',
    'Cơ quan tham mưu',
    'Bộ phận phụ trách',
    'Người thực hiện',
    'Cơ quan chủ trì tham mưu',
    'Đơn vị chủ trì, thực hiện',
    'Chủ trì',
    'Phụ trách',
    'Phân công thực hiện',
    'Lực lượng tham gia chính',
  ])('%s', (label) => {
    const helps = label.includes('tham gia')
    expect(tasks('1. Mở lớp dạy bơi', `${label}: Đoàn xã, phường.`)).toEqual([
      helps ? [[], ['Đoàn xã, phường'], []] : [['Đoàn xã, phường'], [], []],
    ])
  })
})

test('who leads and who helps in one line, and in two', () => {
  const both = [[['Ban Phong trào'], ['Hội Sinh viên tỉnh'], []]]
  expect(tasks('1. Mở lớp dạy bơi.', 'Đơn vị thực hiện: Ban Phong trào phối hợp với Hội Sinh viên tỉnh.')).toEqual(both)
  expect(tasks('1. Mở lớp dạy bơi.', '- Chủ trì: Ban Phong trào; phối hợp: Hội Sinh viên tỉnh.')).toEqual(both)
  expect(
    tasks('1. Mở lớp dạy bơi.', '+ Cơ quan chủ trì: Ban Phong trào.', '+ Cơ quan phối hợp: Hội Sinh viên tỉnh.'),
  ).toEqual(both)
})

test.each([
  ['Thời gian trình: chậm nhất ngày 25/11/2025.', '2025-11-25'],
  ['Thời gian hoàn thành và báo cáo: trước ngày 25/11/2025.', '<2025-11-25'],
  ['Hạn hoàn thành: 25/11/2025.', '2025-11-25'],
  ['Thời hạn gửi hồ sơ: ngày 25/11/2025.', '2025-11-25'],
  ['Tiến độ: trong tháng 11/2025.', '2025-11-30'],
  ['Hoàn thành: quý IV/2025.', '2025-12-31'],
])('when: %s', (line, due) => {
  for (const mark of ['', '+ '])
    expect(tasks('1. Lập đề án sắp xếp trụ sở.', `${mark}${line}`)).toEqual([[[], [], [due]]])
})

test('a line behind several items is said of them all, but not of who has been named', () => {
  const items = ['1. Chiến dịch hè', '- Làm đường thôn.', '- Chi đoàn Công an dạy bơi.', '- Thăm gia đình có công.']
  const expected = [
    [['Đoàn xã'], [], []],
    [['Chi đoàn Công an'], [], []],
    [['Đoàn xã'], [], []],
  ]
  expect(tasks(...items, 'Đơn vị thực hiện: Đoàn xã.')).toEqual(expected)
  expect(tasks(...items, '- Đơn vị thực hiện: Đoàn xã.')).toEqual(expected)
  expect(
    tasks('1. Vẽ tranh tường.', ...items.slice(1).map((one) => one.replace('-', '2.')), 'Phụ trách: Đoàn xã.').at(
      0,
    )?.[0],
  ).toEqual([])
})

test('where it is held and what it costs is no work', () => {
  expect(tasks('1. Hội thi', '- Địa bàn: các xã biên giới.', '- Phương châm: an toàn, tiết kiệm.')).toEqual([])
  expect(tasks('1. Hội thi', 'Địa điểm: Nhà văn hóa xã.', 'Chủ trì: Đoàn xã.')).toEqual([[['Đoàn xã'], [], []]])
})

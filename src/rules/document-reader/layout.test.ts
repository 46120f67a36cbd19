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

test('the lines of a letterhead with its two columns say nothing of the width of the text', () => {
  const head = [
    'ĐẢNG BỘ HUYỆN LỤC YÊN HẠ                              ĐẢNG CỘNG SẢN VIỆT NAM',
    'ĐẢNG ỦY XÃ KHÁNH HÒA THƯỢNG                    Khánh Hòa, ngày 16 tháng 7 năm 2025',
    'Số 12-KH/ĐU                                                               *        ',
  ]
  const text = [
    '1. Giám đốc Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh,',
    'Văn phòng Ủy ban nhân dân tỉnh thành lập đoàn kiểm tra công',
    'vụ tại các xã.',
    '2. Các chi bộ tổ chức học tập, quán triệt đến toàn thể đảng',
    'viên và nhân dân.',
    '3. Đoàn Thanh niên xã vận động thanh niên tham gia nghĩa vụ',
    'quân sự.',
  ]
  const { tasks } = readDocument([...head, ...head, ...HEAD.slice(1), ...text].join('\n'))
  expect(tasks.map(({ lead }) => lead)).toEqual([['Giám đốc Sở Nội vụ'], ['Các chi bộ'], ['Đoàn Thanh niên xã']])
})

test.each([
  ['a list that goes on counting', ['1. Báo cáo gồm: (1) Kết quả; (2) Hạn chế;', '(3) Nguyên nhân.'], ['I', 'I.1']],
  ['a span of years', ['1. Chuẩn bị đại hội nhiệm kỳ 2025', '- 2027 của các chi bộ.'], ['I', 'I.1']],
  ['a list of its own', ['1. Báo cáo gồm:', '(1) Kết quả;', '(2) Hạn chế.'], ['I', 'I.1', 'I.1.1', 'I.1.2']],
])('signs that come to stand at the head of a line: %s', (_, lines, paths) => {
  expect(readDocument([...HEAD, ...lines].join('\n')).sections.map(({ path }) => path)).toEqual(paths)
})

test('a number parted from its symbol by the end of a line', () => {
  const { cites } = readDocument(
    [...HEAD, '1. Thực hiện Kế hoạch số 398', 'KH/TĐTN ngày 25/01/2025 của Tỉnh đoàn.'].join('\n'),
  )
  expect(cites.map(({ so, kyHieu, date }) => [so, kyHieu, date])).toEqual([['398', 'KH/TĐTN', '2025-01-25']])
})

test.each([
  ['blanks that do not break', (line: string) => line.replaceAll(' ', '\u00a0')],
  ['two blanks for one', (line: string) => line.replaceAll(' ', '  ')],
])('%s', (_, spaced) => {
  const foot = ['Nơi nhận:', '- Ban Thường vụ Tỉnh ủy,', '- Lưu VP.', 'T/M ĐẢNG ỦY', 'BÍ THƯ', 'Ngô Văn Thức']
  const work = [
    '1. Mở lớp.',
    'STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian',
    '1\tSố hóa hồ sơ\tBan Tổ chức\tChi bộ\tQuý IV/2025',
  ]
  const letter = ['Kính gửi: Ban Tổ chức Huyện ủy.', 'Đảng ủy xã báo cáo như sau:']
  const read = readDocument([...HEAD.slice(0, 4), ...letter, ...HEAD.slice(4), ...work, ...foot].map(spaced).join('\n'))
  expect(read.recipients.map(({ text }) => text)).toEqual(['Ban Tổ chức Huyện ủy', 'Ban Thường vụ Tỉnh ủy', 'Lưu VP'])
  expect(read.signer?.name).toBe('Ngô Văn Thức')
  expect(read.tasks.map(({ lead }) => lead)).toEqual([[], ['Ban Tổ chức']])
})

test('a letter whose lines all stand apart, or whose columns lost the gap between them', () => {
  const letter = [
    'ĐẢNG BỘ TỈNH QUẢNG LĨNH ĐẢNG CỘNG SẢN VIỆT NAM',
    'ĐẢNG ỦY PHƯỜNG AN LỘC',
    '* An Lộc, ngày 13 tháng 01 năm 2026',
    'Số 311-CV/ĐU',
    'V/v chuẩn bị tổ chức Tết Nguyên đán',
    'Bính Ngọ năm 2026',
    'Kính gửi: - Các chi bộ,',
    '- Công an phường.',
    'Đảng ủy yêu cầu:',
    '1. Công an phường mở đợt cao điểm.',
    'Nơi nhận: PHÓ BÍ THƯ',
    '- Như trên; Doãn Thị Minh Hà',
    '- Lưu VP.',
  ]
  for (const gap of ['\n', '\n\n']) {
    const read = readDocument(letter.join(gap))
    expect([read.number, read.place, read.date, read.title]).toEqual([
      '311-CV/ĐU',
      'An Lộc',
      '2026-01-13',
      'V/v chuẩn bị tổ chức Tết Nguyên đán Bính Ngọ năm 2026',
    ])
    expect(read.recipients.map(({ text }) => text)).toEqual(['Các chi bộ', 'Công an phường', 'Như trên', 'Lưu VP'])
    expect(read.signer).toMatchObject({ position: 'PHÓ BÍ THƯ', name: 'Doãn Thị Minh Hà' })
  }
})

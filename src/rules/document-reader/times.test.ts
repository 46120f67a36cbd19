// Expressions of time that count from an event, name several quarters, or only look like something to wait for.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const times = (text: string) =>
  readDocument(
    [
      'Xã Tân An, ngày 12 tháng 8 năm 2025',
      'KẾ HOẠCH',
      'phát triển đảng viên',
      '-----',
      'Đảng ủy xã xây dựng kế hoạch như sau:',
      'I. NHIỆM VỤ',
      `1. ${text}`,
    ].join('\n'),
  ).deadlines.map(({ kind, norm, strength }) => [kind, norm, strength])

test.each<[string, [string, string | null, string][]]>([
  ['Chi bộ gửi tài liệu ít nhất 05 ngày trước hội nghị.', [['before', '05 ngày', 'deadline']]],
  ['Chi bộ gửi tài liệu chậm nhất 03 ngày trước khi họp.', [['before', '03 ngày', 'deadline']]],
  ['Chi bộ gửi tài liệu tối thiểu 02 ngày làm việc trước ngày họp.', [['before', '02 ngày làm việc', 'deadline']]],
  ['Chi bộ gửi tài liệu 05 ngày trước mỗi kỳ họp.', [['before', '05 ngày', 'deadline']]],
  ['Chi bộ gửi biên bản sau hội nghị 03 ngày.', [['within', '03 ngày', 'deadline']]],
  ['Chi bộ gửi biên bản sau khi họp chậm nhất 02 ngày.', [['within', '02 ngày', 'deadline']]],
  [
    'Tiến hành 30 ngày làm việc, kể từ ngày 06/10/2025.',
    [
      ['within', '30 ngày làm việc', 'deadline'],
      ['from', '2025-10-06', 'deadline'],
    ],
  ],
  [
    'Gửi báo cáo: 6 tháng trước ngày 20/5, cả năm trước ngày 20/11.',
    [
      ['periodic', '6-monthly', 'deadline'],
      ['before', '2026-05-20', 'deadline'],
      ['periodic', 'yearly', 'deadline'],
      ['before', '2025-11-20', 'deadline'],
    ],
  ],
  ['Tham mưu sau khi có ý kiến của Tỉnh ủy.', [['trigger', 'ý kiến của Tỉnh ủy', 'deadline']]],
  ['Kết nạp hằng năm 20 đảng viên trở lên.', [['periodic', 'yearly', 'deadline']]],
  ['Mốc giám sát từ tháng 01/2024 đến tháng 6/2026.', [['period', '2024-01/2026-06', 'reporting']]],
  ['Chi bộ báo cáo trong vòng 24 giờ.', [['within', '24 giờ', 'deadline']]],
  ['Chi bộ báo cáo trước 17 giờ ngày 12/12/2025.', [['before', '2025-12-12', 'deadline']]],
  ['Chi bộ báo cáo quý III, IV năm 2025.', [['by', '2025-12-31', 'deadline']]],
  ['Mở lớp trong quý I và II/2026.', [['by', '2026-06-30', 'deadline']]],
  ['Chi bộ họp hai tháng một lần.', [['periodic', 'hai tháng', 'deadline']]],
  ['Chi bộ báo cáo trước 10/12 hằng năm.', [['periodic', 'yearly', 'deadline']]],
  ['Hoàn thành: 30.9.2025.', [['by', '2025-09-30', 'deadline']]],
  ['Hội nghị chỉ tiến hành khi có mặt từ 80% đảng viên trở lên.', []],
  ['Chi bộ biểu quyết khi có đủ hai phần ba số đảng viên.', []],
  ['Chi bộ thảo luận lại khi có ý kiến khác nhau.', []],
  ['Chi bộ họp khi có ít nhất 03 đảng viên đề nghị.', []],
  ['Mở lớp tháng Chín/2025.', [['by', '2025-09-30', 'deadline']]],
  ['Mở lớp trong tháng Mười một.', [['by', '2025-11-30', 'deadline']]],
  ['Mở lớp trong tháng mười hai năm 2025.', [['by', '2025-12-31', 'deadline']]],
  ['Chi bộ họp 6 tháng năm lần.', []],
  ['Hoàn thành: 30/09/25.', [['by', '2025-09-30', 'deadline']]],
  ['Chi bộ báo cáo định kỳ vào ngày 20 hằng tháng.', [['periodic', 'monthly', 'deadline']]],
  ['Họp mỗi quý một lần, chậm nhất ngày 10 của tháng đầu quý.', [['periodic', 'quarterly', 'deadline']]],
  ['Định kỳ 6 tháng (trước ngày 15/6 và 15/12) báo cáo Đảng ủy.', [['periodic', '6-monthly', 'deadline']]],
  [
    'Hằng năm (các chi bộ tự làm) báo cáo trước ngày 15/11.',
    [
      ['periodic', 'yearly', 'deadline'],
      ['before', '2025-11-15', 'deadline'],
    ],
  ],
  ['Làm việc với chi bộ tuần 2 tháng 9/2025.', [['by', '2025-09-14', 'deadline']]],
  ['Xong trong tuần thứ tư tháng 9.', [['by', '2025-09-28', 'deadline']]],
  ['Xác minh: 15 ngày làm việc kể từ ngày nhận báo cáo.', [['within', '15 ngày làm việc', 'deadline']]],
  ['Quy chế có hiệu lực kể từ ngày thông qua.', [['from', 'ngày thông qua', 'adverb']]],
  ['Nộp trong 10 ngày kể từ ngày thông qua.', [['within', '10 ngày', 'deadline']]],
  ['Họp mặt Ngày Nhà giáo Việt Nam 20/11.', [['by', '2025-11-20', 'deadline']]],
  [
    'Báo cáo sơ kết 15/12, tổng kết 15/6.',
    [
      ['by', '2025-12-15', 'deadline'],
      ['by', '2026-06-15', 'deadline'],
    ],
  ],
  ['Tổng kết 15/20 chi bộ.', []],
  ['Chỉnh trang đường hoa trước Tết Dương lịch 2026.', [['before', '2026-01-01', 'deadline']]],
  ['Chỉnh trang đường hoa trước Tết Nguyên đán.', [['before', 'Tết Nguyên đán', 'deadline']]],
  ['Định kỳ hằng quý (trước ngày 15 tháng cuối quý) báo cáo.', [['periodic', 'quarterly', 'deadline']]],
  ['Nạo vét mương ngày 15 - 16/11/2025.', [['period', '2025-11-15/2025-11-16', 'deadline']]],
  ['Báo cáo kết quả sau bầu cử 05 ngày.', [['within', '05 ngày', 'deadline']]],
  ['Tài liệu phải gửi trước cho đảng ủy viên ít nhất 03 ngày.', [['before', '03 ngày', 'deadline']]],
  ['Mít tinh kỷ niệm Ngày thành lập Đoàn (26/3).', [['by', '2026-03-26', 'deadline']]],
  ['Ủy ban báo cáo Hội đồng nhân dân tại kỳ họp cuối năm.', [['periodic', 'year-end', 'deadline']]],
  ['Chi bộ báo cáo trước 31-12.', [['before', '2025-12-31', 'deadline']]],
  ['Chi bộ báo cáo chậm nhất 15-11 để tổng hợp.', [['by', '2025-11-15', 'deadline']]],
  ['Chi bộ báo cáo trước 31-12 hằng năm.', [['periodic', 'yearly', 'deadline']]],
  ['Chi bộ giúp trước 3-5 đồng chí.', []],
  ['Xây dựng đội ngũ báo cáo viên đến 2030.', [['by', '2030-12-31', 'deadline']]],
  ['Nâng số hội viên đến 2030 người.', []],
  ['Củng cố chi ủy trong những tháng cuối năm 2025.', [['by', '2025-12-31', 'deadline']]],
  ['Chi bộ nhận xét trong thời hạn không quá 30 ngày.', [['within', '30 ngày', 'deadline']]],
  ['Chi bộ nộp hồ sơ trong vòng 02 tuần.', [['within', '02 tuần', 'deadline']]],
  ['Lập hồ sơ đề xuất sau khi quy hoạch được duyệt.', [['trigger', 'quy hoạch được duyệt', 'deadline']]],
  ['Giới thiệu ít nhất 06 đoàn viên ưu tú/năm.', [['periodic', 'yearly', 'deadline']]],
  ['Nâng thu nhập lên 60 triệu đồng/người/năm.', []],
  ['Bố trí ngân sách mỗi năm tối thiểu 20 tỷ đồng cho các bản.', [['periodic', 'yearly', 'deadline']]],
  [
    'Sơ kết vào quý II/2028, tổng kết năm 2030.',
    [
      ['by', '2028-06-30', 'deadline'],
      ['within', '2030', 'deadline'],
    ],
  ],
  ['Sau 12 tháng không tiến bộ thì chi bộ đề nghị xóa tên.', []],
  ['Chi bộ nhắc nhở đảng viên bỏ sinh hoạt 3 tháng trong năm.', []],
  ['Gieo trồng 95 ha cây hằng năm.', []],
  ['Chi bộ gửi tài liệu trước đại hội ít nhất 07 ngày.', [['before', '07 ngày', 'deadline']]],
  [
    'Chi bộ rà soát sau khi Luật Quy hoạch (sửa đổi) có hiệu lực.',
    [['trigger', 'Luật Quy hoạch (sửa đổi) có hiệu lực', 'deadline']],
  ],
  ['Chi bộ kiểm tra đê kè trước mùa mưa hằng năm.', [['periodic', 'yearly', 'deadline']]],
  [
    'Các chi bộ sinh viên phối hợp với Đoàn Thanh niên mỗi quý lựa chọn quần chúng ưu tú.',
    [['periodic', 'quarterly', 'deadline']],
  ],
  ['Chi bộ khen giáo viên theo kết quả cuối năm học.', []],
  ['Chi bộ rà soát khi có hướng dẫn mới.', [['trigger', 'hướng dẫn mới', 'deadline']]],
  ['Chi bộ nộp ngay sau khi có thông báo của Đảng ủy.', [['trigger', 'thông báo của Đảng ủy', 'deadline']]],
])('%s', (text, expected) => expect(times(text)).toEqual(expected))

/** A report on the first nine months, with one result. */
const reported = (text: string) =>
  readDocument(
    [
      'Xã Tân An, ngày 03 tháng 10 năm 2025',
      'BÁO CÁO',
      'công tác xây dựng Đảng 9 tháng, nhiệm vụ 3 tháng cuối năm 2025',
      '-----',
      'I. KẾT QUẢ',
      `1. ${text}`,
      'II. NHIỆM VỤ',
      '1. Trong 9 tháng tới mở 03 lớp.',
    ].join('\n'),
  ).deadlines.map(({ text, norm, strength }) => [text, norm, strength])

test('months from the start of the year in short, where the document speaks of them', () => {
  const title = [
    ['9 tháng', '2025-01-01/2025-09-30', 'reporting'],
    ['3 tháng cuối năm 2025', '2025-10-01/2025-12-31', 'adverb'],
  ]
  const work = ['Trong 9 tháng', '9 tháng', 'deadline']
  expect(reported('Kết quả 9 tháng đầu năm đạt khá; lũy kế 9 tháng kết nạp 12 đảng viên.')).toEqual([
    ...title,
    ['9 tháng đầu năm', '2025-01-01/2025-09-30', 'reporting'],
    ['9 tháng', '2025-01-01/2025-09-30', 'reporting'],
    work,
  ])
  expect(reported('Thu ngân sách 8 tháng đạt 76%.').slice(2, -1)).toEqual([
    ['8 tháng', '2025-01-01/2025-08-31', 'reporting'],
  ])
  expect(reported('Xét kết nạp sau 9 tháng thử thách; 9 tháng/2024 kết nạp 10 đảng viên.').slice(2, -1)).toEqual([
    ['sau 9 tháng', '9 tháng', 'reporting'],
    ['9 tháng/2024', '2024-01-01/2024-09-30', 'reporting'],
  ])
})

test('the day of a law in the grounds is no time', () => {
  const read = (text: string) =>
    readDocument(['NGHỊ QUYẾT', 'về nhiệm vụ', '-----', text, 'I. NHIỆM VỤ'].join('\n')).deadlines
  expect(
    read('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật Ngân sách ngày 25/6/2015;'),
  ).toEqual([])
  expect(read('Căn cứ Luật Đất đai, Đảng ủy hoàn thành việc này trước ngày 25/6/2026.')).toHaveLength(1)
})

test('a term of office in a heading binds nothing', () => {
  const text = ['KẾ HOẠCH', 'công tác', '-----', 'I. NHIỆM VỤ NHIỆM KỲ 2025 - 2030', '1. Mở lớp.'].join('\n')
  expect(readDocument(text).deadlines.map(({ norm, strength }) => [norm, strength])).toEqual([['2025/2030', 'adverb']])
})

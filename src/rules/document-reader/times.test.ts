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

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
  ['Chi bộ rà soát khi có hướng dẫn mới.', [['trigger', 'hướng dẫn mới', 'deadline']]],
  ['Chi bộ nộp ngay sau khi có thông báo của Đảng ủy.', [['trigger', 'thông báo của Đảng ủy', 'deadline']]],
])('%s', (text, expected) => expect(times(text)).toEqual(expected))

// Numbers that count, and numbers that only say which are meant or what something is called.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const read = (kind: string, heading: string, text: string) =>
  readDocument(['Xã Tân An, ngày 12 tháng 8 năm 2025', kind, 'công tác', '-----', heading, `1. ${text}`].join('\n'))

test.each<[string, number[]]>([
  ['Để lại chi bộ 513.840.000 đồng, chi cho thôn 12.500.000 đồng.', [513_840_000, 12_500_000]],
  ['Tuyên dương 38 "Sinh viên 5 tốt" cấp trường, 04 cấp tỉnh.', [38, 4]],
  ['Tổ dân phố 5 họp tại phường 2.', []],
  ['Chi bộ họp thường kỳ 14 cuộc; biên bản 05 kỳ ghi thiếu; bản 4 họp kỳ 3.', [14, 5]],
  ['Giải quyết việc làm cho 642/1.100 lao động.', [642, 1100]],
  ['Nữ 38 đồng chí; dân tộc thiểu số 81 đồng chí; Chi bộ Nông trường 4 khá.', [38, 81]],
  ['Xếp loại theo 04 mức độ, 05 chi bộ xếp mức 1.', [5]],
  ['Nhận diện 27 biểu hiện suy thoái, gồm: (1) nhận thức; (2) hành động.', []],
])('counted: %s', (text, values) => {
  expect(read('BÁO CÁO', 'I. KẾT QUẢ', text).figures.map(({ value }) => value)).toEqual(values)
})

test.each<[string, number[]]>([
  ['Phấn đấu trên 60% doanh nghiệp có từ 50 lao động trở lên có tổ chức đảng.', [60]],
  ['Tặng quà 15 gia đình, mỗi suất 500.000đ.', [15, 500_000]],
  ['Thành phần: mỗi đơn vị cử 01 đội tham gia.', [1]],
  ['Giải quyết dứt điểm 02 vụ khiếu nại; thực hiện điểm 3 của kế hoạch.', [2]],
  ['Liên hệ 27 biểu hiện suy thoái, xếp loại theo 04 mức.', []],
  ['Sắp xếp chi bộ có dưới 5 đảng viên.', []],
  ['Chấm điểm theo 03 nhóm tiêu chí, chia làm 5 mức độ; xếp loại theo 04 (bốn) mức.', []],
  ['Phấn đấu xếp loại mức 2 trở lên, xây dựng 02 mô hình.', [2]],
  ['Trung đoàn Bộ binh 894 và Đồn Biên phòng 327 huấn luyện 40 dân quân.', [40]],
  ['Kết nạp hằng năm 20 đảng viên trở lên; không còn chi bộ dưới 05 đảng viên.', [20]],
  ['Mỗi chi bộ có từ 3 quần chúng trở lên học lớp nhận thức.', [3]],
])('wanted: %s', (text, values) => {
  expect(read('KẾ HOẠCH', 'I. NHIỆM VỤ', text).targets.map(({ value }) => value)).toEqual(values)
})

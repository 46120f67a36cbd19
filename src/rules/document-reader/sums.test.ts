// Sums of a report whose parts are counted each in a place of its own.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const checks = (text: string) =>
  readDocument(
    [
      'Xã Tân An, ngày 12 tháng 8 năm 2025',
      'BÁO CÁO',
      'công tác xây dựng Đảng',
      '-----',
      'I. KẾT QUẢ',
      `1. ${text}`,
    ].join('\n'),
  ).checks.map(({ values, ok, difference }) => [values, ok, difference])

test.each<[string, [number[], boolean, number | undefined][]]>([
  [
    'Giáo dục: phường có 11 trường, trong đó mầm non 6 trường, tiểu học 3 trường, trung học 1 trường; tổng số 6.917 học sinh.',
    [[[6, 3, 1, 11], false, 1]],
  ],
  [
    'Đảng bộ có 03 chi bộ với 78 đảng viên, trong đó: Chi bộ Khoa Nội 31, Chi bộ Khoa Ngoại 27, Chi bộ Hậu cần 16 đảng viên.',
    [[[31, 27, 16, 78], false, 4]],
  ],
  [
    'Toàn xã có 60 hộ nghèo, cụ thể: thôn Thượng 21 hộ, thôn Trung 19 hộ; thôn Hạ 20 hộ.',
    [[[21, 19, 20, 60], true, undefined]],
  ],
  [
    'Kết nạp 45 đảng viên, trong đó khối xã 20, khối trường học 15 và khối doanh nghiệp 11.',
    [[[20, 15, 11, 45], false, 1]],
  ],
  [
    'Có 318 chi bộ, trong đó có 167 chi bộ thôn, khu phố, 96 chi bộ cơ quan, đơn vị và 54 chi bộ doanh nghiệp.',
    [[[167, 96, 54, 318], false, 1]],
  ],
  [
    'Có 86 đồng chí, trong đó nam 59 đồng chí và nữ 27 đồng chí. Về độ tuổi: dưới 40 tuổi có 21 đồng chí, từ 40 đến 50 tuổi có 47 đồng chí, trên 50 tuổi có 20 đồng chí.',
    [
      [[59, 27, 86], true, undefined],
      [[21, 47, 20, 86], false, 2],
    ],
  ],
  [
    'Thôn có 186 hộ. Chi bộ có 21 đảng viên (chính thức 19, dự bị 3); nam 14, nữ 7.',
    [
      [[19, 3, 21], false, 1],
      [[14, 7, 21], true, undefined],
    ],
  ],
  [
    'Có 1.876 đoàn viên, gồm 1.214 đoàn viên khoa Điều dưỡng, 498 đoàn viên khoa Dược, 146 đoàn viên là giảng viên.',
    [[[1214, 498, 146, 1876], false, 18]],
  ],
  [
    'Có 4 chi bộ với 136 đảng viên, gồm: Chi bộ Văn phòng 41 đồng chí, Chi bộ Vận hành 52 đồng chí, Chi bộ Sửa chữa 27 đồng chí, Chi bộ Chi nhánh 18 đồng chí; chính thức 129, dự bị 07.',
    [[[41, 52, 27, 18, 136], false, 2]],
  ],
  [
    'Trường có 46 cán bộ, giáo viên, nhân viên, gồm: ban giám hiệu 03, giáo viên 38, nhân viên 06; 24 lớp.',
    [[[3, 38, 6, 46], false, 1]],
  ],
  [
    'Kết nạp 60 đảng viên, trong đó: năm 2022: 14 đồng chí; năm 2023: 17 đồng chí; năm 2024: 30 đồng chí. Nữ 20 đồng chí.',
    [[[14, 17, 30, 60], false, 1]],
  ],
  ['Có 90 đảng viên, gồm: đảng viên nữ 40, đảng viên trẻ 25, đảng viên là giáo viên 30.', []],
  ['Có 90 đảng viên, trong đó: đảng viên nữ 40, đảng viên trẻ 25, đảng viên là giáo viên 30.', []],
  ['Có 900 đảng viên, trong đó: Chi bộ Đông 30, Chi bộ Tây 25, Chi bộ Nam 20 phải nhắc nhở.', []],
])('%s', (text, expected) => expect(checks(text)).toEqual(expected))

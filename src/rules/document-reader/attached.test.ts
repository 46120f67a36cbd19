// A decision signed before the rules it brings into force, which go on as a text of their own.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const DECISION = [
  'ĐẢNG BỘ TỈNH TÂN AN           ĐẢNG CỘNG SẢN VIỆT NAM',
  'ĐẢNG ỦY CÔNG TY GẠCH NGÓI',
  'Số: 58-QĐ/ĐU                  Tân An, ngày 14-4-2025',
  'QUYẾT ĐỊNH',
  'ban hành Quy chế phối hợp',
  '-----',
  '- Căn cứ Quy định số 48-QĐi/TW ngày 03/5/2020 về đảng bộ, chi bộ cơ sở trong công ty cổ phần;',
  'Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.',
  'Điều 2. Văn phòng Đảng ủy và các chi bộ thi hành Quyết định này.',
]
const FOOT = ['Nơi nhận:', '- Như Điều 2,', '- Lưu VPĐU.', 'T/M BAN CHẤP HÀNH', 'BÍ THƯ', '', 'Lương Văn Kiên']
const RULES = [
  'QUY CHẾ',
  'phối hợp giữa Đảng ủy và Ban Tổng giám đốc',
  '(Ban hành kèm theo Quyết định số 58-QĐ/ĐU,',
  'ngày 14/4/2025)',
  '-----',
  'Chương I',
  'QUY ĐỊNH CHUNG',
  'Điều 1. Hội ý',
  '1. Bí thư Đảng ủy và Tổng giám đốc hội ý vào sáng thứ hai hằng tuần.',
  '2. Ban Tổng giám đốc gửi báo cáo trước ngày 10 hằng tháng.',
  'Điều 2. Thi hành',
  'Quy chế này có hiệu lực kể từ ngày ký. Văn phòng Đảng ủy theo dõi việc thực hiện.',
]

test.each([
  ['with its own signature', ['T/M BAN CHẤP HÀNH', 'BÍ THƯ', '', 'Lương Văn Kiên']],
  ['without', []],
])('rules behind a decision, %s', (_, end) => {
  const read = readDocument([...DECISION, ...FOOT, ...RULES, ...end].join('\n'))
  expect(read.signer).toEqual({ authority: 'T/M BAN CHẤP HÀNH', position: 'BÍ THƯ', name: 'Lương Văn Kiên' })
  expect(read.recipients.map(({ text }) => text)).toEqual(['Như Điều 2', 'Lưu VPĐU'])
  expect(read.cites.map(({ so }) => so)).toEqual(['48'])
  expect(read.sections.map(({ path }) => path)).toEqual([
    '-1',
    'Điều 1',
    'Điều 2',
    'Chương I',
    'Chương I.Điều 1',
    'Chương I.Điều 1.1',
    'Chương I.Điều 1.2',
    'Chương I.Điều 2',
  ])
  expect(read.tasks.map(({ lead, due }) => [lead, due])).toEqual([
    [['Văn phòng Đảng ủy', 'các chi bộ'], []],
    [['Bí thư Đảng ủy', 'Tổng giám đốc'], ['weekly']],
    [['Ban Tổng giám đốc'], ['monthly']],
    [['Văn phòng Đảng ủy'], []],
  ])
})

test('an outline behind the foot is no text of the document', () => {
  const outline = ['ĐỀ CƯƠNG BÁO CÁO', '(kèm theo Quyết định số 58-QĐ/ĐU)', 'I. Kết quả', 'II. Nhiệm vụ']
  expect(readDocument([...DECISION, ...FOOT, ...outline].join('\n')).sections).toHaveLength(3)
})

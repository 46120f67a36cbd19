// Words a hand or a machine left wrong: pointed at with a proposal, in the text they stay as they are.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const read = (text: string) =>
  readDocument(
    ['Xã Tân An, ngày 12 tháng 8 năm 2025', 'BÁO CÁO', 'công tác', '-----', 'I. KẾT QUẢ', `1. ${text}`].join('\n'),
  )

test.each<[string, string, string]>([
  ['Đã chuyễn chính thức 04 đảng viên.', 'chuyễn', 'chuyển'],
  ['Chưa đến mức phải xữ lý.', 'xữ', 'xử'],
  ['Phân công đảng viên giử gìn trật tự.', 'giử', 'giữ'],
  ['Đảng viên chấp hàng nghiêm quy định.', 'chấp hàng', 'chấp hành'],
  ['Đã sắp xếp bộ m y.', 'bộ m y', 'bộ máy'],
])('%s', (text, wrong, right) => {
  const { damage } = read(text)
  expect(damage.map(({ text: found, restored }) => [found, restored])).toEqual([[wrong, right]])
})

test.each([
  'Đường dài 3 m y như bản vẽ, lãnh đạo lảnh lót, hiếu đễ, đẫy đà, sỗ sàng, đãng trí.',
  'Bán hàng ở chợ, ban hành văn bản, cơ quan quảng bá, công nhân, thành phần, tiếng vang.',
  'Nghỉ hè nghĩ về quê, sữa tươi sửa chữa, chửa lành, bảo vệ mùa bão, tĩnh tâm ở tỉnh.',
])('sound words: %s', (text) => expect(read(text).damage).toEqual([]))

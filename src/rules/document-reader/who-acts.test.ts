// Whom the reader finds to act in sentences, orders, lists and headings written for it.
import { describe, expect, test } from 'vitest'
import { type DocumentReading, readDocument } from '#rules/document-reader/read-document.ts'

/** A plan of one section of work with the given lines. */
const plan = (...lines: string[]): DocumentReading =>
  readDocument(
    [
      'Xã Tân An, ngày 12 tháng 8 năm 2025',
      'KẾ HOẠCH',
      'phát triển đảng viên',
      '-----',
      'Căn cứ tình hình thực tế, Đảng ủy xã xây dựng kế hoạch như sau:',
      'I. NHIỆM VỤ',
      ...lines,
    ].join('\n'),
  )

const leads = (...lines: string[]): string[][] => plan(...lines).tasks.map(({ lead }) => lead)
const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

describe('bodies known by their kind, short or long', () => {
  test.each([
    'BQL chợ xã',
    'BCĐ 35 xã',
    'VP Đảng ủy',
    'UB MTTQ Việt Nam xã',
    'ban CHQS xã',
    'CA xã',
    'các huyện, thành, thị đoàn',
    'các huyện, thị xã, thành phố',
    'cấp xã',
    'cấp huyện và tương đương',
    'tiểu đoàn 3',
    'phân xưởng Cơ điện',
    'chi nhánh Hải Bình',
    'liên minh Hợp tác xã',
    'Vườn quốc gia Pù Sơn',
    'ông Hà Văn Lợi',
    'phó Chủ tịch UBND xã',
    'trưởng khoa Nội',
    'thủ quỹ',
    'cha mẹ học sinh',
    'chủ đầu tư',
    'đảng viên dự bị',
    'các tổ chức thành viên',
    'thủ trưởng các sở, ban, ngành',
    'đại biểu Hội đồng nhân dân xã',
    'tổ đại biểu',
    'cấp có thẩm quyền',
    'dân quân tự vệ',
    'Hội Chữ thập đỏ',
    'Hội đồng nghĩa vụ quân sự',
    'tổ thẩm tra',
    'đảng bộ bộ phận',
    'đoàn trực thuộc',
    'Vụ Pháp chế',
    'các tiểu đoàn 1, 2 và 3',
  ])('%s', (name) => {
    const given = first(name)
    expect(leads(`1. ${given} ngăn chặn tình trạng lấn chiếm.`)).toEqual([[given]])
    expect(leads(`1. Giao ${name} theo dõi, tổng hợp.`)).toEqual([[name]])
    expect(leads(`1. Công an xã, ${name} và Văn phòng Đảng ủy tuần tra.`)).toEqual([
      ['Công an xã', name, 'Văn phòng Đảng ủy'],
    ])
    expect(leads(`1. ${given}`, '- Lập danh sách.', '- Theo dõi kết quả.')).toEqual([[given], [given]])
  })
  test.each(['HTX rau sạch', 'Nhà máy xi măng Hoàng Sơn', 'Trạm khuyến nông', 'Ban quản lý di tích'])(
    '%s, where only the deed says where its name ends',
    (name) => expect(leads(`1. ${name} bố trí người trực.`)).toEqual([[name]]),
  )
  test('words that only begin like one do nothing', () => {
    const { tasks } = plan('1. Hội nghị tổng kết', '- Nhà văn hóa được sửa.', '- Cơ sở vật chất đầy đủ.')
    expect(tasks.flatMap(({ lead }) => lead)).toEqual([])
  })
})

describe('whom a heading gives what stands under it', () => {
  test.each<[string, string[]]>([
    ['Kiểm tra của Đảng ủy', ['Đảng ủy']],
    ['Tự kiểm tra của các chi bộ', ['các chi bộ']],
    ['Công tác giám sát của Ủy ban Kiểm tra', ['Ủy ban Kiểm tra']],
    ['Kiểm tra, giám sát của Ủy ban Kiểm tra Đảng ủy', ['Ủy ban Kiểm tra Đảng ủy']],
    ['Hoạt động tuyên truyền của Đoàn Thanh niên', ['Đoàn Thanh niên']],
    ['Trách nhiệm cụ thể của Văn phòng Đảng ủy', ['Văn phòng Đảng ủy']],
    ['Phần việc của các chi bộ', ['các chi bộ']],
    ['Đối với các chi bộ trực thuộc', ['các chi bộ trực thuộc']],
    ['Ở cấp tỉnh', ['cấp tỉnh']],
    ['Tại các chi bộ', ['các chi bộ']],
    ['Ban Xây dựng Đảng (cơ quan thường trực)', ['Ban Xây dựng Đảng']],
    ['Nhà máy xi măng Hoàng Sơn', ['Nhà máy xi măng Hoàng Sơn']],
    ['Cảng vụ đường thủy, Hải quan cửa khẩu', ['Cảng vụ đường thủy', 'Hải quan cửa khẩu']],
    ['Nâng cao chất lượng sinh hoạt của chi bộ', []],
    ['Chi bộ trong sạch, vững mạnh', []],
    ['Công tác kiểm tra', []],
  ])('%s', (heading, expected) => {
    const under = leads(`1. ${heading}`, '- Lập danh sách.', '- Theo dõi kết quả.')
    expect(under).toEqual([expected, expected])
  })
})

describe('a body no list knows, by the duty it has', () => {
  test.each<[string, string[]]>([
    ['Nghiệp đoàn nghề cá Sông Trà chủ trì, phối hợp với Đồn Biên phòng tuần tra.', ['Nghiệp đoàn nghề cá Sông Trà']],
    ['Mạng lưới cộng tác viên dân số có trách nhiệm cập nhật biến động.', ['Mạng lưới cộng tác viên dân số']],
    ['Người quản trị trang tin chịu trách nhiệm về nội dung đăng.', ['Người quản trị trang tin']],
    ['Thợ cả các xưởng phối hợp với Công đoàn kèm thợ trẻ.', ['Thợ cả các xưởng']],
    ['Giao Nghiệp đoàn nghề cá chủ trì lập danh sách tàu.', ['Nghiệp đoàn nghề cá']],
    ['Nâng cao chất lượng, có trách nhiệm với dân.', []],
    ['Xây dựng lực lượng phối hợp với dân quân tuần tra.', []],
    ['Mọi đề xuất phải chủ trì họp bàn.', []],
    ['Vụ Đông gieo trồng 500 ha.', []],
  ])('%s', (text, expected) => expect(leads(`1. ${text}`).flat()).toEqual(expected))
})

describe('of whom something is done, and who does it', () => {
  test.each<[string, string[]]>([
    ['Đảng viên chuyển đến dưới sáu tháng do chi bộ cũ đánh giá.', ['chi bộ cũ']],
    ['Đảng viên mới chuyển về do chi bộ nơi đi nhận xét.', ['chi bộ nơi đi']],
    ['Hồ sơ của quần chúng ở xa do Văn phòng Đảng ủy thẩm tra.', ['Văn phòng Đảng ủy']],
    ['Đảng viên được kiểm điểm trình bày trước chi bộ.', ['Đảng viên được kiểm điểm']],
    ['Chi bộ được kiểm tra chuẩn bị báo cáo.', ['Chi bộ được kiểm tra']],
    ['Người bị tố cáo giải trình bằng văn bản.', ['Người bị tố cáo']],
    ['Đơn vị được giám sát cung cấp hồ sơ.', ['Đơn vị được giám sát']],
    ['Các đảng ủy xã được giám sát tổ chức rút kinh nghiệm.', ['Các đảng ủy xã được giám sát']],
    ['Đảng viên được học tập nghị quyết.', []],
  ])('%s', (text, expected) => expect(leads(`1. ${text}`).flat()).toEqual(expected))
})

describe('several in one breath', () => {
  test.each<[string, string[]]>([
    ['Cấp tỉnh: Tỉnh đoàn tổ chức lễ phát động.', ['Tỉnh đoàn']],
    ['Các xã, phường đoàn, đoàn trực thuộc ra quân.', ['Các xã, phường đoàn', 'đoàn trực thuộc']],
    ['Phòng Tổ chức đảng, đảng viên (Ban Tổ chức Tỉnh ủy) theo dõi.', ['Phòng Tổ chức đảng, đảng viên']],
    ['Các đảng ủy chưa đạt tiến độ kết nạp có giải pháp cụ thể.', ['Các đảng ủy']],
    ['Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc thực hiện.', ['các cơ quan', 'đơn vị', 'địa phương']],
    ['Các cơ quan, doanh nghiệp và trường học treo cờ.', ['Các cơ quan', 'doanh nghiệp', 'trường học']],
    ['Người đứng đầu cơ quan, đơn vị báo cáo.', ['Người đứng đầu cơ quan, đơn vị']],
    ['Ban Thường vụ các huyện, thành, thị đoàn báo cáo.', ['Ban Thường vụ các huyện, thành, thị đoàn']],
    ['Giao Phòng Tổ chức cơ sở đảng, đảng viên chủ trì rà soát.', ['Phòng Tổ chức cơ sở đảng, đảng viên']],
  ])('%s', (text, expected) => expect(leads(`1. ${text}`).flat()).toEqual(expected))
})

describe('a sentence that gives somebody else the report is work of its own', () => {
  test.each([
    'Văn phòng Đảng ủy theo dõi, đôn đốc, tổng hợp báo cáo Thường trực Đảng ủy.',
    'Giao Văn phòng Đảng ủy tổng hợp kết quả, trình Ban Thường vụ xem xét.',
    'Giao Văn phòng Đảng ủy theo dõi việc thực hiện và báo cáo kết quả về Ban Thường vụ.',
  ])('%s', (sentence) => {
    const opening = '1. Các chi bộ tự kiểm tra việc thu, nộp đảng phí.'
    expect(leads(`${opening} ${sentence}`)).toEqual([['Các chi bộ'], ['Văn phòng Đảng ủy']])
    expect(leads(`${opening} Văn phòng Đảng ủy bố trí phòng họp.`)).toEqual([['Các chi bộ', 'Văn phòng Đảng ủy']])
  })
})

test('who is told in brackets behind the work by a title in small letters', () => {
  expect(leads('1. Làm chuồng trại chống rét xong trước ngày 25/11 (đ/c Thìn, đ/c Mạ phụ trách).')).toEqual([
    ['đ/c Thìn', 'đ/c Mạ'],
  ])
})

test.each([
  ['Kính gửi: Ban Thường vụ Huyện ủy,', '          Ban Tổ chức Huyện ủy.'],
  ['-----', 'Kính gửi: - Ban Thường vụ Huyện ủy,', '          - Ban Tổ chức Huyện ủy.'],
  ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:', '- Ban Thường vụ Huyện ủy;', '- Ban Tổ chức Huyện ủy.'],
])('whom a paper is addressed to: %s', (...lines) => {
  const head = [
    'CHỦ TỊCH ỦY BAN NHÂN DÂN',
    'TỈNH HÀ KHÊ',
    'Số: 09/CĐ-UBND',
    'CÔNG ĐIỆN',
    'Về việc ứng phó bão số 3',
    '',
  ]
  const read = readDocument([...head, ...lines, '', 'Đảng ủy đề nghị các đơn vị làm như sau:', '1. Mở lớp.'].join('\n'))
  expect(read.recipients.map(({ text }) => text)).toEqual(['Ban Thường vụ Huyện ủy', 'Ban Tổ chức Huyện ủy'])
  expect(read.issuer).toBe('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ')
  expect(read.sections.map(({ path }) => path)).toEqual(['1'])
})

test('a list of bodies as long as the document costs no seconds', () => {
  const before = process.cpuUsage()
  plan(`1. Căn cứ Giao Thường trực, ${'các Ban, các Tổ đại biểu, Thường trực, '.repeat(1000)}`)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(2500)
})

test.each<[string, string[][]]>([
  [
    '1. Văn phòng Đảng ủy|- Quản lý con dấu theo quy định. Chánh Văn phòng chịu trách nhiệm trước Bí thư nếu để mất.',
    [['Văn phòng Đảng ủy']],
  ],
  ['1. Các tổ chức thành viên: Hội Liên hiệp Phụ nữ duy trì bếp ăn không đồng.', [['Hội Liên hiệp Phụ nữ']]],
  ['1. Chi ủy bộ phận thôn 2 rà soát danh sách.', [['Chi ủy bộ phận thôn 2']]],
])('who acts: %s', (lines, expected) => {
  expect(leads(...lines.split('|'))).toEqual(expected)
})

test('who acts may stand before when, and behind what closes the document', () => {
  const [task] = plan(
    '1. Lập danh sách.',
    'Kế hoạch này phổ biến đến chi bộ. Các đảng bộ trực thuộc trước ngày 20 hằng tháng báo cáo kết quả về Đảng ủy.',
  ).tasks.slice(1)
  expect(task).toMatchObject({ lead: ['Các đảng bộ trực thuộc'], due: ['monthly'] })
  expect(task?.text.startsWith('Các đảng bộ')).toBe(true)
  expect(leads('1. Báo và Đài Phát thanh, Truyền hình tỉnh đưa tin.')).toEqual([
    ['Báo và Đài Phát thanh, Truyền hình tỉnh'],
  ])
})

test('a second comrade behind a comma acts too', () => {
  expect(leads('1. Đ/c Trưởng ấp chuẩn bị nội dung, đ/c Bí thư chủ trì.')).toEqual([['Đ/c Trưởng ấp', 'đ/c Bí thư']])
})

test('a directive that counts in words gives its work to whom it ordered', () => {
  const { tasks } = readDocument(
    [
      'CHỈ THỊ',
      'về công tác đảng phí',
      '-----',
      'Ban Thường vụ Huyện ủy yêu cầu các cấp ủy thực hiện tốt một số nhiệm vụ sau:',
      'Một là, quán triệt quy định về đảng phí.',
      'Hai là, bí thư chi bộ trực tiếp chỉ đạo thu đảng phí.',
    ].join('\n'),
  )
  expect(tasks.slice(-2).map(({ lead }) => lead)).toEqual([['các cấp ủy'], ['bí thư chi bộ']])
})

test('what each branch is to have is no name', () => {
  expect(leads('1. Nâng cao kỹ năng; mỗi chi bộ có ít nhất 02 đảng viên làm nòng cốt.')).toEqual([[]])
})

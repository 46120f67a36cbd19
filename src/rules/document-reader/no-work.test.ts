// What stands among work and gives nobody anything to do, and what looks like it and does.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const read = (kind: string, ...lines: string[]) =>
  readDocument(
    ['Xã Tân An, ngày 12 tháng 8 năm 2025', kind, 'phát triển đảng viên', '-----', 'Đảng ủy xã thông báo như sau:']
      .concat(lines)
      .join('\n'),
  )

const starts = (kind: string, ...lines: string[]): string[] =>
  read(kind, ...lines).tasks.map(({ text }) => text.slice(0, 12))

const KEPT = 'Lập danh sách quần chúng.'

test.each([
  'Cơ bản đồng ý với báo cáo của Văn phòng. Thu ngân sách tiếp tục tăng, đạt 68,5% dự toán.',
  'Nhất trí với đề xuất của Ban Tổ chức về việc bổ sung hai đồng chí.',
  'Về kinh phí sửa trụ sở: đồng ý về chủ trương.',
  '(Nhiệm vụ cụ thể nêu tại Phụ lục kèm theo)',
  'Hoan nghênh các chi bộ đã sớm ổn định tổ chức.',
  'Những năm qua, công tác phát triển đảng viên có nhiều chuyển biến.',
  'Tuy nhiên, việc tạo nguồn ở nhiều nơi còn chậm.',
  '6 giờ 30: tập trung tại hội trường.',
  'Đồng chí Vi Văn Tảo, Phó Bí thư, Chủ tịch Ủy ban nhân dân huyện: Trưởng ban.',
  'Đồng chí Hà Thị Nết - Phó Chủ tịch: Phó Trưởng ban Thường trực;',
  'Thông qua Báo cáo kiểm điểm của Ban Chấp hành Đảng bộ xã lâm thời.',
  'Đại hội kêu gọi toàn thể đảng viên đoàn kết, thi đua thực hiện Nghị quyết.',
  'Thông qua nhiệm vụ năm 2026 với các nội dung chủ yếu sau:',
  'Thông qua Đề án phát triển đảng viên (có Đề án kèm theo).',
  '7h30 - 8h00: đón đại biểu.',
  'Kinh phí thực hiện do ngân sách xã bảo đảm theo phân cấp.',
  'Tuổi đảng của đảng viên được tính từ ngày ghi trong quyết định.',
  'Thời lượng mỗi buổi không quá 90 phút.',
  'Chuyên đề thứ hai: những việc đã làm ở cơ sở.',
  'Nơi sinh hoạt khi tàu về bến.',
  'Phân công thực hiện (có phụ lục kèm theo)',
  'Quy định này có hiệu lực kể từ ngày ký.',
])('%s', (text) => expect(starts('KẾT LUẬN', 'I. NHIỆM VỤ', `- ${text}`, `- ${KEPT}`)).toEqual([KEPT.slice(0, 12)]))

test.each([
  'Đồng ý chủ trương cải tạo trụ sở; giao Văn phòng lập hồ sơ.',
  'Cơ bản thống nhất với dự thảo. Đề nghị Văn phòng bổ sung số liệu.',
  'Kinh phí thực hiện do Văn phòng Đảng ủy cân đối.',
  'Đảng viên chuyển đến phải nộp hồ sơ trong 30 ngày.',
  'Thời gian tới, các chi bộ rà soát nguồn kết nạp.',
  'Thành lập tổ chức đảng trong doanh nghiệp.',
])('gives work: %s', (text) => expect(starts('KẾT LUẬN', 'I. NHIỆM VỤ', `- ${text}`, `- ${KEPT}`)).toHaveLength(2))

test('what is agreed to and who is ordered behind it are one task, where the paragraph begins', () => {
  const [only, ...others] = read(
    'THÔNG BÁO',
    'I. KIẾN NGHỊ',
    '- Về sửa trụ sở: đồng ý về chủ trương. Giao Văn phòng Đảng ủy lập hồ sơ trước ngày 15/10/2025.',
  ).tasks
  expect(others).toEqual([])
  expect(only).toMatchObject({ lead: ['Văn phòng Đảng ủy'], due: ['<2025-10-15'] })
  expect(only?.text).toMatch(/^Về sửa trụ sở/u)
})

test.each([
  'Kinh phí',
  'Hình thức, thời lượng',
  'Thành phần',
  'Chủ đề',
  'Chương trình',
  'Số lượng',
  'Nội dung đại hội',
])('under the heading %s only who is named acts', (heading) => {
  const lines = ['Theo dự toán đã giao trong năm.', 'Văn phòng Đảng ủy chuẩn bị tài liệu.']
  const tasks = read('KẾ HOẠCH', `I. ${heading}`, ...lines, 'II. NHIỆM VỤ', `1. ${KEPT}`).tasks
  expect(tasks.map(({ lead }) => lead)).toEqual([['Văn phòng Đảng ủy'], []])
})

test('a programme of work is no frame', () => {
  expect(starts('KẾ HOẠCH', 'I. CHƯƠNG TRÌNH CỤ THỂ', '1. Lập danh sách.', '2. Mở lớp bồi dưỡng.')).toHaveLength(2)
})

test('behind a semicolon somebody else is given work with a term or a report', () => {
  const leads = (text: string) =>
    read('KẾ HOẠCH', 'I. NHIỆM VỤ', `1. ${text}`, `2. ${KEPT}`).tasks.map(({ lead }) => lead)
  const opening = 'Các chi bộ rà soát nguồn kết nạp, lập danh sách quần chúng ưu tú'
  expect(leads(`${opening}; giao Văn phòng Đảng ủy trình mẫu trong quý III/2025.`)).toEqual([
    ['Các chi bộ'],
    ['Văn phòng Đảng ủy'],
    [],
  ])
  expect(leads(`${opening}; giao Văn phòng Đảng ủy theo dõi, tổng hợp trình Ban Thường vụ.`)).toHaveLength(3)
  expect(leads(`${opening}; giao Văn phòng Đảng ủy in tài liệu.`)).toHaveLength(2)
  expect(leads('Lập danh sách nguồn kết nạp; giao Văn phòng Đảng ủy trình trong quý III/2025.')).toHaveLength(2)
})

test('goals named beside views are to be reached', () => {
  const { targets, figures, tasks } = read(
    'KẾ HOẠCH',
    'I. QUAN ĐIỂM, MỤC TIÊU',
    '1. Củng cố chi bộ là việc lâu dài.',
    '2. Mục tiêu: 100% thôn có chi bộ, trên 90% chi bộ hoàn thành tốt nhiệm vụ.',
    'II. NHIỆM VỤ',
    `1. ${KEPT}`,
  )
  expect([targets.length, figures.length, tasks.length]).toEqual([2, 0, 1])
})

test('a subject over who sees to it and when is work', () => {
  const lines = [
    '1. Chuyên đề chuyển đổi cây trồng.',
    '- Cơ quan tham mưu: Hội Nông dân xã.',
    '- Thời gian: tháng 12/2025.',
  ]
  expect(read('CHƯƠNG TRÌNH', 'I. NỘI DUNG', ...lines).tasks).toMatchObject([
    { lead: ['Hội Nông dân xã'], due: ['2025-12-31'] },
  ])
})

test('what minutes say of the month that is over', () => {
  const lines = [
    'II. Nội dung',
    '1. Đánh giá tháng 7: 412/415 học sinh lên lớp.',
    '2. Nhiệm vụ tháng 8',
    '- Bàn giao học sinh.',
  ]
  const { tasks, figures } = read('BIÊN BẢN', ...lines)
  expect(tasks.map(({ text }) => text)).toEqual(['Bàn giao học sinh.'])
  expect(figures.map(({ value }) => value)).toEqual([412, 415])
})

test('whose duties are listed below, and a proposal to those above', () => {
  expect(
    starts(
      'QUYẾT ĐỊNH',
      'Điều 2. Ban Chỉ đạo có nhiệm vụ:',
      '- Giúp Đảng ủy chỉ đạo.',
      '- Báo cáo hằng tuần.',
      'Điều 3. Quyết định này có hiệu lực từ ngày ký. Ban Chỉ đạo tự giải thể khi xong việc.',
    ),
  ).toEqual(['Giúp Đảng ủy', 'Báo cáo hằng'])
  expect(
    starts(
      'TỜ TRÌNH',
      '1. Đồng chí Nông Thị Lả, Bí thư chi bộ: 13/13 phiếu, đạt 100%.',
      '2. Kính đề nghị Huyện ủy xem xét.',
    ),
  ).toEqual([])
  expect(read('TỜ TRÌNH', '1. Đồng chí Lả, sinh năm 1981: 12/13 phiếu, đạt 92,3%.').deadlines).toEqual([])
  expect(starts('NGHỊ QUYẾT', 'III. Ý KIẾN ĐỀ NGHỊ', '1. Đảng ủy xã hỗ trợ xi măng làm đường.')).toEqual([])
})

// What the reader finds in documents written for it: whole ones in test/fixtures/documents, and single sentences.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type DocumentReading, readDocument } from '#rules/document-reader/read-document.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../test/fixtures/documents/${name}.txt`, import.meta.url), 'utf8')

/** A plan of one section of work with the given paragraphs. */
const plan = (...paragraphs: string[]): DocumentReading =>
  readDocument(
    [
      'Xã Tân An, ngày 12 tháng 8 năm 2025',
      'KẾ HOẠCH',
      'phát triển đảng viên',
      '-----',
      'Căn cứ tình hình thực tế, Đảng ủy xã xây dựng kế hoạch như sau:',
      'I. NHIỆM VỤ',
      ...paragraphs.map((text, i) => `${i + 1}. ${text}`),
    ].join('\n'),
  )

const times = (...paragraphs: string[]): [string, string | null, string][] =>
  plan(...paragraphs).deadlines.map(({ kind, norm, strength }) => [kind, norm, strength])

describe('a plan with a letterhead in two columns', () => {
  const reading = readDocument(fixture('ke-hoach-kiem-tra'))
  test('its head', () => {
    expect(reading).toMatchObject({
      docType: 'KẾ HOẠCH',
      superior: 'TỈNH ỦY HOA LƯ',
      issuer: 'ĐẢNG ỦY XÃ TÂN AN',
      number: '45-KH/ĐU',
      place: 'Tân An',
      date: '2025-08-12',
      title: 'kiểm tra, giám sát việc thực hiện nghị quyết đại hội đảng bộ xã, nhiệm kỳ 2025 - 2030',
    })
  })
  test('the documents it cites, however they are written', () => {
    expect(reading.cites.map(({ type, so, kyHieu, date }) => [type, so, kyHieu, date])).toEqual([
      ['Chương trình', '12', 'CTr/TU', '2025-07-25'],
      ['Hướng dẫn', '84', 'QĐ/TWĐTN', null],
      ['Nghị quyết', '21', 'NQ/TW', '2022-06-16'],
    ])
  })
  test('its sections', () => {
    expect(reading.sections.map(({ path }) => path)).toEqual(
      'A A.1 A.2 B B.-1 B.-2 B.-3 C C.I C.I.1 C.I.2 C.II C.II.a C.II.a.-1 C.II.a.-2 C.II.b D D.1 D.2 D.3'.split(' '),
    )
  })
  test('who does what by when', () => {
    expect(reading.tasks.map(({ path, lead, coop, due }) => [path, lead, coop, due])).toEqual([
      ['C.I.1', [], [], ['2025-09-30']],
      ['C.I.2', ['Ban Xây dựng Đảng'], ['Văn phòng Đảng ủy', 'Ủy ban Mặt trận Tổ quốc xã'], ['<2025-09-30']],
      ['C.II.a.-1', ['Ủy ban Kiểm tra Đảng ủy'], [], ['yearly']],
      ['C.II.a.-2', ['Các chi bộ'], [], ['monthly']],
      ['C.II.b', ['mỗi chi bộ'], [], ['2025-10-01/2025-11-30']],
      ['D.1', ['Ủy ban Kiểm tra Đảng ủy'], [], ['2025-12-15']],
      ['D.2', ['Văn phòng Đảng ủy'], [], ['2026-12-31']],
      [
        'D.3',
        ['Ủy ban nhân dân xã', 'Mặt trận Tổ quốc', 'các đoàn thể'],
        [],
        ['trigger:hướng dẫn của Ủy ban Kiểm tra Tỉnh ủy'],
      ],
      ['D.closing', ['các chi bộ'], [], []],
    ])
  })
  test('its targets', () => {
    expect(reading.targets.map(({ text, value, unit, op }) => [text, value, unit, op])).toEqual([
      ['30%', 30, '%', '>='],
      ['65%', 65, '%', '='],
      ['100%', 100, '%', '='],
      ['từ 3 - 4%', [3, 4], '%', 'range'],
      ['01 cuộc', 1, 'cuộc', '='],
    ])
  })
  test('its foot', () => {
    expect(reading.signer).toEqual({
      authority: 'T/M BAN THƯỜNG VỤ',
      position: 'PHÓ BÍ THƯ',
      name: 'Trần Minh Khôi',
    })
    expect(reading.recipients.map(({ name, purpose }) => [name, purpose])).toEqual([
      ['Thường trực Tỉnh ủy', 'báo cáo'],
      ['UBKT Tỉnh ủy', null],
      ['Các chi bộ trực thuộc', null],
      ['VPĐU', 'lưu'],
    ])
    expect(reading.missing).toEqual([])
  })
  test('every place is where the words stand', () => {
    const points = [...fixture('ke-hoach-kiem-tra')]
    const plain = (text: string) => text.replace(/\s+/g, ' ')
    for (const { text, at } of [
      ...reading.deadlines,
      ...reading.targets,
      ...reading.cites.flatMap((c) => c.mentions),
    ]) {
      expect(plain(points.slice(...at).join(''))).toBe(text)
    }
  })
})

test('a plan of the state: its number, its bodies, numbers without Roman sections', () => {
  const reading = readDocument(fixture('ke-hoach-chuyen-doi-so'))
  expect(reading).toMatchObject({ number: '112/KH-UBND', issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG BẮC SƠN', date: '2026-03-03' })
  expect(reading.cites.map(({ so, kyHieu }) => `${so} ${kyHieu}`)).toEqual([
    '77 KH/TU',
    '57 NQ/TW',
    '335 2025/QĐ-TTg',
    '91 2025/QH15',
  ])
  expect(reading.tasks.map(({ path, lead, due }) => [path, lead, due])).toEqual([
    ['2.1.a', ['Văn phòng HĐND và UBND phường'], ['2026-04-30']],
    ['2.1.b', ['Văn phòng HĐND và UBND phường'], ['quarterly', '6-monthly', 'yearly']],
    ['2.2', ['Công an phường'], ['<2026-06-20']],
    ['2.3', ['Trạm Y tế'], []],
    ['3.closing', ['các bộ phận chuyên môn', 'các tổ dân phố'], ['<2026-12-10']],
  ])
})

describe('a report in parts', () => {
  const reading = readDocument(fixture('bao-cao-so-ket'))
  test('only what is to come is work', () => {
    expect(reading.tasks.map(({ path }) => path)).toEqual(['Phần thứ hai.1', 'Phần thứ hai.2', 'Phần thứ hai.3'])
    expect(reading.tasks[2]).toMatchObject({ person: 'đồng chí Nguyễn Văn Bình', due: ['monthly'] })
  })
  test('what was counted, and the sum that does not agree', () => {
    expect(reading.figures.map(({ value }) => value)).toEqual([48, 45, 2, 20, 28, 6, 92, 2, 3, 66.7, 12_500_000, 0])
    expect(reading.checks).toMatchObject([
      { values: [45, 2, 48], ok: false, difference: 1 },
      { values: [20, 28, 48], ok: true },
      { values: [2, 3, 66.7], ok: true },
    ])
  })
})

describe('terms', () => {
  test.each<[string, [string, string | null, string][]]>([
    ['Hoàn thành chậm nhất ngày 15/12/2025.', [['by', '2025-12-15', 'deadline']]],
    ['Các chi bộ báo cáo trước ngày 25 hằng tháng.', [['periodic', 'monthly', 'deadline']]],
    ['Rà soát, xong trước 30/9.', [['before', '2025-09-30', 'deadline']]],
    // Signed on 12 August: the next 30 June is meant.
    ['Rà soát, xong trước 30/6.', [['before', '2026-06-30', 'deadline']]],
    [
      'Kiểm tra việc thu, nộp từ ngày 01/01/2024 đến ngày 31/12/2024.',
      [['period', '2024-01-01/2024-12-31', 'reporting']],
    ],
    ['Chi bộ báo cáo trước ngày 05 tháng sau.', [['periodic', 'monthly', 'deadline']]],
    ['Tổ chức từ ngày 01 đến ngày 15/5/2026.', [['period', '2026-05-01/2026-05-15', 'deadline']]],
    ['Gửi trước 17 giờ ngày 12/5/2026.', [['before', '2026-05-12', 'deadline']]],
    ['Kết thúc trước quý IV/2026.', [['before', '2026-10-01', 'deadline']]],
    ['Kiểm tra hai năm một lần.', [['periodic', 'hai năm', 'deadline']]],
    ['Chi bộ gửi dự thảo trước kỳ họp ít nhất 03 ngày.', [['before', '03 ngày', 'deadline']]],
    ['Mở lớp tháng 4 và tháng 5 năm 2026.', [['by', '2026-05-31', 'deadline']]],
    ['Thực hiện trong giai đoạn 2021-2025.', [['period', '2021/2025', 'deadline']]],
    ['Duy trì đến hết năm 2026.', [['by', '2026-12-31', 'deadline']]],
    ['Tổ chức từ ngày 01/9/2025 đến ngày 15/9/2025.', [['period', '2025-09-01/2025-09-15', 'deadline']]],
    ['Mở lớp trong tháng 8, 9/2025.', [['by', '2025-09-30', 'deadline']]],
    ['Định kỳ 6 tháng báo cáo Đảng ủy.', [['periodic', '6-monthly', 'deadline']]],
    ['Thường xuyên kiểm tra.', [['continuous', null, 'deadline']]],
    ['Chi bộ làm việc chặt chẽ, thường xuyên.', [['continuous', null, 'adverb']]],
    ['Cân đối nguồn chi thường xuyên để hỗ trợ chi bộ.', []],
    ['Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên mở lớp.', []],
    ['Chi ủy thường xuyên giáo dục đảng viên.', [['continuous', null, 'adverb']]],
    ['Thực hiện khi có hướng dẫn của Tỉnh ủy.', [['trigger', 'hướng dẫn của Tỉnh ủy', 'deadline']]],
    ['Thực hiện theo kế hoạch của Huyện ủy.', [['depends', 'kế hoạch của Huyện ủy', 'deadline']]],
    ['Áp dụng từ ngày 01/01/2026.', [['from', '2026-01-01', 'deadline']]],
    ['Hoàn thành trong quý IV/2025.', [['by', '2025-12-31', 'deadline']]],
    ['Thực hiện Chỉ thị số 28-CT/TW, ngày 21/01/2019 của Ban Bí thư.', []],
  ])('%s', (text, expected) => expect(times(text)).toEqual(expected))
})

test.each([
  'Bưu điện xã phát báo đến từng chi bộ.',
  'Ban Tiếp công dân công khai lịch tiếp.',
  'Tổ hòa giải ở cơ sở nắm chắc mâu thuẫn.',
  'Hội Người cao tuổi xã tập hợp ý kiến.',
  'Nhà trường đưa nội dung vào kế hoạch.',
  'Các ban, ngành, đoàn thể xã lập kế hoạch.',
  'Sở Khoa học và Công nghệ thẩm định.',
  'Chi bộ mới tiếp nhận hồ sơ.',
])('who acts: %s', (text) => {
  const { lead } = plan(text).tasks[0] ?? { lead: [] }
  expect(lead).toHaveLength(1)
  expect(text.startsWith(lead[0] ?? '-')).toBe(true)
  expect(text.slice(lead[0]?.length).trim().split(' ')[0]).toMatch(/^(?:phát|công|nắm|tập|đưa|lập|thẩm|tiếp)$/)
})

test('steps are sections; page numbers and footnotes are no work', () => {
  const reading = plan('Trình tự', 'Đảng ủy làm theo quy chế của Bộ Chính trị1, xong trước 30/9.')
  expect(reading.damage).toMatchObject([{ kind: 'footnote mark', restored: 'trị' }])
  const text = `KẾ HOẠCH\ngiám sát\n-----\nI. TRÌNH TỰ\nBước 1: Chi bộ lập danh sách theo quy chế1.\nTrang 1/3\n1 Quy chế làm việc của cấp ủy.\n- 2 -\nBước 2: Đảng ủy duyệt.`
  const { sections, tasks } = readDocument(text)
  expect(sections.map(({ path }) => path)).toEqual(['I', 'I.Bước 1', 'I.Bước 2'])
  expect(tasks.map((task) => task.lead)).toEqual([['Chi bộ'], ['Đảng ủy']])
})

test('the subject of a letter over two lines, a day in figures, who decides under a title', () => {
  const letter = readDocument(
    'ĐẢNG ỦY XÃ\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 7-CV/ĐU\tTân An, ngày 25-7-2008\nV/v rà soát hồ sơ\nđảng viên mới\n\nKính gửi: Các chi bộ\n\nĐảng ủy đề nghị các chi bộ nộp hồ sơ trước ngày 15-8-2008.',
  )
  expect(letter).toMatchObject({ title: 'V/v rà soát hồ sơ đảng viên mới', date: '2008-07-25', place: 'Tân An' })
  expect(letter.recipients.map(({ name }) => name)).toEqual(['Các chi bộ'])
  const decision = readDocument(
    'QUYẾT ĐỊNH\nVề việc thành lập Tổ giúp việc\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nCăn cứ quy chế;\nĐiều 1. Thành lập Tổ.',
  )
  expect(decision.title).toBe('Về việc thành lập Tổ giúp việc')
})

describe('damaged words are pointed at and never repaired', () => {
  test.each<[string, string | null]>([
    ['Chi bộ nhận x t quần chúng.', 'nhận xét'],
    ['Chi bộ ra soát danh sách.', 'rà soát'],
    ['Thực hiện Chỉ thị28-CT/TW.', 'Chỉ thị 28-CT/TW'],
    ['Các đồng chí tham tham gia.', 'tham'],
    ['Các đòan thể cùng làm.', 'đoàn'],
    ['Nâng cao chất lựơng công việc.', 'lượng'],
    ['Chi bộ sinh ho ạt đều.', 'sinh hoạt'],
    ['Chi bộ hoànthành việc được giao.', 'hoàn thành'],
    ['Chi bộ theo rõi đảng viên.', 'theo dõi'],
    ['Kết nạp đảng vên.', 'đảng viên'],
    ['Tập huấn cản bộ thôn.', 'cán bộ'],
    ['Thực hiện quy chế của Bộ Chính trị1 về giám sát.', 'trị'],
    ['Xong trước ngày l5/12.', '15'],
  ])('%s', (text, restored) => {
    const reading = plan(text)
    expect(reading.damage).toMatchObject([{ restored }])
    expect(reading.tasks[0]?.text).toBe(text)
  })
  test('sound words are left alone', () => {
    const sound =
      'Chi bộ phân công công tác cho đảng viên; tình hình thực hiện nghị quyết luôn luôn ổn định; quyển sổ, quý khách, giếng nước, gìn giữ; ' +
      'chỉ bố trí, cần bổ sung, biểu quyết tán thành, khởi công 02 công trình, hòa giải, hoà giải, xóa tên, thủy lợi, thuỷ lợi, cộng tác viên, để xuất bán, 30 ha, tổ 12.'
    expect(plan(sound).damage).toEqual([])
  })
})

test('letters stored apart are read, and places count the letters of the file', () => {
  const whole = fixture('ke-hoach-kiem-tra')
  const apart = whole.normalize('NFD')
  const [one, other] = [readDocument(whole), readDocument(apart)]
  expect(other.tasks.map(({ path, due }) => [path, due])).toEqual(one.tasks.map(({ path, due }) => [path, due]))
  const points = [...apart]
  for (const { text, at } of other.deadlines) {
    expect(
      points
        .slice(...at)
        .join('')
        .normalize('NFC')
        .replace(/\s+/g, ' '),
    ).toBe(text)
  }
})

test('nothing, a list of words and a hundred thousand signs are read without a fault', () => {
  for (const text of ['', ' \n\t', 'KẾ HOẠCH', '- - -\n1.\n+', 'ngày tháng năm'.repeat(8000), '('.repeat(100_000)]) {
    expect(() => readDocument(text)).not.toThrow()
  }
})

test('a long word that is no name does not stop the reader: the time it takes does not double with every letter', () => {
  const before = performance.now()
  plan(`Đồng chí ${'ng'.repeat(13)}1, Bí thư chi bộ chủ trì.`)
  expect(performance.now() - before).toBeLessThan(3000)
})

describe('a list of who acts', () => {
  test.each([
    [
      'Trạm Y tế xã, Điện lực Nam Cảng, Hạt Kiểm lâm và Bưu điện xã rà soát nhu cầu.',
      ['Trạm Y tế xã', 'Điện lực Nam Cảng', 'Hạt Kiểm lâm', 'Bưu điện xã'],
    ],
    [
      'Phòng Công nghệ thông tin, Phòng Công tác học sinh, sinh viên và Khoa Cơ khí xây dựng phương án.',
      ['Phòng Công nghệ thông tin', 'Phòng Công tác học sinh, sinh viên', 'Khoa Cơ khí'],
    ],
    [
      'Hạt Quản đê Sông Trà, Trạm Khí tượng và Tổ Toán - Tin rà soát danh mục.',
      ['Hạt Quản đê Sông Trà', 'Trạm Khí tượng', 'Tổ Toán - Tin'],
    ],
    ['Các chi bộ khu phố Ngô Đồng, Bãi Sậy tổ chức họp.', ['Các chi bộ khu phố Ngô Đồng, Bãi Sậy']],
    ['Người đứng đầu cơ quan, đơn vị báo cáo.', ['Người đứng đầu cơ quan, đơn vị']],
    ["Đ/c Ka Thủy (Phó Bí thư) và đ/c K' Tân (Trưởng thôn): họp dân.", ['Đ/c Ka Thủy', "đ/c K' Tân"]],
    ['Chi bộ thôn Hạ, Quý II xây dựng kế hoạch.', []],
  ])('%s', (text, leads) => {
    const { tasks, damage } = plan(text)
    expect(tasks.flatMap(({ lead }) => lead)).toEqual(leads)
    expect(damage).toEqual([])
  })
})

test('a table whose full cells stand two blanks from the next', () => {
  const { tasks } = plan(
    [
      'Phân công:',
      'TT  Công việc  Người phụ trách  Phối hợp  Hạn hoàn thành',
      '1  Tu sửa bờ ruộng, cống thoát  Tổ đảng số 1  Đội thủy nông  15/3/2026',
      '2  Họp bình xét đảng viên  Chi ủy  Các tổ đảng  Trước 10/12/2026',
    ].join('\n'),
  )
  expect(tasks.map(({ lead, due }) => [lead, due])).toEqual([
    [['Tổ đảng số 1'], ['2026-03-15']],
    [['Chi ủy'], ['<2026-12-10']],
  ])
})

test('without a head, days without a year belong to the year most days are printed with, not to that of what is cited', () => {
  const { deadlines } = readDocument(
    [
      'KẾT LUẬN',
      'về phát triển nông nghiệp',
      'Tại phiên họp ngày 22/4/2026, sau khi nghe báo cáo thực hiện Nghị quyết 05-NQ/TU ngày 15 tháng 11 năm 2021, Ban Thường vụ kết luận:',
      '1. Đảng ủy Ủy ban nhân dân tỉnh trình chính sách chậm nhất trong tháng 8 năm 2026.',
      '2. Sở Nông nghiệp xây dựng chuỗi liên kết, hoàn thành trong quý IV.',
    ].join('\n'),
  )
  expect(deadlines.map(({ norm }) => norm)).toEqual(['2026-04-22', '2026-08-31', '2026-12-31'])
})

test.each(['Bs. Quách Đình Lộc', 'BSCKII. Lò Văn Pó', 'TSKH. Đàm Thị Huệ', 'Ds. Hà Thị Mơ'])(
  'a signer with a degree: %s',
  (name) => {
    const text = ['KẾ HOẠCH', 'khám bệnh', '1. Khoa Dược lập danh mục.', '2. Khoa Nội trực.', 'T/M ĐẢNG ỦY', 'BÍ THƯ']
    expect(readDocument([...text, name].join('\n')).signer?.name).toBe(name)
  },
)

test('the kind may stand in small letters alone on its line', () => {
  const body = ['thực hiện công tác phụ nữ', '', 'Căn cứ tình hình, Đảng ủy xây dựng kế hoạch:', '1. Chi bộ họp.']
  expect(readDocument(['Số 12-KH/ĐU', 'Kế hoạch', ...body].join('\n'))).toMatchObject({
    docType: 'KẾ HOẠCH',
    title: 'thực hiện công tác phụ nữ',
  })
  const told = ['V/v gửi báo cáo', 'Kính gửi: Các chi bộ.', 'Đề nghị các chi bộ gửi:', '1. Kế hoạch.', '2. Báo cáo.']
  expect(readDocument(['Số 12-CV/ĐU', ...told].join('\n')).docType).toBeNull()
})

test('the number of a project, a region or a unit is part of its name and no target', () => {
  const { targets } = plan('1. Ban Quản lý dự án 6, Chi cục Hải quan khu vực 3 và Lữ đoàn 12 rà soát 100% hồ sơ.')
  expect(targets.map(({ text }) => text)).toEqual(['100%'])
})

test('words at home with others are no misspelling', () => {
  expect(plan('1. Hợp tác xã ký hợp đồng bao tiêu nông sản.').damage).toEqual([])
})

test('the first addressee may stand behind its dash on the line of the label', () => {
  const { recipients } = readDocument(
    [
      'HUYỆN ĐOÀN YÊN THỊNH',
      'Số: 12-CV/HĐTN',
      'V/v rà soát đoàn viên',
      'Yên Thịnh, ngày 25 tháng 8 năm 2021',
      'Kính gửi:\t- Các xã đoàn;',
      '\t- Đoàn trường trực thuộc.',
      'Đề nghị các đơn vị rà soát đoàn viên.',
    ].join('\n'),
  )
  expect(recipients.map(({ name }) => name)).toEqual(['Các xã đoàn', 'Đoàn trường trực thuộc'])
})

test('what an annex is called says when: not the act it comes with, not what is always done', () => {
  const annexes = [
    'Nơi nhận:',
    '- Lưu.',
    'T/M CHI BỘ',
    'BÍ THƯ',
    'Trần Văn Một',
    'PHỤ LỤC I',
    'DANH MỤC NHIỆM VỤ THƯỜNG XUYÊN NĂM 2026',
    '(Kèm theo Kế hoạch số 05-KH/CB, ngày 03 tháng 02 năm 2026)',
    'Phụ lục II: Lịch sinh hoạt quý I/2026',
    'PHỤ LỤC III',
    'kèm theo Kế hoạch số 05-KH/CB, ngày 03/02/2026',
    'CHỈ TIÊU GIAI ĐOẠN 2026-2030',
  ]
  const { deadlines } = plan(['1. Chi ủy rà soát danh sách.', ...annexes].join('\n'))
  expect(deadlines.map(({ text, strength }) => [text, strength])).toEqual([
    ['NĂM 2026', 'adverb'],
    ['quý I/2026', 'adverb'],
  ])
})

// Tables whose rows stand in groups that say when they are due.
import { expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

test.each<[string, string[]]>([
  [
    'tabs',
    ['I\tNăm 2026\t\t', '1\tBiên soạn\tVăn phòng\t', 'II\tGiai đoạn 2027 - 2030\t\t', '2\tGiám sát\tThanh tra\t'],
  ],
  [
    'blanks',
    [
      '       Tháng 10/2025',
      '1      Rà soát, thay thế máy tính        Văn phòng Đảng ủy',
      '2      Kết nối mạng của Đảng             Công an xã           20/10/2025',
      '       II. Tháng 11/2025',
      '3      Tập huấn cho cấp ủy viên          Ban Xây dựng Đảng',
    ],
  ],
])('the heading of a group may bear a number, name years, and stand among blanks (%s)', (kind, rows) => {
  const heading =
    kind === 'tabs'
      ? 'TT\tNội dung\tChủ trì\tHoàn thành'
      : 'TT     Nội dung công việc                Chủ trì              Thời gian'
  const { tasks } = readDocument(
    ['Xã Tân An, ngày 12 tháng 9 năm 2025', 'CHƯƠNG TRÌNH', 'công tác', '-----', 'I. NỘI DUNG', heading, ...rows].join(
      '\n',
    ),
  )
  expect(tasks.map(({ due }) => due)).toEqual(
    kind === 'tabs' ? [['2026'], ['2027/2030']] : [['2025-10-31'], ['2025-10-20'], ['2025-11-30']],
  )
})

test.each(['\t', ' | '])(
  'a line over a group of rows says when they are due, where they say nothing themselves (%j)',
  (gap) => {
    const rows = [
      ['TT', 'Nội dung', 'Chủ trì', 'Thời gian'],
      ['', 'Tháng 10/2025', '', ''],
      ['1', 'Họp ban chỉ đạo', 'Văn phòng Đảng ủy', ''],
      ['2', 'Giám sát việc thu đảng phí', 'Ủy ban Kiểm tra', 'Trước ngày 20/10'],
      ['', 'Quý IV/2025', '', ''],
      ['3', 'Mở lớp cho cấp ủy viên', 'Ban Xây dựng Đảng', ''],
    ].map((cells) => cells.join(gap))
    const { tasks, deadlines } = readDocument(
      [
        'Xã Tân An, ngày 12 tháng 9 năm 2025',
        'CHƯƠNG TRÌNH',
        'công tác quý IV năm 2025',
        '-----',
        'I. NỘI DUNG',
        ...rows,
      ].join('\n'),
    )
    expect(tasks.map(({ due }) => due)).toEqual([['2025-10-31'], ['<2025-10-20'], ['2025-12-31']])
    expect(deadlines.map(({ text, norm, strength }) => [text, norm, strength]).slice(1)).toEqual([
      ['Tháng 10/2025', '2025-10-31', 'deadline'],
      ['Trước ngày 20/10', '2025-10-20', 'deadline'],
      ['Quý IV/2025', '2025-12-31', 'deadline'],
    ])
  },
)

test('a row parted by bars may be broken by the width of the page', () => {
  const { tasks } = readDocument(
    [
      'Xã Tân An, ngày 12 tháng 9 năm 2025',
      'CHƯƠNG TRÌNH',
      'công tác',
      '-----',
      'I. NỘI DUNG',
      'TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian',
      '1 | Hội nghị quán triệt | Ban Tuyên giáo | Ban Tổ chức | Quý',
      'IV/2025',
      '2 | Kế hoạch kiểm tra | Ủy ban Kiểm tra | Ban Nội',
      'chính | Tháng 10/2025',
      '3 | Sơ kết | Văn phòng | | Tháng 12/2025',
      '4. Văn phòng theo dõi.',
    ].join('\n'),
  )
  expect(tasks.map(({ lead, coop, due }) => [lead, coop, due]).slice(0, 3)).toEqual([
    [['Ban Tuyên giáo'], ['Ban Tổ chức'], ['2025-12-31']],
    [['Ủy ban Kiểm tra'], ['Ban Nội chính'], ['2025-10-31']],
    [['Văn phòng'], [], ['2025-12-31']],
  ])
})

const tableRead = (...rows: string[][]) =>
  readDocument(
    ['Xã Tân An, ngày 08 tháng 01 năm 2026', 'KẾ HOẠCH', 'công tác', '-----', 'I. NỘI DUNG']
      .concat(rows.map((row) => row.join('\t')))
      .join('\n'),
  )

test('courses are held, each for so many and at its time', () => {
  const { tasks, targets, figures } = tableRead(
    ['STT', 'Lớp', 'Đối tượng', 'Số lượng', 'Thời gian'],
    ['1', 'Bồi dưỡng nhận thức về Đảng', 'Quần chúng', '120', 'Tháng 4/2026'],
    ['2', 'Bồi dưỡng đảng viên mới', 'Đảng viên dự bị', '85 người', 'Quý III/2026'],
  )
  expect(tasks.map(({ text, due }) => [text, due])).toEqual([
    ['Bồi dưỡng nhận thức về Đảng', ['2026-04-30']],
    ['Bồi dưỡng đảng viên mới', ['2026-09-30']],
  ])
  expect(targets.map(({ value }) => value)).toEqual([120, 85])
  expect(figures).toEqual([])
})

test('a remark may say when, and what work is about is no term of it', () => {
  const { tasks, deadlines } = tableRead(
    ['STT', 'Nội dung', 'Chủ trì', 'Ghi chú'],
    ['', 'Quý I', '', ''],
    ['1', 'Đánh giá công tác năm 2025', 'Văn phòng', ''],
    ['2', 'Sơ kết công tác 6 tháng đầu năm', 'Văn phòng', 'Mời cấp trên'],
    ['3', 'Xếp loại đảng viên', 'Ban Tổ chức', 'Xong trước 05/12'],
  )
  expect(tasks.map(({ due }) => due)).toEqual([['2026-03-31'], ['2026-03-31'], ['<2026-12-05']])
  expect(deadlines.map(({ norm, strength }) => [norm, strength])).toEqual([
    ['2026-03-31', 'deadline'],
    ['2025', 'reporting'],
    ['2026-01-01/2026-06-30', 'adverb'],
    ['2026-12-05', 'deadline'],
  ])
})

test('a programme by days: the first column says when, a row without one goes on with the day before', () => {
  const { docType, tasks } = readDocument(
    [
      'ĐẢNG BỘ XÃ TÂN AN',
      'CHI BỘ TRẠM Y TẾ',
      'HỎA TỐC',
      'Xã Tân An, ngày 29 tháng 12 năm 2025',
      'LỊCH CÔNG TÁC',
      'tháng 01 năm 2026',
      'I. LỊCH',
      'Ngày\tNội dung\tNgười chủ trì\tĐịa điểm',
      'Thứ Hai (05/01)\tHọp chi ủy\tĐ/c Bí thư\tPhòng họp',
      '\tDuyệt hồ sơ kết nạp\tĐ/c Phó Bí thư\tPhòng họp',
      '19 - 23/01\tKiểm tra sổ sách\tChi ủy\tVăn phòng',
    ].join('\n'),
  )
  expect(docType).toBe('LỊCH CÔNG TÁC')
  expect(tasks.map(({ text, lead, due }) => [text, lead[0], due[0]])).toEqual([
    ['Họp chi ủy', 'Đ/c Bí thư', '2026-01-05'],
    ['Duyệt hồ sơ kết nạp', 'Đ/c Phó Bí thư', '2026-01-05'],
    ['Kiểm tra sổ sách', 'Chi ủy', '2026-01-19/2026-01-23'],
  ])
})

test('how soon a paper has to be there is no part of a name', () => {
  const { issuer, docType } = readDocument(
    [
      'ỦY BAN NHÂN DÂN',
      'XÃ TÂN AN',
      'Tân An, ngày 05 tháng 9 năm 2025',
      'HỎA TỐC',
      'CÔNG ĐIỆN',
      'về ứng phó với bão',
      'Chủ tịch yêu cầu:',
    ].join('\n'),
  )
  expect({ issuer, docType }).toEqual({ issuer: 'ỦY BAN NHÂN DÂN XÃ TÂN AN', docType: 'CÔNG ĐIỆN' })
})

test.each([
  ['Số: 29-KH/ĐU(PC08)', '29-KH/ĐU(PC08)'],
  ['Số:      -KH/ĐU', null],
])('a number with a bracket, and one left open (%s)', (printed, number) => {
  const read = readDocument(
    ['ĐẢNG BỘ XÃ TÂN AN', 'BAN TỔ CHỨC', printed, 'KẾ HOẠCH', 'mở lớp', 'I. NỘI DUNG'].join('\n'),
  )
  expect({ number: read.number, issuer: read.issuer }).toEqual({ number, issuer: 'BAN TỔ CHỨC' })
})

test('a table of work without numbers', () => {
  const { tasks } = readDocument(
    [
      'KẾ HOẠCH',
      'mở lớp',
      'I. PHÂN CÔNG',
      'Nội dung\tĐơn vị chủ trì\tThời gian',
      'Lập danh sách học viên\tBan Tổ chức\t15/10/2026',
      'Bố trí hội trường\tVăn phòng\t20/10/2026',
      'II. KINH PHÍ',
    ].join('\n'),
  )
  expect(tasks.map(({ text, lead, due }) => [text, lead, due])).toEqual([
    ['Lập danh sách học viên', ['Ban Tổ chức'], ['2026-10-15']],
    ['Bố trí hội trường', ['Văn phòng'], ['2026-10-20']],
  ])
})

test.each([
  [['ĐOÀN XÃ YÊN HỢP', 'CHI ĐOÀN THÔN PHÚ LỘC'], 'ĐOÀN XÃ YÊN HỢP', 'CHI ĐOÀN THÔN PHÚ LỘC'],
  [['ĐẢNG BỘ XÃ YÊN HỢP', 'CHI BỘ', 'TRƯỜNG TIỂU HỌC PHÚ LỘC'], 'ĐẢNG BỘ XÃ YÊN HỢP', 'CHI BỘ TRƯỜNG TIỂU HỌC PHÚ LỘC'],
])('who issues and who stands above, where a name goes on below (%s)', (names, superior, issuer) => {
  const read = readDocument([...names, 'Số 05-BC/CĐ', 'BÁO CÁO', 'công tác', 'I. KẾT QUẢ'].join('\n'))
  expect([read.superior, read.issuer]).toEqual([superior, issuer])
})

test('a share given out by a decision is to be reached; beside it stands how many there are', () => {
  const { targets, figures } = readDocument(
    [
      'QUYẾT ĐỊNH',
      'giao chỉ tiêu',
      '-----',
      'Điều 1. Giao chỉ tiêu kết nạp 36 đảng viên cho các chi bộ (có phụ lục kèm theo).',
      'STT\tTổ chức đảng\tSố đảng viên\tChỉ tiêu',
      '1\tChi bộ Văn phòng\t42\t6',
      '2\tChi bộ Nhà khách\t57\t30',
    ].join('\n'),
  )
  expect(targets.map(({ value }) => value)).toEqual([36, 6, 30])
  expect(figures.map(({ value }) => value)).toEqual([42, 57])
})

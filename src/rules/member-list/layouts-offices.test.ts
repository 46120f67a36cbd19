// Lists as offices really keep them: sections of one branch, "nt", names over two columns, dates Excel took for American ones.
import { expect, test } from 'vitest'
import { fromTcvn3 } from '../text/old-encodings.ts'
import { type Change, Draft, dmy, layout, nam, PEOPLE, serial, start } from './layouts.fixture.ts'
import { readMemberList } from './read-member-list.ts'
import type { MemberField } from './types.ts'

const titled = () => start().row('ĐẢNG BỘ XÃ TÂN LẬP').row('CHI BỘ THÔN HẠ').row('DANH SÁCH ĐẢNG VIÊN')
const oneBranch: Change = { branch: () => 'Chi bộ thôn Hạ' }
const HEADING = 'STT|Họ và tên|Ngày sinh|Giới tính'

layout(
  'sections that sort the members of one branch are no branches',
  ['name', 'birth', 'branch'],
  (() => {
    const d = titled().head(HEADING)
    const sections = [
      'I. CHI ỦY',
      'II. ĐẢNG VIÊN CHÍNH THỨC',
      'III. Đảng viên dự bị',
      'IV. Đảng viên được miễn sinh hoạt',
    ]
    PEOPLE.forEach((p, i) => {
      if (i % 2 === 0) d.row(sections[i / 2] ?? '').merge(0, 3)
      d.person(p, (i % 2) + 1, p.name, dmy(p.birth), nam(p))
    })
    return d
  })(),
  oneBranch,
)
layout(
  'sections in two cells, and a second heading under the second of them',
  ['name', 'birth', 'branch'],
  (() => {
    const d = titled().row('A', 'Đảng viên chính thức').head(HEADING)
    PEOPLE.forEach((p, i) => {
      if (i === 4) d.row('Cộng: 4 đồng chí').row().row('B. ĐẢNG VIÊN DỰ BỊ').head('STT|Năm kết nạp|Ngày sinh|Họ và tên')
      if (i < 4) d.person(p, i + 1, p.name, dmy(p.birth), nam(p))
      else d.person(p, i - 3, p.admitted.slice(0, 4), dmy(p.birth), p.name)
    })
    return d
  })(),
  oneBranch,
)
layout(
  'the word of a group in one cell, its name in the next',
  ['name', 'birth', 'branch'],
  (() => {
    const d = start().head(HEADING)
    PEOPLE.forEach((p, i) => {
      if (p.branch !== PEOPLE[i - 1]?.branch) d.row('Chi bộ:', p.branch.replace('Chi bộ ', ''))
      d.person(p, i + 1, p.name, dmy(p.birth), nam(p))
    })
    return d
  })(),
)
layout(
  'nothing but names and branches',
  ['name', 'branch'],
  start()
    .head('Họ và tên|Chi bộ')
    .each((d, p) => d.person(p, p.name, p.branch)),
)
layout(
  'given names in a column of their own, the heading over the surnames only, an example on top',
  ['name', 'birth', 'gender'],
  start()
    .row('STT', 'Họ và tên', null, 'Ngày sinh', 'Giới tính')
    .row('VD', 'Nguyễn Văn', 'A', '01/01/1980', 'Nam')
    .each((d, p, i) => {
      const words = p.name.split(' ')
      const [given, rest] = words.length > 1 ? [words.at(-1), words.slice(0, -1).join(' ')] : [null, p.name]
      d.person(p, i + 1, rest, given, dmy(p.birth), nam(p))
    }),
)
layout(
  'days and months that Excel exchanged are put back',
  ['name', 'birth'],
  start()
    .head('STT|Họ và tên|Ngày sinh')
    .each((d, p, i) => {
      const [year, month, day] = p.birth.split('-') as [string, string, string]
      d.person(p, i + 1, p.name, Number(day) <= 12 ? serial(`${year}-${day}-${month}`) : dmy(p.birth))
    }),
)

layout(
  'a heading of two rows printed again, its second row a single word; the year in one of its cells',
  ['name', 'birth', 'branch'],
  (() => {
    const d = titled()
    const heading = () =>
      d.head('STT|Họ và tên|Ngày sinh|Xếp loại năm 2025|Trình độ').head('||||Chuyên môn').merge(0, 0).merge(1, 1)
    heading()
    PEOPLE.forEach((p, i) => {
      if (i === 4) {
        d.row('Cộng trang').row()
        heading()
      }
      d.person(p, i + 1, p.name, dmy(p.birth), 'HTT', 'Đại học')
    })
    return d
  })(),
  oneBranch,
)
layout(
  'groups named by a part or by a title of their own; a secretary without any date is a person, what follows is none',
  ['name', 'branch'],
  (() => {
    const d = start().head('Họ và tên|Chức vụ|Điện thoại')
    PEOPLE.forEach((p, i) => {
      if (i === 0) d.row(`PHẦN I: ${p.branch.toUpperCase()}`)
      else if (p.branch !== PEOPLE[i - 1]?.branch) d.row(`DANH SÁCH ĐẢNG VIÊN ${p.branch.toUpperCase()}`)
      d.person(p, p.name, i % 3 === 0 ? 'Bí thư' : 'Đảng viên', `091200451${i}`)
    })
    return d.row('Hết danh sách').row(null, 'Tân Lập, ngày 5/1/2026').row(null, 'BÍ THƯ').row(null, 'Hà Văn Tùng')
  })(),
)
layout(
  'one heading over both dates',
  ['name', 'admitted', 'official'],
  start()
    .head('STT|Họ và tên|Ngày vào Đảng chính thức')
    .each((d, p, i) => d.person(p, i + 1, p.name, [dmy(p.admitted), dmy(p.official)].filter(Boolean).join('\n'))),
)

const read = (heading: string, ...rows: (string | number | null)[][]) =>
  readMemberList([{ name: 'DS', rows: [heading.split('|'), ...rows].map((cells, i) => ({ row: i + 1, cells })) }], {
    today: '2026-01-01',
  })
const column = (field: MemberField, heading: string, ...cells: (string | number)[]) =>
  read(
    `STT|Họ và tên|Ngày sinh|${heading}`,
    ...cells.map((cell, i) => [i + 1, PEOPLE[i]?.name ?? '', '07/03/1961', cell]),
  ).rows.map((row) => row.values[field])

test('a sign for "the same" takes what stands above, never for numbers of a person', () => {
  expect(column('hometown', 'Quê quán', 'Xã Tân Lập', 'nt', '-nt-', '"', 'Như trên', 'Xã Hạ', 'N.T')).toEqual([
    ...Array(5).fill('Xã Tân Lập'),
    'Xã Hạ',
    'Xã Hạ',
  ])
  expect(column('phone', 'Điện thoại', '0987654321', 'nt')).toEqual(['0987654321', 'nt'])
})

test('a second heading of which one column means something else begins another list; "the same" takes nothing from above it', () => {
  const person = (i: number, cell: string) => [i, PEOPLE[i]?.name ?? '', '07/03/1961', cell]
  const { rows } = read(
    'STT|Họ và tên|Ngày sinh|Quê quán',
    ...[1, 2, 3].map((i) => person(i, 'Xã Tân Lập')),
    ['Cộng: 3 đồng chí', null, null, null],
    ['STT', 'Họ và tên', 'Ngày sinh', 'Dân tộc'],
    ...[4, 5, 6].map((i) => person(i, i === 4 ? 'nt' : 'Tày')),
  )
  expect(rows.map(({ values }) => values.hometown)).toEqual([...Array(3).fill('Xã Tân Lập'), '', '', ''])
  expect(rows.map(({ values }) => values.ethnicity)).toEqual(['', '', '', 'nt', 'Tày', 'Tày'])
})

test('a telephone is written as it is dialled in the country; two numbers stay two', () => {
  expect(
    column(
      'phone',
      'SĐT',
      `+84${'987654321'}`,
      '(+84) 987 654 321',
      '84987654321',
      987654321,
      'Không có',
      '0987654321\n0243777888',
    ),
  ).toEqual([...Array(4).fill('0987654321'), '', '0987654321 0243777888'])
})

test('what stands about a name is no part of it', () => {
  const names = ['Đc: Hà Văn Tùng', 'Hà Văn Tùng.', 'Hà Văn Tùng - Bí thư', 'Hà Văn tùng']
  const { rows } = read('STT|Họ và tên|Ngày sinh', ...names.map((name, i) => [i + 1, name, `0${i + 1}/03/1961`]))
  expect(rows.map((row) => row.values.fullName)).toEqual(Array(4).fill('Hà Văn Tùng'))
  expect(rows[2]?.values.post).toBe('Bí thư')
})

test('nine digits under "CMND/CCCD" are the old number, elsewhere a number of the wrong length', () => {
  expect(column('oldPersonalId', 'Số CMND/CCCD', '150233441')).toEqual(['150233441'])
  expect(column('personalId', 'Số CMND/CCCD', '150233441')).toEqual([''])
  expect(column('personalId', 'Số CCCD', '150233441')).toEqual(['150233441'])
})

test('parts of a place are put together from the smallest to the largest', () => {
  const d = start().row('STT', 'Họ và tên', 'Ngày sinh', 'Quê quán', null, 'Nơi ở hiện nay')
  d.merge(3, 4).merge(5, 7).row(null, null, null, 'Tỉnh', 'Xã', 'Số nhà', 'Thôn', 'Xã')
  d.each((_, p, i) => d.person(p, i + 1, p.name, dmy(p.birth), 'Lạng Sơn', 'Xã Tân Lập', 12, 'Thôn Hạ', 'Xã Tân Lập'))
  const { rows } = readMemberList(d.build().sheets, { today: '2026-01-01' })
  expect(rows.map((row) => row.values.hometown)).toEqual(PEOPLE.map(() => 'Xã Tân Lập, Lạng Sơn'))
  expect(rows.map((row) => row.values.residence)).toEqual(PEOPLE.map(() => '12, Thôn Hạ, Xã Tân Lập'))
})

test('a place with a comma stays whole under a heading of two places; twelve digits of anything are no personal number', () => {
  const rows = PEOPLE.slice(0, 4).map((p, i) => [i + 1, p.name, 'Xã Tân Lập, Lạng Sơn', `55088779628${i}`])
  const { rows: read4 } = read('STT|Họ và tên|Quê quán/Nơi sinh|Mã khách hàng|Ngày sinh', ...rows)
  expect(read4.map(({ values }) => [values.hometown, values.birthPlace, values.personalId])).toEqual(
    rows.map(() => ['Xã Tân Lập, Lạng Sơn', '', '']),
  )
})

test('cells that hold pages of signs take no time, and leave the others as they are', () => {
  const before = performance.now()
  const page = `${'.'.repeat(32_000)}§`
  const { rows } = read(
    'STT|Họ và tên|Ngày sinh|Quê quán|Chi bộ',
    ...PEOPLE.map((p, i) => [
      i + 1,
      p.name,
      '07/03/1961',
      i % 2 === 0 ? page : 'Xã Hạ',
      i % 2 === 0 ? 'Chi bộ 1' : page,
    ]),
  )
  expect(performance.now() - before).toBeLessThan(5000)
  expect(rows.map(({ values }) => values.fullName)).toEqual(PEOPLE.map(({ name }) => name))
})

layout(
  'sheets named after places, each with its number before it',
  ['name', 'birth', 'branch'],
  (() => {
    const d = new Draft()
    PEOPLE.forEach((p, i) => {
      const place = p.branch.replace('Chi bộ ', '')
      if (p.branch !== PEOPLE[i - 1]?.branch)
        d.sheet(i === 0 ? `1.${place}` : `02 - ${place}`).head('TT|Họ và tên|Ngày sinh')
      d.person(p, i + 1, p.name, dmy(p.birth))
    })
    return d
  })(),
)
/** Signs by letter; the old fonts had capitals without marks only. */
const TCVN3 = new Map(
  Array.from({ length: 0x5e }, (_, i) => String.fromCharCode(0xa1 + i)).map((sign) => [fromTcvn3(sign), sign]),
)
const inTcvn3 = (text: string) => [...text].map((c) => TCVN3.get(c) ?? TCVN3.get(c.toLowerCase()) ?? c).join('')

layout(
  'headings in Unicode over people typed in TCVN3',
  ['name', 'gender', 'religion', 'birth', 'branch'],
  (() => {
    const d = start().head('TT|Họ và tên|Nữ|Tôn giáo|Ngày sinh')
    PEOPLE.forEach((p, i) => {
      if (p.branch !== PEOPLE[i - 1]?.branch) d.row(null, inTcvn3(p.branch))
      d.person(p, i + 1, inTcvn3(p.name), p.gender === 'female' ? 'x' : null, inTcvn3(p.religion), dmy(p.birth))
    })
    return d
  })(),
)

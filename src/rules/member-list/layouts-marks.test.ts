// Lists where a tick, a column or the name of a sheet says what a cell elsewhere would: dates under "Nam | Nữ", "Kinh | Khác", branches printed once.
import { expect, test } from 'vitest'
import { Draft, dmy, layout, PEOPLE, short, start } from './layouts.fixture.ts'
import { readMemberList } from './read-member-list.ts'

test('the date of birth in the column of the sex, and no word of a date above: one that no calendar has is said', () => {
  const d = start().head('TT|Họ và tên|Nam|Nữ')
  PEOPLE.forEach((p, i) => {
    const birth = i === 2 ? '31/02/1989' : dmy(p.birth)
    const [male, female] = p.gender === 'male' ? [birth, null] : [null, birth]
    d.person(p, i + 1, p.name, male, female)
  })
  const { rows } = readMemberList(d.build().sheets, { today: '2026-01-01' })
  expect(rows.map(({ values }) => values.birthDate)).toEqual(PEOPLE.map((p, i) => (i === 2 ? '' : p.birth)))
  expect(rows.map(({ state }) => state === 'problem')).toEqual(PEOPLE.map((_, i) => i === 2))
})

layout(
  'day, month and year shortened to "ng | th | năm"',
  ['name', 'birth', 'admitted'],
  start()
    .row('TT', 'Họ và tên', 'Sinh', null, null, 'Kết nạp')
    .merge(2, 4)
    .merge(5, 7)
    .row(null, null, 'ng', 'th', 'năm', 'ng', 'th', 'năm')
    .each((d, p, i) => {
      const parts = (date: string) => short(date).split('/').map(Number)
      d.person(p, i + 1, p.name, ...parts(p.birth), ...parts(p.admitted))
    }),
)
layout(
  '"Ngày sinh | Tháng sinh | Năm sinh" beside each other, under one heading row',
  ['name', 'birth', 'admitted'],
  start()
    .head('TT|Họ và tên|Ngày sinh|Tháng sinh|Năm sinh|Ngày vào Đảng|Tháng vào Đảng|Năm vào Đảng')
    .each((d, p, i) => {
      const parts = (date: string) => short(date).split('/').map(Number)
      d.person(p, i + 1, p.name, ...parts(p.birth), ...parts(p.admitted))
    }),
)
layout(
  'a heading of three rows that begins with kinds of columns and "Chi bộ"',
  ['name', 'birth', 'gender', 'admitted', 'branch'],
  start()
    .row('TT', 'THÔNG TIN CÁ NHÂN', null, null, 'THÔNG TIN ĐẢNG VIÊN', null, 'CHI BỘ')
    .merge(0, 0, 2)
    .merge(1, 3)
    .merge(4, 5)
    .merge(6, 6, 2)
    .row(null, 'Họ và tên', 'Ngày sinh', null, 'Kết nạp')
    .merge(1, 1, 1)
    .merge(2, 3)
    .merge(4, 5)
    .row(null, null, 'Nam', 'Nữ', 'Ngày', 'Số QĐ')
    .each((d, p, i) => {
      const [male, female] = p.gender === 'male' ? [dmy(p.birth), null] : [null, dmy(p.birth)]
      d.person(p, i + 1, p.name, male, female, dmy(p.admitted), '12-QĐ/ĐU', p.branch)
    }),
)
layout(
  'words shortened to a letter and a stroke, "NULL" for no date, totals of groups with their numeral',
  ['name', 'birth', 'admitted', 'official', 'branch'],
  (() => {
    const d = start().head('TT|Họ và tên|Ng/sinh|Ngày vào Đảng|Ngày c/thức')
    PEOPLE.forEach((p, i) => {
      if (p.branch !== PEOPLE[i - 1]?.branch) {
        if (i > 0) d.row(null, 'Cộng I: 3', 2, 1)
        d.row(i > 0 ? 'II' : 'I', p.branch.toUpperCase())
      }
      d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted), p.official === '' ? 'NULL' : dmy(p.official))
    })
    return d.row(null, 'TỔNG CỘNG (I+II): 8', 5, 3)
  })(),
)
layout(
  'ethnic group and religion ticked or named below a heading over several columns',
  ['name', 'gender', 'ethnicity', 'religion', 'birth'],
  start()
    .row('TT', 'Họ và tên', 'Giới tính', null, 'Dân tộc', null, 'Tôn giáo', null, 'Học vấn', null, 'Ngày sinh')
    .merge(2, 3)
    .merge(4, 5)
    .merge(6, 7)
    .merge(8, 9)
    .row(null, null, 'Nam', 'Nữ', 'Kinh', 'Khác', 'Không', 'Có', 'THCS', 'THPT')
    .each((d, p, i) => {
      const tick = (yes: boolean) => (yes ? 'x' : null)
      const [kinh, none] = [p.ethnicity === 'Kinh', p.religion === 'Không']
      const sex = [tick(p.gender === 'male'), tick(p.gender === 'female')]
      const group = [tick(kinh), kinh ? null : p.ethnicity]
      d.person(p, i + 1, p.name, ...sex, ...group, tick(none), none ? null : p.religion, null, 'x', dmy(p.birth))
    }),
)
layout(
  'the branch printed for its first member only, nothing merged',
  ['name', 'birth', 'branch'],
  start()
    .head('Chi bộ|TT|Họ và tên|Ngày sinh')
    .each((d, p, i) => {
      d.person(p, PEOPLE[i - 1]?.branch === p.branch ? null : p.branch, i + 1, p.name, dmy(p.birth))
    }),
)
layout(
  'a sheet named after a unit among sheets named after branches',
  ['name', 'birth', 'branch'],
  (() => {
    const d = new Draft()
    const names = ['Thôn Đông', 'Thượng Lâm']
    let last = ''
    PEOPLE.forEach((p, i) => {
      if (p.branch !== last) {
        const name = names[last === '' ? 0 : 1] ?? ''
        d.sheet(name).head('TT|Họ và tên|Ngày sinh')
        Object.assign(d.sheets.at(-1) ?? {}, { others: names.filter((other) => other !== name) })
      }
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth))
    })
    return d
  })(),
  { branch: (p) => p.branch.replace('thôn Tây', 'Thượng Lâm') },
)

test('a number that lost its zero is known by the year of birth, also where the day is none of the calendar', () => {
  const people: [string, string][] = [
    ['05/05/1964', '90964612872'],
    ['31/02/1964', '90964612873'],
    ['31/02/1975', '90964612874'],
  ]
  const { rows } = readMemberList(
    [
      {
        name: 'DS',
        rows: [
          ['TT', 'Họ và tên', 'Ngày sinh', 'Số CCCD'],
          ...people.map(([birth, id], i) => [i + 1, PEOPLE[i]?.name, birth, id]),
        ].map((cells, i) => ({ row: i + 1, cells })),
      },
    ],
    { today: '2026-01-01' },
  )
  expect(rows.map(({ values }) => values.personalId)).toEqual([
    '0'.concat('90964612872'),
    '0'.concat('90964612873'),
    '90964612874',
  ])
})

for (const [heading, male, female] of [
  ['Giới tính (1: nam; 2: nữ)', 1, 2],
  ['GT\n(Nam=0, Nữ=1)', '0', '1'],
  ['Giới tính', '1', '2'],
] as const)
  layout(
    `the sex by a number under "${heading}"`,
    ['name', 'gender', 'birth'],
    start()
      .row('TT', 'Họ và tên', heading, 'Ngày sinh')
      .each((d, p, i) => d.person(p, i + 1, p.name, p.gender === 'male' ? male : female, dmy(p.birth))),
  )
layout(
  '"Kinh | Khác (ghi rõ)" below "Dân tộc" in a list saved as text, where nothing is merged',
  ['name', 'ethnicity', 'religion', 'birth'],
  start()
    .head('TT|Họ và tên|Dân tộc||Tôn giáo|Ngày sinh')
    .head('||Kinh|Khác (ghi rõ)||')
    .each((d, p, i) => {
      const own = p.ethnicity === 'Kinh'
      d.person(p, i + 1, p.name, own ? 'x' : null, own ? null : p.ethnicity, p.religion, dmy(p.birth))
    }),
)
for (const heading of ['Là nữ', 'Nữ (x)', 'Đảng viên nữ'])
  layout(
    `"${heading}" answered by TRUE and FALSE`,
    ['name', 'gender', 'birth'],
    start()
      .row('TT', 'Họ và tên', heading, 'Ngày sinh')
      .each((d, p, i) => d.person(p, i + 1, p.name, p.gender === 'female' ? 'TRUE' : 'FALSE', dmy(p.birth))),
  )

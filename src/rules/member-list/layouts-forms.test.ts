// Forms that tell in their headings how they are filled in, dates in three bare columns, and what stands in brackets behind a name.
import { expect, test } from 'vitest'
import { but, dmy, layout, nam, PEOPLE, type Person, start } from './layouts.fixture.ts'
import { readMemberList } from './read-member-list.ts'

const marked = (p: Person): string => (p.gender === 'female' ? 'x' : '')
const bornAs = (p: Person, gender: Person['gender']): string => (p.gender === gender ? dmy(p.birth) : '')

layout(
  'surname and given name under "Họ và | Tên", day, month and year of birth under nothing else',
  ['name', 'gender', 'birth', 'id', 'branch'],
  start()
    .head('TT|SBD|Họ và|Tên|Giới|Ngày|Tháng|Năm|Số CCCD|Đơn vị|Ký tên')
    .each((d, p, i) => {
      const words = p.name.split(' ')
      const [year, month, day] = p.birth.split('-').map(Number)
      const name = [words.slice(0, -1).join(' '), words.at(-1) ?? '']
      d.person(p, i + 1, `BD${101 + i}`, ...name, nam(p), day ?? 0, month ?? 0, year ?? 0, p.id, p.branch, '')
    }),
)

layout(
  'words for the sex tell it, whatever stands above',
  ['name', 'gender', 'birth', 'admitted', 'official'],
  start()
    .head('TT|Ông/Bà|Họ và tên|Ngày sinh|Ngày VĐDB|Ngày VĐCT')
    .each((d, p, i) => {
      const title = p.gender === 'male' ? 'Ông' : 'Bà'
      d.person(p, i + 1, title, p.name, dmy(p.birth), dmy(p.admitted), dmy(p.official))
    }),
)

layout(
  'a heading that tells how it is filled in names only what stands before the bracket',
  but('ethnicity', 'religion', 'card', 'file'),
  start()
    .head(
      'STT|Họ và tên (ghi chữ in hoa, nữ ghi chú sau tên)|Nữ (đánh dấu x)|Ngày sinh (ghi đúng giấy khai sinh)|Số CCCD (nếu chưa có ghi số CMND)|Ngày vào Đảng DB (ghi theo lý lịch)|Ngày vào Đảng CT|Đang SH tại CB',
    )
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name.toUpperCase(),
        marked(p),
        dmy(p.birth),
        p.id,
        dmy(p.admitted),
        dmy(p.official),
        p.branch,
      ),
    ),
)

layout(
  'the day of birth of men and of women each under a heading of its own',
  ['name', 'gender', 'birth', 'admitted', 'official', 'branch'],
  start()
    .head('TT|Đ/c|Ngày sinh (nam)|Ngày sinh (nữ)|Ngày vào DB|Ngày vào CT|Chi bộ SH')
    .each((d, p, i) =>
      d.person(p, i + 1, p.name, bornAs(p, 'male'), bornAs(p, 'female'), dmy(p.admitted), dmy(p.official), p.branch),
    ),
)

layout(
  'the row of a form that says how its cells are written is nobody',
  ['name', 'gender', 'birth', 'ethnicity', 'id', 'admitted'],
  start()
    .head('STT (*)|Họ và tên khai sinh (*)|Giới tính (*)|Ngày sinh (*)|Dân tộc (*)|Số CCCD (*)|Ngày vào Đảng (*)')
    .head('|Chữ in hoa có dấu|Nam/Nữ|dd/mm/yyyy|Chọn trong danh mục|12 số|dd/mm/yyyy')
    .each((d, p, i) =>
      d.person(p, i + 1, p.name.toUpperCase(), nam(p), dmy(p.birth), p.ethnicity, p.id, dmy(p.admitted)),
    ),
)

test('what stands in brackets behind a name is the sex, a post or a standing; only the rest is another name', () => {
  const names = ['Mai Thị Huệ (nữ)', 'Hà Văn Tùng (Bí thư)', 'Sùng A Páo (dự bị)', 'Cộng Hòa (Sơn)']
  const rows = names.map((name, i) => ({ row: i + 2, cells: [i + 1, name, '05/05/1964'] }))
  const heading = { row: 1, cells: ['STT', 'Họ và tên', 'Ngày sinh'] }
  const read = readMemberList([{ name: 'DS', rows: [heading, ...rows] }], { today: '2026-01-01' }).rows
  expect(
    read.map(({ values: { fullName, gender, post, status, otherName } }) => [
      fullName,
      gender,
      post,
      status,
      otherName,
    ]),
  ).toEqual([
    ['Mai Thị Huệ', 'female', '', '', ''],
    ['Hà Văn Tùng', '', 'Bí thư', '', ''],
    ['Sùng A Páo', '', '', 'dự bị', ''],
    ['Cộng Hòa', '', '', '', 'Sơn'],
  ])
})

test('Ông and Bà before a name are how one speaks of a person; the surname Ông stays', () => {
  const names = ['Ông Nguyễn Văn Mẫn', 'BÀ ÂU DƯƠNG THỊ THỦY', 'Ông Ích Mẫn', 'ông Lò Văn Ước', 'Bà Mẫn', 'Bàn Thị Hoa']
  const rows = names.map((name, i) => ({ row: i + 2, cells: [i + 1, name, '05/05/1964'] }))
  const heading = { row: 1, cells: ['STT', 'Họ và tên', 'Ngày sinh'] }
  const read = readMemberList([{ name: 'DS', rows: [heading, ...rows] }], { today: '2026-01-01' }).rows
  expect(read.map(({ values: { fullName, gender } }) => [fullName, gender])).toEqual([
    ['Nguyễn Văn Mẫn', 'male'],
    ['Âu Dương Thị Thủy', 'female'],
    ['Ông Ích Mẫn', ''],
    ['Lò Văn Ước', 'male'],
    ['Bà Mẫn', ''],
    ['Bàn Thị Hoa', ''],
  ])
  // Beside columns of marks that were left empty the address still says it.
  const genders = (headings: string[], cells: string[]) =>
    readMemberList(
      [
        {
          name: 'DS',
          rows: [
            { row: 1, cells: ['STT', 'Họ và tên', 'Ngày sinh', ...headings] },
            ...[...names.slice(0, 2), 'Bàn Văn Hòa'].map((name, i) => ({
              row: i + 2,
              cells: [i + 1, name, '05/05/1964', ...cells],
            })),
          ],
        },
      ],
      { today: '2026-01-01' },
    ).rows.map(({ values: { gender }, findings }) => [gender, findings.some(({ code }) => code === 'gender-by-blank')])
  expect(genders(['Nam'], [''])).toEqual([
    ['male', false],
    ['female', false],
    ['female', false],
  ])
  expect(genders(['Nam', 'Nữ'], ['', ''])).toEqual([
    ['male', false],
    ['female', false],
    ['', true],
  ])
})
layout(
  '"Ngày, tháng sinh | Năm sinh" beside each other, the day not known of all',
  ['name', 'birth', 'admitted'],
  start()
    .head('TT|Họ và tên|Ngày, tháng sinh|Năm sinh|Ngày tháng vào Đảng|Năm vào Đảng')
    .each((d, p, i) => {
      const day = (date: string) => `${date.slice(8)}/${date.slice(5, 7)}`
      const birth = i % 3 === 2 ? ['không nhớ', '-', ''][i % 4] : day(p.birth)
      d.person(p, i + 1, p.name, birth, Number(p.birth.slice(0, 4)), day(p.admitted), p.admitted.slice(0, 4))
    }),
  { birth: (p) => (PEOPLE.indexOf(p) % 3 === 2 ? p.birth.slice(0, 4) : p.birth) },
)
layout(
  '"Sinh (Nam) | Sinh (Nữ)", and the branch beside its label at the top of the sheet',
  ['name', 'gender', 'birth', 'branch'],
  start()
    .row('Tên chi bộ:', 'thôn Đông')
    .row('Số lượng:', '8 đ/v')
    .head('TT|Họ và tên|Sinh (Nam)|Sinh (Nữ)')
    .each((d, p, i) => {
      const [male, female] = p.gender === 'male' ? [dmy(p.birth), null] : [null, dmy(p.birth)]
      d.person(p, i + 1, p.name, male, female)
    }),
  { branch: () => 'Chi bộ thôn Đông' },
)

// Lists as registers are printed: each member over several rows, or two lists side by side on a page.
import { describe, expect, test } from 'vitest'
import { type Change, type Draft, dmy, layout, nam, PEOPLE, serial, short, start } from './layouts.fixture.ts'
import { readMemberList } from './read-member-list.ts'
import type { Cell } from './types.ts'

const place = 'Xã Tân Lập'
const dateOf = (date: string) => (date === '' ? null : dmy(date))

describe('a member over several rows', () => {
  layout(
    'one heading for both rows of each cell, nothing merged',
    ['name', 'birth', 'admitted', 'official', 'card', 'file', 'ethnicity'],
    start()
      .row('DANH SÁCH ĐẢNG VIÊN')
      .head('TT|Họ và tên / Nơi sinh|Ngày sinh|Ngày vào Đảng\nNgày chính thức|Dân tộc|Số thẻ\nSố LL')
      .each((d, p, i) => {
        d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted), p.ethnicity, p.card || null)
        d.row(null, place, null, dateOf(p.official), null, p.file)
      })
      .row('Tổng cộng', '8 đảng viên')
      .row(null, 'BÍ THƯ')
      .row(null, 'Hà Văn Tùng'),
  )
  layout(
    'a heading of two rows, printed again on the next page; numbers and dates as Excel keeps them',
    ['name', 'birth', 'admitted', 'official', 'card', 'file', 'ethnicity', 'id'],
    (() => {
      const d = start().row('CHI BỘ THÔN HẠ')
      const heading = () =>
        d
          .head('TT|Họ và tên|Ngày sinh|Ngày vào Đảng|Số thẻ đảng viên|Số CCCD')
          .head('|Quê quán|Dân tộc|Ngày chính thức|Số lý lịch|Trình độ học vấn')
      heading()
      PEOPLE.forEach((p, i) => {
        if (i === 4) {
          d.row('Cộng trang: 4 đồng chí')
          heading()
        }
        d.person(p, i + 1, p.name, serial(p.birth), serial(p.admitted), p.card || null, Number(p.id))
        d.row(null, place, p.ethnicity, serial(p.official), p.file, '12/12')
      })
      return d
    })(),
  )
  layout(
    'three rows, the ordinal merged over them; branches in rows of their own',
    ['name', 'birth', 'gender', 'admitted', 'official', 'religion', 'id', 'branch'],
    (() => {
      const d = start()
        .head('TT|Họ và tên|Ngày sinh|Vào Đảng|Giấy tờ')
        .merge(0, 0, 2)
        .head('|Tên gọi khác|Dân tộc|Chính thức|Số thẻ')
        .head('|Giới tính|Tôn giáo|Ngày cấp thẻ|Số CCCD')
      PEOPLE.forEach((p, i) => {
        if (p.branch !== PEOPLE[i - 1]?.branch) d.row(p.branch.toUpperCase()).merge(0, 4)
        d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted)).merge(0, 0, 2)
        d.row(null, null, p.ethnicity, dateOf(p.official), p.card || null)
        d.row(null, nam(p), p.religion, '07/11/2012', p.id)
      })
      return d
    })(),
  )
  layout(
    'a second date below that of admission, and no heading for it; the birthplace below the name is no part of it',
    ['name', 'birth', 'admitted', 'official'],
    start()
      .head('TT|Họ và tên|Ngày sinh|Ngày vào Đảng')
      .each((d, p, i) => {
        d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted)).row(null, place, null, dateOf(p.official))
      }),
  )
  layout(
    'headings of two things with a dash between; dates in the second row only below a date of the first',
    ['name', 'birth', 'admitted', 'official', 'card', 'id'],
    start()
      .head('TT|Họ tên - Năm sinh|Quê quán - Nơi ở|Ngày vào Đảng - Ngày chính thức|Số thẻ - Số CCCD')
      .each((d, p, i) => {
        d.person(p, i + 1, p.name, place, dmy(p.admitted), p.card || null)
        d.row(null, dmy(p.birth), 'Thôn Hạ', dateOf(p.official), p.id)
      }),
  )
  layout(
    'every other person not counted: each row is a person',
    ['name', 'birth'],
    start()
      .head('TT|Họ và tên|Ngày sinh')
      .each((d, p, i) => d.person(p, i % 2 === 0 ? i / 2 + 1 : null, p.name, dmy(p.birth))),
  )
  test('the columns are shown as the sheet has them; one put right by a person holds for the first row, several for one row each', () => {
    const d = start().head('TT|Họ và tên|Ngày sinh|Ngày vào Đảng')
    d.each((_, p, i) =>
      d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted)).row(null, p.ethnicity, null, dateOf(p.official)),
    )
    const { sheets } = d.build()
    const { layout: shown } = readMemberList(sheets, { today: '2026-01-01' })
    expect(shown?.columns.map(({ index, facts }) => [index, facts])).toEqual([
      [0, ['ordinal']],
      [1, ['fullName']],
      [2, ['birthDate']],
      [3, ['admittedOn', 'officialOn']],
    ])
    const mapped = readMemberList(sheets, {
      today: '2026-01-01',
      mapping: { 1: ['fullName', 'ethnicity'], 3: 'decisionOn' },
    }).rows.map(({ values }) => [values.fullName, values.ethnicity, values.decisionOn, values.officialOn])
    expect(mapped).toEqual(PEOPLE.map((p) => [p.name, p.ethnicity, p.admitted, '']))
  })
})

describe('lists side by side', () => {
  const half = PEOPLE.length / 2
  const beside = (d: Draft, cells: (i: number) => Cell[]) => {
    for (let i = 0; i < half; i++) d.row(...cells(i), null, ...cells(i + half))
    return d
  }
  const namesOf = (d: Draft) =>
    readMemberList(d.build().sheets, { today: '2026-01-01' }).rows.map(({ row, values }) => [row, values.fullName])
  const inRows = (first: number) =>
    PEOPLE.slice(0, half).flatMap((p, i) => [
      [first + i, p.name],
      [first + i, PEOPLE[i + half]?.name],
    ])
  const person = (i: number): Cell[] => [i + 1, PEOPLE[i]?.name, dmy(PEOPLE[i]?.birth ?? '')]

  test('both are read, row by row; the branch of the title is that of both, and a total ends the first only', () => {
    const d = start().row('DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN HẠ').head('TT|Họ và tên|Ngày sinh||TT|Họ và tên|Ngày sinh')
    beside(d, person).row('Tổng cộng: 8 đồng chí')
    const { rows, layouts } = readMemberList(d.build().sheets, { today: '2026-01-01' })
    expect(namesOf(d)).toEqual(inRows(3))
    expect(new Set(rows.map(({ values }) => values.branch))).toEqual(new Set(['Chi bộ thôn Hạ']))
    expect(rows.filter(({ findings }) => findings.length > 0)).toEqual([])
    expect(layouts.map(({ columns }) => columns.map(({ index }) => index))).toEqual([[0, 1, 2, 4, 5, 6]])
  })
  test('each with a title of its own; a heading merged over both belongs to both', () => {
    const d = start().row('CHI BỘ THÔN HẠ', null, null, null, 'CHI BỘ THÔN THƯỢNG').merge(0, 2).merge(4, 6)
    d.head('TT|Họ và tên|Ngày sinh||TT|Họ và tên|Ngày sinh')
    beside(d, person).row('CHI BỘ THÔN ĐÔNG').merge(0, 6)
    beside(d, (i) => [i + 9, PEOPLE[i]?.name, `0${(i % 9) + 1}/05/1970`])
    const { rows } = readMemberList(d.build().sheets, { today: '2026-01-01' })
    const branches = rows.map(({ values }) => values.branch)
    expect(branches.slice(0, 8)).toEqual(Array(4).fill(['Chi bộ thôn Hạ', 'Chi bộ thôn Thượng']).flat())
    expect(branches.slice(8)).toEqual(Array(8).fill('Chi bộ thôn Đông'))
  })
  test('the second headed by other words, its people counted anew', () => {
    const d = start().head('TT|Họ và tên|Ngày sinh||STT|Họ tên|Năm sinh')
    expect(namesOf(beside(d, person))).toEqual(inRows(2))
  })
  test('somebody in both is named', () => {
    const d = start().head('TT|Họ và tên|Ngày sinh||TT|Họ và tên|Ngày sinh')
    beside(d, person).row(9, 'Cà Văn Hùng', '04/05/1970', null, 10, PEOPLE[0]?.name, dmy(PEOPLE[0]?.birth ?? ''))
    const { rows } = readMemberList(d.build().sheets, { today: '2026-01-01' })
    expect(rows.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual(['duplicate-person'])
  })
})

const oneBranch: Change = { branch: () => 'Chi bộ thôn Hạ' }
layout(
  'names of a person introduced by others are no second list',
  ['name', 'birth', 'branch'],
  start()
    .row('CHI BỘ THÔN HẠ')
    .row('TT', 'Họ và tên', 'Ngày sinh', 'Người giới thiệu', null)
    .merge(3, 4)
    .row(null, null, null, 'Họ và tên', 'Chức vụ')
    .each((d, p, i) => d.person(p, i + 1, p.name, dmy(p.birth), 'Cà Văn Hùng', 'Bí thư')),
  oneBranch,
)

layout(
  'cells whose lines say what they hold, one heading for both days among them',
  ['name', 'birth', 'admitted', 'official', 'card', 'file', 'id'],
  start()
    .head('TT|Họ và tên|Ngày sinh|Thời gian vào Đảng|Số thẻ, số lý lịch, số CCCD|Số điện thoại')
    .each((d, p, i) => {
      const days = [`Dự bị: ${short(p.admitted)}`, `Chính thức: ${short(p.official)}`]
      const numbers = [p.card === '' ? '' : `Thẻ: ${p.card}`, `LL: ${p.file}`, `CCCD: ${p.id}`]
      const printed = i % 2 === 0 ? numbers : numbers.toReversed()
      const phone = `ĐT: 09123456${i}0`
      d.person(
        p,
        i + 1,
        p.name,
        `Sinh: ${dmy(p.birth)}`,
        days.join('\n'),
        printed.filter((line) => line !== '').join('\n'),
        phone,
      )
    }),
)
layout(
  'the title of the list and what is carried over on every printed page',
  ['name', 'birth', 'id'],
  (() => {
    const d = start()
    PEOPLE.forEach((p, i) => {
      if (i % 3 === 0) {
        d.row(null, 'DANH SÁCH ĐẢNG VIÊN').head('TT|Họ và tên|Ngày sinh|Số CCCD|Ghi chú')
        if (i > 0) d.row(null, i === 3 ? 'Mang sang' : 'Trang trước chuyển sang', null, null, i)
      }
      d.person(p, i + 1, p.name, dmy(p.birth), p.id)
      if (i % 3 === 2) d.row(null, 'Chuyển sang trang sau', null, null, i + 1)
    })
    return d
  })(),
)

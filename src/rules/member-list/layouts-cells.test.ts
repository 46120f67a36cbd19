// Lists as offices might lay them out (branches, pages, cells of every kind), each built from the same invented people.
import { ALL, but, Draft, dmy, layout, nam, PEOPLE, type Person, serial, short, start } from './layouts.fixture.ts'

layout(
  'one sheet a branch, named in the title',
  ['name', 'birth', 'branch'],
  (() => {
    const d = new Draft()
    let [last, sheet] = ['', 1]
    d.each((_, p, i) => {
      if (p.branch !== last)
        d.sheet(`Sheet${sheet++}`)
          .row('ĐẢNG BỘ XÃ')
          .row(p.branch.toUpperCase())
          .row('DANH SÁCH ĐẢNG VIÊN')
          .row('STT', 'Họ và tên', 'Ngày sinh')
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth))
    })
    return d
  })(),
)
layout(
  'heading repeated on every page, empty rows and columns',
  ['name', 'gender', 'birth', 'id'],
  (() => {
    const heading = ['TT', null, 'Họ và tên', null, 'Giới tính', 'Ngày sinh', 'Số CCCD']
    const d = start()
      .row()
      .row(...heading)
    return d.each((_, p, i) => {
      if (i % 3 === 2)
        d.row('Cộng trang')
          .row()
          .row(...heading)
      if (i % 2 === 1) d.row()
      d.person(p, i + 1, null, p.name, null, nam(p), dmy(p.birth), p.id)
    })
  })(),
)
layout(
  'surname and given name under one heading',
  ['name', 'birth', 'id'],
  start()
    .head('TT|Họ và tên||Ngày sinh|CCCD')
    .merge(1, 2)
    .each((d, p, i) => {
      const words = p.name.split(' ')
      d.person(p, i + 1, words.slice(0, -1).join(' '), words.at(-1), dmy(p.birth), p.id)
    }),
)
layout(
  'Họ đệm | Tên',
  ['name', 'birth', 'id'],
  start()
    .head('TT|Họ và chữ lót|Tên|Ngày sinh|CCCD')
    .each((d, p, i) => {
      const words = p.name.split(' ')
      d.person(p, i + 1, words.slice(0, -1).join(' '), words.at(-1), dmy(p.birth), p.id)
    }),
)
layout(
  'branch column merged downwards',
  ['name', 'birth', 'branch'],
  (() => {
    const d = start().head('Chi bộ|TT|Họ và tên|Ngày sinh')
    let last = ''
    return d.each((_, p, i) => {
      d.person(p, p.branch === last ? null : p.branch, i + 1, p.name, dmy(p.birth))
      if (p.branch !== last) d.merge(0, 0, PEOPLE.filter((other) => other.branch === p.branch).length - 1)
      last = p.branch
    })
  })(),
)
layout(
  'a person over two sheet rows',
  ['name', 'birth', 'admitted', 'official', 'card', 'file'],
  start()
    .head('TT|Họ và tên|Ngày sinh|Ngày vào Đảng\nNgày chính thức|Số thẻ\nSố LL')
    .each((d, p, i) => {
      d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted), p.card === '' ? p.file : p.card)
      d.merge(0, 0, 1).merge(1, 1, 1).merge(2, 2, 1)
      d.row(null, null, null, p.official === '' ? 'Dự bị' : dmy(p.official), p.card === '' ? null : p.file)
    }),
)
layout(
  'numbers as numbers, dates as serials',
  ALL,
  start()
    .head('TT|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Tôn giáo|CCCD|Số thẻ|Số LL|Ngày vào Đảng|Ngày chính thức|Chi bộ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        nam(p),
        serial(p.birth),
        p.ethnicity,
        p.religion,
        Number(p.id),
        p.card === '' ? null : Number(p.card),
        p.file,
        serial(p.admitted),
        serial(p.official),
        p.branch,
      ),
    ),
)
layout(
  'dates in words',
  ['name', 'birth', 'admitted'],
  start()
    .head('TT|Họ và tên|Sinh ngày|Ngày vào Đảng')
    .each((d, p, i) => {
      const words = (x: string) => `ngày ${Number(x.slice(8))} tháng ${Number(x.slice(5, 7))} năm ${x.slice(0, 4)}`
      d.person(p, i + 1, p.name, words(p.birth), words(p.admitted))
    }),
)
layout(
  'month first throughout',
  ['name', 'birth', 'admitted', 'official'],
  start()
    .head('No|Họ và tên|Ngày sinh|Ngày vào Đảng|Chính thức')
    .each((d, p, i) => {
      const us = (x: string) => (x === '' ? '' : `${Number(x.slice(5, 7))}/${Number(x.slice(8))}/${x.slice(0, 4)}`)
      d.person(p, i + 1, p.name, us(p.birth), us(p.admitted), us(p.official))
    }),
)
layout(
  'no heading at all',
  ['name', 'gender', 'birth', 'id', 'file', 'admitted', 'official'],
  start().each((d, p, i) =>
    d.person(p, i + 1, p.name, nam(p), dmy(p.birth), p.id, p.file, dmy(p.admitted), dmy(p.official)),
  ),
)
layout(
  'columns of the national clean-up sheet',
  but('file'),
  start()
    .head(
      'ID|Họ tên (*)|Tên gọi khác|Giới tính (*)|Ngày sinh (*)|Dân tộc (*)|Tôn giáo (*)|Số định danh cá nhân (*)|Số thẻ Đảng 12 số (*)|Nơi cấp|Ngày cấp|Số thẻ cũ|Tổ chức đảng đang sinh hoạt (*)|Nơi đăng ký khai sinh|Quê quán|Thường trú|Ngày vào Đảng (*)|Ngày chính thức (*)|Số CMND cũ|Trạng thái hoạt động',
    )
    .each((d, p, i) =>
      d.person(
        p,
        1000 + i,
        p.name,
        null,
        nam(p),
        dmy(p.birth),
        p.ethnicity,
        p.religion,
        p.id,
        p.card,
        null,
        null,
        null,
        p.branch,
        'Xã Đông',
        'Xã Đông',
        'Xã Tây',
        dmy(p.admitted),
        dmy(p.official),
        '012345678',
        'Đang sinh hoạt',
      ),
    ),
)
layout(
  'other spellings of groups and religions',
  ['name', 'ethnicity', 'religion'],
  start()
    .head('TT|Họ và tên|Dân tộc|Tôn giáo|Ngày sinh')
    .each((d, p, i) => {
      const other: Record<string, string> = { 'Ê-đê': 'Ê Đê', 'Cơ-ho': "K'ho", Mông: "H'Mông", Tày: 'TÀY' }
      const belief: Record<string, string> = {
        Không: i % 2 === 0 ? '0' : 'K',
        'Công giáo': 'Thiên chúa giáo',
        'Tin lành': 'Đạo Tin Lành',
      }
      d.person(p, i + 1, p.name, other[p.ethnicity] ?? p.ethnicity, belief[p.religion] ?? p.religion, dmy(p.birth))
    }),
)
layout(
  'decomposed letters, stray spaces, single-digit days',
  ['name', 'birth', 'branch', 'admitted'],
  start()
    .row('TT', 'Họ  và tên '.normalize('NFD'), ' Ngày\u00a0sinh', 'Chi  bộ'.normalize('NFD'), 'Ngày vào\nĐảng')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        ` ${p.name.replaceAll(' ', '\u00a0 ')}`.normalize('NFD'),
        short(p.birth),
        `${p.branch} `.normalize('NFD'),
        short(p.admitted, '-'),
      ),
    ),
)
layout(
  'three heading rows',
  ['name', 'birth', 'official'],
  start()
    .head('TT|Họ và tên|Thông tin cá nhân||Thông tin đảng||')
    .merge(2, 3)
    .merge(4, 6)
    .merge(0, 0, 2)
    .merge(1, 1, 2)
    .head('||Ngày sinh|Trình độ|Ngày vào Đảng||Số LL')
    .merge(2, 2, 1)
    .merge(4, 5)
    .merge(6, 6, 1)
    .head('|||Chuyên môn|Kết nạp|Chính thức')
    .each((d, p, i) => d.person(p, i + 1, p.name, dmy(p.birth), 'Đại học', dmy(p.admitted), dmy(p.official), p.file)),
)
layout(
  'names prefixed by number and Đ/c',
  ['name', 'birth'],
  start()
    .row('Họ và tên', 'Ngày sinh', 'Chức vụ')
    .each((d, p, i) => d.person(p, `${i + 1}. Đ/c ${p.name}`, dmy(p.birth), 'Đảng viên')),
)

// Two digits up to 12 may be a month as well as a year.
const inTwo = (p: Person) => Number(p.admitted.slice(2, 4)) > 12

layout(
  'months in Roman numerals, a month and two digits of the year, the older card with a blank or a dash for its point',
  ['name', 'birth', 'admitted', 'card', 'official'],
  start()
    .head('TT|Họ và tên|Ngày sinh|Ngày vào Đảng|Số thẻ|Chính thức')
    .each((d, p, i) => {
      const month = Number(p.birth.slice(5, 7)) - 1
      const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month]
      const yearOfTwo = `${Number(p.admitted.slice(5, 7))}/${p.admitted.slice(2, 4)}`
      const card = p.card.replace('.', [' ', '-', ' - ', '. '][i % 4] ?? '')
      d.person(
        p,
        i + 1,
        p.name,
        `${Number(p.birth.slice(8))}/${roman}/${p.birth.slice(0, 4)}`,
        inTwo(p) ? yearOfTwo : dmy(p.admitted),
        card,
        dmy(p.official),
      )
    }),
  { admitted: (p) => (inTwo(p) ? p.admitted.slice(0, 7) : p.admitted) },
)

layout(
  'what a program for tables writes: a fraction behind every number, "nan" and "NaT" for nothing',
  ['name', 'birth', 'id', 'card', 'file', 'official', 'ethnicity'],
  start()
    .head('STT|Họ và tên|Ngày sinh|Số CCCD|Số thẻ|Số LL|Ngày chính thức|Dân tộc|Số điện thoại|Ghi chú')
    .each((d, p, i) => {
      const official = p.official === '' ? 'NaT' : `${p.official} 00:00:00`
      const numbers = [`${p.id}.0`, p.card || 'nan', p.file, official]
      d.person(p, `${i + 1}.0`, p.name, `${p.birth} 00:00:00`, ...numbers, p.ethnicity, '912345678.0', 'NaN')
    }),
)

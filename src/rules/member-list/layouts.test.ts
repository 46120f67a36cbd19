// Lists as offices might lay them out, each built from the same invented people, so that truth is known cell by cell.
import { describe, expect, test } from 'vitest'
import { readMemberList } from './read-member-list.ts'
import type { Cell, MemberField, Merge, SheetInfo, SheetRow } from './types.ts'

type Person = {
  name: string
  gender: 'male' | 'female'
  birth: string
  ethnicity: string
  religion: string
  id: string
  card: string
  file: string
  admitted: string
  official: string
  branch: string
}

const PEOPLE: Person[] = (
  [
    [
      'Hà Văn Tùng',
      'male',
      '1961-03-07',
      'Kinh',
      'Không',
      '900061004821',
      '41.220913',
      '100213LĐ',
      '1985-02-03',
      '1986-02-03',
      'Chi bộ thôn Đông',
    ],
    [
      'Mai Thị Huệ',
      'female',
      '1974-12-25',
      'Tày',
      'Phật giáo',
      '911174118204',
      '30.118274',
      '100871LĐ',
      '1999-05-19',
      '2000-05-19',
      'Chi bộ thôn Đông',
    ],
    [
      'Y Blơk Êban',
      'male',
      '1989-01-31',
      'Ê-đê',
      'Tin lành',
      '922089204418',
      '22.904415',
      '201148LĐ',
      '2014-09-02',
      '2015-09-02',
      'Chi bộ thôn Đông',
    ],
    [
      "K'Brể",
      'male',
      '1992-07-16',
      'Cơ-ho',
      'Không',
      '933092338121',
      '',
      '330915LĐ',
      '2025-04-30',
      '',
      'Chi bộ thôn Tây',
    ],
    [
      'Sùng A Páo',
      'male',
      '1955-10-10',
      'Mông',
      'Không',
      '944055770012',
      '18.443207',
      '400117LĐ',
      '1978-06-01',
      '1979-06-01',
      'Chi bộ thôn Tây',
    ],
    [
      'Ông Thị Ngọc Ánh',
      'female',
      '2001-02-28',
      'Hoa',
      'Cao Đài',
      '955301667104',
      '77.201930',
      '519004LĐ',
      '2022-11-20',
      '2023-11-20',
      'Chi bộ thôn Tây',
    ],
    [
      'Công Tằng Tôn Nữ Thị Minh Châu',
      'female',
      '1968-08-08',
      'Kinh',
      'Công giáo',
      '966168519937',
      '64.009117',
      '628830LĐ',
      '1996-01-06',
      '1997-01-06',
      'Chi bộ thôn Tây',
    ],
    [
      'Cộng Hòa',
      'male',
      '1983-04-04',
      'Mường',
      'Không',
      '977083002255',
      '55.391842',
      '733021LĐ',
      '2009-07-27',
      '2010-07-27',
      'Chi bộ thôn Tây',
    ],
  ] as string[][]
).map(([name, gender, birth, ethnicity, religion, id, card, file, admitted, official, branch]) => {
  return { name, gender, birth, ethnicity, religion, id, card, file, admitted, official, branch } as Person
})

const FIELD: Record<keyof Person, MemberField> = {
  name: 'fullName', gender: 'gender', birth: 'birthDate', ethnicity: 'ethnicity', religion: 'religion', id: 'personalId',
  card: 'cardNo', file: 'fileNo', admitted: 'admittedOn', official: 'officialOn', branch: 'branch',
} // biome-ignore format: read as a table

const dmy = (date: string, separator = '/') => date.split('-').reverse().join(separator)
const short = (date: string, s = '/') =>
  date
    .split('-')
    .reverse()
    .map(Number)
    .join(s)
    .replace(/^NaN|^0$/, '')
const nam = (p: Person) => (p.gender === 'male' ? 'Nam' : 'Nữ')
const serial = (date: string): Cell => (date === '' ? null : { serial: Date.parse(date) / 86_400_000 + 25_569 })

type Sheet = SheetInfo & { rows: SheetRow[] }
type Build = { sheets: Sheet[]; at: Map<string, Person> }

/** Builds sheets row by row, remembering in which row each person stands. */
class Draft {
  readonly sheets: Sheet[] = []
  readonly at = new Map<string, Person>()
  #rows: SheetRow[] = []
  #merges: Merge[] = []
  #row = 0
  sheet(name: string): this {
    this.#rows = []
    this.#merges = []
    this.#row = 0
    this.sheets.push({ name, rows: this.#rows, merges: this.#merges })
    return this
  }
  row(...cells: Cell[]): this {
    this.#row++
    if (cells.some((cell) => cell !== null && cell !== '')) this.#rows.push({ row: this.#row, cells })
    return this
  }
  person(p: Person, ...cells: Cell[]): this {
    this.row(...cells)
    this.at.set(`${this.sheets.at(-1)?.name}!${this.#row}`, p)
    return this
  }
  /** Merges in the row just written: columns from–to, and so many rows further down. */
  merge(left: number, right: number, down = 0): this {
    this.#merges.push({ top: this.#row, bottom: this.#row + down, left, right })
    return this
  }
  each(make: (d: this, p: Person, i: number) => void): this {
    PEOPLE.forEach((p, i) => {
      make(this, p, i)
    })
    return this
  }
  build(): Build {
    return { sheets: this.sheets, at: this.at }
  }
}

const ALL = Object.keys(FIELD) as (keyof Person)[]
type Layout = {
  name: string
  build: Build
  fields: (keyof Person)[]
  change?: Partial<Record<keyof Person, (p: Person) => string>>
}
const layouts: Layout[] = []
const layout = (name: string, fields: (keyof Person)[], draft: Draft, change: Layout['change'] = {}) => {
  layouts.push({ name, build: draft.build(), fields, change })
}
const but = (...left: (keyof Person)[]) => ALL.filter((field) => !left.includes(field))
const start = (sheet = 'Sheet1') => new Draft().sheet(sheet)
const flat = (p: Person, i: number): Cell[] => [
  i + 1,
  p.name,
  nam(p),
  dmy(p.birth),
  p.ethnicity,
  p.religion,
  p.id,
  p.card,
  p.file,
  dmy(p.admitted),
  dmy(p.official),
  p.branch,
]

layout(
  'abbreviated headings',
  ALL,
  start()
    .row('STT', 'Họ tên', 'GT', 'N.sinh', 'DT', 'TG', 'Số ĐDCN', 'Số TĐV', 'SLL', 'N.vào Đảng', 'C.thức', 'CB')
    .each((d, p, i) => d.person(p, ...flat(p, i))),
)
layout(
  'capitals without diacritics',
  ALL,
  start()
    .row(
      'STT',
      'HO VA TEN',
      'GIOI TINH',
      'NGAY SINH',
      'DAN TOC',
      'TON GIAO',
      'CCCD',
      'SO THE DANG',
      'SO LL',
      'NGAY VAO DANG',
      'CHINH THUC',
      'CHI BO',
    )
    .each((d, p, i) => d.person(p, ...flat(p, i).map((c, k) => (k === 1 ? p.name.toUpperCase() : c)))),
)
layout(
  'letterhead, number row, totals and signature',
  ALL,
  start('DS 2025')
    .row('ĐẢNG BỘ HUYỆN', null, null, null, null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM')
    .row('ĐẢNG ỦY XÃ', null, null, null, null, null, 'Ngày 01 tháng 12 năm 2025')
    .row()
    .row('DANH SÁCH ĐẢNG VIÊN THUỘC ĐẢNG BỘ XÃ')
    .merge(0, 11)
    .row('(Kèm theo Báo cáo số 12-BC/ĐU ngày 01/12/2025)')
    .merge(0, 11)
    .row(
      'TT',
      'Họ và tên',
      'Giới tính',
      'Ngày sinh',
      'Dân tộc',
      'Tôn giáo',
      'Số căn cước',
      'Số thẻ đảng',
      'Số lý lịch',
      'Ngày kết nạp',
      'Ngày công nhận chính thức',
      'Chi bộ',
    )
    .row('(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)', '(12)')
    .each((d, p, i) => d.person(p, ...flat(p, i)))
    .row('Tổng cộng: 8 đồng chí')
    .merge(0, 11)
    .row()
    .row(null, 'NGƯỜI LẬP', null, null, null, null, null, null, 'T/M ĐẢNG ỦY')
    .row(null, '(Ký, ghi rõ họ tên)', null, null, null, null, null, null, 'BÍ THƯ')
    .row()
    .row(null, 'Lê Lập Biểu', null, null, null, null, null, null, 'Trần Ký Tên'),
)
layout(
  'number row A B 1 2 3',
  ALL,
  start()
    .row(
      'TT',
      'Họ và tên',
      'Giới tính',
      'Ngày sinh',
      'Dân tộc',
      'Tôn giáo',
      'Số căn cước',
      'Số thẻ đảng',
      'Số lý lịch',
      'Ngày kết nạp',
      'Ngày chính thức',
      'Chi bộ',
    )
    .row('A', 'B', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10')
    .each((d, p, i) => d.person(p, ...flat(p, i))),
)
layout(
  'two merged heading rows, dates under one parent',
  ALL,
  start()
    .row(
      'Số TT',
      'Họ và tên',
      'Giới tính',
      'Ngày, tháng, năm sinh',
      'Dân tộc',
      'Tôn giáo',
      'Số CCCD',
      'Thẻ đảng viên',
      null,
      'Số lý lịch',
      'Ngày vào Đảng',
      null,
      'Đang sinh hoạt tại chi bộ',
    )
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 2, 1)
    .merge(3, 3, 1)
    .merge(4, 4, 1)
    .merge(5, 5, 1)
    .merge(6, 6, 1)
    .merge(7, 8)
    .merge(9, 9, 1)
    .merge(10, 11)
    .merge(12, 12, 1)
    .row(null, null, null, null, null, null, null, 'Số', 'Ngày cấp', null, 'Dự bị', 'Chính thức', null)
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        nam(p),
        dmy(p.birth),
        p.ethnicity,
        p.religion,
        p.id,
        p.card,
        '02/09/2020',
        p.file,
        dmy(p.admitted),
        dmy(p.official),
        p.branch,
      ),
    ),
)
layout(
  'two heading rows without merged cells',
  ALL,
  start()
    .row(
      'TT',
      'Họ và tên',
      'Ngày sinh',
      null,
      'Dân tộc',
      'Tôn giáo',
      'Định danh',
      'Số thẻ',
      'Lý lịch',
      'Vào Đảng',
      null,
      'Chi bộ',
    )
    .row(null, null, 'Nam', 'Nữ', null, null, null, null, null, 'Kết nạp', 'Chính thức', null)
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? dmy(p.birth) : null,
        p.gender === 'female' ? dmy(p.birth) : null,
        p.ethnicity,
        p.religion,
        p.id,
        p.card,
        p.file,
        dmy(p.admitted),
        dmy(p.official),
        p.branch,
      ),
    ),
)
layout(
  'Nam | Nữ columns hold the birth date',
  but('card', 'file'),
  start()
    .row(
      'TT',
      'Họ và tên',
      'Ngày sinh',
      null,
      'Dân tộc',
      'Tôn giáo',
      'CCCD',
      'Ngày vào Đảng',
      'Ngày chính thức',
      'Chi bộ',
    )
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 3)
    .merge(4, 4, 1)
    .row(null, null, 'Nam', 'Nữ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? serial(p.birth) : null,
        p.gender === 'female' ? serial(p.birth) : null,
        p.ethnicity,
        p.religion,
        p.id,
        serial(p.admitted),
        serial(p.official),
        p.branch,
      ),
    ),
)
layout(
  'Nam | Nữ columns hold x',
  but('card', 'file', 'religion'),
  start()
    .row(
      'TT',
      'Họ và tên',
      'Giới tính',
      null,
      'Năm sinh',
      'Dân tộc',
      'CCCD',
      'Ngày vào Đảng',
      'Ngày chính thức',
      'Chi bộ',
    )
    .merge(2, 3)
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .row(null, null, 'Nam', 'Nữ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? 'x' : null,
        p.gender === 'female' ? 'X' : null,
        dmy(p.birth, '.'),
        p.ethnicity,
        p.id,
        dmy(p.admitted, '.'),
        dmy(p.official, '.'),
        p.branch,
      ),
    ),
)
layout(
  'a lone Nữ column',
  ['name', 'gender', 'birth', 'id'],
  start()
    .row('TT', 'Họ và tên', 'Nữ', 'Ngày sinh', 'CCCD')
    .each((d, p, i) => d.person(p, i + 1, p.name, p.gender === 'female' ? 'x' : '', dmy(p.birth), p.id)),
)
layout(
  'day, month and year in columns of their own',
  ['name', 'gender', 'birth', 'admitted', 'official', 'id'],
  start()
    .row(
      'TT',
      'Họ và tên',
      'Giới tính',
      'Ngày sinh',
      null,
      null,
      'Ngày vào Đảng',
      null,
      null,
      'Ngày chính thức',
      'Số định danh',
    )
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 2, 1)
    .merge(3, 5)
    .merge(6, 8)
    .merge(9, 9, 1)
    .merge(10, 10, 1)
    .row(null, null, null, 'Ngày', 'Tháng', 'Năm', 'Ngày', 'Tháng', 'Năm')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        nam(p),
        ...p.birth.split('-').reverse().map(Number),
        ...p.admitted.split('-').reverse(),
        dmy(p.official),
        p.id,
      ),
    ),
)
layout(
  'stacked cells, lines',
  but('branch'),
  start('Sổ')
    .row(
      'Số TT',
      'Họ và tên\nNgày sinh',
      'Giới tính\nDân tộc\nTôn giáo',
      'Ngày vào Đảng\nNgày chính thức',
      'Số thẻ\nSố LL\nSố CCCD',
    )
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        `${p.name}\n${dmy(p.birth)}`,
        `${nam(p)}\n${p.ethnicity}\n${p.religion}`,
        `${dmy(p.admitted)}\n${dmy(p.official) || 'Dự bị'}`,
        `${p.card}\n${p.file}\n${p.id}`,
      ),
    ),
)
layout(
  'stacked cells, other order and separators',
  but('branch', 'card'),
  start()
    .row(
      'TT',
      'Họ và tên (năm sinh)',
      'Giới tính, dân tộc, tôn giáo',
      'Ngày vào Đảng - Ngày chính thức',
      'Số LL / Số CCCD',
    )
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        `${p.name} (${dmy(p.birth)})`,
        `${nam(p)}, ${p.ethnicity}, ${p.religion}`,
        [p.admitted, p.official]
          .filter((x) => x !== '')
          .map((x) => dmy(x))
          .join(' - '),
        `${p.file} / ${p.id}`,
      ),
    ),
)
layout(
  'branch rows with numerals and counts',
  ALL,
  (() => {
    const d = start().row(
      'TT',
      'Họ và tên',
      'Giới tính',
      'Ngày sinh',
      'Dân tộc',
      'Tôn giáo',
      'CCCD',
      'Số thẻ',
      'Số LL',
      'Ngày vào Đảng',
      'Ngày chính thức',
    )
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last)
        d.row(`${last === '' ? 'I' : 'II'}. ${p.branch.toUpperCase()} (${i + 3} đảng viên)`).merge(0, 10)
      last = p.branch
      d.person(p, ...flat(p, i).slice(0, 11))
    })
    return d.row('Cộng', '8 đ/c')
  })(),
)
layout(
  'branch rows: numeral in one cell, name in the next',
  ['name', 'birth', 'branch', 'id'],
  (() => {
    const d = start().row('STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Ghi chú')
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last) d.row(last === '' ? 'I' : 'II', p.branch)
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth), p.id)
    })
    return d
  })(),
)
layout(
  'one sheet a branch, named by the sheet',
  ['name', 'birth', 'branch', 'admitted'],
  (() => {
    const d = new Draft()
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last)
        d.sheet(p.branch.replace('Chi bộ', 'CB')).row('STT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng')
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted))
    })
    return d
  })(),
)
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
    .row('TT', 'Họ và tên', null, 'Ngày sinh', 'CCCD')
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
    .row('TT', 'Họ và chữ lót', 'Tên', 'Ngày sinh', 'CCCD')
    .each((d, p, i) => {
      const words = p.name.split(' ')
      d.person(p, i + 1, words.slice(0, -1).join(' '), words.at(-1), dmy(p.birth), p.id)
    }),
)
layout(
  'branch column merged downwards',
  ['name', 'birth', 'branch'],
  (() => {
    const d = start().row('Chi bộ', 'TT', 'Họ và tên', 'Ngày sinh')
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
    .row('TT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng\nNgày chính thức', 'Số thẻ\nSố LL')
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
    .row(
      'TT',
      'Họ và tên',
      'Giới tính',
      'Ngày sinh',
      'Dân tộc',
      'Tôn giáo',
      'CCCD',
      'Số thẻ',
      'Số LL',
      'Ngày vào Đảng',
      'Ngày chính thức',
      'Chi bộ',
    )
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
    .row('TT', 'Họ và tên', 'Sinh ngày', 'Ngày vào Đảng')
    .each((d, p, i) => {
      const words = (x: string) => `ngày ${Number(x.slice(8))} tháng ${Number(x.slice(5, 7))} năm ${x.slice(0, 4)}`
      d.person(p, i + 1, p.name, words(p.birth), words(p.admitted))
    }),
)
layout(
  'month first throughout',
  ['name', 'birth', 'admitted', 'official'],
  start()
    .row('No', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng', 'Chính thức')
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
    .row(
      'ID',
      'Họ tên (*)',
      'Tên gọi khác',
      'Giới tính (*)',
      'Ngày sinh (*)',
      'Dân tộc (*)',
      'Tôn giáo (*)',
      'Số định danh cá nhân (*)',
      'Số thẻ Đảng 12 số (*)',
      'Nơi cấp',
      'Ngày cấp',
      'Số thẻ cũ',
      'Tổ chức đảng đang sinh hoạt (*)',
      'Nơi đăng ký khai sinh',
      'Quê quán',
      'Thường trú',
      'Ngày vào Đảng (*)',
      'Ngày chính thức (*)',
      'Số CMND cũ',
      'Trạng thái hoạt động',
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
    .row('TT', 'Họ và tên', 'Dân tộc', 'Tôn giáo', 'Ngày sinh')
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
  ['name', 'birth', 'official', 'education' as never].slice(0, 3) as (keyof Person)[],
  start()
    .row('TT', 'Họ và tên', 'Thông tin cá nhân', null, 'Thông tin đảng', null, null)
    .merge(2, 3)
    .merge(4, 6)
    .merge(0, 0, 2)
    .merge(1, 1, 2)
    .row(null, null, 'Ngày sinh', 'Trình độ', 'Ngày vào Đảng', null, 'Số LL')
    .merge(2, 2, 1)
    .merge(4, 5)
    .merge(6, 6, 1)
    .row(null, null, null, 'Chuyên môn', 'Kết nạp', 'Chính thức')
    .each((d, p, i) => d.person(p, i + 1, p.name, dmy(p.birth), 'Đại học', dmy(p.admitted), dmy(p.official), p.file)),
)
layout(
  'names prefixed by number and Đ/c',
  ['name', 'birth'],
  start()
    .row('Họ và tên', 'Ngày sinh', 'Chức vụ')
    .each((d, p, i) => d.person(p, `${i + 1}. Đ/c ${p.name}`, dmy(p.birth), 'Đảng viên')),
)

describe('member lists', () => {
  test('there are at least 25 layouts', () => expect(layouts.length).toBeGreaterThanOrEqual(25))
  test.each(layouts.map((l) => [l.name, l] as const))('%s', (_, { build, fields, change }) => {
    const result = readMemberList(build.sheets, { today: '2026-01-01' })
    const found = new Map(result.rows.map((row) => [`${row.sheet}!${row.row}`, row]))
    expect([...found.keys()]).toEqual([...build.at.keys()])
    for (const [place, person] of build.at) {
      const row = found.get(place)
      const got = Object.fromEntries(fields.map((field) => [field, row?.values[FIELD[field]]]))
      const wanted = Object.fromEntries(fields.map((field) => [field, change?.[field]?.(person) ?? person[field]]))
      if (fields.includes('branch')) for (const side of [got, wanted]) side.branch = String(side.branch).toLowerCase()
      expect(got).toEqual(wanted)
      expect(row?.findings.filter((f) => f.severity === 'problem')).toEqual([])
    }
  })
})

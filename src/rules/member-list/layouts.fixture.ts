// Invented people and a way to lay them out in rows, so that truth is known cell by cell.
import { expect, test } from 'vitest'
import { readMemberList } from './read-member-list.ts'
import type { Cell, MemberField, Merge, SheetInfo, SheetRow } from './types.ts'

export type Person = {
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

export const PEOPLE: Person[] = (
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

export const FIELD: Record<keyof Person, MemberField> = {
  name: 'fullName', gender: 'gender', birth: 'birthDate', ethnicity: 'ethnicity', religion: 'religion', id: 'personalId',
  card: 'cardNo', file: 'fileNo', admitted: 'admittedOn', official: 'officialOn', branch: 'branch',
} // biome-ignore format: read as a table

export const dmy = (date: string, separator = '/') => date.split('-').reverse().join(separator)
export const short = (date: string, s = '/') =>
  date
    .split('-')
    .reverse()
    .map(Number)
    .join(s)
    .replace(/^NaN|^0$/, '')
export const nam = (p: Person) => (p.gender === 'male' ? 'Nam' : 'Nữ')
export const serial = (date: string): Cell => (date === '' ? null : { serial: Date.parse(date) / 86_400_000 + 25_569 })

export type Sheet = SheetInfo & { rows: SheetRow[] }
export type Build = { sheets: Sheet[]; at: Map<string, Person> }

/** Builds sheets row by row, remembering in which row each person stands. */
export class Draft {
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
  /** A row of texts parted by '|'. */
  head(texts: string): this {
    return this.row(...texts.split('|'))
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

export const ALL = Object.keys(FIELD) as (keyof Person)[]
export const but = (...left: (keyof Person)[]) => ALL.filter((field) => !left.includes(field))
export const start = (sheet = 'Sheet1') => new Draft().sheet(sheet)
export const flat = (p: Person, i: number): Cell[] => [
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

/** Where a layout says something else of a person than the truth beside it. */
export type Change = Partial<Record<keyof Person, (p: Person) => string>>

/** A test: what the draft says of these fields is read as it is, row by row, and no row is a problem. */
export function layout(name: string, fields: (keyof Person)[], draft: Draft, change: Change = {}): void {
  const { sheets, at } = draft.build()
  test(name, () => {
    const result = readMemberList(sheets, { today: '2026-01-01' })
    const found = new Map(result.rows.map((row) => [`${row.sheet}!${row.row}`, row]))
    expect([...found.keys()]).toEqual([...at.keys()])
    for (const [place, person] of at) {
      const row = found.get(place)
      const got = Object.fromEntries(fields.map((field) => [field, row?.values[FIELD[field]]]))
      const wanted = Object.fromEntries(fields.map((field) => [field, change[field]?.(person) ?? person[field]]))
      if (fields.includes('branch')) for (const side of [got, wanted]) side.branch = String(side.branch).toLowerCase()
      expect(got).toEqual(wanted)
      expect(row?.findings.filter((f) => f.severity === 'problem')).toEqual([])
    }
  })
}

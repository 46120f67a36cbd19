// An outline an organisation lays down itself: one heading a line with its figures in square brackets, and tables of its own for the annex.
import { wordKey } from '../text/search-key.ts'
import { sayNumber, withoutDust } from '../text/written-number.ts'
import { figuresOf } from './figures.ts'
import { type OutlineSection, outlines } from './outline.ts'
import type { ReportType } from './periods.ts'

export interface TableColumn {
  readonly key: string
  readonly heading: string
  /** Numbers are summed up from below and, where the table has a total, down. */
  readonly kind: 'number' | 'text'
}

export interface OwnTable {
  readonly key: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly { readonly key: string; readonly label: string }[]
  /** A last row adds up the columns of numbers. */
  readonly total: boolean
}

export interface OwnOutline {
  readonly sections: readonly OutlineSection[]
  readonly tables: readonly OwnTable[]
}

/** A table as a person writes it. */
export interface WrittenTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  readonly total: boolean
}

/** Where something is not understood: a path into what was written, and the sentence. */
export interface Unread {
  readonly path: string
  readonly message: string
}

const NUMBER =
  /^(?:phần\s+)?(?:(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/:-]\s*(?=\D)|\d{1,2}(?:\.\d{1,2})+\s+)|^[-+•*–]\s*/iu
const bareOf = (heading: string): string => wordKey(heading.replace(NUMBER, ''))

/**
 * By its words alone, without its number: whoever writes the same heading, above or below, means the same section, and a heading of the
 * program's outline keeps the key it has there.
 */
export function sectionKeyOf(type: ReportType, heading: string): string {
  const bare = bareOf(heading)
  return outlines[type].find((one) => bareOf(one.heading) === bare)?.key ?? keyOf(bare)
}

const LONGEST_KEY = 40

/** Long names often begin alike: a number made of the whole tells them apart. */
function keyOf(words: string): string {
  const key = wordKey(words).replaceAll(' ', '-')
  if (key.length <= LONGEST_KEY) return key
  let sum = 0
  for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) % 0x7fffffff
  return `${key.slice(0, LONGEST_KEY - 7)}-${sum.toString(36).padStart(6, '0')}`
}

/** A part begins with a Roman number, a capital letter or «Phần», or with no number at all; everything else lies within a part. */
const isPart = (heading: string): boolean =>
  /^(?:[Pp](?:hần|HẦN)\s|(?:[IVX]+|[A-ZĐ])\s*[.):/-])/u.test(heading) || !NUMBER.test(heading)

function readHeading(type: ReportType, line: string): { heading: string; figures: string[]; unknown: string[] } {
  const [, heading = '', inside = ''] = /^(.*?)\s*(?:\[([^[\]]*)\])?\s*$/su.exec(line) ?? []
  const named = inside
    .split(';')
    .map((label) => label.trim())
    .filter((label) => label !== '')
  const known = named.map((label) => figuresOf(type).find((one) => wordKey(one.label) === wordKey(label))?.key)
  return {
    heading,
    figures: known.filter((key) => key !== undefined),
    unknown: named.filter((_, at) => known[at] === undefined),
  }
}

/** The sections of some lines; a part with others within it is only a heading. */
export function readSections(
  type: ReportType,
  lines: readonly string[],
): { sections: OutlineSection[]; unread: Unread[] } {
  const unread: Unread[] = []
  const first = new Map<string, number>()
  const all = lines.map((line, at): OutlineSection => {
    const { heading, figures, unknown } = readHeading(type, line)
    const key = sectionKeyOf(type, heading)
    const say = (message: string) => unread.push({ path: 'lines', message: `Dòng ${at + 1}: ${message}` })
    if (key === '') say('thiếu tên mục.')
    else if (first.has(key)) say(`mục «${heading}» đã có ở dòng ${(first.get(key) ?? 0) + 1}; mỗi mục chỉ ghi một lần.`)
    else first.set(key, at)
    for (const label of unknown) say(`không có số liệu «${label}»; ghi đúng tên một số liệu trong danh sách.`)
    return { key, heading, level: isPart(heading) ? 0 : 1, figures }
  })
  const sections = all.map((one, at): OutlineSection => {
    const opens = one.level === 0 && all[at + 1]?.level === 1
    return opens ? { ...one, onlyHeading: true } : one
  })
  return { sections, unread }
}

/** The lines sections are written as. */
export const linesOfSections = (sections: readonly OutlineSection[], labelOf: (key: string) => string): string[] =>
  sections.map(({ heading, figures }) =>
    figures.length === 0 ? heading : `${heading} [${figures.map(labelOf).join('; ')}]`,
  )

const TEXT = /\s*\(chữ\)\s*$/iu

const NAMELESS = 'phải có chữ hoặc số trong tên.'
/** Whether a name says nothing, or the same as one before it. */
const isWrong = (all: readonly { key: string }[], key: string, at: number): boolean =>
  key === '' || all.findIndex((one) => one.key === key) !== at

/** The tables of what was written; a column that ends with «(chữ)» takes words, every other one numbers. */
export function readTables(written: readonly WrittenTable[]): { tables: OwnTable[]; unread: Unread[] } {
  const unread: Unread[] = []
  const tables = written.map(({ title, columns, rows, total }, at): OwnTable => {
    const once = (field: string, what: string, parts: readonly { key: string }[], words: readonly string[]) => {
      const wrong = parts.findIndex(({ key }, place) => isWrong(parts, key, place))
      if (wrong < 0) return
      const say = parts[wrong]?.key === '' ? NAMELESS : 'ghi hai lần.'
      unread.push({ path: `tables.${at}.${field}`, message: `${what} «${words[wrong]}» ${say}` })
    }
    const table = {
      key: keyOf(title),
      title,
      columns: columns.map((words): TableColumn => {
        const heading = words.replace(TEXT, '')
        return { key: keyOf(heading), heading, kind: TEXT.test(words) ? 'text' : 'number' }
      }),
      rows: rows.map((label) => ({ key: keyOf(label), label })),
      total,
    }
    once('columns', 'Cột', table.columns, columns)
    once('rows', 'Dòng', table.rows, rows)
    return table
  })
  for (const [at, { key, title }] of tables.entries())
    if (isWrong(tables, key, at)) {
      const say = key === '' ? NAMELESS : 'đã có; đặt tên khác.'
      unread.push({ path: `tables.${at}.title`, message: `Bảng «${title}» ${say}` })
    }
  return { tables, unread }
}

/** The table as a person wrote it. */
export const writtenOf = ({ title, columns, rows, total }: OwnTable): WrittenTable => ({
  title,
  columns: columns.map(({ heading, kind }) => (kind === 'text' ? `${heading} (chữ)` : heading)),
  rows: rows.map(({ label }) => label),
  total,
})

/** The parts with the keys that parts of the same words had before, where no other part has one of them now. */
function keeping<Part extends { readonly key: string }>(
  now: readonly Part[],
  before: readonly Part[],
  wordsOf: (part: Part) => string,
): Part[] {
  const had = new Map(before.map((part) => [wordsOf(part), part.key]))
  return now.map((part) => {
    const key = had.get(wordsOf(part))
    return key === undefined || now.some((other) => other !== part && other.key === key) ? part : { ...part, key }
  })
}

/**
 * An outline laid down anew with the keys of the one before it: what was laid down when keys were made otherwise (the first forty letters) is
 * still known by them in what those below have sent.
 */
export function keepingKeys(now: OwnOutline, before: OwnOutline): OwnOutline {
  const tables = keeping(now.tables, before.tables, ({ title }) => wordKey(title))
  return {
    sections: keeping(now.sections, before.sections, ({ heading }) => bareOf(heading)),
    tables: tables.map((table) => {
      const old = before.tables.find(({ key }) => key === table.key)
      if (old === undefined) return table
      return {
        ...table,
        columns: keeping(table.columns, old.columns, ({ heading }) => wordKey(heading)),
        rows: keeping(table.rows, old.rows, ({ label }) => wordKey(label)),
      }
    }),
  }
}

/** What stands in the cells of a table, by row and column; a cell that is not there is empty. */
export type Cells = Readonly<Record<string, string | number>>
export const cellKey = (row: string, column: string): string => `${row}|${column}`

/** The rows and the columns that hold something. */
export function placesOf(cells: Cells): { rows: Set<string>; columns: Set<string> } {
  const keys = Object.keys(cells).map((at) => at.split('|'))
  return { rows: new Set(keys.map(([row = '']) => row)), columns: new Set(keys.map(([, column = '']) => column)) }
}

/** The sum of a column; null where no cell holds a number. */
export function totalOf({ rows }: OwnTable, cells: Cells, column: string): number | null {
  const numbers = rows.flatMap(({ key }) => {
    const value = cells[cellKey(key, column)]
    return typeof value === 'number' ? [value] : []
  })
  return numbers.length === 0 ? null : withoutDust(numbers.reduce((sum, value) => sum + value, 0))
}

/** Cell by cell what those below wrote, added up; a cell nobody filled is not there. */
export function addUp(below: readonly Cells[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const cells of below)
    for (const [at, value] of Object.entries(cells))
      if (typeof value === 'number') sums[at] = withoutDust((sums[at] ?? 0) + value)
  return sums
}

/** Where a number is not what those below add up to. */
export function tableDifferences(table: OwnTable, cells: Cells, sums: Readonly<Record<string, number>>): string[] {
  return table.rows.flatMap(({ key, label }) =>
    table.columns.flatMap(({ key: column, heading }) => {
      const [own, sum] = [cells[cellKey(key, column)], sums[cellKey(key, column)]]
      if (typeof own !== 'number' || sum === undefined || own === sum) return []
      const [said, below] = [sayNumber(own), sayNumber(sum)]
      return [`«${table.title}», «${label}», «${heading}»: ghi ${said}, nhưng cấp dưới đã gửi cộng lại là ${below}.`]
    }),
  )
}

// Owns clues about a whole sheet: the branch in its title or name, and whether its dates put the month first.
import { normalise } from '../text/normalise.ts'
import { fromTcvn3, fromVni } from '../text/old-encodings.ts'
import { wordKey } from '../text/search-key.ts'
import { type BranchNames, bareGroupName, branchKey } from './branch-names.ts'
import { isDateFact } from './fit.ts'
import { anyText, cellLines, cellText, damageOf, isBlank } from './texts.ts'
import type { Cell, ListColumn, SheetRow } from './types.ts'

const IN_TITLE = /(?:^|\s)(chi bộ|chi bo)\s+(.+)$/iu

/** "CHI BỘ THÔN 3" in a line of the letterhead, or the end of "DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN 3". */
export function branchOfTitle(rows: readonly SheetRow[]): string | null {
  for (const whole of [true, false]) {
    for (const { cells } of rows) {
      // A row of many cells belongs to a table, not to the title.
      if (cells.filter((cell) => !isBlank(cell)).length > 3) continue
      for (const cell of besideLabels(cells)) {
        for (const line of cellLines(cell)) {
          const match = IN_TITLE.exec(line.replace(/[:]\s*/, ' '))
          if (match === null) continue
          const starts = /^(?:tên\s+)?chi b[ộo]/iu.test(line)
          const rest = bareGroupName(match[2] ?? '')
          // "CHI BỘ TRỰC THUỘC", "chi bộ và đảng bộ bộ phận" and the like name no branch.
          if (
            whole !== starts ||
            rest === '' ||
            rest.length > 80 ||
            /^(?:trực thuộc|và|cơ sở$|năm|tháng|\d{4}$|các|toàn|trong)/iu.test(rest)
          )
            continue
          return `Chi bộ ${rest.replace(/\s+(?:năm|tính đến|tháng|đến ngày)\s.*$/iu, '')}`
        }
      }
    }
  }
  return null
}

/** The texts of a row, the name of a branch put to its label: "Tên chi bộ:" and "thôn 3" in two cells. */
function besideLabels(cells: readonly Cell[]): string[] {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string' && !isBlank(cell))
  return texts.map((text, i) =>
    /^\s*(?:tên\s+)?chi b[ộo]\s*:\s*$/iu.test(text) ? `${text} ${texts[i + 1] ?? ''}` : text,
  )
}

/** Places and units that have branches: "Thôn 1", "Ấp Tân Lập", "Công an"; never "Sheet1" or "Danh sách". */
const HAS_BRANCH =
  /^(?:(?:thon|ap|ban|buon|xom|khom|to dan pho|khu pho|to|khu|tdp|truong|tram)\s|(?:co quan|cong an|quan su|y te|tieu hoc|mam non|mau giao|thcs|thpt|hop tac xa|htx|benh vien|van phong|khoi)\b)/
/** Names that say what a sheet is for, not whose it is. */
const NO_BRANCH =
  /^(?:sheet|trang tinh|bang|danh sach|ds|tong hop|mau|bieu|phu luc|pl|dang vien|dv|ghi chu|huong dan|nhap|du lieu|data|book|ban sao|copy|chuyen|nam \d|thang \d|quy \w+$|\d)|^(?:tong|th|chinh thuc|du bi|mien|nu|nam|loc|trich|hd|luu|cu|moi|in|tu tran)$/

/** A sheet named after a branch ("CB thôn 3", "Thôn 3", "Quân sự" among such sheets), or as the caller knows one. */
export function branchOfSheetName(name: string, names: BranchNames, others: readonly string[] = []): string | null {
  const own = branchNamedBy(name, names)
  const text = withoutNumber(name)
  if (own !== null || text === '' || NO_BRANCH.test(wordKey(text))) return own
  return others.some((other) => branchNamedBy(other, names) !== null) ? `Chi bộ ${text}` : null
}

/** "1.Thôn Đông", "02 - Thôn Đoài": sheets counted in their names. */
const withoutNumber = (name: string): string =>
  normalise(
    normalise(name)
      .replace(/^\(?\d{1,3}\s*[.)_–-]+\s*(?=\p{L})/u, '')
      .replace(/[_.]+/g, ' '),
  )

function branchNamedBy(name: string, names: BranchNames): string | null {
  const printed = normalise(name.replace(/[_.]+/g, ' '))
  const text = withoutNumber(name)
  const official = names.known.get(branchKey(printed)) ?? names.known.get(branchKey(text))
  if (official !== undefined) return official
  if (/^(?:chi bo|cb)\b.*\S/.test(wordKey(text)) && !/^(?:chi bo|cb)$/.test(wordKey(text))) return bareGroupName(text)
  return HAS_BRANCH.test(wordKey(text)) ? `Chi bộ ${text}` : null
}

/**
 * The column of branches where only the first member of each has its name, and nothing is merged: what is blank means the name above it.
 * -1 where the list has no such column, or too few rows to tell it from a name that was forgotten.
 */
export function branchesOnce(rows: readonly (readonly Cell[])[], columns: readonly ListColumn[]): number {
  const index = columns.find(({ facts }) => facts.length === 1 && facts[0] === 'branch')?.index ?? -1
  const names = rows.map((cells) => wordKey(anyText(cells[index])))
  const filled = names.filter((name) => name !== '')
  if (index < 0 || names.length < 3 || names[0] === '' || filled.length === 0 || filled.length > names.length / 2)
    return -1
  // A name printed for one member and again for the next of the same branch is printed for each.
  return filled.some((name, i) => name === filled[i - 1]) ? -1 : index
}

/** True when texts like 06/13/1963 stand in the date columns and none like 13/06/1963. */
export function isMonthFirst(rows: readonly (readonly Cell[])[], columns: readonly ListColumn[]): boolean {
  let monthFirst = 0
  let dayFirst = 0
  for (const column of columns) {
    if (!column.facts.some(isDateFact)) continue
    for (const cells of rows) {
      for (const match of cellText(cells[column.index]).matchAll(
        /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)/g,
      )) {
        if (Number(match[1]) > 12) dayFirst++
        else if (Number(match[2]) > 12) monthFirst++
      }
    }
  }
  return monthFirst >= 3 && dayFirst === 0
}

interface Typed {
  tcvn3: number
  vni: number
  unicode: number
}
const nothingTyped = (): Typed => ({ tcvn3: 0, vni: 0, unicode: 0 })

/** How the old encoding is read that most of these words are typed in; null where they are Unicode, or too few to tell. */
function decoderFor(typed: Typed, unicode: number): ((text: string) => string) | null {
  const most = typed.tcvn3 >= typed.vni ? 'tcvn3' : 'vni'
  if (typed[most] < 4 || typed[most] < unicode) return null
  return most === 'tcvn3' ? fromTcvn3 : fromVni
}

/** What rewrites the rows of a sheet that is typed in an old encoding, or of which some columns are; null for Unicode. */
export function oldEncodingOf(rows: readonly SheetRow[]): ((row: SheetRow) => SheetRow) | null {
  const whole = nothingTyped()
  const columns: Typed[] = []
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue
      columns[at] ??= nothingTyped()
      const damage = damageOf(cell)
      for (const typed of [whole, columns[at]]) {
        if (UNICODE.test(cell)) typed.unicode++
        if (damage === 'tcvn3' || damage === 'vni') typed[damage]++
      }
    }
  }
  const decode = decoderFor(whole, whole.unicode)
  if (decode !== null) return (row) => decodedRow(row, decode)
  // Pasted from an older list: of such a column hardly anything but its heading is Unicode.
  const decoders = columns.map((typed) => decoderFor(typed, typed.unicode * 4))
  if (decoders.every((one) => one === null)) return null
  return ({ row, cells }) => ({ row, cells: cells.map((cell, at) => decoded(cell, decoders[at] ?? null)) })
}

const UNICODE = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]/

const decoded = (cell: Cell, decode: ((text: string) => string) | null): Cell =>
  decode !== null && typeof cell === 'string' && !UNICODE.test(cell) ? decode(cell) : cell

/** The row with every text that has signs of the old encoding rewritten; texts already in Unicode stay. */
function decodedRow(row: SheetRow, decode: (text: string) => string): SheetRow {
  // A heading typed later: "Tôn giáo" has no letter that is only Unicode's, the headings beside it have.
  const texts = row.cells.filter((cell) => typeof cell === 'string')
  if (texts.some((text) => UNICODE.test(text)) && texts.every((text) => UNICODE.test(text) || damageOf(text) === null))
    return row
  return { row: row.row, cells: row.cells.map((cell) => decoded(cell, decode)) }
}

// Owns what a row of a list is: a person, a branch, a section of members, a total, a page's heading again, a number row, or nothing of these.
import { searchKey, wordKey } from '../text/search-key.ts'
import { bareGroupName, namesOrganisation } from './branch-names.ts'
import { isRepeatOf } from './find-header.ts'
import { looksLikeName } from './fit.ts'
import { anyText, isBlank } from './texts.ts'
import type { Cell, ColumnFact, ListColumn } from './types.ts'

export type RowKind =
  | {
      kind:
        | 'blank'
        | 'column-numbers'
        | 'heading'
        | 'total'
        | 'footer'
        | 'continuation'
        | 'person'
        | 'section'
        | 'other'
    }
  | { kind: 'group'; name: string; certain: boolean }

export type RowContext = {
  readonly columns: readonly ListColumn[]
  readonly leaves: ReadonlySet<string>
  /** True when a signature or a place-and-date line has been seen and no heading since. */
  readonly afterFooter: boolean
  readonly columnsCovered: number
  /** True right after a total: what follows without a number is part of it. */
  readonly afterTotal: boolean
  /** True when a person stands in the row above. */
  readonly afterPerson: boolean
}

const TOTAL =
  /^(?:tong(?: cong| so| ket)?(?:\s*[:(]|\s+\d|\s*$|\s+(?:so|cong|danh sach|dang vien|toan)\b)|cong(?:(?: (?:[ivxlc]{1,6}|[a-h]))?\s*[:(=]|\s+\d|\s*$|\s+(?:chi bo|toan|danh sach|lai|don|tong|dang vien|trang|mang)\b)|(?:trang truoc |so )?(?:mang|chuyen) sang(?:\s+trang.*)?$|danh sach (?:nay )?(?:co|gom)\b|an dinh|trong do\b)/
const FOOTER =
  /^(?:t\s*\/?\s*m\b|tm\.|k\s*\/?\s*t\b|nguoi lap|nguoi ke khai|can bo|bi thu|pho bi thu|thu truong|noi nhan|nguoi tong hop|xac nhan|luu\s*:|\(?ky\b|\(?da ky|.{0,30}\bngay\b.{0,12}\bthang\b.{0,8}\bnam\b)|^ghi chu\s*:|^het(?: danh sach)?$/
// "Tân Lập, ngày 5/1/2026": the day of the paper, wherever it stands.
const PLACE_AND_DAY = /^[^\d,]{2,40},\s*ngay\b/
// What sorts the members of one branch and names none: "II. ĐẢNG VIÊN DỰ BỊ", "Chi ủy", "Miễn sinh hoạt".
const SECTION =
  /^(?:(?:danh sach )?(?:cac )?(?:dang vien|dv(?= (?:chinh thuc|du bi|mien|duoc mien|chuyen|nu)\b))(?!.*\b(?:chi bo|dang bo|cb)\b)|(?:ban )?(?:chi|cap) uy(?: vien)?$|(?:tam |duoc )?mien (?:sinh hoat|cong tac|shd|sh|ct)\b|(?:chinh thuc|du bi|sinh hoat tam thoi|chuyen den|chuyen di|tu tran)$)/
const EXAMPLE = /^(?:vd|vi du|mau)\b/
// What the row below the heading of a form says of its cells: "dd/mm/yyyy", "Chữ in hoa có dấu", "12 số".
const HINT =
  /^\(?(?:d{1,2}[-/.]m{1,2}[-/.]y{2,4}|y{4}[-/.]m{1,2}[-/.]d{1,2}|ngay\s*\/\s*thang\s*\/\s*nam|nam\s*(?:\/|hoac)\s*nu|(?:chu )?in hoa.*|viet hoa.*|\d{1,2} (?:chu )?so|(?:chon|ghi|dien|nhap|theo) .*|(?:khong )?bat buoc|dinh dang .*|text|date|x{3,})\)?$/
// A date, a number: told from words by four digits in a row, or by the parts of a short date.
const DIGITS = /\d{4}|\d[-/.]\d{1,2}[-/.]\d/
const IDENTIFYING: readonly ColumnFact[] = ['personalId', 'birthDate', 'admittedOn', 'officialOn', 'cardNo', 'fileNo']

type Filled = { readonly index: number; readonly text: string }

/** What a row with something in it shows, whatever it is. */
type Look = {
  readonly first: Filled
  readonly filled: readonly Filled[]
  /** Those that are no mere numbers. */
  readonly words: readonly Filled[]
  /** How many different texts. */
  readonly distinct: number
  /** How many numbers and dates that tell people apart stand in their columns. */
  readonly evidence: number
  readonly nameCell: Filled | undefined
  /** It is counted in the column of ordinal numbers. */
  readonly ordinal: boolean
}

export function rowKind(cells: readonly Cell[], continued: ReadonlySet<number>, context: RowContext): RowKind {
  const filled: Filled[] = []
  cells.forEach((cell, index) => {
    if (!isBlank(cell) && !continued.has(index)) filled.push({ index, text: anyText(cell) })
  })
  const [first] = filled
  if (first === undefined) return { kind: 'blank' }
  const distinct = new Set(filled.map((f) => f.text)).size
  if (filled.length >= 3 && filled.every((f) => /^\(?(?:\d{1,2}|[a-z])\)?(?:\s*[=+-].*)?$/i.test(f.text))) {
    if (filled.length >= 4 || distinct === filled.length) return { kind: 'column-numbers' }
  }
  if (isRepeatOf(cells, context.leaves)) return { kind: 'heading' }
  // The second row of a heading printed again may be a single word.
  if (distinct === 1 && /\p{L}/u.test(first.text) && context.leaves.has(wordKey(first.text))) {
    return { kind: 'heading' }
  }
  const factsAt = ({ index }: Filled): readonly ColumnFact[] => columnOf(context, index)?.facts ?? []
  const look: Look = {
    first,
    filled,
    distinct,
    words: filled.filter((f) => !/^[\d.,()\s]*$/.test(f.text)),
    evidence: filled.filter((f) => DIGITS.test(f.text) && factsAt(f).some(isIdentifying)).length,
    nameCell: filled.find((f) => factsAt(f).some((fact) => fact === 'fullName' || fact === 'surname')),
    ordinal: filled.some((f) => /^\d{1,6}[.)]?$/.test(f.text) && factsAt(f)[0] === 'ordinal'),
  }
  return nobody(look, context) ?? personOrRest(look, context)
}

// What a row about nobody is: an example, a total, the heading of a group, a signature. Null where it may be about somebody.
function nobody(
  { first, filled, words, distinct, evidence, nameCell, ordinal }: Look,
  context: RowContext,
): RowKind | null {
  const leading = words[0]?.text ?? first.text
  const key = searchKey(leading)
  if (EXAMPLE.test(key) && columnOf(context, first.index)?.facts[0] === 'ordinal') return { kind: 'other' }
  if (distinct === 1 && PLACE_AND_DAY.test(key)) return { kind: 'footer' }
  if (evidence > 0) return null
  if (words.filter((f) => HINT.test(searchKey(f.text))).length >= 2) return { kind: 'other' }
  if (words.some((f) => TOTAL.test(searchKey(f.text))) && distinct <= 8) return { kind: 'total' }
  const named = filled.find(
    (f) => namesOrganisation(f.text) && !isBranchColumnOfPerson(context, f.index, filled.length, nameCell),
  )
  if (named !== undefined && distinct <= 4) {
    // "Chi bộ:" and its name may stand in two cells.
    const next = /:\s*$/.test(named.text) ? filled[filled.indexOf(named) + 1]?.text : undefined
    return group(next === undefined ? named.text : `${named.text} ${next}`, true)
  }
  // "Bí thư" in the column of posts belongs to a person.
  const signs = (f: Filled) =>
    FOOTER.test(searchKey(f.text)) &&
    (nameCell === undefined || columnOf(context, f.index)?.facts.includes('post') !== true)
  const numbered = ordinal && nameCell !== undefined && looksLikeName(nameCell.text)
  if (!numbered && words.some(signs)) return { kind: 'footer' }
  if (distinct === 1 && !ordinal) return loneText(leading, key, nameCell !== undefined, context)
  if (distinct <= 2 && /^[ivxlc]{1,6}[.)]?$|^[a-h][.)]?$/i.test(first.text) && words.length === 2) {
    return group(words[1]?.text ?? '', true)
  }
  return null
}

function personOrRest({ filled, evidence, nameCell, ordinal }: Look, context: RowContext): RowKind {
  if (nameCell !== undefined) {
    if (context.afterFooter && !ordinal && evidence === 0) return { kind: 'footer' }
    const countsRows = context.columns.some((column) => column.facts[0] === 'ordinal')
    if (countsRows && !ordinal && evidence === 0) {
      if (context.afterTotal) return { kind: 'other' }
      if (context.afterPerson && !looksLikeName(nameCell.text)) return { kind: 'continuation' }
    }
    if (evidence > 0 || (ordinal && /\p{L}/u.test(nameCell.text)) || filled.length >= 3) return { kind: 'person' }
    if (filled.some((f) => columnOf(context, f.index)?.facts.includes('branch') === true)) return { kind: 'person' }
    return looksLikeName(nameCell.text) ? { kind: 'person' } : { kind: 'other' }
  }
  if (evidence >= 2 || (ordinal && evidence >= 1)) return { kind: 'person' }
  if (!ordinal && !context.afterFooter && evidence <= 1 && filled.length <= 3) return { kind: 'continuation' }
  return ordinal && filled.length >= 4 ? { kind: 'person' } : { kind: 'other' }
}

// A single text in a row: the heading of a group, unless it is a person whose other cells are all empty.
function loneText(text: string, key: string, inNameColumn: boolean, context: RowContext): RowKind {
  if (context.afterFooter) return { kind: 'footer' }
  const numbered = /^\(?(?:[ivxlc]{1,6}|[a-h])\s*[.)/–-]/i.test(text)
  const title = /^danh sach\b/.test(key)
  if (inNameColumn && !title && !numbered && context.columnsCovered < 2 && looksLikeName(text))
    return { kind: 'person' }
  const named = bareGroupName(text)
  if (named !== text && title && namesOrganisation(named)) return group(text, true)
  if (text.length > 90 || /^(?:danh sach|tinh den|mau |ghi chu|luu y|dang vien )/.test(key)) return { kind: 'other' }
  return group(text, numbered && context.columnsCovered >= 2)
}

function group(text: string, certain: boolean): RowKind {
  const name = bareGroupName(text)
  return SECTION.test(wordKey(name)) ? { kind: 'section' } : { kind: 'group', name, certain }
}

function columnOf(context: RowContext, index: number): ListColumn | undefined {
  return context.columns.find((column) => column.index === index)
}

// "Chi bộ thôn 1" in the branch column of a person whose row is nearly empty is not a heading.
function isBranchColumnOfPerson(
  context: RowContext,
  index: number,
  filled: number,
  nameCell: { index: number } | undefined,
): boolean {
  const named = nameCell !== undefined && nameCell.index !== index
  return (filled > 2 || named) && (columnOf(context, index)?.facts.includes('branch') ?? false)
}

function stem(fact: ColumnFact): ColumnFact {
  return (fact.split(':')[0] ?? fact) as ColumnFact
}

function isIdentifying(fact: ColumnFact): boolean {
  return IDENTIFYING.includes(stem(fact)) || fact === 'birthMale' || fact === 'birthFemale'
}

/** Words of every heading cell, to know the heading when a page prints it again. */
export function leavesOf(columns: readonly ListColumn[]): Set<string> {
  const leaves = new Set<string>()
  for (const column of columns)
    for (const part of column.heading.split(' / ')) if (part !== '') leaves.add(wordKey(part))
  return leaves
}

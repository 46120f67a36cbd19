// Owns what a column means by the headings above it: a leaf, its parents, and its neighbours.
import { searchKey } from '../text/search-key.ts'
import { headingFacts } from './headings.ts'
import { isPlace, partOfPlace } from './places.ts'
import type { ColumnFact, DateField } from './types.ts'

const DATE_FIELDS: readonly string[] = ['birthDate', 'admittedOn', 'officialOn', 'decisionOn', 'youthUnionOn']
const ENOUGH = 0.45
/** Over columns about somebody else than the member. */
const OF_ANOTHER = /\b(?:nguoi|dang vien) (?:gioi thieu|giup do|huong dan)\b|\b(?:vo|chong|cha|me|than nhan)\b/

/** Heading texts from the outermost to the leaf, without repetition. */
export type HeadingPath = readonly string[]

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.:*()]+/g, '')
    .trim()
}

function isLeaf(path: HeadingPath, ...spellings: string[]): boolean {
  return spellings.includes(bare(path.at(-1) ?? ''))
}

/** The facts a column holds. `siblings` are the leaves that stand under the same parent. */
export function factsOfPath(path: HeadingPath, siblings: readonly string[]): readonly ColumnFact[] {
  if (path.length === 0) return []
  const leaf = path.at(-1) ?? ''
  const parents = path.slice(0, -1)
  if (OF_ANOTHER.test(searchKey(parents.join(' ')))) return ['ignore']
  const above = parents.length === 0 ? [] : headingFacts(parents.join('\n')).facts
  const aboveDate = above.find((fact) => DATE_FIELDS.includes(fact)) as DateField | undefined
  const near = siblings.map(bare)
  const parted =
    near.some((s) => /^(?:tháng|thang|thg?$|t$)/.test(s)) ||
    (near.some((s) => /^ngày|^ngay/.test(s)) && near.some((s) => s === 'năm'))
  if (aboveDate !== undefined && parted && above.length === 1) {
    if (isLeaf(path, 'ngày', 'ngay', 'ng', 'ngày, tháng', 'ngày tháng', 'ngày/tháng')) return [`${aboveDate}:day`]
    if (isLeaf(path, 'tháng', 'thang', 'thg', 'th', 't')) return [`${aboveDate}:month`]
    if (isLeaf(path, 'năm', 'nam', 'n')) return [`${aboveDate}:year`]
  }
  if (isLeaf(path, 'nam', 'nữ', 'nu')) {
    const male = isLeaf(path, 'nam')
    if (above.includes('birthDate')) return [male ? 'birthMale' : 'birthFemale']
    return [male ? 'genderMale' : 'genderFemale']
  }
  const own = headingFacts(leaf)
  if (above[0] !== undefined && isPlace(above[0]) && partOfPlace(leaf) >= 0) return above.slice(0, 1)
  if (parents.length === 0) return own.coverage >= ENOUGH ? own.facts : []
  const key = searchKey(leaf)
  if (above.includes('cardNo') || above.includes('oldCardNo')) {
    if (/^ngay (?:cap|phat)/.test(key)) return ['cardIssuedOn']
    if (/^noi cap/.test(key)) return ['cardIssuedBy']
    if (/\bcu\b/.test(key)) return ['oldCardNo']
  }
  if (own.facts.length > 0 && own.coverage >= ENOUGH) {
    // "Đảng viên" below "Số thẻ" only ends that heading.
    const weak =
      own.facts.length === 1 &&
      (['ordinal', 'surname', 'givenName'].includes(own.facts[0] ?? '') || isLeaf(path, 'đảng viên', 'đồng chí'))
    if (!weak || above.length === 0 || above.includes('fullName')) return own.facts
  }
  // "Vào Đảng: Kết nạp | Công nhận".
  if (aboveDate === 'admittedOn' && /^(?:ngay )?(?:duoc )?cong nhan$/.test(key)) return ['officialOn']
  const joined = headingFacts(path.join(' '))
  if (joined.facts.length > 0 && joined.coverage >= ENOUGH && own.facts.length === 0) {
    return joined.facts.length > 1 && above.length > 0 ? above : joined.facts
  }
  if (above[0] === 'decisionOn' && /^so\b/.test(key)) return ['ignore']
  return above
}

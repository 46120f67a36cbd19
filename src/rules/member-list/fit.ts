// Owns how well a cell's content suits a fact: used to part stacked cells and to check what a heading promised.
import { parseDateNumber, parseDateText } from '../calendar/parse-date.ts'
import { ethnicGroupByName, religionByName } from '../code-lists/people-lists.ts'
import { wordKey } from '../text/search-key.ts'
import { genderOf } from './people-words.ts'
import { cellText, isBlank } from './texts.ts'
import type { Cell, ColumnFact } from './types.ts'

const DATE_FACTS = new Set<ColumnFact>([
  'birthDate', 'admittedOn', 'officialOn', 'decisionOn', 'youthUnionOn', 'birthMale', 'birthFemale', 'cardIssuedOn',
]) // biome-ignore format: read as a table

export function isDateFact(fact: ColumnFact): boolean {
  return DATE_FACTS.has(fact)
}

/** Words that stand where an official date will once stand. */
export const NOT_YET =
  /^(?:dang vien )?(?:du bi|db|dv du bi|dvdb|dv db|chua|chua chinh thuc|chua cong nhan|chua den han|dang du bi|chua ct|chua cong nhan ct|dvct chua)$/

const FIT_YEARS = { latestYear: 2099 }

function fitsDate(cell: Cell, fact: ColumnFact): number {
  if (cell instanceof Date || (cell !== null && typeof cell === 'object' && 'serial' in cell)) return 3
  if (typeof cell === 'number') return parseDateNumber(cell, FIT_YEARS).kind === 'date' ? 2 : 0
  const text = cellText(cell)
  if (NOT_YET.test(wordKey(text))) return fact === 'officialOn' ? 3 : 0
  const reading = parseDateText(text, FIT_YEARS)
  const kind = reading.kind
  if (reading.kind === 'date' && reading.notes.includes('text-around')) return 1
  if (kind === 'date' || kind === 'impossible' || kind === 'ambiguous') return /^\d{4,5}$/.test(text) ? 2 : 3
  return 0
}

/** 3 certainly, 2 well, 1 perhaps, 0 not at all; a blank suits everything a little. */
export function fits(cell: Cell, fact: ColumnFact): number {
  if (isBlank(cell)) return 0.6
  if (DATE_FACTS.has(fact)) return fitsDate(cell, fact)
  if (cell !== null && typeof cell === 'object') return 0
  const text = cellText(cell)
  const compact = text.replace(/[\s.'’-]/g, '')
  switch (fact) {
    case 'personalId':
      return /^\d{12}$/.test(compact) ? 3 : /^\d{9,11}$/.test(compact) ? 2 : 0
    case 'oldPersonalId':
      return /^\d{9}$/.test(compact) ? 3 : /^\d{12}$/.test(compact) ? 1 : 0
    case 'cardNo':
    case 'oldCardNo':
      return /^\d{2}[. ]?\d{6}$/.test(text) ? 3 : /^\d{12}$/.test(compact) ? 2 : /^\d{5,10}$/.test(compact) ? 1 : 0
    case 'fileNo':
      return /^\d{5,6}\p{L}{1,4}$/u.test(compact) ? 3 : /^[\d/]+\p{L}*$/u.test(compact) ? 1 : 0
    case 'gender':
      return genderOf(text) === null ? 0 : 3
    case 'ethnicity':
      return ethnicGroupByName(text) === undefined ? (/^[\p{L}'’ -]{2,20}$/u.test(text) ? 0.8 : 0) : 3
    case 'religion':
      return religionByName(text) === undefined ? (/^[\p{L}'’ -]{2,25}$/u.test(text) ? 0.8 : 0) : 3
    case 'fullName':
    case 'otherName':
    case 'birthName':
      return looksLikeName(text) ? 2 : 0
    case 'ordinal':
      return /^\d{1,6}\.?$/.test(compact) ? 2 : 0
    case 'phone':
      return /^\+?\d{9,11}$/.test(compact) ? 3 : 0
    case 'email':
      return text.includes('@') ? 3 : 0
    case 'branch':
      return /^(?:chi bo|cb|dang bo|chi dang bo)\b/.test(wordKey(text)) ? 3 : 1
    default:
      return 1
  }
}

/** Two to seven words of letters, as personal names are. */
export function looksLikeName(text: string): boolean {
  return (
    text.length <= 60 &&
    /^\p{L}[\p{L}'’ʼ`.-]*(?: [\p{L}'’ʼ`.-]+){1,6}$/u.test(text) &&
    !/^(?:chi bộ|đảng bộ|cộng|tổng)/iu.test(text)
  )
}

/** The share of filled cells that suit the fact; null when none is filled. */
export function fitShare(cells: readonly Cell[], fact: ColumnFact, atLeast = 1): number | null {
  const filled = cells.filter((cell) => !isBlank(cell))
  if (filled.length === 0) return null
  return filled.filter((cell) => fits(cell, fact) >= atLeast).length / filled.length
}

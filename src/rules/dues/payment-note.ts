// Owns what the free text of a payment says: the month it is for, and the words in it that could be somebody's name. A proposal, never more.
import { searchKey } from '../text/search-key.ts'

const MONTH = /(?:\bthang\s*|\bt\.?)(\d{1,2})(?!\d)(?:\s*(?:[/.-]|nam)?\s*(20\d{2})(?!\d)|[/-](\d{2})(?!\d))?/g
const MONTH_OF_YEAR = /(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(20\d{2})(?![\d])/g
const GOES_ON = /^\s*(?:,|-|&|\+|\bva\b|\bden\b|\btoi\b)\s*(?:thang\s*|t\.?)?\d{1,2}(?!\d)/

const padded = (month: number): string => String(month).padStart(2, '0')

/** The year in which the month lies nearest to the day of the payment; what is as far behind as ahead lies behind. */
function nearest(month: number, paidOn: string): number {
  const paid = Number(paidOn.slice(0, 4)) * 12 + Number(paidOn.slice(5, 7))
  const years = [0, -1, 1].map((by) => Number(paidOn.slice(0, 4)) + by)
  const far = (year: number): number => Math.abs(year * 12 + month - paid) + (year * 12 + month > paid ? 0.5 : 0)
  return years.reduce((best, year) => (far(year) < far(best) ? year : best))
}

/**
 * The one month a text names, `YYYY-MM`: «tháng 3/2026», «T03.2026», «3/2026», and without a year the one nearest to the day of the
 * payment. `several`: it names more than one, a quarter or a whole year. Null: it names none.
 */
export function monthInNote(note: string, paidOn: string | null): string | 'several' | null {
  const text = searchKey(note)
  const found = new Set<string>()
  const named = [...text.matchAll(MONTH)].filter(([, month]) => Number(month) >= 1 && Number(month) <= 12)
  for (const match of named) {
    const [all, month = '', year, short] = match
    if (GOES_ON.test(text.slice(match.index + all.length)) || (short !== undefined && Number(short) <= 12))
      return 'several'
    const of = year ?? (short === undefined ? paidOn && nearest(Number(month), paidOn) : `20${short}`)
    if (of === null) return null
    found.add(`${of}-${padded(Number(month))}`)
  }
  if (named.length === 0) {
    for (const [, month, year] of text.matchAll(MONTH_OF_YEAR)) {
      if (Number(month) >= 1 && Number(month) <= 12) found.add(`${year}-${padded(Number(month))}`)
    }
  }
  if (
    found.size > 1 ||
    /\bquy\s*(?:[1-4]|i{1,3}|iv)\b/.test(text) ||
    (found.size === 0 && /\bca nam\b|\bnam 20\d{2}/.test(text))
  )
    return 'several'
  const [only = null] = found
  return only
}

const FEWEST = 2
const MOST = 6

/** Runs of two to six words that could be a name, as search keys; «đảng phí» itself is nobody, unless it stands alone («Đặng Phi Hùng»). */
export function namesInNote(note: string): string[] {
  const text = searchKey(note.slice(0, 300))
    .replace(/\b(?:dong|nop|thu|tien|gui|chuyen|dg)\s+dang phi\b/g, ' | ')
    .replace(/\bdang phi\s+(?=(?:thang|t|quy|nam)?\s*\.?\s*\d)/g, ' | ')
  const names = new Set<string>()
  for (const part of text.split(/[\d|]+/)) {
    const words = part.match(/\p{L}+/gu) ?? []
    for (let from = 0; from < words.length; from += 1) {
      for (let size = FEWEST; size <= MOST && from + size <= words.length; size += 1) {
        names.add(words.slice(from, from + size).join(' '))
      }
    }
  }
  return [...names]
}

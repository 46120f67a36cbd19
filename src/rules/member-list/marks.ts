// Owns answers the heading explains: "Kinh | Khác" under "Dân tộc" ticked, a number under "Giới tính (1: nam; 2: nữ)".
import { wordKey } from '../text/search-key.ts'
import { remember } from './remember.ts'
import { cellText } from './texts.ts'
import type { Cell, ColumnFact } from './types.ts'

const CHOICES = new Set<ColumnFact>([
  'ethnicity', 'religion', 'education', 'professional', 'politicalTheory', 'language',
]) // biome-ignore format: read as a table
const TICK = /^(?:x+|\+|1|v|✓|✔|☑|☒|√)$/i
/** What says only that there is something, not what. */
const OPEN = /^(?:khac|co|thieu so|dan toc thieu so|dtts|dttg|dan toc|ton giao)$/

export const isChoice = (fact: ColumnFact): boolean => CHOICES.has(fact)

const SEX_FIRST = /(?<!\p{L})(nam|nữ|nu)\s*[:=–-]?\s*(\d)(?!\d)/giu
const NUMBER_FIRST = /(?<!\d)(\d)\s*[:=.–-]?\s*(?:là\s+)?(nam|nữ|nu)(?!\p{L})/giu

/** What the heading says a number means: "Giới tính (1: nam; 2: nữ)", "Nam = 0, nữ = 1". */
const sexesByNumber = remember((heading: string): Readonly<Record<string, string>> => {
  const spelled = heading.normalize('NFC')
  const numbers = spelled.search(NUMBER_FIRST)
  const words = spelled.search(SEX_FIRST)
  const pairs =
    numbers >= 0 && (words < 0 || numbers < words)
      ? [...spelled.matchAll(NUMBER_FIRST)].map(([, number = '', sex = '']) => [number, sex])
      : [...spelled.matchAll(SEX_FIRST)].map(([, sex = '', number = '']) => [number, sex])
  return pairs.length === 2 ? Object.fromEntries(pairs) : {}
})

/** What a cell says where a tick means the heading above it: the last part of the heading, nothing where that names no answer. */
export function answerOf(cell: Cell, fact: ColumnFact, heading: string): Cell {
  // A word is no number: most cells are told apart by their length.
  if (fact === 'gender' && !(typeof cell === 'string' && cell.length > 1) && /^\d$/.test(cellText(cell)))
    return sexesByNumber(heading)[cellText(cell)] ?? cell
  if (!isChoice(fact) || !TICK.test(cellText(cell))) return cell
  const parts = heading.split(' / ')
  const answer = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  return OPEN.test(wordKey(answer)) ? null : answer
}

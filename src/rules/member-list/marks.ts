// Owns answers ticked in a column of their own: "Kinh | Khác" under "Dân tộc", "THCS | THPT" under "Trình độ học vấn".
import { wordKey } from '../text/search-key.ts'
import { cellText } from './texts.ts'
import type { Cell, ColumnFact } from './types.ts'

const CHOICES = new Set<ColumnFact>([
  'ethnicity', 'religion', 'education', 'professional', 'politicalTheory', 'language',
]) // biome-ignore format: read as a table
const TICK = /^(?:x+|\+|1|v|✓|✔|☑|☒|√)$/i
/** What says only that there is something, not what. */
const OPEN = /^(?:khac|co|thieu so|dan toc thieu so|dtts|dttg|dan toc|ton giao)$/

export const isChoice = (fact: ColumnFact): boolean => CHOICES.has(fact)

/** What a cell says where a tick means the heading above it: the last part of the heading, nothing where that names no answer. */
export function answerOf(cell: Cell, fact: ColumnFact, heading: string): Cell {
  if (!isChoice(fact) || !TICK.test(cellText(cell))) return cell
  const parts = heading.split(' / ')
  const answer = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  return OPEN.test(wordKey(answer)) ? null : answer
}

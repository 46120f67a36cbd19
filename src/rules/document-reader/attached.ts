// Finds the rules or the programme a decision brings into force: a text of its own behind the signature.
import { footStart } from './foot.ts'
import { isRule } from './layout.ts'
import { latin } from './letters.ts'
import type { Line } from './source-text.ts'

export interface Attached {
  /** The line that says what it is. */
  title: number
  /** Where its text begins, and ends before its own foot or annexes. */
  start: number
  end: number
}

/** Kinds of papers that come into force with a decision, alone on their line or with what they are about. */
const KIND = latin(
  /^(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY ƯỚC|HƯƠNG ƯỚC|ĐIỀU LỆ|NỘI QUY|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|HƯỚNG DẪN|THỂ LỆ)(?!\p{L})[^\p{Ll}]*$/u,
)
const BRINGS = /kèm theo/iu
/** Between the kind and "(Ban hành kèm theo …)" stands the title. */
const LONGEST_TITLE = 8

/** The text attached behind a foot; null where there is none. */
export function attachedAfter(lines: readonly Line[], foot: number): Attached | null {
  const title = lines.findIndex(({ text }, i) => i > foot && KIND.test(text))
  if (title === -1) return null
  const near = lines.slice(title + 1, title + 1 + LONGEST_TITLE)
  const brings = near.findIndex(({ text }) => BRINGS.test(text))
  if (brings === -1) return null
  // The bracket may fill several lines.
  const closed = near.findIndex(({ text }, i) => i >= brings && /\)\.?$/u.test(text))
  let start = title + 2 + (closed === -1 ? brings : closed)
  while (lines[start] !== undefined && isRule(lines[start] as Line)) start += 1
  const annex = lines.findIndex(({ text }, i) => i >= start && /^PHỤ LỤC/u.test(text))
  const rest = lines.slice(start, annex === -1 ? undefined : annex)
  return rest.length === 0 ? null : { title, start, end: start + footStart(rest) }
}

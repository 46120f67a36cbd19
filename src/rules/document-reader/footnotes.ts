// Sets footnotes apart: the marks grown to the words they belong to, and the lines at the foot of a page that tell of them.
import { cellsOf } from './cells.ts'
import { isPageNumber } from './layout.ts'
import { latin } from './letters.ts'
import { markOf } from './marks.ts'
import type { Line } from './source-text.ts'

/** "1 Về quy chế …": a number without a point, and a sentence. */
const FOOTNOTE = latin(/^[[(]?(\d{1,2})[\])]?\s(?=[\p{Lu}“"])/u)
const ENDS = /[.;:]["”]?$/u

/** How far above its footnote a mark may stand, in lines. */
const REACH = 70

const isMarked = (lines: readonly Line[], number: string): boolean => {
  const marked = latin(new RegExp(`\\p{Ll}{2}[”"]?${number}(?![\\d/.,-]\\d|\\d|\\p{L})`, 'u'))
  return lines.slice(-REACH).some(({ text }) => marked.test(text))
}

/** The lines without footnotes: a line is one when its number is grown to a word above it. It ends with its sentence, an empty line, a section or a page. */
export function withoutFootnotes(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  const seen = new Set<string>()
  let open: Line | null = null
  for (const line of lines) {
    const number = FOOTNOTE.exec(line.text)?.[1]
    if (number !== undefined && !seen.has(number) && cellsOf(line).length === 1 && isMarked(kept, number)) {
      seen.add(number)
      open = line
      continue
    }
    const goesOn: boolean = open !== null && !ENDS.test(open.text) && line.number === open.number + 1
    open = goesOn && !isPageNumber(line) && markOf(line.text) === null ? line : null
    if (open === null) kept.push(line)
  }
  return kept
}

// Finds what the annexes behind the foot are called: the times of a title are said there and nowhere else.
import { latin } from './letters.ts'
import { type Line, type Run, runOf } from './source-text.ts'

/** "PHỤ LỤC", "PHỤ LỤC 02:", "Phụ lục II - …": what is called stands behind it or on the lines below. */
const LABEL = latin(/^(?:PHỤ LỤC|Phụ lục(?=\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,4})(?![\p{L}\d])))(?!\p{L})/u)
/** The act it comes with, a row of a table, the first section: no title any more. */
const ENDS = latin(
  /^\(|\t|\||^(?:STT|TT|Số TT)(?!\p{L})|^(?:[IVX]{1,4}|\d{1,2}|[a-z])[.)/]\s|^[-+•]\s|kèm theo|^PHỤ LỤC/iu,
)
const LONGEST = 4

/** The titles, each as one run with its label; none of them an empty one. */
export function annexTitles(source: string, lines: readonly Line[]): Run[] {
  return lines.flatMap((label, i) => {
    if (!LABEL.test(label.text) || label.row !== undefined) return []
    const parts = [label]
    for (const line of lines.slice(i + 1, i + 1 + LONGEST)) {
      const isApart = parts.length > 1 && line.number > (parts.at(-1)?.number ?? 0) + 1
      if (ENDS.test(line.text) || isApart || line.text.length > 200 || /[.;]$/u.test(line.text)) break
      parts.push(line)
    }
    return [runOf(source, parts)]
  })
}

// Puts the lines of a text together into paragraphs, whether the lines were broken by a page's width or by their author.
import { latin } from './letters.ts'
import { type Mark, markOf } from './marks.ts'
import type { Line } from './source-text.ts'

export interface Block {
  lines: readonly Line[]
  mark: Mark | null
}

/** "2", "- 2 -", "Trang 2/5". */
export const isPageNumber = ({ text }: Line): boolean =>
  /^\d{1,3}$|^[-–—]\s*\d{1,3}\s*[-–—]$|^trang\s*:?\s*\d{1,3}(?:\s*(?:\/|trên)\s*\d{1,3})?$/iu.test(text)

/** A line of dashes, stars or a page number: nothing to read. */
export const isRule = (line: Line): boolean => /^[-–—_=*.·•|\s]{1,}$/u.test(line.text) || isPageNumber(line)

/** The lines without running heads: a line printed again and again beside the number of its page. */
export function withoutRunningHeads(lines: readonly Line[]): Line[] {
  const beside = (i: number): boolean =>
    [lines[i - 1], lines[i + 1]].some((one) => one !== undefined && isPageNumber(one))
  const counts = new Map<string, number>()
  for (const [i, { text }] of lines.entries()) {
    if (text.length <= 110 && beside(i) && markOf(text) === null) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return lines.filter(({ text }, i) => (counts.get(text) ?? 0) < 2 || !beside(i))
}

const ENDS = /[.;:!?…/][”"’)\]]*$/u
const PAUSES = /[.;:!?…,/)”"][”"’)\]]*$/u
/** A line that ends so awaits a number: "… ngày / 28/12/2023". */
const OPEN = /(?:^|\s)(?:ngày|tháng|năm|số|từ|đến|trước|khoản|điều)$/iu
const SENTENCE_ENDS = /[.!?…][”"’)\]]*$/u
const startsLow = (text: string): boolean => latin(/^[\p{Ll}(,.;:)“"”%\d]/u).test(text)
const isUpper = (text: string): boolean => latin(/\p{Lu}/u).test(text) && !latin(/\p{Ll}/u).test(text)

/** The width lines were broken at, or null where a line is a paragraph. */
export function widthOf(lines: readonly Line[]): number | null {
  // Rows of tables say nothing of the width of a paragraph.
  const read = lines.filter(
    ({ text }) => text.length >= 25 && !text.includes('\t') && !text.includes('|') && !/\S {4,}\S/.test(text),
  )
  const lengths = read.map(({ text }) => text.length).sort((a, b) => a - b)
  const widest = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  if (lengths.length < 4 || widest > 160) return null
  let broken = 0
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const [one, next] = [lines[i], lines[i + 1]]
    if (one === undefined || next === undefined || one.text.length < 0.6 * widest) continue
    if (!ENDS.test(one.text) && startsLow(next.text) && markOf(next.text) === null) broken += 1
  }
  const isNarrow = widest <= 110
  return broken >= (isNarrow ? 2 : 3) && broken >= (isNarrow ? 0.12 : 0.2) * read.length ? widest : null
}

interface Setting {
  width: number | null
  indent: number
  /** Where lines begin that go on with a paragraph. */
  left: number
  /** Whether items of lists end with a sign, so that a hyphen after a line without one is suspect. */
  itemsEnd: boolean
  /** Whether an empty line parts paragraphs, as where lines of one stand right below each other. */
  isParted: boolean
}

/** Whether the lines of one paragraph stand right below each other. */
function areParted(lines: readonly Line[]): boolean {
  let [within, close] = [0, 0]
  for (let i = 1; i < lines.length; i += 1) {
    const [line, next] = [lines[i - 1], lines[i]]
    if (line === undefined || next === undefined || ENDS.test(line.text) || !latin(/^\p{Ll}/u).test(next.text)) continue
    within += 1
    if (next.number - line.number === 1) close += 1
  }
  return within >= 3 && close >= 0.8 * within
}

/** Whether nearly every line before a hyphen ends with a sign. */
function doItemsEnd(lines: readonly Line[]): boolean {
  let [items, ended] = [0, 0]
  for (let i = 1; i < lines.length; i += 1) {
    if (markOf(lines[i]?.text ?? '')?.style !== 'dash') continue
    items += 1
    if (PAUSES.test(lines[i - 1]?.text ?? '')) ended += 1
  }
  return items >= 4 && ended >= 0.7 * items
}

const firstWord = (text: string): number => text.split(/\s/, 1)[0]?.length ?? 0

/** Whether a line was full: the first word of the next would not have found room. */
const isFull = (line: Line, next: Line, width: number, room: number): boolean =>
  width - line.text.length <= firstWord(next.text) + room

/** Whether `next` goes on with the paragraph that `line` belongs to. */
function goesOn(line: Line, next: Line, { width, indent, left, isParted }: Setting): boolean {
  if (isUpper(line.text) !== isUpper(next.text) && !/^[\d\p{P}\s]+$/u.test(next.text)) {
    if (isUpper(line.text) && !latin(/^\p{Ll}/u).test(next.text)) return false
    if (isUpper(next.text) && next.text.length > 12) return false
  }
  if (width === null)
    return (
      (OPEN.test(line.text) && /^\d/.test(next.text)) ||
      (/(?:^|\s)số\s+\d{1,4}$/iu.test(line.text) &&
        latin(/^(?:[-–]\s*)?\p{Lu}[\p{Lu}\p{Ll}]{0,6}[/-]\p{Lu}/u).test(next.text)) ||
      (latin(/^[\p{Ll},.;:)]/u).test(next.text) && !SENTENCE_ENDS.test(line.text) && !/[:;]$/.test(line.text))
    )
  if (/^[.,;:)]/.test(next.text)) return true
  // Where paragraphs are set in, a line set in that begins anew opens the next one.
  if (next.indent >= left + 4 && next.indent >= line.indent && latin(/^\p{Lu}/u).test(next.text) && !isUpper(next.text))
    return false
  const indented = next.indent > indent && next.indent > line.indent
  if (ENDS.test(line.text)) {
    if (isParted && next.number - line.number > 1) return false
    if (latin(/^\p{Ll}/u).test(next.text) && !SENTENCE_ENDS.test(line.text)) return isFull(line, next, width, 25)
    return !indented && isFull(line, next, width, 6)
  }
  if (startsLow(next.text)) return true
  return isFull(line, next, width, 14)
}

/**
 * Whether a mark at the head of a line is none: a hyphen or a number inside a sentence that the page's width put there. The line before
 * is full and its sentence has not ended.
 */
const isFalse = (line: Line, next: Line, mark: Mark, setting: Setting): boolean =>
  // "nhiệm kỳ 2025 / - 2030"
  (mark.style === 'dash' && /(?:19|20)\d{2}$/.test(line.text) && /^[-–—]\s*(?:19|20)\d{2}(?!\d)/.test(next.text)) ||
  (setting.width !== null &&
    mark.style !== 'roman' &&
    !PAUSES.test(line.text) &&
    !isUpper(line.text) &&
    (isFull(line, next, setting.width, mark.style === 'dash' ? 4 : 3) ||
      (mark.style === 'dash' && setting.itemsEnd && line.text.length >= 0.85 * setting.width)))

/** "Phần thứ nhất" and "Chương I" have their title on the next line. */
const isTitleBelow = ({ lines, mark }: { lines: readonly Line[]; mark: Mark | null }, next: Line): boolean =>
  (mark?.style === 'part' || mark?.style === 'chapter' || mark?.style === 'subchapter') &&
  mark.length >= (lines[0]?.text.length ?? 0) &&
  (lines.length === 1 || isUpper(next.text)) &&
  isUpper(next.text)

/** The second line of a heading in capitals: "I. NHẬN ĐỊNH TÌNH / HÌNH". */
const isHeadingBelow = ({ lines, mark }: { lines: readonly Line[]; mark: Mark | null }, next: Line): boolean => {
  const first = lines[0]?.text ?? ''
  return mark !== null && lines.length === 1 && isUpper(first) && !ENDS.test(first) && isUpper(next.text)
}

/** "… gồm: (1) …; (2) …;" whose "(3)" comes to stand at the head of a line. */
const goesOnCounting = ({ lines, mark }: { lines: readonly Line[]; mark: Mark | null }, next: Mark): boolean => {
  if (next.style !== 'bracket' || mark?.style === 'bracket' || Number(next.label) < 2) return false
  const before = `(${Number(next.label) - 1})`
  return lines.some(({ text }) => text.indexOf(before) > 0)
}

/** The paragraphs of some lines; `falseMarks` are the lines whose first sign looks like a mark and is none. */
export function blocksOf(lines: readonly Line[], width: number | null): { blocks: Block[]; falseMarks: Line[] } {
  const indents = lines.map(({ indent }) => indent).sort((a, b) => a - b)
  const setting: Setting = {
    width,
    indent: indents[Math.floor(indents.length / 2)] ?? 0,
    left: indents[Math.floor(indents.length / 5)] ?? 0,
    itemsEnd: doItemsEnd(lines),
    isParted: areParted(lines),
  }
  const blocks: { lines: Line[]; mark: Mark | null }[] = []
  const falseMarks: Line[] = []
  let previous: Line | null = null
  for (const line of lines) {
    if (isRule(line) && !(line.text === '.' && previous !== null)) {
      previous = isPageNumber(line) ? previous : null
      continue
    }
    if (line.table !== undefined) {
      blocks.push({ lines: [line, ...line.table.lines.slice(1)], mark: null })
      previous = null
      continue
    }
    if (line.row !== undefined) {
      blocks.push({ lines: [line, ...line.row.rest], mark: null })
      previous = null
      continue
    }
    const last = blocks[blocks.length - 1]
    const found = markOf(line.text)
    const mark = found !== null && last !== undefined && goesOnCounting(last, found) ? null : found
    if (mark !== null && !(previous !== null && isFalse(previous, line, mark, setting)))
      blocks.push({ lines: [line], mark })
    else if (last !== undefined && previous !== null && (isTitleBelow(last, line) || isHeadingBelow(last, line)))
      last.lines.push(line)
    else if (
      last !== undefined &&
      previous !== null &&
      (mark !== null || found !== mark || goesOn(previous, line, setting))
    ) {
      if (mark !== null) falseMarks.push(line)
      last.lines.push(line)
    } else blocks.push({ lines: [line], mark: null })
    previous = line
  }
  return { blocks, falseMarks }
}

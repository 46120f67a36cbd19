// Owns the tree of a document: which mark stands under which, and the path of each.
import { subjectOf } from './bodies.ts'
import type { Block } from './layout.ts'
import { latin } from './letters.ts'
import { type Mark, type MarkStyle, RANKS } from './marks.ts'
import type { NumberTable } from './number-tables.ts'
import { type Ruler, type Run, runOf, sliceRun } from './source-text.ts'
import type { Row } from './tables.ts'

/** One paragraph with its place in the tree. */
export interface Placed {
  /** The text without its mark. */
  run: Run
  mark: Mark | null
  /** The section the paragraph opens or stands in; null before the first. */
  section: Section | null
  /** Of a row of a table. */
  row?: Row
  /** Of a table of figures. */
  table?: NumberTable
}

export interface Section {
  path: string
  style: MarkStyle
  /** As printed. */
  marker: string
  /** Offset of the mark in the text as read. */
  start: number
  parent: Section | null
  children: Section[]
  /** Of what stands under it. */
  counts: Counts
  /** The paragraph after the mark. */
  run: Run
  /** Empty where the mark opens a paragraph of its own. */
  title: string
  /** The paragraphs without a mark that stand in it. */
  behind: Run[]
  /** Whether the first of them comes right after the mark's own. */
  isFollowed: boolean
}

interface Open {
  section: Section
  rank: number
}

const REPEATED = ['', 'bis', 'ter', 'quater']

const isCounted = ({ style }: Mark): boolean => style === 'dash' || style === 'plus' || style === 'bullet'
/** Hyphens of every length are one; other signs stand in a path as printed. */
const signOf = ({ style, printed }: Mark): string => (style === 'dash' ? '-' : printed.charAt(0))

const rankOf = (mark: Mark): number => RANKS[mark.style] + (mark.style === 'decimal' ? mark.numbers.length - 2 : 0)

/** Closes what the mark does not stand in. */
function closeFor(mark: Mark, open: Open[]): void {
  if (isCounted(mark)) {
    const same = open.findIndex(({ section }) => section.style === mark.style)
    if (same !== -1) open.length = same
    return
  }
  const rank = rankOf(mark)
  while ((open[open.length - 1]?.rank ?? -1) >= rank) open.pop()
}

/** How often each label and each style has stood under a parent. */
type Counts = Map<string, number>

const countUp = (counts: Counts, what: string): number => {
  const count = (counts.get(what) ?? 0) + 1
  counts.set(what, count)
  return count
}

function labelOf(mark: Mark, parent: Section | null, counts: Counts): string {
  if (isCounted(mark)) return `${signOf(mark)}${countUp(counts, mark.style)}`
  const hasNumbered = parent !== null && (parent.style === 'arabic' || parent.style === 'decimal')
  const own = mark.style === 'decimal' && hasNumbered ? String(mark.numbers[mark.numbers.length - 1]) : mark.label
  const times = countUp(counts, `label ${own}`)
  return own + (REPEATED[times - 1] ?? String(times))
}

/** A heading says what follows; a paragraph of its own ends as a sentence does, or nothing follows it. */
function titleOf(section: Section): string {
  const { text } = section.run
  if (section.children.length === 0 && !section.isFollowed && !isCapital(text)) return ''
  if (/[.;,…]$|\.\/\.?$/u.test(text) || text.length > 260) return ''
  if (text.endsWith(':')) {
    const opensList = /(?:sau|như sau|sau đây|trong đó|dưới đây)\s*:$/iu.test(text) || subjectOf(text).names.length > 0
    return text.length <= 110 && !opensList ? text : ''
  }
  return latin(/[.!?]\s+\p{Lu}/u).test(text) ? '' : text
}

const isCapital = (text: string): boolean => latin(/\p{Lu}{2}/u).test(text) && !latin(/\p{Ll}/u).test(text)

/** Places each paragraph in the tree. */
export function placeBlocks(text: string, blocks: readonly Block[]): { placed: Placed[]; sections: Section[] } {
  const open: Open[] = []
  const rootCounts: Counts = new Map()
  const sections: Section[] = []
  const placed: Placed[] = []
  for (const { lines, mark } of blocks) {
    const whole = runOf(text, lines)
    if (mark === null) {
      while (open.length > 0 && (open[open.length - 1]?.rank ?? 0) >= RANKS.dash) open.pop()
      const opened = placed[placed.length - 1]
      if (opened?.mark != null && opened.section !== null) opened.section.isFollowed = true
      const section = open[open.length - 1]?.section ?? null
      const { row, table } = lines[0] ?? {}
      section?.behind.push(whole)
      placed.push({
        run: whole,
        mark: null,
        section,
        ...(row === undefined ? {} : { row }),
        ...(table === undefined ? {} : { table }),
      })
      continue
    }
    closeFor(mark, open)
    const parent = open[open.length - 1]?.section ?? null
    const label = labelOf(mark, parent, parent?.counts ?? rootCounts)
    const run = sliceRun(whole, markLength(whole.text, mark))
    const section: Section = {
      path: parent === null ? label : `${parent.path}.${label}`,
      style: mark.style,
      marker: mark.printed,
      start: whole.places[0] ?? 0,
      parent,
      children: [],
      counts: new Map(),
      run,
      title: '',
      behind: [],
      isFollowed: false,
    }
    parent?.children.push(section)
    sections.push(section)
    open.push({ section, rank: rankOf(mark) })
    placed.push({ run, mark, section })
  }
  for (const section of sections) section.title = titleOf(section)
  return { placed, sections }
}

/** The mark may have been printed with more white space than is left of it. */
const markLength = (text: string, mark: Mark): number => Math.min(text.length, mark.printed.replace(/\s+/g, ' ').length)

export interface SectionAnswer {
  path: string
  marker: string
  line: number
  at0: number
  title: string
  run_in: boolean
}

export const answerSections = (sections: readonly Section[], ruler: Ruler): SectionAnswer[] =>
  sections.map(({ path, marker, start, title }) => ({
    path,
    marker,
    line: ruler.lineAt(start),
    at0: ruler.span(start, start)[0],
    title,
    run_in: title === '',
  }))

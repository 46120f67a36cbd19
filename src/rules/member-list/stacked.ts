// Owns cells that hold several facts: by lines, by separators, or by what each piece looks like.
import { fits, isDateFact } from './fit.ts'
import { headingFacts } from './headings.ts'
import { isPlace } from './places.ts'
import { remember } from './remember.ts'
import { cellLines, cellText } from './texts.ts'
import type { Cell, ColumnFact } from './types.ts'

const DATE_TOKEN =
  /(?:ngày\s*)?\d{1,2}\s*(?:[-/.]|tháng)\s*\d{1,2}\s*(?:[-/.]|năm)\s*\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{4}|(?<!\d)\d{4}(?!\d)|dự bị/giu
/** A name and its date are no longer. */
const LONGEST_PAIR = 200
const SEPARATORS = [/\s*;\s*/, /\s*\|\s*/, /\s+[-–—]\s+/, /\s*\/\s*/, /\s*,\s*/, /\s*[-–—]\s*/, /\s{2,}/]

function total(pieces: readonly Cell[], facts: readonly ColumnFact[]): number {
  return facts.reduce((sum, fact, i) => sum + (i < pieces.length ? fits(pieces[i], fact) : 0), 0)
}

/** One line parted into as many pieces as facts, when some separator makes them fit better. */
function partLine(line: string, facts: readonly ColumnFact[]): string[] {
  if (facts.every(isDateFact)) {
    const dates = line.match(DATE_TOKEN)
    if (dates !== null && dates.length > 1) return dates
  }
  const second = facts[1]
  if (facts.length === 2 && second !== undefined && isDateFact(second) && line.length <= LONGEST_PAIR) {
    // "Nguyễn Văn An (1963)", "Nguyễn Văn An, sinh ngày 9/6/1963"
    const match =
      /^(\D+?)[\s,;(–-]+(?:sinh(?:\s+(?:ngày|năm))?|ngày sinh|năm sinh|sn|ns)?[\s:.]*\(?(\d[\d\s./-]*)\)?$/iu.exec(line)
    if (match !== null) return [match[1] ?? '', match[2] ?? '']
  }
  let best = [line]
  let bestFit = total(best, facts) + 0.5
  // "Xã Tân Lập, Lạng Sơn" is one place.
  const separators = facts.some(isPlace) ? SEPARATORS.slice(0, 2) : SEPARATORS
  for (const separator of separators) {
    const pieces = line.split(separator).filter((piece) => piece !== '')
    if (pieces.length < 2 || pieces.length > facts.length) continue
    const fit = total(pieces, facts)
    if (fit > bestFit) [best, bestFit] = [pieces, fit]
  }
  return best
}

/** Gives each line to the fact it suits, preferring the order of the heading; `null` for a fact without a line. */
function assign(lines: readonly string[], facts: readonly ColumnFact[]): (number | null)[] {
  const n = Math.min(lines.length, 7)
  const even = lines.length === facts.length
  let best: (number | null)[] = facts.map(() => null)
  let bestScore = -1
  const chosen: (number | null)[] = []
  const suit = facts.map((fact) => lines.slice(0, n).map((line) => fits(line, fact)))
  const step = (fact: number, used: number, score: number, last: number): void => {
    if (fact === facts.length) {
      if (score > bestScore) [best, bestScore] = [[...chosen], score]
      return
    }
    for (let line = 0; line < n; line++) {
      if (used & (1 << line)) continue
      const fit = suit[fact]?.[line] ?? 0
      const order = line > last ? 0.2 : 0
      chosen.push(line)
      step(fact + 1, used | (1 << line), score + fit + order + (even && line === fact ? 0.5 : 0), Math.max(last, line))
      chosen.pop()
    }
    chosen.push(null)
    step(fact + 1, used, score, last)
    chosen.pop()
  }
  step(0, 0, 0, -1)
  return best
}

const LABELLED = /^(\p{L}[^:\d\n]{0,30}):\s*(.*)$/u
const factsOfLabel = remember((label: string): readonly ColumnFact[] => {
  const { facts, coverage } = headingFacts(label)
  return coverage >= 0.5 ? facts : []
})

/** "CCCD: …", "Chính thức: …": lines that say themselves which fact they hold go to `parts`; what is left is answered. */
function takeLabelled(lines: readonly string[], facts: readonly ColumnFact[], parts: Map<ColumnFact, Cell>) {
  const said = lines.length === 1 && /:.*:/.test(lines[0] ?? '') ? (lines[0] ?? '').split(/\s*[;,|]\s+/) : lines
  const rest: string[] = []
  for (const line of said) {
    const [, label = '', value = ''] = LABELLED.exec(line) ?? []
    const own = label === '' ? undefined : factsOfLabel(label).find((fact) => facts.includes(fact) && !parts.has(fact))
    if (own !== undefined) parts.set(own, value)
    else if (label !== '' && facts.some((fact) => fits(value, fact) >= 2)) rest.push(value)
    else rest.push(line)
  }
  return { rest, facts: parts.size === 0 ? facts : facts.filter((fact) => !parts.has(fact)) }
}

/** The facts of one cell. A date serial or number in a stacked cell belongs to the fact it suits best. */
export function partCell(cell: Cell, all: readonly ColumnFact[]): Map<ColumnFact, Cell> {
  const parts = new Map<ColumnFact, Cell>()
  const labelled = typeof cell === 'string' && cell.includes(':')
  const [first] = all
  if (all.length <= 1) {
    const [, label = '', value = ''] = labelled ? (LABELLED.exec(cell.trim()) ?? []) : []
    if (first !== undefined) parts.set(first, factsOfLabel(label).includes(first) ? value : cell)
    return parts
  }
  let facts = all
  if (typeof cell !== 'string') {
    const best = [...facts].sort((a, b) => fits(cell, b) - fits(cell, a))[0]
    if (best !== undefined) parts.set(best, cell)
    return parts
  }
  let lines = cellLines(cell)
  if (labelled) {
    const left = takeLabelled(lines, all, parts)
    if (left.facts.length === 0) return parts
    ;[lines, facts] = [left.rest, left.facts]
  }
  while (lines.length > facts.length && lines.at(-1) === '') lines = lines.slice(0, -1)
  if (lines.length > facts.length && lines.filter((line) => line !== '').length <= facts.length && lines[0] !== '') {
    lines = lines.filter((line) => line !== '')
  }
  if (lines.length < facts.length) lines = lines.length === 1 ? partLine(lines[0] ?? '', facts) : lines
  const places = assign(lines, facts)
  const used = new Set(places)
  facts.forEach((fact, i) => {
    const place = places[i]
    if (place !== null && place !== undefined) parts.set(fact, lines[place] ?? '')
  })
  // A name that ran over two lines: what no fact took continues the line before it.
  lines.forEach((line, i) => {
    if (used.has(i) || line === '') return
    const owner = facts.find((_, k) => places[k] === i - 1) ?? facts[0]
    if (owner !== undefined && !isDateFact(owner)) parts.set(owner, `${cellText(parts.get(owner))} ${line}`.trim())
  })
  return parts
}

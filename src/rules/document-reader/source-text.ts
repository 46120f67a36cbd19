// Owns the text as it was read: its lines, and runs of it with white space collapsed that still know where each letter stood.
import type { NumberTable } from './number-tables.ts'
import type { Row } from './tables.ts'

/** Start (included) and end (excluded) in Unicode code points of the text as read. */
export type Span = [number, number]

export interface Line {
  /** Offsets in the text as read (UTF-16), without white space at the ends. */
  start: number
  end: number
  text: string
  /** Counted from 1. */
  number: number
  /** White space before the first letter, a tab counting eight. */
  indent: number
  /** Of a row of a table: what its other cells say; the line is the cell of the work. */
  row?: Row
  /** The first line of a table of figures. */
  table?: NumberTable
}

/** A run of text in one line: words parted by single spaces, each letter with the place it was read at. */
export interface Run {
  text: string
  /** For each UTF-16 unit of `text` its offset in the text as read; one more for the end. */
  places: readonly number[]
}

const BLANK = /[\s\u00a0\u200b\ufeff]/

/** The lines that hold something, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let number = 0
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const stop = found === -1 ? text.length : found
    number += 1
    let first = start
    let indent = 0
    while (first < stop && BLANK.test(text.charAt(first))) {
      indent += text.charAt(first) === '\t' ? 8 : 1
      first += 1
    }
    let last = stop
    while (last > first && BLANK.test(text.charAt(last - 1))) last -= 1
    // A blank that does not break is a blank; each letter keeps its place.
    const said = text.slice(first, last).replace(/[\u00a0\u2007\u202f]/g, ' ')
    if (last > first) lines.push({ start: first, end: last, text: said, number, indent })
    start = stop + 1
  }
  return lines
}

/** A paragraph is read so far; no document has a longer one, and hours are not spent on one that has. */
const LONGEST_RUN = 12_000

/** Joins parts of the text as read into one run, a space between any two. */
export function runOf(text: string, parts: readonly { start: number; end: number }[]): Run {
  let out = ''
  const places: number[] = []
  for (const { start, end } of parts) {
    let pending = out !== '' && !out.endsWith(' ')
    for (let i = start; i < end && out.length < LONGEST_RUN; i += 1) {
      const letter = text.charAt(i)
      if (BLANK.test(letter)) {
        pending = out !== ''
        continue
      }
      if (pending) {
        out += ' '
        places.push(i)
        pending = false
      }
      out += letter
      places.push(i)
    }
  }
  const last = places[places.length - 1]
  return { text: out, places: [...places, last === undefined ? 0 : last + 1] }
}

/** Part of a run, without white space at its ends. */
export function sliceRun({ text, places }: Run, from: number, to: number = text.length): Run {
  let [a, b] = [Math.max(0, from), Math.min(text.length, to)]
  while (a < b && text.charAt(a) === ' ') a += 1
  while (b > a && text.charAt(b - 1) === ' ') b -= 1
  const end = b > a ? (places[b - 1] ?? 0) + 1 : (places[a] ?? 0)
  return { text: text.slice(a, b), places: [...places.slice(a, b), end] }
}

/** From offsets of the text as read (UTF-16) to spans of code points and line numbers. */
export interface Ruler {
  span: (start: number, end: number) => Span
  /** The span of part of a run. */
  in: (run: Run, from: number, to: number) => Span
  lineAt: (start: number) => number
}

/** `places`: for text that was converted, where each of its units stands in the source; offsets handed in are those of the converted text. */
export function rulerOf(text: string, places: readonly number[] | null = null): Ruler {
  const hasPairs = /[\ud800-\udbff]/.test(text)
  const points: number[] = []
  if (hasPairs) {
    let point = 0
    for (let i = 0; i <= text.length; i += 1) {
      points.push(point)
      const isFirstOfPair = /[\ud800-\udbff]/.test(text.charAt(i)) && /[\udc00-\udfff]/.test(text.charAt(i + 1))
      if (!isFirstOfPair) point += 1
    }
  }
  const source = (offset: number): number => (places === null ? offset : (places[offset] ?? text.length))
  const at = (offset: number): number => (hasPairs ? (points[source(offset)] ?? offset) : source(offset))
  const breaks: number[] = []
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) breaks.push(i)
  const span = (start: number, end: number): Span => [at(start), at(end)]
  return {
    span,
    in: (run, from, to) =>
      to > from
        ? span(run.places[from] ?? 0, (run.places[to - 1] ?? 0) + 1)
        : span(run.places[from] ?? 0, run.places[from] ?? 0),
    lineAt: (start) => {
      let [low, high] = [0, breaks.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((breaks[middle] ?? 0) < source(start)) low = middle + 1
        else high = middle
      }
      return low + 1
    },
  }
}

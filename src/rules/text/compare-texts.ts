// Compares two texts: which lines stayed, went, or came; within a line that was changed, which words.

export interface Part {
  text: string
  changed: boolean
}

/** A line of the comparison; `skipped`: so many lines in a row that stayed. */
export type Compared = { kind: 'same' | 'removed' | 'added'; parts: Part[] } | { kind: 'skipped'; lines: number }

type Step<T> = { kind: 'same' | 'removed' | 'added'; value: T }

/** Differences beyond this are not looked for one by one: what lies between the same beginning and end is then all gone and all new. */
const MOST_DIFFERENCES = 1500

/** The same number for the same text, so that a text is read once and not at every comparison. */
function numbered(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const numberOf = (text: string): number => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, known.size)
    return known.size - 1
  }
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)]
}

/** How far each diagonal of a round reached: of round `d` those from -d to d. */
type Round = (k: number) => number

/** Whether the way to diagonal `k` of round `d` came by an addition, seen from the round before. */
const isDown = (last: Round, k: number, d: number): boolean => k === -d || (k !== d && last(k - 1) < last(k + 1))

/** The shortest way from one list to the other (Myers), up to `most` differences; null beyond. */
function shortestWay(before: readonly string[], after: readonly string[], most: number): Step<string>[] | null {
  const [n, m] = [before.length, after.length]
  const [gone, come] = numbered(before, after)
  const limit = Math.min(n + m, most)
  const middle = limit + 1
  // Rounds read only what the round before wrote, every second diagonal: one row serves both.
  const reach = new Int32Array(2 * limit + 3)
  const now: Round = (k) => reach[middle + k] ?? 0
  const rounds: Int32Array[] = []
  for (let d = 0; d <= limit; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(now, k, d) ? now(k + 1) : now(k - 1) + 1
      while (x < n && x - k < m && gone[x] === come[x - k]) x += 1
      reach[middle + k] = x
      if (x >= n && x - k >= m) return walkBack(before, after, rounds)
    }
    rounds.push(reach.slice(middle - d, middle + d + 1))
  }
  return null
}

/** From the end back to the beginning; `rounds` are those before the one that arrived. */
function walkBack(before: readonly string[], after: readonly string[], rounds: readonly Int32Array[]): Step<string>[] {
  const steps: Step<string>[] = []
  let [x, y] = [before.length, after.length]
  for (let d = rounds.length; d >= 0; d -= 1) {
    const round = rounds[d - 1]
    const last: Round = (k) => round?.[k + d - 1] ?? 0
    const k = x - y
    const down = round !== undefined && isDown(last, k, d)
    const fromX = round === undefined ? 0 : last(down ? k + 1 : k - 1)
    const fromY = round === undefined ? 0 : fromX - (down ? k + 1 : k - 1)
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      steps.push({ kind: 'same', value: after[y] ?? '' })
    }
    if (round === undefined) break
    if (down) {
      y -= 1
      steps.push({ kind: 'added', value: after[y] ?? '' })
    } else {
      x -= 1
      steps.push({ kind: 'removed', value: before[x] ?? '' })
    }
  }
  return steps.reverse()
}

const every = (kind: Step<string>['kind'], values: readonly string[]): Step<string>[] =>
  values.map((value) => ({ kind, value }))

/** How one list became the other, in order: without what was added it is `before`, without what was removed it is `after`. */
export function differences(
  before: readonly string[],
  after: readonly string[],
  most: number = MOST_DIFFERENCES,
): Step<string>[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const between = shortestWay(gone, come, most) ?? [...every('removed', gone), ...every('added', come)]
  return [...every('same', before.slice(0, head)), ...between, ...every('same', before.slice(before.length - tail))]
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')

const whole = (kind: 'same' | 'removed' | 'added', text: string): Compared => ({
  kind,
  parts: [{ text, changed: kind !== 'same' }],
})

const joined = (steps: readonly Step<string>[], left: 'removed' | 'added'): Part[] => {
  const parts: Part[] = []
  for (const { kind, value } of steps) {
    if (kind === left) continue
    const changed = kind !== 'same'
    const last = parts.at(-1)
    if (last?.changed === changed) last.text += ` ${value}`
    else parts.push({ text: value, changed })
  }
  return parts
}

/** How many words two lists share, wherever they stand: no fewer stay in their order. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let count = 0
  for (const word of other) {
    const there = left.get(word) ?? 0
    if (there === 0) continue
    left.set(word, there - 1)
    count += 1
  }
  return count
}

const MOST_WORDS_CHANGED = 200

/** A line that went and the one that came in its place, word by word; both whole where less than a third of it stayed. */
function changedLine(gone: string, come: string): [Compared, Compared] {
  const both: [Compared, Compared] = [whole('removed', gone), whole('added', come)]
  const [before, after] = [gone.split(' '), come.split(' ')]
  const words = before.length + after.length
  // Where that little stays, the way between them is not looked for.
  if (shared(before, after) * 4 < words) return both
  const steps = differences(before, after, Math.min(MOST_WORDS_CHANGED, Math.floor(words / 2)))
  const stayed = words - steps.length
  if (stayed * 4 < words) return both
  return [
    { kind: 'removed', parts: joined(steps, 'added') },
    { kind: 'added', parts: joined(steps, 'removed') },
  ]
}

/** So many lines that stayed are shown around a change. */
const AROUND = 2

function foldSame(lines: readonly Compared[]): Compared[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ kind }) => kind !== 'same'),
  )
  const folded: Compared[] = []
  for (const [i, line] of lines.entries()) {
    const last = folded.at(-1)
    if (near[i]) folded.push(line)
    else if (last?.kind === 'skipped') last.lines += 1
    else folded.push({ kind: 'skipped', lines: 1 })
  }
  return folded
}

/** Line by line, white space and empty lines apart; what stayed far from any change is counted and not shown. */
export function compareTexts(before: string, after: string): Compared[] {
  const steps = differences(linesOf(before), linesOf(after))
  const lines: Compared[] = []
  for (let i = 0; i < steps.length; ) {
    const take = (kind: 'removed' | 'added'): string[] => {
      const from = i
      while (steps[i]?.kind === kind) i += 1
      return steps.slice(from, i).map(({ value }) => value)
    }
    const step = steps[i]
    if (step?.kind === 'same') {
      lines.push(whole('same', step.value))
      i += 1
      continue
    }
    const first = take('removed')
    const come = take('added')
    const gone = [...first, ...take('removed')]
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [old, now] = [gone[at], come[at]]
      if (old !== undefined && now !== undefined) lines.push(...changedLine(old, now))
      else if (old !== undefined) lines.push(whole('removed', old))
      else if (now !== undefined) lines.push(whole('added', now))
    }
  }
  return foldSame(lines)
}

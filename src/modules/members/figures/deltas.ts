// What a change of members adds to and takes from the figures of a branch and of the organisations above it. No database here.
import { counts, type FigureFacts, figures } from '#rules/statistics/figures.ts'

/** What the figures need to know about a member. */
export interface MemberFacts extends FigureFacts {
  /** The path of the branch. */
  path: string
}

export interface FigureChange {
  before: MemberFacts | null
  after: MemberFacts | null
}

/** Path → column → how much to add. */
export type Deltas = Map<string, Map<string, number>>

/** The organisation and those above it, below the province: '99/3/1f/' → '99/3/', '99/3/1f/'. */
export function keptPaths(path: string): string[] {
  const segments = path.split('/').slice(0, -1)
  return segments.slice(1).map((_, i) => `${segments.slice(0, i + 2).join('/')}/`)
}

export function addDelta(deltas: Deltas, path: string, column: string, amount: number): void {
  const cells = deltas.get(path) ?? new Map<string, number>()
  deltas.set(path, cells)
  const sum = (cells.get(column) ?? 0) + amount
  if (sum === 0) cells.delete(column)
  else cells.set(column, sum)
}

/** The deltas of many changes, with ages as of the day `agedOn`. */
export function deltasOf(changes: readonly FigureChange[], agedOn: string): Deltas {
  const deltas: Deltas = new Map()
  for (const { before, after } of changes) {
    for (const [facts, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (facts === null || facts.status === 'left') continue
      const columns = figures.filter((figure) => counts(figure, facts, agedOn)).map((figure) => figure.column)
      for (const path of keptPaths(facts.path)) {
        for (const column of columns) addDelta(deltas, path, column, sign)
      }
    }
  }
  for (const [path, cells] of deltas) if (cells.size === 0) deltas.delete(path)
  return deltas
}

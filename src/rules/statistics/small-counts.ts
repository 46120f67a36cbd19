// Leaves small counts out of a cross table for readers who do not reach the people counted, so that nobody in it can be made out.

/** Counts from 1 up to, not including, this are left out. The program's own choice; no regulation names a number. */
export const SMALL = 5

/** A table with its sums. */
export interface Counts {
  total: number | null
  rows: readonly (number | null)[]
  columns: readonly (number | null)[]
  /** By row, then by column. */
  cells: readonly (readonly (number | null)[])[]
}

const isSmall = (count: number): boolean => count > 0 && count < SMALL

/**
 * The table with small counts, and as many others as it takes, null. A sum gives away what stands alone beside it, so in every row and
 * column (the sums among them) either nothing is left out, or at least two numbers which, where their sum can be reckoned, add up to SMALL
 * or more. Everything that is left out was small, or is the next smallest in its line.
 */
export function hideSmall(table: Counts): Counts {
  // One row and one column more: the sums. A line is a row or a column of this.
  const grid = [...table.cells.map((row, r) => [...row, table.rows[r] ?? 0]), [...table.columns, table.total]].map(
    (row) => row.map((count) => ({ count: count ?? 0, hidden: count === null || isSmall(count) })),
  )
  const width = table.columns.length + 1
  const lines = [...grid, ...Array.from({ length: width }, (_, c) => grid.flatMap((row) => row[c] ?? []))]
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const parts = line.slice(0, -1)
      const hidden = line.filter((one) => one.hidden)
      if (hidden.length === 0) continue
      const sumIsKnown = line.at(-1)?.hidden === false
      const left = parts.reduce((sum, one) => sum + (one.hidden ? one.count : 0), 0)
      if (hidden.length > 1 && !(sumIsKnown && left < SMALL)) continue
      const next = line
        .filter((one) => !one.hidden)
        .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count)[0]
      if (next === undefined) continue
      next.hidden = true
      changed = true
    }
  }
  const shown = grid.map((row) => row.map(({ count, hidden }) => (hidden ? null : count)))
  const last = shown.at(-1) ?? []
  return {
    total: last.at(-1) ?? null,
    rows: shown.slice(0, -1).map((row) => row.at(-1) ?? null),
    columns: last.slice(0, -1),
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
  }
}

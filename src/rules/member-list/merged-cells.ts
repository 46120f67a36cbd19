// Owns merged cells: what a covered cell shows, row by row, without holding the sheet.
import { isBlank } from './texts.ts'
import type { Cell, Merge, SheetRow } from './types.ts'

const MOST_MERGES = 50_000

export type MergedCells = {
  /** The row's cells with vertically merged values carried down, and the columns that only continue the row above. */
  next: (row: SheetRow) => { cells: Cell[]; continued: ReadonlySet<number> }
  /** The merge whose top row this is and that covers the column, if any. */
  startingAt: (row: number, column: number) => Merge | undefined
}

export function mergedCells(merges: readonly Merge[]): MergedCells {
  const byTop = new Map<number, Merge[]>()
  for (const merge of merges.slice(0, MOST_MERGES)) {
    if (merge.bottom < merge.top || merge.right < merge.left) continue
    const list = byTop.get(merge.top)
    if (list === undefined) byTop.set(merge.top, [merge])
    else list.push(merge)
  }
  let active: { merge: Merge; value: Cell }[] = []
  return {
    startingAt: (row, column) => byTop.get(row)?.find((m) => m.left <= column && column <= m.right),
    next: ({ row, cells }) => {
      const continued = new Set<number>()
      if (active.length === 0 && !byTop.has(row)) return { cells: [...cells], continued }
      const filled = [...cells]
      active = active.filter(({ merge }) => merge.bottom >= row)
      for (const { merge, value } of active) {
        if (isBlank(filled[merge.left])) {
          filled[merge.left] = value
          continued.add(merge.left)
        }
      }
      for (const merge of byTop.get(row) ?? []) {
        if (merge.bottom > merge.top) active.push({ merge, value: cells[merge.left] })
      }
      return { cells: filled, continued }
    },
  }
}

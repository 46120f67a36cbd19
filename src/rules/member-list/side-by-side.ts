// Owns lists that stand side by side in one sheet: where each begins, and the sheet as each of them sees it.
import { wordKey } from '../text/search-key.ts'
import { scanHeading } from './headings.ts'
import { isBlank } from './texts.ts'
import type { Cell, ColumnMapping, ListLayout, MemberRow, Merge, SheetRow } from './types.ts'

/** Columns of one list, inclusive. */
export type Block = { readonly left: number; readonly right: number }

/** No page has more lists beside each other; each is read on its own. */
const MOST_LISTS = 12

/** Where each list begins, by the heading of names that comes again beside the heading it had the first time; one block when there is one list. */
export function blocksOf(paths: ReadonlyMap<number, readonly string[]>): Block[] {
  const width = Math.max(-1, ...paths.keys()) + 1
  const headings = Array.from({ length: width }, (_, i) => (paths.get(i) ?? []).at(-1) ?? '')
  const keys = headings.map(wordKey)
  const factsAt = (i: number) => scanHeading(headings[i] ?? '').facts.join()
  const first = keys.findIndex((key, i) => key !== '' && factsAt(i).startsWith('fullName'))
  const lefts = [0]
  for (let i = first + 2; first >= 0 && i < keys.length && lefts.length < MOST_LISTS; i++) {
    // Names counted anew need not be headed by the same word.
    if (first > 0 && factsAt(first - 1) === 'ordinal' && factsAt(i - 1) === 'ordinal' && factsAt(i) === 'fullName') {
      lefts.push(i - 1)
      continue
    }
    const [before, behind] = [-1, 1].map((side) => {
      const key = keys[first + side]
      return key !== undefined && key !== '' && keys[i + side] === key
    })
    if (keys[i] === keys[first] && behind === true) lefts.push(before === true ? i - 1 : i)
  }
  return lefts.map((left, i) => ({ left, right: (lefts[i + 1] ?? Number.POSITIVE_INFINITY) - 1 }))
}

const meets = (m: Merge, { left, right }: Block) => m.left <= right && m.right >= left

/** The merged cells of one list. */
export const mergesIn = (merges: readonly Merge[], block: Block): Merge[] =>
  merges
    .filter((m) => meets(m, block))
    .map((m) => ({ ...m, left: Math.max(m.left, block.left), right: Math.min(m.right, block.right) }))

export const mappingIn = (mapping: ColumnMapping, { left, right }: Block): ColumnMapping =>
  Object.fromEntries(Object.entries(mapping).filter(([index]) => Number(index) >= left && Number(index) <= right))

/** Shows each list its part of a row. A cell merged over several lists belongs to each, and so does a title that stands over none but the first. */
export function partOfRow(merges: readonly Merge[], block: Block, headerTop: number): (row: SheetRow) => SheetRow {
  const crossing = new Map<number, number>()
  for (const m of merges) if (m.left < block.left && m.right >= block.left) crossing.set(m.top, m.left)
  return ({ row, cells }) => {
    const own: Cell[] = cells.map((cell, i) => (i >= block.left && i <= block.right ? cell : null))
    const from = crossing.get(row)
    if (from !== undefined) own[block.left] = cells[from]
    else if (row < headerTop && own.every(isBlank)) own[block.left] = cells.find((cell) => !isBlank(cell))
    return { row, cells: Array.from(own, (cell) => cell ?? null) }
  }
}

/** The layouts of all lists; those found together, under one heading, are shown as one. */
export function layoutsBeside(lists: readonly (readonly ListLayout[])[]): ListLayout[] {
  const [first, ...others] = lists.flatMap((layouts) => layouts.slice(0, 1))
  if (first === undefined) return []
  const columns = [first, ...others].flatMap((layout) => layout.columns)
  return [{ ...first, columns }, ...lists.flatMap((layouts) => layouts.slice(1))]
}

/** People as one reads a page: row by row, from the left. */
export const inRowOrder = (rows: MemberRow[]): MemberRow[] => rows.sort((a, b) => a.row - b.row)

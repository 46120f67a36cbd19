// Small counts of a cross table: every one is left out, and nothing that stays gives one away.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counts, hideSmall, SMALL } from './small-counts.ts'

const summed = (cells: number[][]): Counts => ({
  cells,
  rows: cells.map((row) => row.reduce((a, b) => a + b, 0)),
  columns: (cells[0] ?? []).map((_, c) => cells.reduce((sum, row) => sum + (row[c] ?? 0), 0)),
  total: cells.flat().reduce((a, b) => a + b, 0),
})
const grid = (table: Counts) => [
  ...table.cells.map((row, r) => [...row, table.rows[r]]),
  [...table.columns, table.total],
]
const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 900 })), {
        minLength: columns,
        maxLength: columns,
      }),
      {
        minLength: rows,
        maxLength: rows,
      },
    ),
  )
  .map(summed)

test('no count from 1 to 4 is left, and what is left is unchanged', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const [before, after] = [grid(table), grid(hideSmall(table))]
      for (const [r, row] of after.entries()) {
        for (const [c, count] of row.entries()) {
          if (count === null) continue
          expect(count).toBe(before[r]?.[c])
          expect(count === 0 || (count ?? 0) >= SMALL).toBe(true)
        }
      }
    }),
  )
})

test('a line leaves out nothing, or at least two numbers whose sum, where it can be reckoned, is not small', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const [before, after] = [grid(table), grid(hideSmall(table))]
      const turned = <T>(rows: T[][]) => (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] as T))
      const lines = [...after.map((row, i) => [row, before[i] ?? []] as const)]
      const down = turned(after).map((line, i) => [line, turned(before)[i] ?? []] as const)
      for (const [shown, real] of [...lines, ...down]) {
        const gone = shown.flatMap((count, i) => (count === null ? [i] : []))
        expect(gone.length === 1 && shown.length > 1).toBe(false)
        const all = gone.length === shown.length
        if (gone.length === 0 || all || shown.at(-1) === null) continue
        const sum = gone.reduce((total, i) => total + (real[i] ?? 0), 0)
        expect(sum).toBeGreaterThanOrEqual(SMALL)
      }
    }),
  )
})

test('a table without small counts stays as it is; a single small count goes with its sums', () => {
  const whole = summed([
    [10, 20],
    [30, 0],
  ])
  expect(hideSmall(whole)).toEqual(whole)
  expect(hideSmall(summed([[3]]))).toEqual({ cells: [[null]], rows: [null], columns: [null], total: null })
  expect(hideSmall({ total: 4, rows: [], columns: [], cells: [] }).total).toBeNull()
  expect(hideSmall({ total: 40, rows: [], columns: [], cells: [] }).total).toBe(40)
})

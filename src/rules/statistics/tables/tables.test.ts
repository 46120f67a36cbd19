// The official tables as data: rows named once, sums that fit, the balance of biểu 1, percentages, pictures.
import { describe, expect, test } from 'vitest'
import { pictureOf } from './picture.ts'
import { checkAcross, checkSums, percentOf, type TableDefinition, type TableValues } from './table.ts'
import { checkBalance, dayBefore, periodsOf, table1 } from './table-1.ts'
import { table2 } from './table-2.ts'
import { table2b } from './table-2b.ts'
import { table3 } from './table-3.ts'
import { table4 } from './table-4.ts'
import { table5On, takesIn } from './table-5.ts'
import { table6On, unitsOfColumn } from './table-6.ts'
import { table7 } from './table-7.ts'

const definitions: [string, TableDefinition<unknown>][] = [
  ['1', table1],
  ['2', table2],
  ['2B', table2b],
  ['3', table3],
  ['4', table4],
  ['5 today', table5On('2026-11-21')],
  ['5 before the reform', table5On('2025-06-30')],
  ['6 today', table6On('2026-11-21')],
  ['6 before the reform', table6On('2025-06-30')],
  ['7', table7],
]
const values = (cells: Record<string, Record<string, number>>): TableValues =>
  new Map(Object.entries(cells).map(([row, columns]) => [row, new Map(Object.entries(columns))]))

describe.each(definitions)('biểu %s', (_name, definition) => {
  const codes = definition.rows.map((row) => row.code)
  test('names every row and column once and says where it comes from', () => {
    expect(new Set(codes).size).toBe(codes.length)
    const keys = definition.columns.map((column) => column.key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const text of [definition.source, definition.basis, definition.note]) expect(text.length).toBeGreaterThan(10)
    expect(
      definition.rows.every((row) => ['heading', 'unrecorded'].includes(row.kind) === (row.criterion === null)),
    ).toBe(true)
  })
  test('sums and picture speak of rows and columns that are there', () => {
    for (const sum of definition.sums) for (const row of [sum.total, ...sum.parts]) expect(codes).toContain(row)
    const keys = definition.columns.map((c) => c.key)
    for (const sum of definition.across ?? [])
      for (const column of [sum.total, ...sum.parts]) expect(keys).toContain(column)
    for (const row of definition.chart.rows) expect(codes).toContain(row)
    for (const column of definition.chart.columns) expect(definition.columns.map((c) => c.key)).toContain(column)
  })
  test('columns of one group stand side by side', () => {
    const groups = definition.columns.map((column) => column.group).filter((group, i, all) => group !== all[i - 1])
    const named = groups.filter((group) => group !== undefined)
    expect(new Set(named).size).toBe(named.length)
  })
})

test('biểu 4 has the 54 ethnic groups, people of foreign origin and the rest', () => {
  expect(table4.rows.filter((row) => row.code.startsWith('ethnicity.'))).toHaveLength(56)
})

test('biểu 5 shows townships only for days before 1/7/2025 and never loses who still carries one', () => {
  const row = (on: string) => table5On(on).rows.find((r) => r.code === 'township')
  expect(row('2025-06-30')).toBeDefined()
  expect(row('2025-07-01')).toBeUndefined()
  const unknown = table5On('2025-07-01').rows.find((r) => r.code === 'unknown')?.criterion
  expect(unknown === undefined || unknown === null ? null : takesIn(unknown, 'township')).toBe(true)
  const foreign = table5On('2026-01-01').rows.find((r) => r.code === 'foreign-invested')?.criterion
  expect(foreign === undefined || foreign === null ? null : takesIn(foreign, 'foreign-wholly-owned')).toBe(true)
})

test('biểu 6 (§5.5) has the unit types of biểu 5 as columns, of the day, and loses nobody', () => {
  const keys = (on: string) => table6On(on).columns.map((column) => column.key)
  expect(keys('2025-06-30')).toContain('township')
  expect(keys('2026-11-21')).not.toContain('township')
  for (const on of ['2025-06-30', '2026-11-21'])
    for (const unit of ['commune', 'township', 'foreign-wholly-owned', null]) {
      const { across } = table6On(on)
      const parts = across?.find((sum) => sum.total === 'total')?.parts ?? []
      const taken = parts.filter((key) => {
        const criterion = unitsOfColumn(key, on)
        return criterion !== null && takesIn(criterion, unit)
      })
      expect(taken, `${unit} on ${on}`).toHaveLength(1)
    }
  expect(unitsOfColumn('moon', '2026-11-21')).toBeNull()
})

test('sums across that do not agree name the row', () => {
  const definition = {
    rows: [{ code: 'r', number: '', label: 'Một dòng', level: 0, kind: 'figure', criterion: {} }],
    across: [{ text: 'Cộng ngang', total: 'total', parts: ['a', 'b'] }],
  } as const
  expect(checkAcross(definition, values({ r: { total: 3, a: 1, b: 2 } }))).toEqual([{ text: 'Cộng ngang.', ok: true }])
  expect(checkAcross(definition, values({ r: { total: 3, a: 1 } }))).toEqual([
    { text: 'Cộng ngang không khớp (Một dòng: 1 so với 3).', ok: false },
  ])
})

test('biểu 1 looks at the year so far and the same days a year before', () => {
  const { this: now, last } = periodsOf(undefined, '2028-02-29')
  expect(now).toEqual({ from: '2028-01-01', to: '2028-02-29' })
  expect(last).toEqual({ from: '2027-01-01', to: '2027-02-28' })
  expect(dayBefore(now)).toBe('2027-12-31')
})

test('A + B − C = D is checked against the count, with what the form does not know named', () => {
  const even = values({ A: { this: 10, last: 4 }, B: { this: 3 }, C: { this: 2 }, D: { this: 11, last: 4 } })
  expect(checkBalance(even).map((check) => check.ok)).toEqual([true, true])
  const entered = values({ A: { this: 0 }, entered: { this: 5 }, 'reorganised-out': { this: 1 }, D: { this: 4 } })
  expect(checkBalance(entered)[0]).toEqual({
    text: 'Kỳ này: A + B − C = D: 0 + 5 (hồ sơ ghi vào) − 1 (đi do sắp xếp) + 0 − 0 = 4.',
    ok: true,
  })
  const odd = checkBalance(values({ A: { this: 1 }, D: { this: 2 } }))[0]
  expect(odd).toMatchObject({ ok: false })
  expect(odd?.text).toContain('là 2')
})

test('sums that do not agree say where and by how much', () => {
  const definition = {
    columns: [{ key: 'total', label: 'Tổng số', kind: 'count' }],
    sums: [{ text: 'Cộng', total: 'T', parts: ['a', 'b'] }],
  } as const
  expect(checkSums(definition, values({ T: { total: 3 }, a: { total: 1 }, b: { total: 2 } }))).toEqual([
    { text: 'Cộng.', ok: true },
  ])
  expect(checkSums(definition, values({ T: { total: 1234 }, a: { total: 1 } }))).toEqual([
    { text: 'Cộng không khớp (Tổng số: 1 so với 1.234).', ok: false },
  ])
})

test('percentages keep one decimal and compare with nothing as nothing', () => {
  expect(percentOf(1, 3)).toBe(33.3)
  expect(percentOf(5, 0)).toBeNull()
})

test('a picture ranks its rows in one sentence; a table of zeros has none', () => {
  const picture = pictureOf(table1, values({ B1: { this: 4 }, C1: { this: 9, last: 2 } }))
  expect(picture?.sentence).toBe('Tăng, giảm đảng viên theo lý do: nhiều nhất là Từ trần (9), sau đó là Kết nạp (4).')
  expect(picture?.series.map((one) => one.values[3])).toEqual([9, 2])
  expect(pictureOf(table1, values({}))).toBeNull()
})

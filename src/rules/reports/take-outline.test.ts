// A draft that takes another outline: what was written stays, at the end where it has no place any more.
import { describe, expect, test } from 'vitest'
import { cellKey, readSections, readTables } from './own-outline.ts'
import { outlineTaken } from './take-outline.ts'

const table = { title: 'Mô hình', columns: ['Số', 'Ghi chú (chữ)'], rows: ['Học tập', 'Dân vận'], total: true }
const outline = (lines: string[], ...tables: (typeof table)[]) => ({
  sections: readSections('monthly', lines).sections,
  tables: readTables(tables).tables,
})
const headings = (lines: readonly { heading: string }[]) => lines.map(({ heading }) => heading)

describe('a draft that takes another outline', () => {
  const before = outline(['I. Một', 'II. Hai', 'III. Ba'], table, { ...table, title: 'Cũ' })
  const empty = { texts: {}, cells: {} }

  test('with nothing written is the new one', () => {
    const next = outline(['I. Khác'])
    expect(outlineTaken(next, before, empty)).toEqual(next)
    expect(outlineTaken(before, before, empty)).toEqual(before)
  })

  test('keeps at the end the sections and tables with something in them', () => {
    const cells = { cu: { [cellKey('hoc-tap', 'so')]: 1 }, 'mo-hinh': {} }
    const taken = outlineTaken(outline(['I. Bốn', 'II. Một']), before, { texts: { hai: ['Lời'], ba: [] }, cells })
    expect(headings(taken.sections)).toEqual(['I. Bốn', 'II. Một', 'II. Hai'])
    expect(taken.tables.map(({ title }) => title)).toEqual(['Cũ'])
  })

  test('leaves a section open that was written in and now has others within it', () => {
    const next = outline(['I. Một', '1. Trong', 'II. Hai', '1. Ngoài'])
    const { sections } = outlineTaken(next, before, { ...empty, texts: { mot: ['Lời'] } })
    expect(sections.map(({ onlyHeading }) => onlyHeading === true)).toEqual([false, false, true, false])
  })

  test('keeps the rows and columns of a table that were filled in', () => {
    const next = outline(['I. Một'], { ...table, columns: ['Số', 'Kinh phí'], rows: ['Học tập', 'Nêu gương'] })
    const cells = { 'mo-hinh': { [cellKey('dan-van', 'so')]: 3, [cellKey('hoc-tap', 'ghi-chu')]: 'Khá' } }
    const [grown] = outlineTaken(next, before, { ...empty, cells }).tables
    expect(headings(grown?.columns ?? [])).toEqual(['Số', 'Kinh phí', 'Ghi chú'])
    expect(grown?.rows.map(({ label }) => label)).toEqual(['Học tập', 'Nêu gương', 'Dân vận'])
    const untouched = outlineTaken(next, before, { ...empty, cells: { 'mo-hinh': { [cellKey('hoc-tap', 'so')]: 3 } } })
    expect(untouched.tables).toEqual(next.tables)
  })
})

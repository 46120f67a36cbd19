// Outlines of organisations: lines become sections with their figures and back, tables with their columns, numbers as people write them, sums.
import { describe, expect, test } from 'vitest'
import { reportFigure } from './figures.ts'
import { outlines } from './outline.ts'
import {
  addUp,
  cellKey,
  keepingKeys,
  linesOfSections,
  readSections,
  readTables,
  tableDifferences,
  totalOf,
  writtenOf,
} from './own-outline.ts'
import { reportTypes } from './periods.ts'

const labelOf = (key: string): string => reportFigure(key)?.label ?? key

describe('the sections', () => {
  test.each(reportTypes)('the outline of the program for %s is written and read back the same', (type) => {
    const { sections, unread } = readSections(type, linesOfSections(outlines[type], labelOf))
    expect(unread).toEqual([])
    expect(sections).toEqual(outlines[type])
  })

  test('parts and what lies within them; the same heading has the same key whatever its number', () => {
    const { sections } = readSections('yearly', [
      'A. Công tác xây dựng đảng',
      '1) Kết nạp đảng viên [Kết nạp; đảng viên dự bị]',
      '- Nêu gương',
      'II/ Kiến nghị, đề xuất',
      'Phụ lục lời',
    ])
    expect(sections.map(({ key, level, onlyHeading }) => [key, level, onlyHeading])).toEqual([
      ['cong-tac-xay-dung-dang', 0, true],
      ['admission', 1, undefined],
      ['neu-guong', 1, undefined],
      ['proposals', 0, undefined],
      ['phu-luc-loi', 0, undefined],
    ])
    expect(sections[1]?.figures).toEqual(['admitted', 'probationary'])
  })

  test.each<[string, string, 0 | 1]>([
    ['Phần I. Xây dựng Đảng', 'xay-dung-dang', 0],
    ['PHẦN II: Xây dựng Đảng', 'xay-dung-dang', 0],
    ['A - Xây dựng Đảng', 'xay-dung-dang', 0],
    ['B: Xây dựng Đảng', 'xay-dung-dang', 0],
    ['a - Xây dựng Đảng', 'xay-dung-dang', 1],
    ['1.1 Xây dựng Đảng', 'xay-dung-dang', 1],
    ['1.2. Xây dựng Đảng', 'xay-dung-dang', 1],
  ])('«%s» is %s at level %i', (line, key, level) => {
    expect(readSections('monthly', [line]).sections).toMatchObject([{ key, level }])
  })

  test('long headings that begin alike are not the same', () => {
    const begun = '1. Kết quả thực hiện nhiệm vụ chính trị của địa phương về'
    const { sections, unread } = readSections('yearly', [`${begun} kinh tế`, `${begun} văn hóa`])
    expect(unread).toEqual([])
    expect(new Set(sections.map(({ key }) => key)).size).toBe(2)
    for (const { key } of sections) expect(key.length).toBeLessThanOrEqual(40)
  })

  test('a heading twice, a figure there is not, one of another type of report: the line is named', () => {
    const { unread } = readSections('monthly', ['I. Một', '1. Hai [Số lạ]', 'II. Một', '2. Ba [Đã được xếp loại]'])
    expect(unread.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Dòng 2: không có số liệu «Số lạ»/),
      expect.stringMatching(/^Dòng 3: mục «II\. Một» đã có ở dòng 1/),
      expect.stringMatching(/^Dòng 4: không có số liệu «Đã được xếp loại»/),
    ])
  })
})

describe('the tables', () => {
  const written = {
    title: 'Mô hình mới',
    columns: ['Số mô hình', 'Ghi chú (chữ)'],
    rows: ['Học tập', 'Dân vận'],
    total: true,
  }
  const [table] = readTables([written]).tables
  if (table === undefined) throw new Error('a table')

  test('are written and read back; names are there once', () => {
    expect(table.columns.map(({ key, kind }) => [key, kind])).toEqual([
      ['so-mo-hinh', 'number'],
      ['ghi-chu', 'text'],
    ])
    expect(writtenOf(table)).toEqual(written)
    const twice = readTables([written, { ...written, columns: ['A', 'a'], rows: ['B', 'B'] }])
    expect(twice.unread.map(({ path }) => path)).toEqual(['tables.1.columns', 'tables.1.rows', 'tables.1.title'])
  })

  test('long names that begin alike stand side by side; a name of signs alone is no name', () => {
    const begun = 'Số đảng viên được bồi dưỡng lý luận chính trị'
    expect(readTables([{ ...written, rows: [`${begun} trung cấp`, `${begun} cao cấp`] }]).unread).toEqual([])
    const { unread } = readTables([{ ...written, title: '…', columns: ['%'], rows: ['-'] }])
    expect(unread.map(({ path, message }) => [path, message.includes('chữ hoặc số')])).toEqual([
      ['tables.0.columns', true],
      ['tables.0.rows', true],
      ['tables.0.title', true],
    ])
  })

  test('sums down, sums of those below, and where the two do not agree', () => {
    const at = (row: string) => cellKey(row, 'so-mo-hinh')
    const cells = { [at('hoc-tap')]: 3, [at('dan-van')]: 0.1, [cellKey('hoc-tap', 'ghi-chu')]: 'Tốt' }
    expect(totalOf(table, cells, 'so-mo-hinh')).toBe(3.1)
    expect(totalOf(table, {}, 'so-mo-hinh')).toBeNull()
    const below = addUp([{ [at('hoc-tap')]: 1 }, { [at('hoc-tap')]: 1, [cellKey('hoc-tap', 'ghi-chu')]: 'Khá' }])
    expect(below).toEqual({ [at('hoc-tap')]: 2 })
    expect(tableDifferences(table, cells, below)).toEqual([
      '«Mô hình mới», «Học tập», «Số mô hình»: ghi 3, nhưng cấp dưới đã gửi cộng lại là 2.',
    ])
  })
})

test('laid down anew, what was known by the first forty letters of its words keeps that key', () => {
  const heading = '2. Kết quả học tập và làm theo tư tưởng, đạo đức, phong cách của Bác'
  const label = 'Số buổi sinh hoạt chuyên đề về học tập và làm theo Bác trong kỳ'
  const { sections } = readSections('monthly', ['I. Kết quả', heading])
  const { tables } = readTables([{ title: 'Mô hình', columns: ['Số lượng'], rows: [label, 'Khác'], total: false }])
  const short = 'so-buoi-sinh-hoat-chuyen-de-ve-hoc-tap-v'
  const before = {
    sections: sections.map((one) => (one.heading === heading ? { ...one, key: 'ket-qua-hoc-tap' } : one)),
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map((row, at) => (at === 0 ? { ...row, key: short } : row)),
    })),
  }
  expect(sections[1]?.key).not.toBe('ket-qua-hoc-tap')
  const kept = keepingKeys({ sections, tables }, before)
  expect(kept).toEqual(before)
  // Not where another one bears it now.
  const clash = readTables([
    { title: 'Mô hình', columns: ['Số lượng'], rows: [label, short.replaceAll('-', ' ')], total: false },
  ])
  const rows = keepingKeys({ sections, tables: clash.tables }, before).tables[0]?.rows ?? []
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2)
})

// Lays out the annexes of a report: each begins on a page of its own, a heading and a ruled table.
import { paragraph, table } from './build/ooxml.ts'
import { STANDING, textWidth } from './build/package.ts'

export interface Annex {
  title: string
  note: string | null
  columns: readonly string[]
  /** The first cell is a name, the others are figures. */
  rows: readonly (readonly string[])[]
  /** Columns that hold words after all, by their place. */
  words?: readonly number[]
}

const WIDTH = textWidth(STANDING)
/** Marks of the layout in names stay what they are. */
const plain = (text: string): string => text.replaceAll(/(\*\*|__|\/\/)/g, (mark) => mark.split('').join('\u2060'))

function annex({ title, note, columns, rows, words = [] }: Annex): string {
  const count = columns.length - 1
  const figure = Math.min(1500, Math.floor((WIDTH * 0.68) / count))
  const widths = [WIDTH - figure * count, ...Array.from({ length: count }, () => figure)]
  const cell = (text: string, look: Parameters<typeof paragraph>[1] = {}) => ({
    content: paragraph(plain(text), { style: 'Cell', size: 11, ...look }),
  })
  const head = { cells: columns.map((text) => cell(text, { bold: true, align: 'center' })), heading: true }
  const body = rows.map((row) => ({
    cells: row.map((text, at) => cell(text, { align: at === 0 || words.includes(at) ? 'left' : 'right' })),
    whole: true,
  }))
  return (
    paragraph(plain(title), { bold: true, align: 'center', pageBefore: true, keepNext: true }) +
    (note === null ? '' : paragraph(plain(note), { italic: true, align: 'center', after: 6, keepNext: true })) +
    table(widths, [head, ...body], true)
  )
}

/** What follows the signatures. */
export const annexes = (all: readonly Annex[]): string => all.map(annex).join('')

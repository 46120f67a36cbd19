// Texts that were cut, doubled and mixed on the way: the reader reads them without a fault, and every place it names lies in the text.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readText } from '#readers/documents/read-text.ts'
import { readDocument } from '#rules/document-reader/read-document.ts'

const folder = fileURLToPath(new URL('../fixtures/documents/', import.meta.url))
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readText(readFileSync(`${folder}${file}`)))

const PIECES = [
  '“',
  '"',
  '(',
  '1.',
  'I. ',
  'ngày ',
  'tháng 13/',
  'quý ',
  'số ',
  '-',
  '\t',
  '\n',
  '\u00ad',
  '\u0301',
  '😀',
  '\ud800',
].concat([
  'T/M ',
  'Nơi nhận:',
  'PHỤ LỤC',
  'KẾ HOẠCH',
  'TT\t',
  '| ',
  '%',
  '99999999999',
  'từ ngày 31/2 ',
  'Điều 1. ',
  '\r',
  '\0',
])

/** The same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let at = seed
  return (below) => {
    at = (at * 1103515245 + 12345) % 2147483648
    return Math.floor((at / 2147483648) * below)
  }
}

function mangled(seed: number): string {
  const next = numbersFrom(seed)
  let text = texts[next(texts.length)] ?? ''
  for (let i = 1 + next(10); i > 0; i -= 1) {
    const at = next(text.length)
    const [head, tail] = [text.slice(0, at), text.slice(at)]
    const piece = PIECES[next(PIECES.length)] ?? ''
    const other = texts[next(texts.length)] ?? ''
    text =
      [
        () => head + tail.slice(next(200)),
        () => head + piece.repeat(1 + next(300)) + tail,
        () => head + tail.slice(0, 200).repeat(1 + next(10)) + tail,
        () => head + other.slice(next(other.length)),
        () => head.replaceAll('\n', ' ') + tail,
        () => head + tail.normalize('NFD'),
        () => head + tail.toUpperCase(),
      ][next(7)]?.() ?? text
  }
  return text
}

test.each([1, 2, 3])('thirty mangled texts, row %i', (row) => {
  for (let i = 0; i < 30; i += 1) {
    const text = mangled(row * 1000 + i)
    const length = [...text].length
    const { deadlines, targets, figures, recipients, damage, cites, sections, tasks } = readDocument(text)
    const spans = [
      ...deadlines,
      ...targets,
      ...figures,
      ...recipients,
      ...damage,
      ...cites.flatMap((one) => one.mentions),
    ]
    for (const { at, text: said } of spans) {
      expect(at[0], said).toBeGreaterThanOrEqual(0)
      expect(at[1], said).toBeGreaterThan(at[0])
      expect(at[1], said).toBeLessThanOrEqual(length)
    }
    for (const { at0, path } of [...sections, ...tasks]) expect(at0, path).toBeLessThanOrEqual(length)
    for (const { value, text: said } of figures) expect(Number.isFinite(value), said).toBe(true)
    for (const { norm, text: said } of deadlines) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(norm ?? '')) expect(Number.isNaN(Date.parse(norm ?? '')), said).toBe(false)
    }
  }
})

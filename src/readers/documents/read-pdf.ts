// Reads the text of a PDF line by line, with wide gaps where columns part.
import { bareTables, linesOf, TABLE_HEAD } from './pdf-columns.ts'
import { type Matrix, PLAIN, type ReadTable, readTables, rulingsOf, times, type Word } from './pdf-tables.ts'
import { UnreadDocument } from './refusal.ts'

interface Item {
  str: string
  transform: Matrix
  width: number
  height: number
}

const MOST_PAGES = 400

/** A page laid across stands on its side in the file: words that run up or down are turned until they run to the right. */
const TURNS: readonly Matrix[] = [PLAIN, [0, -1, 1, 0, 0, 0], [-1, 0, 0, -1, 0, 0], [0, 1, -1, 0, 0, 0]]

/** How most of the letters of a page have to be turned. */
function uprightOf(items: readonly Item[]): Matrix {
  const letters = [0, 0, 0, 0]
  for (const { str, transform } of items) {
    const turn = (Math.round(Math.atan2(transform[1], transform[0]) / (Math.PI / 2)) + 4) % 4
    letters[turn] = (letters[turn] ?? 0) + str.length
  }
  return TURNS[letters.indexOf(Math.max(...letters))] ?? PLAIN
}

const placedOf = ({ str, transform, width, height }: Item): Word => {
  const x = transform[4] ?? 0
  return { text: str, x, end: x + width, y: transform[5] ?? 0, size: Math.abs(transform[3] ?? 0) || height || 10 }
}

/** How many letters from the left a place on the page is; a little more than fit there, so that columns stand below each other. */
const gridOf = (distance: number, size: number): number =>
  Math.min(240, Math.max(0, Math.round(distance / (size * 0.42))))

function textOf(line: readonly Word[], left: number): string {
  let text = ''
  let end = left
  for (const { text: piece, x, end: to, size } of line) {
    const gap = x - end
    const space = size * 0.25
    if (text === '') text = ' '.repeat(gridOf(x - left, size))
    else if (gap > size * 1.8) text += ' '.repeat(Math.max(4, gridOf(x - left, size) - text.length))
    else if (gap > space * 0.5 && !text.endsWith(' ') && !piece.startsWith(' ')) text += ' '
    text += piece
    end = to
  }
  return text.trimEnd()
}

/** The lines of a page, a row of a table in one line with its cells parted by tabs. */
function pageText(words: readonly Word[], tables: readonly ReadTable[]): string {
  const left = words.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const isLoose = (word: Word): boolean => !tables.some((table) => table.words.has(word))
  const parts = [
    ...linesOf(words.filter(isLoose)).map((line) => ({ y: line[0]?.y ?? 0, text: textOf(line, left) })),
    ...tables.map(({ top, rows }) => ({ y: top, text: rows.map((row) => row.join('\t')).join('\n') })),
  ]
  return parts
    .sort((a, b) => b.y - a.y)
    .map(({ text }) => text)
    .join('\n')
}

/** A row may go on over the page: its first cell is empty there. */
function joinOverPage(before: ReadTable | undefined, tables: readonly ReadTable[]): void {
  const [first] = tables
  const row = first?.rows[0]
  const last = before?.rows.at(-1)
  if (first === undefined || row === undefined || last === undefined || row.length !== last.length) return
  if (row[0] !== '' || !/^\d{1,3}\.?$/.test(last[0] ?? '')) return
  for (const [i, text] of row.entries()) if (text !== '') last[i] = `${last[i] ?? ''} ${text}`.trim()
  first.rows.shift()
}

/** The text of a PDF that holds letters; a scanned one is refused. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise
    if (document.numPages > MOST_PAGES) throw new UnreadDocument('document.too-large')
    const pages: { words: Word[]; tables: ReadTable[] }[] = []
    let isInTable = false
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const said = items.filter((item): item is Item & typeof item => 'str' in item && item.str.trim() !== '')
      const upright = uprightOf(said)
      const placed = said.map((item) => placedOf({ ...item, transform: times(upright, item.transform) }))
      // What a page draws is looked at only where a table of work stands or may go on.
      const mayHold: boolean =
        isInTable ||
        placed.some(({ text }) => TABLE_HEAD.test(text.trim().split(/\s/)[0] ?? '') || TABLE_HEAD.test(text.trim()))
      const ruled: ReadTable[] = mayHold
        ? readTables(rulingsOf(await page.getOperatorList(), OPS, upright), placed)
        : []
      const isLoose = (word: Word): boolean => !ruled.some((table) => table.words.has(word))
      const tables: ReadTable[] = mayHold
        ? [...ruled, ...bareTables(placed.filter(isLoose))].sort((a, b) => b.top - a.top)
        : []
      if (isInTable) joinOverPage(pages.at(-1)?.tables.at(-1), tables)
      isInTable = tables.length > 0
      pages.push({ words: placed, tables })
      page.cleanup()
    }
    const text = pages
      .map(({ words, tables }) => pageText(words, tables))
      .join('\n\n')
      .normalize('NFC')
    if (!/\p{L}{2}/u.test(text)) throw new UnreadDocument('document.scanned')
    return text
  } catch (error) {
    if (error instanceof UnreadDocument) throw error
    throw new UnreadDocument((error as Error).name === 'PasswordException' ? 'document.encrypted' : 'document.damaged')
  } finally {
    await loading.destroy()
  }
}

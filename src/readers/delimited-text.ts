// Owns lists saved as text: finding encoding and delimiter, then rows one at a time.
import { StringDecoder } from 'node:string_decoder'
import { type Parser, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import type { Cell } from '#rules/member-list/types.ts'
import { fromTcvn3, fromVni } from '#rules/text/old-encodings.ts'
import type { ByteSource } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'
import type { SheetListener } from './sheet-events.ts'

const PIECE = 128 * 1024

type Encoding = { name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252'; skip: number }

/** UTF-8 wherever the bytes allow it, UTF-16 by its mark or its zero bytes, otherwise Windows-1258 or letters of an old font. */
export function encodingOf(source: ByteSource): Encoding {
  const head = source.read(0, 4096)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', skip: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', skip: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', skip: 2 }
  const zeros = head.reduce<[number, number]>(
    ([even, odd], byte, i) => (byte === 0 ? (i % 2 === 0 ? [even + 1, odd] : [even, odd + 1]) : [even, odd]),
    [0, 0],
  )
  if (zeros[0] + zeros[1] > 0) return { name: zeros[1] >= zeros[0] ? 'utf-16le' : 'utf-16be', skip: 0 }
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < source.size; at += PIECE) utf8.decode(source.read(at, PIECE), { stream: true })
    utf8.decode()
    return { name: 'utf-8', skip: 0 }
  } catch {
    return { name: oldFont(source.read(0, PIECE)) ? 'windows-1252' : 'windows-1258', skip: 0 }
  }
}

const USUAL_WORDS =
  /(?<!\p{L})(?:họ|tên|và|ngày|đảng|viên|nữ|giới|tính|chính|thức|dân|tộc|tôn|giáo|không|số|thẻ|sách|bộ|thị|văn|nguyễn|trần|lê|phạm|hoàng|đặng|vũ)(?!\p{L})/giu

/** Whether the bytes are letters of TCVN3 or VNI, which the reader of lists rewrites when they come as Windows-1252: by the words that come out. */
function oldFont(bytes: Buffer): boolean {
  const words = (text: string): number => text.normalize('NFC').match(USUAL_WORDS)?.length ?? 0
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const plain = words(new TextDecoder('windows-1258').decode(bytes))
  return Math.max(words(fromTcvn3(latin)), words(fromVni(latin))) > plain
}

function* decoded(source: ByteSource, encoding: Encoding): Generator<string> {
  // Node's own decoder of UTF-8 forgives nothing it should not; the others go through the platform.
  const decoder = encoding.name === 'utf-8' ? new StringDecoder('utf8') : null
  const other = decoder === null ? new TextDecoder(encoding.name) : null
  for (let at = encoding.skip; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE)
    yield decoder === null ? (other?.decode(piece, { stream: true }) ?? '') : decoder.write(piece)
  }
}

/** The delimiter that parts the first lines most evenly, or the one a first line "sep=;" names. */
export function delimiterOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (named !== undefined) return named
  const lines = text
    .split(/\r?\n/)
    .slice(0, 60)
    .filter((line) => line.trim() !== '')
  let best = ','
  let bestScore = 0
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1)
    const usual = counts.filter((count) => count > 0).sort((a, b) => a - b)
    const median = usual[usual.length >> 1] ?? 0
    const score = median * counts.filter((count) => count === median && count > 0).length
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

const DELIMITED = /[,;\t|]/
const QUOTED_LINE = /^"((?:[^"]|"")*)"(?:([,;\t|])[,;\t|\s]*)?$/

/**
 * The delimiter of lines that each stand in quotes as a whole, as when a list saved as text was pasted into one column and saved again, and
 * what parts such a line from the empty columns behind it; null when the lines are not like that: at least two, and all that hold a delimiter.
 */
function quotedLines(text: string): { delimiter: string; behind: string } | null {
  const lines = text.split(/\r?\n/, 60).filter((line) => DELIMITED.test(line))
  const quoted = lines.map((line) => QUOTED_LINE.exec(line))
  const inner = quoted.map((found) => (found?.[1] ?? '').replaceAll('""', '"'))
  if (inner.length < 2 || !inner.every((line) => DELIMITED.test(line))) return null
  const delimiter = delimiterOf(inner.join('\n'))
  return { delimiter, behind: quoted.find((found) => found?.[2])?.[2] ?? delimiter }
}

/** A sheet has no more of them: what writes lists as text cannot write more. */
const SHEET = { columns: 16_384, rows: 1_048_576 }

/** Refuses a line with more columns than a sheet before it is parted: it would be parted for half a minute. */
function columnCounter(delimiter: string): (text: string) => void {
  const parts = delimiter.charCodeAt(0)
  let columns = 1
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 10 || code === 13) columns = 1
      else if (code === parts && ++columns > SHEET.columns)
        throw new RefusedFile('import.too-many-columns', { column: columns, limit: SHEET.columns })
    }
  }
}

type Records = { parser: Parser; cellsOf: (record: string[]) => string[]; count: (text: string) => void }

/** A parser of records for text that begins so, and the cells of a record: those of the line it quotes, where lines are quoted as a whole. */
function recordsOf(first: string, limits: ReadLimits): Records {
  const quoted = quotedLines(first)
  const form = {
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.tokenChars,
  }
  const cellsOf = (record: string[]): string[] => {
    if (quoted === null || record.slice(1).some((cell) => cell.trim() !== '')) return record
    const [line = ''] = record
    columnCounter(quoted.delimiter)(line)
    const [cells] = parseAtOnce(line, { ...form, delimiter: quoted.delimiter }) as string[][]
    return cells ?? []
  }
  const delimiter = quoted?.behind ?? delimiterOf(first)
  return { parser: parse({ ...form, delimiter }), cellsOf, count: columnCounter(delimiter) }
}

/** Reads delimited text as one sheet; line numbers are row numbers as a spreadsheet would show them. */
export async function readDelimited(source: ByteSource, limits: ReadLimits, listener: SheetListener): Promise<void> {
  const encoding = encodingOf(source)
  const pieces = decoded(source, encoding)
  const first = pieces.next().value ?? ''
  // Excel takes the line for itself: the next is its first row.
  const named = /^sep=.\r?\n/i.exec(first)?.[0] ?? ''
  const { parser, cellsOf, count } = recordsOf(first, limits)
  listener.openSheet({ name: '' })
  let row = 0
  let rows = 0
  let read = 0
  const take = () => {
    for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) {
      if (++row > SHEET.rows) throw new RefusedFile('import.too-many-rows', { row, limit: SHEET.rows })
      record = cellsOf(record)
      if (record.length > limits.columns) {
        if (record.slice(limits.columns).some((cell) => cell.trim() !== '')) {
          throw new RefusedFile('import.too-many-columns', { column: record.length, limit: limits.columns })
        }
        record = record.slice(0, limits.columns)
      }
      const cells: Cell[] = record.map((cell) => (cell === '' ? null : formulaText(cell)))
      if (cells.every((cell) => cell === null)) continue
      if (++rows > limits.rows) throw new RefusedFile('import.too-many-rows', { row, limit: limits.rows })
      listener.row({ row, cells })
    }
  }
  let failure: unknown = null
  parser.on('error', (error) => {
    failure = error
  })
  const feed = async (text: string) => {
    count(text)
    parser.write(text.normalize('NFC'))
    await new Promise((resolve) => setImmediate(resolve))
    if (failure !== null) throw new RefusedFile('import.damaged', { reason: 'delimited text', row: row + 1 })
    take()
    read += text.length
    await listener.breathe(row, Math.round((row / Math.max(1, read)) * source.size))
  }
  await feed(first.slice(named.length))
  for (const piece of pieces) await feed(piece)
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve)
    parser.on('error', () => resolve())
    parser.on('readable', () => {
      try {
        take()
      } catch (error) {
        failure = error
      }
    })
  })
  parser.end()
  take()
  await ended
  if (failure instanceof RefusedFile) throw failure
  if (failure !== null) throw new RefusedFile('import.damaged', { reason: 'delimited text', row: row + 1 })
  listener.closeSheet()
}

/** ="079…" is how a program writes a number that must keep its zeros. */
function formulaText(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell
}

// Finds the tables drawn on a page of a PDF by their lines, and reads them row by row.

export interface Word {
  text: string
  x: number
  end: number
  y: number
  size: number
}

/** A line drawn across or down the page. */
export interface Ruling {
  isAcross: boolean
  /** Where it stands: y of one across, x of one down. */
  at: number
  from: number
  to: number
}

interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** The signs of pdf.js for what a page draws. */
export interface Signs {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly constructPath: number
  readonly endPath: number
  readonly paintFormXObjectBegin: number
  readonly paintFormXObjectEnd: number
}

export type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [number, number]

export const PLAIN: Matrix = [1, 0, 0, 1, 0, 0]

const isMatrix = (value: unknown): value is Matrix =>
  Array.isArray(value) && value.length === 6 && value.every((one) => Number.isFinite(one))

export const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

const placed = (m: Matrix, x: number, y: number): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]

/** No border is thicker, and no cell narrower. */
const THIN = 3
const SHORTEST = 8
/** A page of a form has some thousand lines; a drawing is no table. */
const MOST_RULINGS = 6000

/** The corners of each part of a path; curves are no borders. */
function partsOf(data: ArrayLike<number>): Point[][] {
  const parts: Point[][] = []
  for (let i = 0; i < data.length; ) {
    const kind = data[i]
    const point: Point = [data[i + 1] ?? 0, data[i + 2] ?? 0]
    if (kind === 0) parts.push([point])
    else if (kind === 1) parts.at(-1)?.push(point)
    else if (kind === 2 || kind === 3) parts.pop()
    i += kind === 0 || kind === 1 ? 3 : kind === 2 ? 7 : kind === 3 ? 5 : 1
  }
  return parts
}

function addPart(points: readonly Point[], found: Ruling[]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [right - left, high - low]
  const across = (at: number): void => void found.push({ isAcross: true, at, from: left, to: right })
  const down = (at: number): void => void found.push({ isAcross: false, at, from: low, to: high })
  if (height <= THIN && width >= SHORTEST) across((low + high) / 2)
  else if (width <= THIN && height >= SHORTEST) down((left + right) / 2)
  else if (width >= SHORTEST && height >= SHORTEST && points.length >= 4) {
    across(low)
    across(high)
    down(left)
    down(right)
  }
}

/** The lines a page draws, in the measure its words are placed in. */
export function rulingsOf({ fnArray, argsArray }: Operators, signs: Signs, upright: Matrix = PLAIN): Ruling[] {
  const found: Ruling[] = []
  const kept: Matrix[] = []
  let matrix = upright
  for (let i = 0; i < fnArray.length && found.length < MOST_RULINGS; i += 1) {
    const sign = fnArray[i]
    const args = argsArray[i]
    if (sign === signs.save || sign === signs.paintFormXObjectBegin) kept.push(matrix)
    if (sign === signs.restore || sign === signs.paintFormXObjectEnd) matrix = kept.pop() ?? upright
    else if (sign === signs.transform && isMatrix(args)) matrix = times(matrix, args)
    else if (sign === signs.paintFormXObjectBegin && Array.isArray(args) && isMatrix(args[0])) {
      matrix = times(matrix, args[0])
    } else if (sign === signs.constructPath && Array.isArray(args) && args[0] !== signs.endPath) {
      const data = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0]
      if (data == null || data.length > 4000) continue
      for (const part of partsOf(data))
        addPart(
          part.map(([x, y]) => placed(matrix, x, y)),
          found,
        )
    }
  }
  return found
}

export interface RuledTable {
  /** From left to right, and from top to bottom. */
  xs: number[]
  ys: number[]
  across: readonly Ruling[]
}

/** Values nearer than this are the same line. */
const SAME = 3

function distinct(values: readonly number[]): number[] {
  const out: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = out.at(-1)
    if (last === undefined || value - last > SAME) out.push(value)
  }
  return out
}

/** The tables of at least three columns: lines down that overlap, with lines across between them. */
export function tablesIn(rulings: readonly Ruling[]): RuledTable[] {
  const groups: { low: number; high: number; downs: Ruling[] }[] = []
  for (const one of rulings.filter(({ isAcross }) => !isAcross).sort((a, b) => b.to - a.to)) {
    const last = groups.at(-1)
    if (last !== undefined && one.to >= last.low - SAME) {
      last.downs.push(one)
      last.low = Math.min(last.low, one.from)
    } else groups.push({ low: one.from, high: one.to, downs: [one] })
  }
  return groups.flatMap(({ low, high, downs }) => {
    const xs = distinct(downs.map(({ at }) => at))
    const [left = 0, right = 0] = [xs[0], xs.at(-1)]
    const across = rulings.filter(
      ({ isAcross, at, from, to }) =>
        isAcross && at >= low - SAME && at <= high + SAME && to > left + SAME && from < right - SAME,
    )
    const ys = distinct(across.map(({ at }) => at)).reverse()
    return xs.length >= 4 && xs.length <= 40 && ys.length >= 2 && ys.length <= 500 ? [{ xs, ys, across }] : []
  })
}

const isInside = ({ xs, ys }: RuledTable, { x, y, size }: Word): boolean =>
  x >= (xs[0] ?? 0) - SAME && x <= (xs.at(-1) ?? 0) && y <= (ys[0] ?? 0) && y + size * 0.3 >= (ys.at(-1) ?? 0)

/** The words of a cell in lines, joined. */
export function textOfCell(words: readonly Word[]): string {
  const lines: Word[][] = []
  for (const word of [...words].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1)
    if (line?.[0] !== undefined && Math.abs(line[0].y - word.y) < 0.4 * word.size) line.push(word)
    else lines.push([word])
  }
  return lines
    .map((line) => {
      let text = ''
      let end = 0
      for (const word of line.sort((a, b) => a.x - b.x)) {
        text += text !== '' && word.x - end > word.size * 0.12 ? ` ${word.text}` : word.text
        end = word.end
      }
      return text.trim()
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Words of cells so near each other that they came as one, parted at the lines between the columns: at the blank that stands nearest to
 * each, all letters taken to be as wide.
 */
function partedAt(word: Word, xs: readonly number[]): Word[] {
  const { text, x, end, size } = word
  const parts: Word[] = []
  let from = 0
  let start = x
  const place = (letters: number): number => x + ((end - x) * letters) / text.length
  for (const line of xs) {
    if (line <= start + SAME || line >= end - SAME) continue
    const blanks = [...text.matchAll(/\s+/g)].map(({ index }) => index).filter((index) => index > from)
    const [nearest] = blanks.sort((one, other) => Math.abs(place(one) - line) - Math.abs(place(other) - line))
    // Far from the line the word only reaches over it.
    if (nearest === undefined || Math.abs(place(nearest) - line) > 2.5 * size) continue
    parts.push({ ...word, text: text.slice(from, nearest), x: start, end: line - 1 })
    from = nearest + 1
    start = line + 1
  }
  return [...parts, { ...word, text: text.slice(from), x: start }]
}

/** The rows of a table: what each of its columns says. A cell over several rows is said in each. */
function rowsOf({ xs, ys, across }: RuledTable, words: readonly Word[]): string[][] {
  const columns = xs.length - 1
  const bands = ys.length - 1
  const cells: Word[][][] = Array.from({ length: bands }, () => Array.from({ length: columns }, () => []))
  for (const word of words) {
    const middle = word.y + word.size * 0.3
    const band = ys.findIndex((y, i) => middle <= y + 1 && middle > (ys[i + 1] ?? Number.NEGATIVE_INFINITY) - 1)
    const column = xs.findIndex((x, i) => word.x >= x - SAME && word.x < (xs[i + 1] ?? 0) - SAME)
    cells[Math.min(band, bands - 1)]?.[column]?.push(word)
  }
  const rows: string[][] = Array.from({ length: bands }, () => Array.from({ length: columns }, () => ''))
  for (let column = 0; column < columns; column += 1) {
    const [left = 0, right = 0] = [xs[column], xs[column + 1]]
    const isCut = (y: number): boolean =>
      across.some(({ at, from, to }) => Math.abs(at - y) <= SAME && from <= left + SAME * 2 && to >= right - SAME * 2)
    for (let top = 0; top < bands; ) {
      let bottom = top + 1
      while (bottom < bands && !isCut(ys[bottom] ?? 0)) bottom += 1
      const text = textOfCell(cells.slice(top, bottom).flatMap((row) => row[column] ?? []))
      for (let i = top; i < bottom; i += 1) {
        const row = rows[i]
        if (row !== undefined) row[column] = text
      }
      top = bottom
    }
  }
  // A band that says nothing but what the one above does is no row.
  return rows.filter((row, i) => row.some((text) => text !== '') && row.join('\t') !== rows[i - 1]?.join('\t'))
}

export interface ReadTable {
  /** Its top, to stand among the lines of the page. */
  top: number
  rows: string[][]
  words: ReadonlySet<Word>
}

/** The tables of a page with the words in them. */
export function readTables(rulings: readonly Ruling[], words: readonly Word[]): ReadTable[] {
  return tablesIn(rulings).flatMap((table) => {
    const inside = words.filter((word) => isInside(table, word))
    const rows = rowsOf(
      table,
      inside.flatMap((word) => partedAt(word, table.xs)),
    )
    return rows.length === 0 ? [] : [{ top: table.ys[0] ?? 0, rows, words: new Set(inside) }]
  })
}

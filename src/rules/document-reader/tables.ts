// Reads tables of work out of lines: rows in one line with tabs, or each cell on a line of its own.
import { alignedRows } from './aligned-rows.ts'
import { NAMES_DAYS, saysDay } from './cell-times.ts'
import { type Cell, cellsOf } from './cells.ts'
import { latin } from './letters.ts'
import { markOf, RANKS } from './marks.ts'
import { numberTableAt } from './number-tables.ts'
import type { Line } from './source-text.ts'

/** What a row says beside its work. */
export interface Row {
  lead: string[]
  coop: string[]
  /** Where its time stands, line by line. */
  time: readonly { start: number; end: number }[]
  /** Further lines of the cell of the work. */
  rest: readonly Line[]
  /** The line over a group of rows that says when all of them are due: "Tháng 10/2025"; told with the first of them. */
  group?: { start: number; end: number; isFirst: boolean }
  /** How many there are to be of what the row is about. */
  count: readonly { start: number; end: number }[]
}

type Column = 'number' | 'work' | 'lead' | 'coop' | 'time' | 'count' | 'remark' | 'other'

/** The heading of the first column of every table of work. */
const NUMBER = /^\s*(?:tt|stt|số\s+tt|số\s+thứ\s+tự)\s*$/iu

const HEADINGS: readonly [RegExp, Column][] = [
  [NUMBER, 'number'],
  [/phối hợp|ai giúp/iu, 'coop'],
  [latin(/^(?:số lượng|số người|số học viên|số đại biểu|sĩ số)(?!\p{L})/iu), 'count'],
  [/^ghi chú$/iu, 'remark'],
  [
    /chủ trì|phụ trách|thực hiện chính|đơn vị thực hiện|cơ quan thực hiện|người thực hiện|đơn vị chủ|lãnh đạo chỉ đạo|phân công|tham mưu|ai làm/iu,
    'lead',
  ],
  [/thời gian|thời hạn|hoàn thành|tiến độ|mốc|hạn(?! chế)|khi nào|bao giờ|xong/iu, 'time'],
  [/nội dung|nhiệm vụ|công việc|tên việc|việc|hoạt động|giải pháp|biện pháp/iu, 'work'],
]

const HELD = latin(
  /^(?:tên )?(?:lớp|khóa|khoá|chuyên đề|chủ đề|hội nghị|cuộc|sự kiện|đề án|dự án|công trình|văn bản)(?!\p{L})/iu,
)
/** A remark that says when: "Xong trước 05/12". */
const SAYS_WHEN = /^(?:xong|hoàn thành|trước|chậm nhất|trong|hạn|tháng|quý|ngày)\s.*\d/iu

function columnOf(text: string): Column {
  const plain = text.replace(/\s+/g, ' ')
  return HEADINGS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other'
}

/** "Nội dung | Chủ trì | Thời gian": no number stands before the work. */
const isUnnumbered = (columns: readonly Column[]): boolean =>
  columns[0] === 'work' && columns.includes('lead') && columns.includes('time')

/** The columns a heading names; null where it is no heading of a table of work. */
function columnsOf(cells: readonly string[]): Column[] | null {
  const columns = cells.map(columnOf)
  // A programme by days has no numbers: "Ngày | Nội dung | Người chủ trì".
  if (NAMES_DAYS.test(cells[0] ?? '')) columns[0] = 'time'
  else if (!NUMBER.test(cells[0] ?? '') && !isUnnumbered(columns)) return null
  // "STT | Lớp | Đối tượng | Thời gian": what is held and when.
  if (!columns.includes('work') && columns.includes('time') && HELD.test(cells[1] ?? '')) columns[1] = 'work'
  return columns.includes('work') && columns.length >= 3 ? columns : null
}

const namesOf = (text: string): string[] =>
  text
    // "Đoàn xã, phường" is one.
    .split(/\s*[,;](?!\s*(?:xã|phường|thị trấn|đặc khu)(?:\s*[,;]|\s*$))\s*/iu)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')

/** A row as a line: each column may hold several pieces, one below the other. */
function lineOf(cells: readonly (readonly Cell[])[], columns: readonly Column[], model: Line): Line | null {
  const at = (column: Column): readonly Cell[] => cells[columns.indexOf(column)] ?? []
  const said = (column: Column): string[] =>
    namesOf(
      at(column)
        .map(({ text }) => text)
        .join(' '),
    )
  const [work, ...rest] = at('work').map(({ start, end, text }) => ({
    start,
    end,
    text,
    number: model.number,
    indent: model.indent,
  }))
  return work === undefined
    ? null
    : {
        ...work,
        row: {
          lead: said('lead'),
          coop: said('coop'),
          time: at('time').length > 0 ? at('time') : at('remark').filter(({ text }) => SAYS_WHEN.test(text)),
          count: at('count'),
          rest,
        },
      }
}

const single = (cells: readonly (Cell | null)[]): Cell[][] => cells.map((cell) => (cell === null ? [] : [cell]))

/** The sign that parts the cells of a row. */
const partOf = (line: Line): string | null => (line.text.includes('\t') ? '\t' : line.text.includes('|') ? '|' : null)

/** Cells parted by a sign; an empty one is kept, so that the next stands in its column. */
function tabCells(line: Line, source: string): (Cell | null)[] {
  let start = line.start
  // A row may open and close with its bar.
  const opens = line.text.startsWith('|') ? 1 : 0
  start += opens
  return source
    .slice(start, line.end)
    .split(partOf(line) ?? '\t')
    .map((raw) => {
      const lead = raw.length - raw.trimStart().length
      const text = raw.trim()
      const from = start + lead
      start += raw.length + 1
      return text === '' ? null : { text, start: from, end: from + text.length }
    })
}

/** Lines that stand one below the other, put together where one goes on with a cell. */
function stacked(lines: readonly Line[]): Cell[][] {
  const out: Cell[][] = []
  for (const line of lines) {
    const last = out.at(-1)
    const above = last?.at(-1)?.text ?? ''
    const goesOn =
      out.length > 1 &&
      (latin(/^[\p{Ll}(),.;]/u).test(line.text) || /(?:,|-|\s(?:và|của|với)|ngày|tháng|trước|quý|năm)$/iu.test(above))
    if (goesOn && last !== undefined && !/^đ\/c\s/u.test(line.text)) last.push(whole(line))
    else out.push([whole(line)])
  }
  return out
}

/** Lines too many belong to the work, which is the longest of a row. */
function fitted(cells: Cell[][], columns: readonly Column[]): Cell[][] {
  const [work, extra] = [columns.indexOf('work'), cells.length - columns.length]
  if (extra <= 0 || extra > 3) return cells
  return [...cells.slice(0, work), cells.slice(work, work + extra + 1).flat(), ...cells.slice(work + extra + 1)]
}

/** Where the last row of a table ends whose cells fill several lines: before the next section, when that is near; -1: it cannot be told. */
function lastRowEnd(lines: readonly Line[], at: number, width: number): number {
  for (let i = at + width; i < lines.length && i <= at + 2 * width; i += 1) {
    const mark = markOf(lines[i]?.text ?? '')
    if (mark !== null && RANKS[mark.style] <= RANKS.decimal) return i
  }
  return -1
}

const whole = (line: Line): Cell => ({ text: line.text, start: line.start, end: line.end })

const isRow = (cells: readonly (Cell | null)[], columns?: readonly Column[]): boolean =>
  cells.length >= 3 &&
  (columns?.[0] === 'time'
    ? saysDay(cells[0])
    : columns?.[0] === 'work'
      ? cells[0] !== null && cells.length === columns.length
      : /^\d{1,3}\.?$/.test(cells[0]?.text ?? ''))

/** A further piece of work on the day of the row above: its first cell is empty. */
const isSameDay = (cells: readonly (Cell | null)[], columns: readonly Column[]): boolean =>
  columns[0] === 'time' && cells.length >= 3 && cells[0] === null && cells[columns.indexOf('work')] != null

const cellsIn = (line: Line, source: string): (Cell | null)[] =>
  partOf(line) === null ? cellsOf(line) : tabCells(line, source)

/** A row takes no more lines. */
const LONGEST_ROW = 5

/** So many lines may stand between two rows as the heading of a group: its number, its name, a remark. */
const LONGEST_GROUP = 3

/** How many lines at `at` head a group of rows; 0: the table ends there. The next row goes on counting, or counts anew. */
function groupAt(lines: readonly Line[], at: number, last: number, source: string): number {
  for (let taken = 1; taken <= LONGEST_GROUP; taken += 1) {
    const line = lines[at + taken]
    if (line === undefined) return 0
    const cells = cellsIn(line, source)
    if (!isRow(cells)) continue
    const number = Number.parseInt(cells[0]?.text ?? '', 10)
    return number === last + 1 || number === 1 ? taken : 0
  }
  return 0
}

/** When the rows of a group are due, where its heading says nothing else. */
function whenOf(cells: readonly (Cell | null)[]): Row['group'] {
  const full = cells.filter((cell) => cell !== null)
  // Its own number may stand before it: "II", "Giai đoạn 2027 - 2030".
  const [only, other] =
    full.length === 2 && /^(?:[IVX]{1,5}|[A-H])\.?$/.test(full[0]?.text ?? '') ? full.slice(1) : full
  const isTime =
    only !== undefined &&
    other === undefined &&
    /^(?:[IVXA-H]{1,4}[.)]\s+)?(?:(?:trong|các)\s+)?(?:(?:tháng|quý|tuần)\s.{1,24}|(?:năm|giai đoạn)\s+(?:19|20)\d{2}.{0,20})$/iu.test(
      only.text,
    )
  return isTime ? { start: only.start, end: only.end, isFirst: true } : undefined
}

interface FoundTable {
  rows: Line[]
  next: number
}

const found = (rows: readonly (Line | null)[], next: number): FoundTable | null => {
  const read = rows.filter((row) => row !== null)
  return read.length === 0 ? null : { rows: read, next }
}

/** A table whose columns are kept apart by blanks alone. */
function alignedAt(lines: readonly Line[], at: number): FoundTable | null {
  const aligned = alignedRows(lines, at)
  const columns = aligned === null ? null : columnsOf(aligned.headings)
  if (aligned === null || columns === null) return null
  let over: Row['group']
  return found(
    aligned.rows.map(({ cells, model, heading }) => {
      if (heading !== undefined) over = whenOf(heading)
      const row = lineOf(cells, columns, model)
      const grouped = row?.row === undefined || over === undefined ? row : { ...row, row: { ...row.row, group: over } }
      if (over?.isFirst) over = { ...over, isFirst: false }
      return grouped
    }),
    aligned.next,
  )
}

/** A row whose cells are parted by bars may itself be broken by the width of the page: its lines until it has all its cells. */
function brokenRow(
  lines: readonly Line[],
  at: number,
  width: number,
  source: string,
): { cells: Cell[][]; height: number } {
  const line = lines[at]
  const cells = line === undefined ? [] : single(cellsIn(line, source))
  let height = 1
  if (line === undefined || partOf(line) !== '|') return { cells, height }
  for (; height < LONGEST_ROW; height += 1) {
    const [above, goesOn, below] = [lines[at + height - 1], lines[at + height], lines[at + height + 1]]
    if (above === undefined || goesOn === undefined || goesOn.number - above.number > 2) break
    const more = cellsIn(goesOn, source)
    // A last cell of two lines: what stands behind it is the next row.
    const endsCell =
      cells.length === width &&
      partOf(goesOn) === null &&
      goesOn.text.length <= 30 &&
      below !== undefined &&
      isRow(cellsIn(below, source))
    if (isRow(more) || markOf(goesOn.text) !== null || (cells.length >= width && !endsCell)) break
    const [first, ...rest] = more
    if (first != null) cells[cells.length - 1]?.push(first)
    cells.push(...single(rest))
  }
  return { cells, height }
}

/** A table with a row in each line. */
function acrossAt(lines: readonly Line[], at: number, source: string, headings = 1): FoundTable | null {
  const columnsIn = (line: Line | undefined): readonly Column[] | null =>
    line === undefined ? null : columnsOf(cellsIn(line, source).map((cell) => cell?.text ?? ''))
  const columns = columnsIn(lines[at])
  if (columns === null) return null
  // A heading of two rows: the second says what the first left open.
  if (headings < 3 && columnsIn(lines[at + 1]) !== null) return acrossAt(lines, at + 1, source, headings + 1)
  const rows: (Line | null)[] = []
  let next = at + 1
  let over: Row['group']
  for (let last = 0; next < lines.length; ) {
    const line = lines[next]
    if (line === undefined) break
    const printed = cellsIn(line, source)
    // The tab a line begins with was taken off it as a blank.
    const cells = columns[0] === 'time' && source.charAt(line.start - 1) === '\t' ? [null, ...printed] : printed
    const goesOn = rows.length > 0 && isSameDay(cells, columns)
    if (goesOn || isRow(cells, columns)) {
      const day = cells[0]
      if (columns[0] === 'time' && day != null) over = { start: day.start, end: day.end, isFirst: false }
      const whole = goesOn ? { cells: single(cells), height: 1 } : brokenRow(lines, next, columns.length, source)
      const row = lineOf(whole.cells, columns, line)
      rows.push(row?.row === undefined || over === undefined ? row : { ...row, row: { ...row.row, group: over } })
      if (over?.isFirst) over = { ...over, isFirst: false }
      last = Number.parseInt(cells[0]?.text ?? '', 10)
      next += whole.height
    } else {
      const group = groupAt(lines, next, last, source)
      if (group === 0) break
      over = whenOf(cells)
      next += group
    }
  }
  return found(rows, next)
}

/** A table with each cell on a line of its own: the heading ends where the first row begins with 1. */
function downAt(lines: readonly Line[], at: number): FoundTable | null {
  if (!NUMBER.test(lines[at]?.text ?? '')) return null
  let first = at + 1
  while (first < lines.length && first - at < 8 && lines[first]?.text !== '1') first += 1
  const columns = columnsOf(lines.slice(at, first).map(({ text }) => text))
  if (columns === null || lines[first]?.text !== '1') return null
  const rows: Line[] = []
  let next = first
  for (let number = 1; lines[next]?.text === String(number); number += 1) {
    const ahead = lines.slice(next + 1, next + 1 + 4 * columns.length)
    const until = ahead.findIndex(({ text }) => text === String(number + 1))
    const stop = until === -1 ? lastRowEnd(lines, next, columns.length) : next + 1 + until
    const isPlain = stop === -1 || stop === next + columns.length
    const cells = isPlain
      ? single(lines.slice(next, next + columns.length).map(whole))
      : fitted(stacked(lines.slice(next, stop)), columns)
    const model = lines[next]
    // An empty cell leaves no line: only remarks at the end may be wanting.
    const fits =
      cells.length === columns.length ||
      (cells.length === columns.length - 1 && /^(?:other|remark)$/.test(columns.at(-1) ?? ''))
    const row = model === undefined || !fits ? null : lineOf(cells, columns, model)
    if (row === null) break
    rows.push(row)
    next = stop === -1 ? next + columns.length : stop
  }
  return found(rows, next)
}

/** A table whose heading stands at `at`: its rows as lines, and where it ends. */
function tableAt(lines: readonly Line[], at: number, source: string): FoundTable | null {
  const head = lines[at]
  if (head === undefined) return null
  const aligned = partOf(head) === null ? alignedAt(lines, at) : null
  return aligned ?? acrossAt(lines, at, source) ?? downAt(lines, at)
}

/** The lines with every table of work made into a line for each row, and every table of figures into one. */
export function withRows(lines: readonly Line[], source: string): Line[] {
  const out: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    const figures = numberTableAt(lines, at)
    if (figures !== null && line !== undefined) {
      out.push({ ...line, table: figures.table })
      at = figures.next
      continue
    }
    const table = tableAt(lines, at, source)
    if (table !== null) {
      out.push(...table.rows)
      at = table.next
    } else {
      if (line !== undefined) out.push(line)
      at += 1
    }
  }
  return out
}

// Reads tables of figures out of lines: rows that name something and count it, and the sums down and across them.
import { type Cell, cellsOf, tableCellsOf } from './cells.ts'
import { latin } from './letters.ts'
import type { FigureAnswer, FoundNumber, TargetAnswer } from './numbers.ts'
import { asNumber } from './numbers.ts'
import type { Purpose } from './purposes.ts'
import type { Line, Ruler } from './source-text.ts'
import { answerSum, type SumAnswer } from './sums.ts'

interface FigureRow {
  /** Its number or letter; '' where it has none. */
  index: string
  name: string
  values: (Cell | null)[]
}

/** A table whose cells are figures. */
export interface NumberTable {
  /** What stands over each column of values; '' where it cannot be told. */
  headings: string[]
  rows: FigureRow[]
  lines: Line[]
}

const VALUE = /^(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d{1,4})?\s*%?$/
const NOTHING = /^(?:[-–—/]|không)?$/iu
const INDEX = /^(?:\d{1,3}|[IVX]{1,5}|[A-Ha-h])[.)]?$/
const YEAR = /^(?:năm\s+)?(?:19|20)\d{2}$/iu
const NUMBERED = /^(?:tt|stt|số tt|số thứ tự)$/iu
const NAMES_TIME = /thời gian|thời hạn|ngày|tháng|bắt đầu|kết thúc/iu
const LONGEST_HEADING = 3
const MOST_ROWS = 200

const isValue = (cell: Cell | null): boolean => cell !== null && VALUE.test(cell.text)
const isParted = (line: Line): boolean => /[\t|]/.test(line.text)
const cellsIn = (line: Line): Cell[] => (isParted(line) ? cellsOf(line) : tableCellsOf(line))

/** Cells parted by a sign; an empty one is kept, so that the next stands in its column. */
function keptCells(line: Line): (Cell | null)[] {
  if (!isParted(line)) return tableCellsOf(line)
  const sign = line.text.includes('\t') ? '\t' : '|'
  let at = 0
  const cells = line.text.split(sign).map((raw) => {
    const lead = raw.length - raw.trimStart().length
    const text = raw.trim()
    const start = line.start + at + lead
    at += raw.length + 1
    return text === '' ? null : { text, start, end: start + text.length }
  })
  // A row may open and close with its bar.
  return sign === '|' && cells[0] === null ? cells.slice(1, line.text.endsWith('|') ? -1 : undefined) : cells
}

/** A row names something and then only counts it; the last cell may be a remark. */
function rowIn(line: Line): FigureRow | null {
  const cells = keptCells(line)
  const first = cells[0]
  const isIndexed = cells.length >= 3 && first != null && INDEX.test(first.text) && !isValue(cells[1] ?? null)
  // The row of the total may leave the column of the numbers empty.
  const [named, ...values] = isIndexed || (cells.length >= 3 && first === null) ? cells.slice(1) : cells
  if (named == null || !latin(/\p{L}{2}/u).test(named.text) || named.text.length > 90) return null
  const last = values.at(-1)
  const counted =
    values.length >= 2 && last != null && !isValue(last) && !NOTHING.test(last.text) ? values.slice(0, -1) : values
  if (!counted.some(isValue) || counted.some((cell) => cell !== null && !isValue(cell) && !NOTHING.test(cell.text)))
    return null
  return { index: isIndexed ? first.text : '', name: named.text, values: counted }
}

/** Whether a line can stand over columns: two cells or more, and none of them counts. */
function isHeading(line: Line | undefined): line is Line {
  if (line === undefined || line.text.length > 200) return false
  const cells = cellsIn(line)
  return (
    cells.length >= 2 &&
    cells.every(({ text }) => text.length <= 60 && (YEAR.test(text) || !VALUE.test(text)) && !/[.;]$/.test(text))
  )
}

/** The columns of values as the line of the heading with most cells names them. */
function headingsOver(lines: readonly Line[], count: number): string[] {
  const widest = lines.map(cellsIn).reduce<Cell[]>((one, other) => (other.length > one.length ? other : one), [])
  const names = widest.map(({ text }) => text)
  const bare = NUMBERED.test(names[0] ?? '') ? names.slice(2) : names.slice(1)
  return bare.length >= count ? bare.slice(0, count) : Array.from({ length: count }, () => '')
}

/** A table of figures whose heading stands at `at`, and where it ends. */
export function numberTableAt(lines: readonly Line[], at: number): { table: NumberTable; next: number } | null {
  if (!isHeading(lines[at])) return null
  for (let height = 1; height <= LONGEST_HEADING; height += 1) {
    if (height > 1 && !isHeading(lines[at + height - 1])) return null
    const rows: FigureRow[] = []
    let next = at + height
    for (; next < lines.length && rows.length < MOST_ROWS; next += 1) {
      const line = lines[next]
      const row = line === undefined ? null : rowIn(line)
      if (row === null) break
      rows.push(row)
    }
    if (rows.length < 2) continue
    const indexed = Math.max(0, ...rows.map(({ index, values }) => (index === '' ? 0 : values.length)))
    // "Cộng | | 273 | 45": its name stands in the column of the numbers.
    for (const row of rows)
      if (row.index === '' && row.values.length === indexed + 1 && row.values[0] === null) row.values.shift()
    const width = Math.max(...rows.map(({ values }) => values.length))
    const over = lines.slice(at, at + height)
    const headings = headingsOver(over, width)
    if (over.some((line) => cellsIn(line).some(({ text }) => NAMES_TIME.test(text) && !/%|tỷ lệ|số/iu.test(text))))
      return null
    return { table: { headings, rows, lines: lines.slice(at, next) }, next }
  }
  return null
}

const IS_TOTAL = latin(/^(?:tổng|cộng|toàn (?:đảng bộ|tỉnh|huyện|xã|phường|ngành|trường))(?!\p{L})/iu)
const NO_SUM = /%|tỷ lệ|bình quân|trung bình|so (?:với|sánh)|năm|tăng|giảm/iu

const numberOf = (cell: Cell): FoundNumber => ({
  from: cell.start,
  to: cell.end,
  value: asNumber(cell.text.replace(/\s*%$/, '')),
  upper: null,
  unit: cell.text.endsWith('%') ? '%' : '',
  op: '=',
})

/** The sums down the columns: the rows against the one that is their total. */
function downwards({ rows, headings }: NumberTable, ruler: Ruler): SumAnswer[] {
  const totals = rows.filter(({ name }) => IS_TOTAL.test(name))
  const [total] = totals
  const parts = rows.filter((row) => row !== total)
  // Rows of groups and of what is in them stand together: nothing is added up.
  const isMixed =
    new Set(parts.map(({ index }) => (/^\d/.test(index) ? 'figure' : index === '' ? '' : 'letter'))).size > 1
  if (total === undefined || totals.length > 1 || parts.length < 2 || isMixed || /^[-+]/.test(total.name)) return []
  if (parts.some(({ name }) => /^(?:trong đó|[-+])/iu.test(name))) return []
  return headings.flatMap((heading, column) => {
    const whole = total.values[column] ?? null
    const cells = parts.map(({ values }) => values[column] ?? null)
    const isWhole = parts.every(({ values }) => values.length === total.values.length)
    if (whole === null || !isValue(whole) || NO_SUM.test(heading) || !isWhole) return []
    const [sum, numbers] = [
      numberOf(whole),
      cells.filter((cell) => cell !== null && isValue(cell)).map((cell) => numberOf(cell as Cell)),
    ]
    if (numbers.length < 2 || [sum, ...numbers].some(({ unit }) => unit === '%')) return []
    const answer = answerSum(numbers, sum, ruler.lineAt(whole.start))
    return (answer.difference ?? 0) <= sum.value / 4 ? [answer] : []
  })
}

const SHARED: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:trong đó )?nam$/iu, /^nữ$/iu],
  [/^(?:đảng viên )?chính thức$/iu, /^(?:đảng viên )?dự bị$/iu],
]

/** The sums across: men and women, full and probationary against the number beside them that both make up. */
function across({ rows, headings }: NumberTable, ruler: Ruler): SumAnswer[] {
  const whole = headings.findIndex((heading) => /^(?:tổng|cộng|số đảng viên|số lượng)/iu.test(heading))
  if (whole === -1) return []
  return SHARED.flatMap(([one, other]) => {
    const [a, b] = [headings.findIndex((text) => one.test(text)), headings.findIndex((text) => other.test(text))]
    if (a === -1 || b === -1) return []
    return rows.flatMap(({ values }) => {
      const cells = [values[a], values[b], values[whole]].filter((cell) => cell != null && isValue(cell)) as Cell[]
      const [first, second, total] = cells
      if (first === undefined || second === undefined || total === undefined) return []
      return [answerSum([numberOf(first), numberOf(second)], numberOf(total), ruler.lineAt(total.start))]
    })
  })
}

/** A column of a plan that tells what is there already. */
const IS_THERE = latin(/(?<!\p{L})(?:hiện (?:có|nay|tại|trạng)|đã (?:có|đạt|thực hiện)|năm trước)(?!\p{L})/iu)

/** What a table of figures says: figures where something is reported, targets where it is to be reached, and its sums. */
export function readNumberTable(
  table: NumberTable,
  purpose: Purpose,
  ruler: Ruler,
): { figures: FigureAnswer[]; targets: TargetAnswer[]; checks: SumAnswer[] } {
  const cells = table.rows.flatMap(({ name, values }) =>
    values.flatMap((cell, column) =>
      cell !== null && isValue(cell) ? [{ cell, name, heading: table.headings[column] ?? '' }] : [],
    ),
  )
  const hasGoals = table.headings.some((heading) => /chỉ tiêu|phấn đấu|được giao/iu.test(heading))
  const answers = cells.map(({ cell, name, heading }) => {
    const bare = cell.text.replace(/\s*%$/, '')
    const figure = {
      text: cell.text,
      line: ruler.lineAt(cell.start),
      at: ruler.span(cell.start, cell.end),
      value: asNumber(bare),
      unit: bare === cell.text && !/%|tỷ lệ/iu.test(heading) ? '' : '%',
      subject: heading === '' ? name : `${name}: ${heading}`,
    }
    // "Số đảng viên | Chỉ tiêu": beside what is to be reached stands what there is.
    const isCounted = /^(?:tổng )?số (?:đảng viên|đoàn viên|hội viên|chi bộ|quần chúng)$/iu.test(heading)
    return { figure, isFact: purpose === 'facts' || IS_THERE.test(heading) || (isCounted && hasGoals) }
  })
  const targets = answers.filter(({ isFact }) => !isFact)
  return {
    figures: answers.filter(({ isFact }) => isFact).map(({ figure }) => figure),
    targets: targets.map(({ figure }) => ({ ...figure, op: '=', period: null })),
    // What is shared out has to agree with its total as well.
    checks: [...downwards(table, ruler), ...across(table, ruler)],
  }
}

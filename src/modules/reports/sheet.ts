// Lays a table out as the printed form: title block, header of two rows, running numbers, places for signatures.
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node'
import type { ReportTable } from '#contract/reports.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { neutral } from '#rules/exports/cell-text.ts'

type Row = (Cell | null)[]

/** What no record of the program says is left to who signs. */
const UNRECORDED = 'không có trong hồ sơ'

const line = { borderStyle: 'thin', borderColor: '#000000' } as const
const head = { ...line, fontWeight: 'bold', align: 'center', alignVertical: 'center', wrap: true } as const

/** A row of `width` cells with texts at given places, each spanning some columns. */
function spread(width: number, parts: { at: number; span: number; cell: Cell }[]): Row {
  const row: Row = Array.from({ length: width }, () => null)
  for (const { at, span, cell } of parts) row[at] = { ...(cell as object), columnSpan: span } as Cell
  return row
}

/** TT, criterion, then the columns; grouped columns share a cell in the first of the two rows. */
function headerRows(columns: ReportTable['columns']): Row[] {
  const first: Row = [
    { value: 'TT', ...head, rowSpan: 2 },
    { value: 'Tiêu chí', ...head, rowSpan: 2 },
  ]
  const second: Row = [null, null]
  columns.forEach((column, i) => {
    if (column.group === undefined) {
      first.push({ value: column.label, ...head, rowSpan: 2 })
      second.push(null)
      return
    }
    const begins = columns[i - 1]?.group !== column.group
    const span = columns.filter((other) => other.group === column.group).length
    first.push(begins ? { value: column.group, ...head, columnSpan: span } : null)
    second.push({ value: column.label, ...head })
  })
  const numbers: Row = [null, ...columns].map((_, i) => ({
    value: `(${i + 1})`,
    ...line,
    align: 'center',
    fontStyle: 'italic',
  }))
  return [first, second, [{ value: '', ...line }, ...numbers]]
}

function bodyRow(row: ReportTable['rows'][number], columns: number): Row {
  const weight = row.kind === 'heading' || row.kind === 'sum' ? ({ fontWeight: 'bold' } as const) : {}
  const cells: Row = row.cells.map((cell) =>
    cell.value === null
      ? { value: '', ...line }
      : {
          value: cell.value,
          type: Number,
          format: cell.percent === undefined && row.kind !== 'mean' ? '#,##0' : '0.0',
          align: 'right',
          ...line,
          ...weight,
        },
  )
  const nothing = row.kind === 'unrecorded' ? UNRECORDED : ''
  const empty = Array.from({ length: columns - cells.length }, (): Cell => ({ value: nothing, wrap: true, ...line }))
  return [
    { value: row.number, align: 'center', ...line, ...weight },
    { value: row.label, indent: row.level, wrap: true, ...line, ...weight },
    ...cells,
    ...empty,
  ]
}

/** The rows of the sheet. `signer` is the post that signs beside the person who made the table. */
export function sheetOf(table: ReportTable, signer: string): SheetData {
  const width = table.columns.length + 2
  const left = 2
  const right = width - left
  const centre = { align: 'center', wrap: true } as const
  const days =
    table.year !== null
      ? `Năm ${table.year}, có đến ngày ${formatDate(table.on)}`
      : table.from === null
        ? `Đến ngày ${formatDate(table.on)}`
        : `Từ ngày ${formatDate(table.from)} đến ngày ${formatDate(table.on)}`
  const whole = (value: string, style: object): Row =>
    spread(width, [{ at: 0, span: width, cell: { value, ...centre, ...style } }])
  const two = (one: string, other: string, style: object = {}): Row =>
    spread(width, [
      { at: 0, span: left, cell: { value: one, ...centre, ...style } },
      { at: left, span: right, cell: { value: other, ...centre, ...style } },
    ])
  const broken = table.checks.filter((check) => !check.ok)
  const note = (value: string): Row =>
    spread(width, [{ at: 0, span: width, cell: { value, wrap: true, fontStyle: 'italic' } }])
  return [
    two(table.organisation.name.toLocaleUpperCase('vi'), 'ĐẢNG CỘNG SẢN VIỆT NAM', { fontWeight: 'bold' }),
    two(table.organisation.code === '' ? '' : `Mã: ${table.organisation.code}`, table.name),
    [],
    whole(table.title.toLocaleUpperCase('vi'), { fontWeight: 'bold', fontSize: 14 }),
    whole(days, { fontStyle: 'italic' }),
    [],
    ...headerRows(table.columns),
    ...table.rows.map((row) => bodyRow(row, table.columns.length)),
    [],
    ...broken.map((check) => note(`Chưa khớp: ${check.text}`)),
    two('', '…………, ngày …… tháng …… năm ………', { fontStyle: 'italic' }),
    two('NGƯỜI LẬP BIỂU', signer, { fontWeight: 'bold' }),
    two('(Ký, ghi rõ họ tên, số điện thoại)', '(Ký, ghi rõ họ tên, đóng dấu)', { fontStyle: 'italic' }),
  ]
}

/** Every text as a text: an organisation may be called anything. */
const textsOnly = (rows: SheetData): SheetData =>
  rows.map((row) => row.map((cell) => withText(cell as Cell | null) as (typeof row)[number]))

function withText(cell: Cell | null): Cell | null {
  const value = (cell as { value?: unknown } | null)?.value
  return typeof value === 'string' ? ({ ...(cell as object), value: neutral(value), type: String } as Cell) : cell
}

/** The Excel file of a table. */
export async function excelOf(table: ReportTable, signer: string): Promise<Buffer> {
  const wide = table.columns.length > 3
  return writeExcelFile(
    textsOnly(sheetOf(table, signer)),
    {
      sheet: table.name,
      columns: [{ width: 6 }, { width: wide ? 42 : 54 }, ...table.columns.map(() => ({ width: wide ? 12 : 15 }))],
      ...(wide ? ({ orientation: 'landscape' } as const) : {}),
    },
    { fontFamily: 'Times New Roman', fontSize: 12 },
  ).toBuffer()
}

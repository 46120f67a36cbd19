// The XML parts of a workbook with one list: a title, a heading of two rows with merged cells, then rows of text. No I/O.
import { columnName, neutral, xmlText } from './cell-text.ts'

/** A column: `group` stands in the first row of the heading over all neighbours with the same group, `title` below it. */
export interface SheetColumn {
  group: string | null
  title: string
  /** In characters of the standard font. */
  width: number
  centred?: boolean
}

export interface SheetFrame {
  name: string
  /** Lines above the list: the superior and the organisation on the left, the Party on the right, the title, the day. */
  left: readonly string[]
  right: string
  title: string
  subtitle: string
  columns: readonly SheetColumn[]
}

/** Rows above the heading; the heading itself takes two more. */
const TITLE_ROWS = 5
export const HEADING_ROWS = [TITLE_ROWS + 1, TITLE_ROWS + 2] as const

/** Styles of `styles.xml`, by place: plain text, bold and centred heading, title, text in a box, centred text in a box. */
const STYLE = { plain: 0, heading: 1, title: 2, boxed: 3, centred: 4, left: 5 } as const

const cell = (column: number, row: number, text: string, style: number): string =>
  text === ''
    ? `<c r="${columnName(column)}${row}" s="${style}"/>`
    : `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutral(text))}</t></is></c>`

/** The two rows of the heading and the cells they merge. A column without a group stands over both rows. */
function heading(columns: readonly SheetColumn[]): { rows: string; merges: string[] } {
  const [upper, lower] = HEADING_ROWS
  const above: string[] = []
  const below: string[] = []
  const merges: string[] = []
  columns.forEach((column, i) => {
    const { group, title } = column
    const begins = group === null || columns[i - 1]?.group !== group
    above.push(cell(i, upper, group === null ? title : begins ? group : '', STYLE.heading))
    below.push(cell(i, lower, group === null ? '' : title, STYLE.heading))
    if (group === null) merges.push(`${columnName(i)}${upper}:${columnName(i)}${lower}`)
    else if (begins) {
      let end = i
      while (columns[end + 1]?.group === group) end += 1
      if (end > i) merges.push(`${columnName(i)}${upper}:${columnName(end)}${upper}`)
    }
  })
  return {
    rows: `<row r="${upper}" ht="32" customHeight="1">${above.join('')}</row><row r="${lower}" ht="32" customHeight="1">${below.join('')}</row>`,
    merges,
  }
}

/** Everything of the sheet before the first row of the list. */
export function sheetBegin(frame: SheetFrame): string {
  const { columns } = frame
  const middle = Math.max(1, Math.floor(columns.length / 2))
  const widths = columns
    .map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`)
    .join('')
  const above = [
    `<row r="1">${cell(0, 1, frame.left[0] ?? '', STYLE.left)}${cell(middle, 1, frame.right, STYLE.title)}</row>`,
    `<row r="2">${cell(0, 2, frame.left[1] ?? '', STYLE.left)}</row>`,
    `<row r="3">${cell(0, 3, frame.title, STYLE.title)}</row>`,
    `<row r="4">${cell(0, 4, frame.subtitle, STYLE.title)}</row>`,
  ].join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEADING_ROWS[1]}" topLeftCell="A${HEADING_ROWS[1] + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/><cols>${widths}</cols><sheetData>${above}${heading(columns).rows}`
}

/** One row of the list. `place`: its place among the rows, from 0. */
export function sheetRow(columns: readonly SheetColumn[], place: number, texts: readonly string[]): string {
  const row = HEADING_ROWS[1] + 1 + place
  const cells = columns.map((column, i) =>
    cell(i, row, texts[i] ?? '', column.centred === true ? STYLE.centred : STYLE.boxed),
  )
  return `<row r="${row}">${cells.join('')}</row>`
}

/** Everything after the last row: merged cells, margins, landscape A4 one page wide, page numbers. */
export function sheetEnd(frame: SheetFrame): string {
  const last = columnName(frame.columns.length - 1)
  const middle = Math.max(1, Math.floor(frame.columns.length / 2))
  const merges = [
    // A merge of one cell is a fault to Excel.
    ...(middle < frame.columns.length - 1 ? [`${columnName(middle)}1:${last}1`] : []),
    `A3:${last}3`,
    `A4:${last}4`,
    ...heading(frame.columns).merges,
  ].map((ref) => `<mergeCell ref="${ref}"/>`)
  return `</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** The parts beside the sheet, by their names in the archive. */
export function workbookParts(sheetName: string): Record<string, string> {
  const name = xmlText(sheetName.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31))
  const font = (extra: string) => `<font>${extra}<sz val="12"/><name val="Times New Roman"/><family val="1"/></font>`
  const box = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  const xf = (fontId: number, borderId: number, align: string) =>
    `<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment ${align} vertical="center"/></xf>`
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${HEADING_ROWS[0]}:$${HEADING_ROWS[1]}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${box.join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf(0, 0, 'horizontal="left"')}${xf(1, 1, 'horizontal="center" wrapText="1"')}${xf(1, 0, 'horizontal="center"')}${xf(0, 1, 'horizontal="left" wrapText="1"')}${xf(0, 1, 'horizontal="center"')}${xf(1, 0, 'horizontal="left"')}</cellXfs></styleSheet>`,
  }
}

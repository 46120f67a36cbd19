// Writes the pieces of a Word document as XML: paragraphs, runs, tables. **bold**, __underlined__ and //italic// inside a text.

export type Align = 'left' | 'center' | 'right' | 'both'

export interface Look {
  align?: Align
  bold?: boolean
  italic?: boolean
  underline?: boolean
  /** Points. */
  size?: number
  /** Space in points. */
  before?: number
  after?: number
  /** Style of the paragraph; `Body` is the text of a document. */
  style?: 'Body' | 'Plain' | 'Cell'
  /** First line, and the whole paragraph from both sides, in twips. */
  first?: number
  left?: number
  right?: number
  keepNext?: boolean
  lineBelow?: boolean
  pageBefore?: boolean
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function runProperties(look: Look): string {
  const size = look.size === undefined ? '' : `<w:sz w:val="${look.size * 2}"/><w:szCs w:val="${look.size * 2}"/>`
  const parts =
    (look.bold === true ? '<w:b/><w:bCs/>' : '') +
    (look.italic === true ? '<w:i/><w:iCs/>' : '') +
    size +
    (look.underline === true ? '<w:u w:val="single"/>' : '')
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`
}

const run = (text: string, look: Look): string =>
  text === '' ? '' : `<w:r>${runProperties(look)}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`

/** Text with its marks as runs. */
function runs(text: string, look: Look): string {
  return text
    .split(/(\*\*.+?\*\*|__.+?__|\/\/.+?\/\/)/)
    .map((piece) => {
      const inner = piece.slice(2, -2)
      if (/^\*\*.+\*\*$/.test(piece)) return run(inner, { ...look, bold: true })
      if (/^__.+__$/.test(piece)) return run(inner, { ...look, underline: true })
      if (/^\/\/.+\/\/$/.test(piece)) return run(inner, { ...look, italic: true })
      return run(piece, look)
    })
    .join('')
}

/** A paragraph. Elements stand in the order that the format asks for. */
export function paragraph(text: string, look: Look = {}): string {
  const indent =
    look.first === undefined && look.left === undefined && look.right === undefined
      ? ''
      : `<w:ind w:left="${look.left ?? 0}" w:right="${look.right ?? 0}"${look.first === undefined ? '' : ` w:firstLine="${look.first}"`}/>`
  const spacing =
    look.before === undefined && look.after === undefined
      ? ''
      : `<w:spacing${look.before === undefined ? '' : ` w:before="${look.before * 20}"`}${look.after === undefined ? '' : ` w:after="${look.after * 20}"`}/>`
  const properties =
    `<w:pStyle w:val="${look.style ?? 'Plain'}"/>` +
    (look.keepNext === true ? '<w:keepNext/>' : '') +
    (look.pageBefore === true ? '<w:pageBreakBefore/>' : '') +
    (look.lineBelow === true ? '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' : '') +
    spacing +
    indent +
    (look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`)
  return `<w:p><w:pPr>${properties}</w:pPr>${runs(text, look)}</w:p>`
}

export interface Cell {
  content: string
  /** Columns it spans. */
  span?: number
  middle?: boolean
}
export interface TableRow {
  cells: readonly Cell[]
  /** Repeated on every page. */
  heading?: boolean
  /** May not break across pages. */
  whole?: boolean
}

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
const ruled = EDGES.map((e) => `<w:${e} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')
const margin = (width: number): string =>
  `<w:tblCellMar><w:left w:w="${width}" w:type="dxa"/><w:right w:w="${width}" w:type="dxa"/></w:tblCellMar>`

/** A table of fixed column widths in twips, with or without lines. */
export function table(widths: readonly number[], rows: readonly TableRow[], lines: boolean): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const body = rows.map(({ cells, heading, whole }) => {
    let at = 0
    const written = cells.map(({ content, span = 1, middle }) => {
      const width = widths.slice(at, at + span).reduce((sum, w) => sum + w, 0)
      at += span
      const spans = span === 1 ? '' : `<w:gridSpan w:val="${span}"/>`
      const vertical = middle === true ? '<w:vAlign w:val="center"/>' : ''
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}${vertical}</w:tcPr>${content}</w:tc>`
    })
    const properties = (whole === true ? '<w:cantSplit/>' : '') + (heading === true ? '<w:tblHeader/>' : '')
    return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${written.join('')}</w:tr>`
  })
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/>${lines ? `<w:tblBorders>${ruled}</w:tblBorders>` : ''}` +
    `<w:tblLayout w:type="fixed"/>${margin(lines ? 70 : 0)}</w:tblPr>` +
    `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${body.join('')}</w:tbl>`
  )
}

// Builds zips and workbooks for tests, honest ones and ones that lie.
import { crc32, deflateRawSync } from 'node:zlib'
import type { Merge } from '#rules/member-list/types.ts'

export type FixturePart = {
  name: string
  data: string | Uint8Array
  /** What the directory claims instead of the truth. */
  claim?: { inflated?: number; compressed?: number; crc?: number; offset?: number; flags?: number; method?: number }
  stored?: boolean
}

export function makeZip(parts: readonly FixturePart[]): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, claim = {}, stored = false } of parts) {
    const raw = Buffer.from(data as Uint8Array)
    const packed = stored ? raw : deflateRawSync(raw)
    const nameBytes = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(claim.flags ?? 0, 2)
    head.writeUInt16LE(claim.method ?? (stored ? 0 : 8), 4)
    head.writeUInt32LE(claim.crc ?? crc32(raw), 10)
    head.writeUInt32LE(claim.compressed ?? packed.length, 14)
    head.writeUInt32LE(claim.inflated ?? raw.length, 18)
    head.writeUInt16LE(nameBytes.length, 22)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6)
    entry.writeUInt32LE(claim.offset ?? offset, 42)
    directory.push(entry, nameBytes)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, nameBytes, packed])
    body.push(local)
    offset += local.length
  }
  const tail = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(tail.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, tail, end])
}

export type FixtureCell = string | number | boolean | null | { date: number } | { raw: string }
export type FixtureSheet = {
  name: string
  rows: readonly (readonly FixtureCell[])[]
  merges?: readonly Merge[]
  hidden?: boolean
  xml?: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const xmlText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

function cellXml(cell: FixtureCell, place: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return 'raw' in cell ? cell.raw.replace('@', place) : `<c r="${place}" s="1"><v>${cell.date}</v></c>`
}

export function sheetXml({ rows, merges = [] }: FixtureSheet): string {
  const lines = rows.map(
    (cells, i) =>
      `<row r="${i + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${i + 1}`)).join('')}</row>`,
  )
  const merged = merges.map((m) => `<mergeCell ref="${columnName(m.left)}${m.top}:${columnName(m.right)}${m.bottom}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merged.length > 0 ? `<mergeCells>${merged.join('')}</mergeCells>` : ''}</worksheet>`
}

/** The parts of a workbook; change or add to them to make a hostile one. */
export function workbookParts(
  sheets: readonly FixtureSheet[],
  options: { date1904?: boolean; strings?: string } = {},
): FixturePart[] {
  const listed = sheets.map(
    (s, i) =>
      `<sheet name="${xmlText(s.name)}" sheetId="${i + 1}" r:id="r${i + 1}"${s.hidden === true ? ' state="hidden"' : ''}/>`,
  )
  const related = sheets.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}"><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${options.date1904 === true ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}">${related.join('')}<Relationship Id="s" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="t" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="000000000000"/><numFmt numFmtId="171" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: options.strings ?? `<sst xmlns="${MAIN}"/>` },
    ...sheets.map((s, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: s.xml ?? sheetXml(s) })),
  ]
}

export function makeWorkbook(
  sheets: readonly FixtureSheet[],
  options: { date1904?: boolean; strings?: string } = {},
): Buffer {
  return makeZip(workbookParts(sheets, options))
}

// Writes pages of text and lines as a PDF file with its fonts embedded, so that it looks the same everywhere and its words can be found and copied.
import { deflateSync } from 'node:zlib'
import { type Face, type Font, fontOf } from './font.ts'

/** Points from the lower left corner. `gap`: so much wider is every space. */
export type Mark =
  | { kind: 'text'; x: number; y: number; face: Face; size: number; text: string; gap?: number }
  | { kind: 'line'; x: number; y: number; width: number }

export interface PdfFile {
  title: string
  /** Width and height of the pages. */
  size: readonly [number, number]
  pages: readonly (readonly Mark[])[]
}

const FACES: readonly Face[] = ['regular', 'bold', 'italic']
const round = (value: number): string => String(Math.round(value * 1000) / 1000)
const hex = (value: number): string => value.toString(16).padStart(4, '0')
/** A string of the file itself, in UTF-16. */
const wide = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

/** Texts with the letters that were used of each face, so that the words can be read out of the file. */
type Used = Record<Face, Map<number, number>>

function showText({ x, y, face, size, text, gap = 0 }: Extract<Mark, { kind: 'text' }>, used: Used): string {
  const font = fontOf(face)
  const glyphs = [...text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0
    const glyph = font.glyphOf(code)
    if (glyph !== 0) used[face].set(glyph, code)
    return { glyph, isSpace: letter === ' ' }
  })
  const shown = glyphs.map(({ glyph, isSpace }) =>
    isSpace && gap !== 0 ? `${hex(glyph)}> ${round((-gap * 1000) / size)} <` : hex(glyph),
  )
  return `BT /F${FACES.indexOf(face)} ${size} Tf ${round(x)} ${round(y)} Td [<${shown.join('')}>] TJ ET`
}

const drawLine = ({ x, y, width }: Extract<Mark, { kind: 'line' }>): string =>
  `0.6 w ${round(x)} ${round(y)} m ${round(x + width)} ${round(y)} l S`

/** Which letter each glyph is, as readers of PDF files ask for it. */
function toUnicode(glyphs: Map<number, number>): string {
  const pairs = [...glyphs].map(([glyph, code]) => `<${hex(glyph)}> <${hex(code)}>`)
  const blocks: string[] = []
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

/** The objects of a file in the order of their numbers. */
class Objects {
  readonly #bodies: Buffer[] = []

  add(body: string): number {
    this.#bodies.push(Buffer.from(body, 'latin1'))
    return this.#bodies.length
  }

  stream(content: Buffer, more = ''): number {
    const packed = deflateSync(content)
    const head = `<< /Length ${packed.length} /Filter /FlateDecode${more} >>\nstream\n`
    this.#bodies.push(Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream', 'latin1')]))
    return this.#bodies.length
  }

  file(root: number, info: number): Buffer {
    const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
    let at = parts[0]?.length ?? 0
    const places = this.#bodies.map((body, n) => {
      const part = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
      const place = at
      parts.push(part)
      at += part.length
      return place
    })
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
    const size = places.length + 1
    parts.push(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    )
    return Buffer.concat(parts)
  }
}

/** Part of italic and serif fonts, by the bits of the format. */
const flagsOf = (font: Font): number => 2 + 32 + (font.italicAngle === 0 ? 0 : 64)

function addFont(objects: Objects, face: Face, used: Map<number, number>): number {
  const font = fontOf(face)
  const { name, bytes, ascent, descent, box, italicAngle } = font
  const file = objects.stream(bytes, ` /Length1 ${bytes.length}`)
  const descriptor = objects.add(
    `<< /Type /FontDescriptor /FontName /${name} /Flags ${flagsOf(font)} /FontBBox [${box.join(' ')}] /ItalicAngle ${round(italicAngle)} /Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /StemV ${face === 'bold' ? 140 : 80} /FontFile2 ${file} 0 R >>`,
  )
  const widths = [...used.keys()].toSorted((a, b) => a - b).map((glyph) => `${glyph} [${round(font.widthOf(glyph))}]`)
  const inner = objects.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [${widths.join(' ')}] /CIDToGIDMap /Identity >>`,
  )
  const letters = objects.stream(Buffer.from(toUnicode(used), 'latin1'))
  return objects.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${letters} 0 R >>`,
  )
}

/** The bytes of the file. Letters the fonts do not have are empty boxes; nothing is refused. */
export function writePdf({ title, size, pages }: PdfFile): Buffer {
  const used: Used = { regular: new Map(), bold: new Map(), italic: new Map() }
  const objects = new Objects()
  const contents = pages.map((marks) =>
    objects.stream(
      Buffer.from(
        marks.map((mark) => (mark.kind === 'text' ? showText(mark, used) : drawLine(mark))).join('\n'),
        'latin1',
      ),
    ),
  )
  const fonts = FACES.filter((face) => used[face].size > 0).map(
    (face) => `/F${FACES.indexOf(face)} ${addFont(objects, face, used[face])} 0 R`,
  )
  // The tree of pages comes after them and is named in each: its number is known beforehand.
  const tree = pages.length + objects.add(`<< /Title ${wide(title)} /Producer (dangvu) >>`) + 1
  const info = tree - pages.length - 1
  const kids = contents.map((content) =>
    objects.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${size.map(round).join(' ')}] /Resources << /Font << ${fonts.join(' ')} >> >> /Contents ${content} 0 R >>`,
    ),
  )
  objects.add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  const root = objects.add(
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  )
  return objects.file(root, info)
}

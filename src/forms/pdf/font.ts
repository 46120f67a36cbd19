// Owns what a PDF needs of a TrueType font: which glyph a letter is, how wide it is, and the bytes that are embedded.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedFolder } from '../templates.ts'

export interface Font {
  name: string
  bytes: Buffer
  /** The glyph of a code point; 0, an empty box, where the font has none. */
  glyphOf: (code: number) => number
  /** In thousandths of the size. */
  widthOf: (glyph: number) => number
  glyphs: number
  ascent: number
  descent: number
  box: readonly number[]
  italicAngle: number
}

/** Where the tables of a font begin, by name. */
function tablesOf(bytes: Buffer): Map<string, number> {
  const tables = new Map<string, number>()
  for (let at = 0; at < bytes.readUInt16BE(4); at += 1) {
    const entry = 12 + 16 * at
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8))
  }
  return tables
}

/** The letters of the basic plane: the segments of a character map of format 4. */
function lettersOf(bytes: Buffer, cmap: number): Map<number, number> {
  const tables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, n) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * n),
  )
  const map = tables.find((at) => bytes.readUInt16BE(at) === 4)
  if (map === undefined) throw new Error('the font has no character map of format 4')
  const twice = bytes.readUInt16BE(map + 6)
  const letters = new Map<number, number>()
  for (let segment = 0; segment < twice; segment += 2) {
    const last = bytes.readUInt16BE(map + 14 + segment)
    const first = bytes.readUInt16BE(map + 16 + twice + segment)
    const delta = bytes.readUInt16BE(map + 16 + 2 * twice + segment)
    const rangeAt = map + 16 + 3 * twice + segment
    const range = bytes.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const found = range === 0 ? code : bytes.readUInt16BE(rangeAt + range + 2 * (code - first))
      const glyph = found === 0 && range !== 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) letters.set(code, glyph)
    }
  }
  return letters
}

/** Reads a font that is shipped with the program. */
function readFont(name: string): Font {
  const bytes = readFileSync(join(shippedFolder, 'fonts', `${name}.ttf`))
  const tables = tablesOf(bytes)
  const at = (table: string): number => {
    const found = tables.get(table)
    if (found === undefined) throw new Error(`${name} has no table ${table}`)
    return found
  }
  const scale = 1000 / bytes.readUInt16BE(at('head') + 18)
  const signed = (offset: number) => Math.round(bytes.readInt16BE(offset) * scale)
  const measured = bytes.readUInt16BE(at('hhea') + 34)
  const letters = lettersOf(bytes, at('cmap'))
  return {
    ...{ name, bytes, glyphOf: (code) => letters.get(code) ?? 0, glyphs: bytes.readUInt16BE(at('maxp') + 4) },
    // Glyphs beyond the measured ones are as wide as the last of those.
    widthOf: (glyph) => bytes.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, measured - 1)) * scale,
    ...{ ascent: signed(at('hhea') + 4), descent: signed(at('hhea') + 6) },
    box: [36, 38, 40, 42].map((offset) => signed(at('head') + offset)),
    italicAngle: bytes.readInt32BE(at('post') + 4) / 65_536,
  }
}

export type Face = 'regular' | 'bold' | 'italic'
const FILES: Readonly<Record<Face, string>> = {
  regular: 'Tinos-Regular',
  bold: 'Tinos-Bold',
  italic: 'Tinos-Italic',
}
const kept = new Map<Face, Font>()

export function fontOf(face: Face): Font {
  const found = kept.get(face) ?? readFont(FILES[face])
  kept.set(face, found)
  return found
}

/** How wide a text is, in points. */
export function textWidth(face: Face, size: number, text: string): number {
  const font = fontOf(face)
  let width = 0
  for (const letter of text) width += font.widthOf(font.glyphOf(letter.codePointAt(0) ?? 0))
  return (width * size) / 1000
}

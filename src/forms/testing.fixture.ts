// Reads a filled Word file for tests: its text, its parts, whether its XML holds together.
import PizZip from 'pizzip'
import { XmlTokens } from '#readers/xml-tokens.ts'

/** Text of the body, one line a paragraph; throws when the XML does not hold together. */
export function textOf(bytes: Uint8Array): string {
  const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
  let text = ''
  let inText = false
  const tokens = new XmlTokens(
    {
      open: (name) => {
        inText = name === 't'
        if (name === 'br') text += '\n'
      },
      close: (name) => {
        inText = false
        if (name === 'p') text += '\n'
      },
      text: (piece) => {
        if (inText) text += piece
      },
    },
    'word/document.xml',
    10_000_000,
  )
  tokens.push(xml)
  tokens.end()
  return text
}

/** Every part of an archive as text. */
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(new PizZip(bytes).files).map(([name, file]) => [name, file.asText()]))

/** A template made from another by changing the text of its body. */
export function changed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const zip = new PizZip(bytes)
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  if (!xml.includes(from)) throw new Error(`${from} does not stand in the template`)
  zip.file('word/document.xml', xml.replace(from, to))
  return zip.generate({ type: 'uint8array' })
}

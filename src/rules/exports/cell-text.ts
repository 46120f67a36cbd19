// How a text goes into a cell of an exported sheet: always text, never a formula, no sign that a sheet cannot hold.

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; so does a CSV made of the sheet later. */
export const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that XML cannot hold.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an XML document. */
export const xmlText = (text: string): string =>
  text
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')

/** The name of a column by its 0-based number: 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

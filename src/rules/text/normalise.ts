// Owns the one way text enters the program: NFC, plain single spaces, nothing invisible.

// Every kind of white space (no-break, thin, ideographic …) counts as one space between words.
const SPACES = /[\s\u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
// Zero-width and soft characters, byte-order marks, direction marks: they print as nothing and make equal names unequal.
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single characters that print as nothing
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
// Text made of these needs no work at all; most names are.
const ALREADY_PLAIN = /^[!-~À-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+(?: [!-~À-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+)*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: vertical tab and form feed end a line too
const LINE_END = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** One line of text as it is stored: NFC, trimmed, single spaces, no control or invisible characters. Never throws. */
export function normalise(text: string): string {
  if (text === '' || ALREADY_PLAIN.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The lines of a text, each normalised; empty lines stay, because their place may mean something. */
export function normaliseLines(text: string): string[] {
  return text.split(LINE_END).map(normalise)
}

/** True when the text holds control characters other than tab and line ends: such text is refused where a person typed it. */
export function hasControlCharacters(text: string): boolean {
  CONTROL.lastIndex = 0
  return CONTROL.test(text)
}

// What a citation of a read document proposes as a link: the symbol it names, and how the document stands to it by the words before.
import type { linkKinds } from './document-types.ts'

type LinkKind = (typeof linkKinds)[number]

const NUMBERED =
  /(\d{1,5}[a-z]?\s?(?:[-–—/]\s?)?(?:(?:19|20)\d{2}\/)?\p{Lu}[\p{L}\d]*(?:\s?[-–—/]\s?[\p{Lu}\d][\p{L}\d]*)*)\s*$/u

/** The number and symbol a citation ends with: «12-CTr/TU» of «Chương trình số 12-CTr/TU»; null where it names none. */
export const symbolCited = (cited: string): string | null => NUMBERED.exec(cited.trim())?.[1]?.trim() ?? null

/** Symbols that differ only in dashes, blanks, capitals or a zero in front are one: «84 QĐ/TWĐTN», «084-QĐ/TWĐTN». */
export const symbolKey = (symbol: string): string =>
  symbol
    .normalize('NFC')
    .toUpperCase()
    .replace(/[–—]/gu, '-')
    .replace(/\s*([-/])\s*/gu, '$1')
    .trim()
    .replace(/^(\d+)\s+/u, '$1-')
    .replace(/\s+/gu, '')
    .replace(/^0+(?=\d)/u, '')

/** So many letters before a citation say how the document stands to it. */
export const WORDS_BEFORE = 60

const SAID: readonly [RegExp, LinkKind][] = [
  [/thay thế(?:\s+cho)?[^.;,]*$/iu, 'replaces'],
  [/(?:sửa đổi|bổ sung)[^.;]*$/iu, 'amends'],
  [/(?:trả lời|phúc đáp)[^.;]*$/iu, 'answers'],
]

/** How a document stands to what it cites, by the words before; what nothing else is said of is carried out. A person confirms it. */
export const kindOfCitation = (before: string): LinkKind =>
  SAID.find(([words]) => words.test(before.normalize('NFC').replace(/\s+/gu, ' ')))?.[1] ?? 'carries-out'

// Makes Unicode letters of what was typed in old fonts or stored in pieces, and keeps where each letter stood.
import { fromTcvn3, fromVni } from '../text/old-encodings.ts'
import { latin } from './letters.ts'
import { isSyllable } from './syllables.ts'

export type Encoding = 'unicode' | 'tcvn3' | 'vni'

export interface RestoredText {
  text: string
  encoding: Encoding
  /** Letters and their marks were stored apart and have been put together. */
  wasDecomposed: boolean
  /** For each UTF-16 unit of `text`, and its end, the offset in the source; null: the same. */
  places: readonly number[] | null
}

/** So much of a text tells its encoding. */
const SAMPLE = 20_000
/** A text in an old font has at least so many of its signs among a hundred letters. */
const LEAST_SIGNS = 0.08

/** The share of words that can be Vietnamese syllables. */
function readable(text: string): number {
  const words = text.match(latin(/\p{L}+/gu)) ?? []
  if (words.length === 0) return 0
  return words.filter((word) => isSyllable(word.toLowerCase())).length / words.length
}

/** Which of the old encodings makes the text readable that is not so as it stands. */
export function encodingOf(text: string): Encoding {
  const sample = text.slice(0, SAMPLE)
  const signs = sample.match(/[\u00a1-\u00fe]/g)?.length ?? 0
  const vietnamese = sample.match(/[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/g)?.length ?? 0
  const letters = sample.match(latin(/\p{L}/gu))?.length ?? 0
  if (letters === 0 || signs < LEAST_SIGNS * letters || vietnamese > signs / 10) return 'unicode'
  const plain = readable(sample)
  const [tcvn3, vni] = [readable(fromTcvn3(sample)), readable(fromVni(sample))]
  if (Math.max(tcvn3, vni) < plain + 0.15) return 'unicode'
  return tcvn3 >= vni ? 'tcvn3' : 'vni'
}

/** Converts piece by piece, so that every letter keeps its place. */
function convert(
  source: string,
  pieces: RegExp,
  change: (piece: string) => string,
): { text: string; places: number[] } {
  let text = ''
  const places: number[] = []
  for (const match of source.matchAll(pieces)) {
    const changed = change(match[0])
    for (let i = 0; i < changed.length; i += 1) {
      places.push(changed.length === match[0].length ? match.index + i : match.index)
    }
    text += changed
  }
  places.push(source.length)
  return { text, places }
}

const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu
/** Soft hyphens and signs without width: they stand inside words and are not seen. In TCVN3 the first is a letter. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/u
const VNI_PIECES = /[aeouyôöAEOUYÔÖ][øûõùïâàåãáäêèúüéëØÛÕÙÏÂÀÅÃÁÄÊÈÚÜÉË]|[\s\S]/gu

/**
 * Fonts of capitals (.VnTimeH) draw small letters as capitals: a column whose plain letters are all capitals was typed in one, and a
 * line does not begin with a small letter that has a mark.
 */
const capitals = (text: string): string =>
  text
    .replace(/[^\n\t]+?(?=\t|\n| {3,}|$)/g, (column) => {
      const plain = column.replace(/[^A-Za-z]/g, '')
      return plain.length >= 2 && plain === plain.toUpperCase() ? column.toUpperCase() : column
    })
    .replace(
      /(^|\n)([ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[-+*])?[ \t]*)([à-ỹđ])/g,
      (_, line: string, mark: string, letter: string) => {
        return line + mark + letter.toUpperCase()
      },
    )

export function restoreText(source: string): RestoredText {
  const encoding = encodingOf(source)
  if (encoding === 'tcvn3') return { text: capitals(fromTcvn3(source)), encoding, wasDecomposed: false, places: null }
  if (encoding === 'vni') {
    return { ...convert(source, VNI_PIECES, fromVni), encoding, wasDecomposed: false }
  }
  const wasDecomposed = source.normalize('NFC') !== source
  if (!wasDecomposed && !UNSEEN.test(source)) return { text: source, encoding, wasDecomposed, places: null }
  const seen = (piece: string): string => (UNSEEN.test(piece) ? '' : piece.normalize('NFC'))
  return { ...convert(source, CLUSTERS, seen), encoding, wasDecomposed }
}

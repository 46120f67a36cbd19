// Classes of letters that compile fast. V8 puts the letters of every script into each pattern that says \p{L}: a millisecond a pattern, and
// the reader has hundreds, so that the first document of a process cost three times the next.

/** The blocks a Vietnamese text is written in: Basic Latin, Latin-1, Extended-A and -B with ơ and ư, the letters with two signs. */
const BLOCKS: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x24f],
  [0x1e00, 0x1ef9],
]

/** The letters of a property in those blocks, as they stand inside the brackets of a class. */
function lettersOf(property: RegExp): string {
  let inside = ''
  for (const [first, last] of BLOCKS) {
    let from: number | null = null
    for (let code = first; code <= last + 1; code += 1) {
      const isOne = code <= last && property.test(String.fromCharCode(code))
      if (isOne) from ??= code
      else if (from !== null) {
        inside += `${String.fromCharCode(from)}-${String.fromCharCode(code - 1)}`
        from = null
      }
    }
  }
  return inside
}

const LETTERS: Record<string, string> = { L: lettersOf(/\p{L}/u), Lu: lettersOf(/\p{Lu}/u), Ll: lettersOf(/\p{Ll}/u) }

/** What a pattern is put together of: an escape, an end of a class, or a class of letters. */
const PIECES = /\\p\{(L|Lu|Ll)\}|\\.|[[\]]/gu

/** What was made, by flags and source: a key put together of both would have to be hashed at every question. */
const made = Array.from({ length: 4 }, () => new Map<string, RegExp>())

/**
 * The same pattern with \p{L}, \p{Lu} and \p{Ll} as the letters of Latin script only. Of one source and flags it is made once, so that a
 * pattern written where it is used costs no more than one with a name.
 */
export function latin(pattern: RegExp): RegExp {
  const { source } = pattern
  const alike = made[(pattern.ignoreCase ? 1 : 0) + (pattern.global ? 2 : 0)]
  const known = alike?.get(source)
  if (known !== undefined) return known
  let inClass = false
  const cheap = source.replace(PIECES, (piece, property: string | undefined) => {
    if (property !== undefined) return inClass ? (LETTERS[property] ?? piece) : `[${LETTERS[property]}]`
    if (piece === '[' || piece === ']') inClass = piece === '['
    return piece
  })
  const answer = new RegExp(cheap, pattern.flags)
  alike?.set(source, answer)
  return answer
}

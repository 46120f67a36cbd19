// Owns the key Vietnamese names are sorted by: given name, surname, middle names, in the order of the Vietnamese alphabet.
import { ALPHABET, lettersOf } from './letters.ts'
import { normalise } from './normalise.ts'

// 33 letters need 33 signs in rising ASCII order that no COPY, LIKE or CSV treats specially: A–Z, then a–g.
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg'
// Tones come after the letters of their syllable and below every letter and digit; ngang is nothing, and the space is lower still.
const TONES = ['', '#', '$', '*', '+', '-']
const signOf = new Map<string, string>([...ALPHABET].map((letter, place) => [letter, SIGNS[place] ?? '']))

/** The signs a letter without diacritics can stand for. */
const signsOf = new Map<string, string[]>()
for (const [letter, sign] of signOf) {
  const { plain } = lettersOf(letter)
  signsOf.set(plain, [...(signsOf.get(plain) ?? []), sign])
}

function wordSortKey(word: string): string {
  let letters = ''
  let tone = 0
  for (const character of word) {
    const parts = lettersOf(character)
    for (const letter of parts.letter) {
      const sign = signOf.get(letter)
      if (sign !== undefined) letters += sign
      else if (letter >= '0' && letter <= '9') letters += letter
    }
    if (parts.tone > 0) tone = parts.tone
  }
  return letters + (TONES[tone] ?? '')
}

/** A plain ASCII key for a column with COLLATE "C": "Nguyễn Thị Ánh" sorts by Ánh, then Nguyễn, then Thị. */
export function sortKey(fullName: string): string {
  const words = normalise(fullName).split(' ').map(wordSortKey)
  const given = words.pop() ?? ''
  return [given, ...words].join(' ').trim()
}

/** The same letters and tones in the order written, wherever the tone mark was put ("Hòa" = "Hoà"): equal for equal names. */
export function nameKey(fullName: string): string {
  return normalise(fullName).split(' ').map(wordSortKey).join(' ').trim()
}

/** More spellings than this are not worth looking up one by one. */
const SPELLINGS_AT_MOST = 24

/**
 * What a word begins with in a sort key that begins so when written without diacritics: "hung" gives the keys of hung… and hưng…. The key
 * of a name begins with its given name; its surname is the word after that. Null for what holds other signs than letters and digits, or
 * has too many spellings ("a" with all that begins with it counts three).
 */
export function wordSortKeys(plain: string): string[] | null {
  if (!/^[a-z0-9]+$/.test(plain)) return null
  let keys = ['']
  for (const character of plain) {
    const signs = signsOf.get(character) ?? [character]
    keys = keys.flatMap((key) => signs.map((sign) => key + sign))
    if (keys.length > SPELLINGS_AT_MOST) return null
  }
  return keys
}

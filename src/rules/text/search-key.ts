// Owns the key a person is searched by: no diacritics, đ as d, lower case, single spaces.
import { lettersOf } from './letters.ts'
import { normalise } from './normalise.ts'

/** "  ĐỖ Thị  Ước" → "do thi uoc". Punctuation stays. */
export function searchKey(text: string): string {
  let key = ''
  for (const character of normalise(text)) {
    if (character >= '\u0300' && character <= '\u036f') continue
    key += character < '\u0080' ? character : lettersOf(character).plain
  }
  return key.toLowerCase()
}

/** A search key reduced to words of letters and digits: for comparing headings and names of organisations. */
export function wordKey(text: string): string {
  return searchKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

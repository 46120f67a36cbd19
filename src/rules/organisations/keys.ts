// Owns the keys organisations are searched, compared and sorted by, and the shape of the official code.
import { wordKey } from '#rules/text/search-key.ts'
import { nameKey } from '#rules/text/sort-key.ts'

/** What names are searched and compared by: "Chi bộ Thôn 2 – Ga" → "chi bo thon 2 ga". */
export const organisationSearchKey = (name: string): string => wordKey(name)

/**
 * What lists are sorted by (column with COLLATE "C"): Vietnamese alphabet in the order written, numbers (up to 8 digits) by size, so that
 * "Chi bộ thôn 2" comes before "Chi bộ thôn 10".
 */
export const organisationSortKey = (name: string): string =>
  nameKey(name)
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(8, '0'))
    .replace(/ {2,}/g, ' ')

/** What a text asks of the directory, as LIKE patterns. */
export interface DirectoryPatterns {
  /** One a word: it begins a word of a name that has one blank before every word. */
  words: string[]
  /** Codes that hold what was typed; null: a word without a digit names no code. */
  code: string | null
}

/**
 * The patterns of the directory, in any order of the words. Null when no word is left.
 * Letters, digits and the marks of a code stay; the signs of LIKE itself cannot come through.
 */
export function directoryPatterns(text: string): DirectoryPatterns | null {
  const code = /^[0-9][0-9.\-/]*$/.test(text.trim())
  const words = (code ? [text.trim()] : organisationSearchKey(text).split(' ')).filter((word) => word !== '')
  if (words.length === 0) return null
  return {
    words: words.map((word) => `% ${word}%`),
    code: words.every((word) => /[0-9]/.test(word)) ? `%${words.join('%')}%` : null,
  }
}

/**
 * Patterns that ask for less than `directoryPatterns`: the words as whole words, then all of them side by side. What ends the name of a
 * province has no blank behind it and is not found so.
 */
export function narrowerPatterns(text: string): string[][] {
  const words = organisationSearchKey(text).split(' ')
  return [words.map((word) => `% ${word} %`), [`% ${words.join(' ')} %`]]
}

/** The official code: province, superior, grassroots, affiliated committee (000 if none), branch. NUM-02, confidence B. */
export const isFiveGroupCode = (code: string): boolean => /^\d{2}(\.\d{3}){4}$/.test(code)

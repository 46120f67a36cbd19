// What a person means by the text typed into the search box of members: a number, a year of birth or part of a name.
import { searchKey } from '../text/search-key.ts'
import { wordSortKeys } from '../text/sort-key.ts'

export type SearchText =
  | { kind: 'nothing' }
  /** 12 digits: a personal number or a card number. */
  | { kind: 'number'; digits: string }
  | { kind: 'file-no'; fileNo: string }
  | { kind: 'birth-year'; year: number }
  /** LIKE patterns on the search key: the name begins with the words, or a later word of it does. */
  | {
      kind: 'name'
      begins: string
      inside: string
      /** What the first word is in a sort key when it is a surname (one for each spelling it can mean); null when there are none or too many. */
      first: string[] | null
      /** Beginnings of the sort keys that the last word can be the given name of; null when there are none or too many. */
      given: string[] | null
    }

/** Words of the name as LIKE patterns: each typed word begins a word of the name, in the order typed. */
function patterns(key: string): SearchText {
  const words = key.split(' ')
  const begins = `${words.map((word) => word.replace(/[\\%_]/g, '\\$&')).join('% ')}%`
  return {
    kind: 'name',
    begins,
    inside: `% ${begins}`,
    first: wordSortKeys(words.at(0) ?? ''),
    given: wordSortKeys(words.at(-1) ?? ''),
  }
}

/** Reads the text. `%`, `_` and `\` stand for themselves. */
export function readSearchText(raw: string): SearchText {
  const key = searchKey(raw).trim()
  if (key === '') return { kind: 'nothing' }
  const compact = key.replace(/[ .-]/g, '')
  if (/^\d{12}$/.test(compact)) return { kind: 'number', digits: compact }
  if (/^\d{6}[a-z]{2,3}$/.test(compact)) return { kind: 'file-no', fileNo: compact.toUpperCase() }
  if (/^(18[5-9]\d|19\d\d|20\d\d)$/.test(compact)) return { kind: 'birth-year', year: Number(compact) }
  return patterns(key)
}

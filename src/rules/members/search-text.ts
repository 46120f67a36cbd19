// What a person means by the text typed into the search box of members: a number, a year of birth, a branch or part of a name.
import { searchKey, wordKey } from '../text/search-key.ts'
import { wordSortKeys } from '../text/sort-key.ts'

export type SearchText =
  | { kind: 'nothing' }
  /** 12 digits: a personal number or a card number, of today or before. */
  | { kind: 'number'; digits: string }
  /** 8 digits: a card of the older form. */
  | { kind: 'former-card'; digits: string }
  /** With D and Đ alike, as sheets write the one for the other: every way it may be kept. */
  | { kind: 'file-no'; fileNos: string[] }
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
      /** It has a digit or several words: where nobody bears it, it may be a branch's. */
      orBranch: boolean
    }
  /** LIKE patterns on the search key of a branch's name, like those of a person's. */
  | { kind: 'branch'; begins: string; inside: string }

type Named = Extract<SearchText, { kind: 'name' }>

/** One word is a person's: were it asked for as a branch, every «hoa» of a small branch would bring a village of that name. */
const mayBeBranch = (words: readonly string[]): boolean => words.length > 1 || words.some((word) => /\d/.test(word))

/** Words of the name as LIKE patterns: each typed word begins a word of the name, in the order typed. */
function patterns(key: string): Named {
  const words = key.split(' ')
  const begins = `${words.map((word) => word.replace(/[\\%_]/g, '\\$&')).join('% ')}%`
  return {
    kind: 'name',
    begins,
    inside: `% ${begins}`,
    first: wordSortKeys(words.at(0) ?? ''),
    given: wordSortKeys(words.at(-1) ?? ''),
    orBranch: !/[\\%_]/.test(key) && mayBeBranch(wordKey(key).split(' ')),
  }
}

/** The text as the name of a branch: its words in the order typed, at its beginning ("chi bo thon 2") or within ("thon 2"). */
export function readBranchText(raw: string): Extract<SearchText, { kind: 'branch' }> {
  const { begins, inside } = patterns(wordKey(raw))
  return { kind: 'branch', begins, inside }
}

/** "012345LD" → itself and "012345LĐ". */
const withStroke = (fileNo: string): string[] =>
  [...fileNo].reduce<string[]>(
    (all, letter) => all.flatMap((before) => (letter === 'D' ? ['D', 'Đ'] : [letter]).map((one) => before + one)),
    [''],
  )

/** What a former card number is looked up by, however it was written down ("93.999720", "93 999720"). */
export const formerCardKey = (written: string): string => written.replace(/[^0-9A-Za-z]/g, '').toLowerCase()

/** Reads the text. `%`, `_` and `\` stand for themselves. */
export function readSearchText(raw: string): SearchText {
  const key = searchKey(raw).trim()
  if (key === '') return { kind: 'nothing' }
  const compact = key.replace(/[ .-]/g, '')
  if (/^\d{12}$/.test(compact)) return { kind: 'number', digits: compact }
  if (/^\d{8}$/.test(compact)) return { kind: 'former-card', digits: compact }
  if (/^\d{6}[a-z]{2,3}$/.test(compact)) return { kind: 'file-no', fileNos: withStroke(compact.toUpperCase()) }
  if (/^(18[5-9]\d|19\d\d|20\d\d)$/.test(compact)) return { kind: 'birth-year', year: Number(compact) }
  return patterns(key)
}

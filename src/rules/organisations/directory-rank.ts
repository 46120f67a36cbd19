// Owns the order in which the directory offers what it found: how well names answer the words typed, before where they stand.
import { normalise } from '../text/normalise.ts'
import { nameKey } from '../text/sort-key.ts'
import { organisationSearchKey } from './keys.ts'

/** What was found of an organisation: its names and codes, and the names of those above it. */
export interface DirectoryHit {
  name: string
  formerName: string | null
  code: string
  formerCode: string | null
  parentNames: readonly string[]
  endedOn: string | null
}

const wordsOf = (text: string): string[] => organisationSearchKey(text).split(' ').filter(Boolean)
/** The words as they are written, parted as their keys are. */
const written = (text: string): string[] =>
  normalise(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The words stand side by side in the order typed; the last one may only have been begun. */
const standsTogether = (words: readonly string[], name: readonly string[]): boolean =>
  name.some((_, at) =>
    words.every((word, i) => name[at + i] === word || (i === words.length - 1 && name[at + i]?.startsWith(word))),
  )

/** A word typed with its marks is there with the same marks, wherever the mark of the tone was put. */
const agrees = (typed: string, there: readonly string[]): boolean =>
  there.some((word) => word.startsWith(typed) || nameKey(word) === nameKey(typed))

type Rank = readonly number[]

function rankOf(text: string, hit: DirectoryHit): Rank {
  const ended = hit.endedOn === null ? 0 : 1
  const code = text.trim().toLowerCase()
  if ([hit.code, hit.formerCode].some((one) => one?.toLowerCase().includes(code))) return [ended, 0, 0, 0]
  const names = [hit.name, ...(hit.formerName === null ? [] : [hit.formerName]), ...hit.parentNames]
  const keys = names.map(wordsOf)
  const words = wordsOf(text)
  const there = new Set(keys.flat())
  const marked = written(text).filter((word) => organisationSearchKey(word) !== word)
  const all = names.flatMap(written)
  return [
    ended,
    words.filter((word) => !there.has(word)).length,
    keys.some((name) => standsTogether(words, name)) ? 0 : 1,
    marked.filter((word) => !agrees(word, all)).length,
  ]
}

/** Whether nothing can answer the words better. */
export const isBest = (text: string, hit: DirectoryHit): boolean => rankOf(text, hit).every((worse) => worse === 0)

const compare = (a: Rank, b: Rank): number => a.map((one, at) => one - (b[at] ?? 0)).find((by) => by !== 0) ?? 0

/** Nothing but its name, now or before, was typed: whoever types the whole name of what has ended means that one. */
const isItsName = (text: string, { name, formerName }: DirectoryHit): boolean =>
  [name, formerName].some((one) => one !== null && wordsOf(one).join(' ') === wordsOf(text).join(' '))

/**
 * What bears the name typed, then living ones; among them whole words before beginnings, words that stand together as typed before scattered ones, then those with
 * the marks that were typed. What is alike stays in the order given: the own commune first.
 */
export const inOrder = <H extends DirectoryHit>(text: string, hits: readonly H[]): H[] =>
  hits
    .map((hit) => ({ hit, rank: [isItsName(text, hit) ? 0 : 1, ...rankOf(text, hit)] }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ hit }) => hit)

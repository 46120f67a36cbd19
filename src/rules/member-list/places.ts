// Owns places written over several columns: "Quê quán" over "Xã" and "Tỉnh", from the house up to the country.
import { wordKey } from '../text/search-key.ts'
import type { ColumnFact, ListColumn } from './types.ts'

const PLACES = new Set<ColumnFact>(['hometown', 'birthPlace', 'residence'])
const PARTS: readonly RegExp[] = [
  /^(?:so nha|duong|dia chi|chi tiet|cu the|so nha duong)/,
  /^(?:thon|xom|ap|ban|buon|to|khu|khom|tdp)\b/,
  /^(?:cap )?(?:xa|phuong|thi tran|dac khu)\b/,
  /^(?:huyen|quan|thi xa)\b/,
  /^(?:tinh|thanh pho|tp)\b/,
  /^(?:quoc gia|nuoc)\b/,
]

export const isPlace = (fact: ColumnFact): boolean => PLACES.has(fact)

/** How large a part of a place a heading names, 0 for a house; -1 when it names none. */
export function partOfPlace(heading: string): number {
  const key = wordKey(heading)
  return PARTS.findIndex((part) => part.test(key))
}

/** The columns in the order their pieces are put together: parts of a place from the smallest to the largest, all else as it stands. */
export function inReadingOrder(columns: readonly ListColumn[]): readonly ListColumn[] {
  const rank = (c: ListColumn) => (c.facts.some(isPlace) ? partOfPlace(c.heading.split(' / ').at(-1) ?? '') : -1)
  return [...columns].sort((a, b) => rank(a) - rank(b))
}

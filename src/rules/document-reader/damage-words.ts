// Words of a run with their places, and what a look at them may find.
import { latin } from './letters.ts'

export type DamageKind =
  | 'lost letter'
  | 'misspelling'
  | 'missing space'
  | 'split word'
  | 'footnote mark'
  | 'doubled word'
  | 'stray sign'
  | 'wrong symbol'

export interface Word {
  text: string
  low: string
  from: number
  to: number
  /** Only small letters, or a capital first: a word of the language and no sign. */
  isPlain: boolean
}

/** Addresses of mail and of pages: no words of the language. */
const ADDRESS = /\S+@\S+|(?:https?:|www\.)\S+/gu

/** Names of people, whose syllables need not be of the language: "đ/c K' Brếu", "ông Y Blơk Êban". Posts are words of it. */
const PERSON = latin(
  /(?<=(?<!\p{L})(?:[Đđ]\/c|[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s+)(?!(?:Phó|Bí|Trưởng|Chủ|Ủy|Uỷ|Chánh|Giám|Hiệu|Tổ|Đảng|Chi)(?!\p{L}))\p{Lu}[\p{L}'’]*(?:\s\p{Lu}[\p{L}'’]*)*/gu,
)

const blankedOut = (one: string): string => '0'.repeat(one.length)

export function wordsOf(source: string): Word[] {
  const plain = source.replace(PERSON, blankedOut)
  const text = /@|www|http/u.test(plain) ? plain.replace(ADDRESS, blankedOut) : plain
  return [...text.matchAll(latin(/[\p{L}\p{M}]+/gu))].map((match) => ({
    text: match[0],
    low: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
    // The h of "17h00" is none.
    isPlain: latin(/^(?:\p{L}\p{Ll}+|\p{Ll})$/u).test(match[0]) && !/\d/.test(text.charAt(match.index - 1)),
  }))
}

export const apartBySpace = (text: string, one: Word, next: Word | undefined): next is Word =>
  next !== undefined && text.slice(one.to, next.from) === ' '

export interface Found {
  from: number
  to: number
  kind: DamageKind
  restored: string | null
}

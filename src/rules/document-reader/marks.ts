// Recognises the marks that open a section or an item: I., A., 1., 2.1., a), -, +, Điều 3, Bước 2, Chương II, Phần thứ nhất.
import { latin } from './letters.ts'

export type MarkStyle =
  | 'part'
  | 'chapter'
  | 'subchapter'
  | 'upper-letter'
  | 'roman'
  | 'article'
  | 'step'
  | 'arabic'
  | 'decimal'
  | 'bracket'
  | 'letter'
  | 'subletter'
  | 'dash'
  | 'plus'
  | 'bullet'

export interface Mark {
  style: MarkStyle
  /** As printed, white space left out. */
  printed: string
  /** What stands for it in a path: `II`, `3`, `a`. Empty for items that are only counted. */
  label: string
  /** Of a decimal mark: its numbers. */
  numbers: readonly number[]
  /** Length of the mark and the white space after it. */
  length: number
}

/** The lower the rank, the wider the section. Items without a number nest as they come. */
export const RANKS: Record<MarkStyle, number> = {
  part: 0,
  chapter: 1,
  subchapter: 1.5,
  'upper-letter': 2,
  roman: 3,
  article: 3,
  arabic: 4,
  decimal: 5,
  step: 8,
  bracket: 9,
  letter: 10,
  subletter: 11,
  dash: 20,
  plus: 20,
  bullet: 20,
}

const ROMAN = /^(?:X{0,2})(?:IX|IV|V?I{0,3})$/
/** What may follow a number that opens a section. */
const OPENING = '(?:[\\p{Lu}“"‘(«]|\\d+(?:[.,]\\d+)?\\s?%|0\\d\\s+\\p{Ll})'

/** How documents are called in short, so that "28-CT/TW" at the head of a line is no mark. */
const SYMBOL = latin(/^\d+\s*[-–]\s*\p{Lu}{1,6}[/-]/u)

interface Pattern {
  style: MarkStyle
  pattern: RegExp
  label: (match: RegExpExecArray) => string
}

/** "PHẦN THỨ NHẤT" as "Phần thứ nhất"; Roman numbers and letters stay as they are. */
const partLabel = (printed: string): string => {
  const words = printed.trim().split(/\s+/)
  return words
    .map((word, n) => (n === 0 ? 'Phần' : /^(?:[IVX]+|[A-EĐ])$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
}

const PATTERNS: readonly Pattern[] = [
  {
    style: 'part',
    pattern:
      /^phần\s+((?:thứ\s+)?(?:[IVX]+|\d{1,2}|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám))(?=$|[\s.:\-–])\s*[.:\-–]?\s*/iu,
    label: (match) => partLabel(`Phần ${match[1] ?? ''}`),
  },
  {
    style: 'part',
    pattern: latin(/^(?:Phần|PHẦN)\s+([A-EĐ])(?=$|[\s.:\-–])\s*[.:\-–]?\s*(?=$|\p{Lu})/u),
    label: (match) => partLabel(`Phần ${match[1] ?? ''}`),
  },
  {
    style: 'chapter',
    pattern: /^chương\s+([IVX]+|\d{1,2})(?=$|[\s.:\-–])\s*[.:\-–]?\s*/iu,
    label: (match) => `Chương ${(match[1] ?? '').toUpperCase()}`,
  },
  {
    style: 'subchapter',
    pattern: latin(/^(?:[Mm]ục|MỤC)\s+(\d{1,2}|[IVX]{1,5})\s*[.:\-–]?\s*(?=$|\p{Lu}{2})/u),
    label: (match) => `Mục ${match[1]}`,
  },
  {
    style: 'article',
    pattern: latin(/^(?:Điều|ĐIỀU)\s+(\d{1,3})\s*(?:[.:]|[-–](?=\s*\p{Lu})|$)\s*/u),
    label: (match) => `Điều ${match[1]}`,
  },
  { style: 'step', pattern: /^Bước\s+(\d{1,2})\s*[.:]\s*/u, label: (match) => `Bước ${match[1]}` },
  {
    style: 'roman',
    pattern: latin(new RegExp(`^([IVX]{1,5})\\s*[.\\-–/):]+\\s*(?=${OPENING})`, 'u')),
    label: (match) => match[1] ?? '',
  },
  { style: 'roman', pattern: latin(/^([IVX]{1,5})\s+(?=\p{Lu}{2,}[\s,])/u), label: (match) => match[1] ?? '' },
  { style: 'roman', pattern: /^\(([IVX]{1,5})\)\s*(?=\S)/u, label: (match) => match[1] ?? '' },
  {
    style: 'upper-letter',
    pattern: latin(new RegExp(`^([A-HĐ])\\s*[.\\-–/)]\\s+(?=${OPENING})`, 'u')),
    label: (match) => match[1] ?? '',
  },
  {
    style: 'decimal',
    pattern: latin(new RegExp(`^(\\d{1,2}(?:\\.\\d{1,2}){1,3})\\s*[.)/:]?\\s*[-–]?\\s*(?=${OPENING})`, 'u')),
    label: (match) => match[1] ?? '',
  },
  {
    style: 'arabic',
    pattern: latin(new RegExp(`^(\\d{1,2})\\s*(?:[./:]\\s?[-–]?|[-–])\\s*(?=${OPENING})`, 'u')),
    label: (match) => match[1] ?? '',
  },
  { style: 'bracket', pattern: /^\(?(\d{1,2})\)\s*(?=\S)/u, label: (match) => match[1] ?? '' },
  { style: 'letter', pattern: /^\(?([a-zđ])\s*[)/]\s*(?=\S)/u, label: (match) => match[1] ?? '' },
  { style: 'letter', pattern: /^\(?(i{2,3}|iv|vi{1,3}|ix)\)\s*(?=\S)/u, label: (match) => match[1] ?? '' },
  { style: 'letter', pattern: latin(/^([a-hđ])\.(?=\p{Lu}\p{Ll})/u), label: (match) => match[1] ?? '' },
  {
    style: 'subletter',
    pattern: latin(/^\(?([a-zđ][.-]?\d{1,2})\s*[.)/]\)?\s*(?=[\p{Lu}“"])/u),
    label: (match) => match[1] ?? '',
  },
  {
    style: 'letter',
    pattern: latin(new RegExp(`^([a-zđ])\\s*[.\\-]\\s+(?=${OPENING})`, 'u')),
    label: (match) => match[1] ?? '',
  },
  { style: 'dash', pattern: /^[-–—−]\s*(?=[^\s\-–—_])/u, label: () => '' },
  { style: 'plus', pattern: /^\+\s*(?=\S)/u, label: () => '' },
  { style: 'bullet', pattern: /^[*•●▪◦·■□◆➢➤►✓✔§→\uf0a7\uf0b7\uf0d8\uf0fc\uf076]\s*(?=[^\s*])/u, label: () => '' },
]

/** The mark a line opens with, or null. */
export function markOf(line: string): Mark | null {
  if (SYMBOL.test(line)) return null
  for (const { style, pattern, label } of PATTERNS) {
    const match = pattern.exec(line)
    if (match === null) continue
    const found = label(match)
    if (style === 'roman' && !ROMAN.test(found)) continue
    return {
      style,
      printed: match[0].trim(),
      label: found,
      numbers: style === 'decimal' ? found.split('.').map(Number) : [],
      length: match[0].length,
    }
  }
  return null
}

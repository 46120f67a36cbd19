// Counts the numbers Word draws before paragraphs: they stand in no text and are made from the list's levels.

export interface ListLevel {
  start: number
  format: string
  /** Such as "%1.%2." */
  text: string
  /** Every number in it is drawn in figures: "2.1" under "II.". */
  legal?: true
}

export interface WordLists {
  /** Levels by the number a paragraph names. */
  levels: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>
  /** Lists that share their counting. */
  family: ReadonlyMap<string, string>
}

const ROMANS: readonly [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let [left, text] = [value, '']
  for (const [worth, sign] of ROMANS) {
    while (left >= worth) {
      text += sign
      left -= worth
    }
  }
  return text
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function written(value: number, format: string): string {
  if (format === 'upperRoman') return roman(value)
  if (format === 'lowerRoman') return roman(value).toLowerCase()
  const letter = LETTERS.charAt((value - 1) % 26)
  if (format === 'lowerLetter') return letter
  if (format === 'upperLetter') return letter.toUpperCase()
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return String(value)
}

/** Word keeps bullets of symbol fonts in letters of no alphabet. */
const bullet = (text: string): string => (/^[+*•–-]$/.test(text) ? text : '-')

/** Answers the mark of each numbered paragraph in the order they stand. */
export function numbering({ levels, family }: WordLists): (list: string, level: number) => string {
  const counts = new Map<string, number[]>()
  return (list, level) => {
    const own = levels.get(list)
    const at = own?.get(level)
    if (own === undefined || at === undefined || at.format === 'none') return ''
    if (at.format === 'bullet') return `${bullet(at.text)} `
    const key = family.get(list) ?? list
    const count = counts.get(key) ?? []
    counts.set(key, count)
    count[level] = (count[level] ?? at.start - 1) + 1
    count.length = level + 1
    const mark = at.text.replace(/%(\d)/g, (_, digit: string) => {
      const of = Number(digit) - 1
      const other = own.get(of)
      return written(count[of] ?? other?.start ?? 1, at.legal === true ? 'decimal' : (other?.format ?? 'decimal'))
    })
    return mark === '' ? '' : `${mark} `
  }
}

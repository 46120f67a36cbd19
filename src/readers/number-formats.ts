// Owns what a cell's number format says about its number: a date, or digits that must keep their zeros.
import { attributeOf, type XmlHandler } from './xml-tokens.ts'

export type FormatHint = 'date' | { integerDigits: number; decimals: number } | null

/** The hint of a format code as Excel writes it ("dd/mm/yyyy", "000000000000", "[$-42A]d mmmm yyyy"). */
export function hintOfCode(code: string): FormatHint {
  const first = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[[^\]]*\]/g, '')
  const zeros = /^(0+)(?:\.(0+))?$/.exec(first)
  if (zeros !== null) {
    const [integerDigits, decimals] = [(zeros[1] ?? '').length, (zeros[2] ?? '').length]
    return integerDigits > 1 || decimals === 6 ? { integerDigits, decimals } : null
  }
  const lower = first.toLowerCase()
  if (/general|@|#|\?/.test(lower)) return null
  return /[yd]/.test(lower) || (/m/.test(lower) && !/[hs]/.test(lower)) ? 'date' : null
}

function builtIn(id: number): FormatHint {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
    ? 'date'
    : null
}

/** Collects the formats of styles.xml; `hints[s]` belongs to a cell with style s. */
export function formatsHandler(hints: FormatHint[]): XmlHandler {
  const custom = new Map<number, FormatHint>()
  let inCellXfs = false
  return {
    open: (name, attributes) => {
      if (name === 'numFmt' && custom.size < 5000) {
        custom.set(Number(attributeOf(attributes, 'numFmtId')), hintOfCode(attributeOf(attributes, 'formatCode') ?? ''))
      } else if (name === 'cellXfs') inCellXfs = true
      else if (name === 'xf' && inCellXfs && hints.length < 100_000) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        hints.push(custom.get(id) ?? builtIn(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false
    },
    text: () => {},
  }
}

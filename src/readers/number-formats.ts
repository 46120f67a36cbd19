// Owns what a cell's number format says about its number: a date, or digits that must keep their zeros.
import { attributeOf, type XmlHandler } from './xml-tokens.ts'

export type FormatHint =
  | 'date'
  | { integerDigits: number; decimals: number }
  /** Digits ('0') among what the format writes between and behind them: 671719 shown as 671719LĐ, 12345678 as 12.345678. */
  | { mask: readonly string[] }
  | null

/** The hint of a format code as Excel writes it ("dd/mm/yyyy", "000000000000", "[$-42A]d mmmm yyyy"). */
export function hintOfCode(code: string): FormatHint {
  const mask = maskOf((code.split(';')[0] ?? '').replace(/\[[^\]]*\]/g, ''))
  if (mask !== null) return { mask }
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

const MASK_PART = /"([^"]*)"|\\(.)|[_*].|([0 ()/-])/gsy

// At least two digits that are always written, and something written with them; anything else makes the number a quantity.
function maskOf(code: string): string[] | null {
  const mask: string[] = []
  MASK_PART.lastIndex = 0
  for (let end = 0; end < code.length; end = MASK_PART.lastIndex) {
    const part = MASK_PART.exec(code)
    if (part === null) return null
    if (part[3] === '0') mask.push('0')
    else for (const letter of part[1] ?? part[2] ?? part[3] ?? '') mask.push(letter === '0' ? '\u{ff10}' : letter)
  }
  const digits = mask.filter((sign) => sign === '0').length
  return digits > 1 && digits < mask.length && mask.length <= 40 ? mask : null
}

/** The digits of a whole number written as the mask says; those it has no place for stand in front. */
export function masked(number: number, mask: readonly string[]): string {
  const places = mask.filter((sign) => sign === '0').length
  const digits = number.toFixed(0).padStart(places, '0')
  let at = digits.length - places
  const first = mask.indexOf('0')
  return mask
    .map((sign, i) => {
      if (sign !== '0') return sign === '\u{ff10}' ? '0' : sign
      at++
      return i === first ? digits.slice(0, at) : (digits[at - 1] ?? '')
    })
    .join('')
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

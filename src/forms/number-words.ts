// Owns reading a count aloud in Vietnamese, for the papers that ask for votes in words.

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const digit = (value: number): string => DIGITS[value] ?? ''

function units(value: number, tens: number): string {
  if (value === 0) return ''
  if (value === 1 && tens > 1) return ' mốt'
  if (value === 5 && tens > 0) return ' lăm'
  return ` ${digit(value)}`
}

function belowThousand(value: number, whole: boolean): string {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const rest = value % 10
  const head = hundreds > 0 || !whole ? `${digit(hundreds)} trăm` : ''
  if (tens === 0) {
    if (rest === 0) return head
    return head === '' ? digit(rest) : `${head} linh ${digit(rest)}`
  }
  return `${head} ${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${units(rest, tens)}`.trim()
}

/** 0 to 999 999 in words: 15 → "mười lăm", 105 → "một trăm linh năm". Undefined for anything else. */
export function countInWords(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return undefined
  if (value === 0) return digit(0)
  const thousands = Math.floor(value / 1000)
  const rest = value % 1000
  if (thousands === 0) return belowThousand(rest, true)
  return `${belowThousand(thousands, true)} nghìn${rest === 0 ? '' : ` ${belowThousand(rest, false)}`}`
}

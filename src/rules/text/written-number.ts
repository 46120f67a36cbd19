// Numbers as people write and type them: a comma before the fraction, points between thousands.

const DECIMALS = 6

/** A sum of fractions as it is written: without what the machine adds. */
export const withoutDust = (value: number): number => Number(value.toFixed(DECIMALS))

/** A number as people write it, «1.234,5»; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/\s/g, '')
  if (!/^-?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?$/.test(bare)) return undefined
  const value = Number(bare.replaceAll('.', '').replace(',', '.'))
  return Math.abs(value) < 1e12 ? withoutDust(value) : undefined
}

/** With every digit it is kept with: what is shown can be written again. */
export const sayNumber = (value: number): string => value.toLocaleString('vi-VN', { maximumFractionDigits: DECIMALS })

/** What is typed in a field, «3,5», «8.000»; «3.5» and «0.125» too, since no thousands end or begin so. NaN where it is no number. */
export const typedNumber = (text: string): number =>
  readNumber(text) ?? (/^\s*-?(\d+\.\d{1,2}|0\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN)

/** A number in a field before anything is typed: a comma, and nothing between thousands, so that a year stays a year. */
export const startNumber = (value: number): string => String(value).replace('.', ',')

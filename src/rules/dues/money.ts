// Owns money in whole đồng: shares of an amount without loss, and how amounts and rates are said.

/** A rate in percent as hundredths of a percent, in which the arithmetic stays whole: 0.5 is 50. */
export const hundredths = (percent: number): number => Math.round(percent * 100)

/** `numerator / denominator` in multiples of `to`, half a multiple goes up; all whole numbers from 0. */
export const roundHalfUp = (numerator: number, denominator: number, to = 1): number =>
  Math.floor((2 * numerator + denominator * to) / (2 * denominator * to)) * to

/** `5310000` → `5.310.000 đồng`; a part of a đồng stands behind a comma. */
export function dongInWords(amount: number): string {
  const [whole = '', part] = String(amount).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${part === undefined ? grouped : `${grouped},${part}`} đồng`
}

export const percentInWords = (percent: number): string => `${String(percent).replace('.', ',')} %`

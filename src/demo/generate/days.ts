// Calendar days as whole numbers (days since 1970-01-01) and their ISO text, with the texts kept for speed.

const texts = new Map<number, string>()

/** `YYYY-MM-DD` of a day number. */
export function isoOf(day: number): string {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

/** Day number of `YYYY-MM-DD`. */
export function dayOf(iso: string): number {
  const day = Date.parse(`${iso}T00:00:00Z`) / 86_400_000
  if (!Number.isInteger(day)) throw new Error(`not a date: ${iso}`)
  return day
}

export function yearOf(day: number): number {
  return Number(isoOf(day).slice(0, 4))
}

/** The same day of the month `months` later, or the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const iso = isoOf(day)
  const index = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(Number(iso.slice(8)), last)) / 86_400_000
}

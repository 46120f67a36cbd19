// Owns the typed form of dates in fields: dd/mm/yyyy (also mm/yyyy and yyyy where parts may be unknown) to ISO and back.
import { isPartialDate } from '#rules/calendar/partial-date.ts'

/** ISO for what was typed, or null when it is no date (yet). Separators may be / . - or a space; "5/3/1975" is enough. */
export function readTyped(typed: string, partial: boolean): string | null {
  const parts = typed
    .trim()
    .split(/[/.\-\s]+/)
    .filter((part) => part !== '')
  if (parts.some((part) => !/^\d+$/.test(part))) return null
  const joined = parts.length === 1 && parts[0]?.length === 8 ? splitEight(parts[0]) : parts
  if (joined.length !== 3 && !partial) return null
  if (joined.length < 1 || joined.length > 3) return null
  const [year, month, day] = [...joined].reverse()
  if (year === undefined || year.length !== 4) return null
  const iso = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
  return isPartialDate(iso) ? iso : null
}

const splitEight = (digits: string): string[] => [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]

/** What the field shows for an ISO date. Text that is no ISO date stays as typed. */
export function showTyped(value: string): string {
  return isPartialDate(value) ? value.split('-').reverse().join('/') : value
}

/** Puts the strokes in while only digits are typed: 05031975 → 05/03/1975. One typed beside one put in counts once; all else stays. */
export function withStrokes(typed: string, before: string): string {
  if (typed.length < before.length) return typed
  if (typed.endsWith('//')) return typed.slice(0, -1)
  const grown = /^(\d{2})$/.exec(typed) ?? /^(\d{2}\/\d{2})$/.exec(typed)
  // A year begins with 18, 19 or 20: "19" may be the start of a bare year, so no stroke is put after it.
  if (grown === null || /^(18|19|20)$/.test(typed)) return typed
  return `${typed}/`
}

// Owns how dates, instants and numbers are written for a person: dd/mm/yyyy, 1.234, "chưa rõ" for what is not known.
import { formatPartialDate } from '#rules/calendar/partial-date.ts'

/** What stands where nothing is known. */
export const UNKNOWN = 'Chưa rõ'

const ZONE = 'Asia/Ho_Chi_Minh'
const NUMBER = new Intl.NumberFormat('vi-VN')
const INSTANT = new Intl.DateTimeFormat('vi-VN', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** dd/mm/yyyy, mm/yyyy or yyyy; "Chưa rõ" for nothing. */
export function showDate(date: string | null | undefined): string {
  return date === null || date === undefined ? UNKNOWN : formatPartialDate(date)
}

/** An instant as "22/11/2025 lúc 19:05", in Viet Nam's time. */
export function showInstant(at: string | null | undefined): string {
  if (at === null || at === undefined) return UNKNOWN
  const parts = Object.fromEntries(INSTANT.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return `${parts.day}/${parts.month}/${parts.year} lúc ${parts.hour}:${parts.minute}`
}

/** 1.234 */
export function showNumber(value: number): string {
  return NUMBER.format(value)
}

/** How long a dated fact held: "từ 01/02/2020 đến trước 03/04/2025". `to` is the first day it no longer holds. */
export function showSpan(from: string, to: string | null): string {
  return to === null ? `từ ${showDate(from)}` : `từ ${showDate(from)} đến trước ${showDate(to)}`
}

/** From–to in words, both days included and either unknown: "từ 02/2020 đến 2025". */
export function showPeriod(from: string | null, to: string | null): string {
  if (from === null && to === null) return UNKNOWN
  if (to === null) return `từ ${showDate(from)}`
  if (from === null) return `đến ${showDate(to)}`
  return `từ ${showDate(from)} đến ${showDate(to)}`
}

/** Today in Viet Nam, YYYY-MM-DD. */
export function today(): string {
  return DAY.format(new Date())
}

// Owns months written `YYYY-MM`: their days, the month after, those of a year or a quarter, how far ahead one pays.
import { addMonths, type IsoDate } from '../calendar/dates.ts'

export const monthOf = (on: IsoDate): string => on.slice(0, 7)
export const firstDayOf = (month: string): IsoDate => `${month}-01`
/** The month so many months later; earlier when negative. */
export const monthAfter = (month: string, by = 1): string => monthOf(addMonths(firstDayOf(month), by))
/** The first day that lies after the month. */
export const dayAfter = (month: string): IsoDate => firstDayOf(monthAfter(month))
/** The last month that is paid ahead (F-05): further on the rates may change, and a year typed wrong is likelier. */
export const lastMonthAhead = (today: IsoDate): string => monthAfter(monthOf(today), 12)
/** `2026-11` → `11/2026`. */
export const showMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`
/** From January to the month, both counted. */
export const yearUntil = (month: string): string[] =>
  Array.from({ length: Number(month.slice(5)) }, (_, at) => `${month.slice(0, 4)}-${String(at + 1).padStart(2, '0')}`)
/** The month and the eleven before it. */
export const twelveUntil = (month: string): string[] =>
  Array.from({ length: 12 }, (_, at) => monthAfter(month, at - 11))

// Owns how a date is written on a paper: «ngày 03 tháng 02 năm 2026», a part that is not known dotted or left out.
import { formatPartialDate, isPartialDate, type PartialDate } from '#rules/calendar/partial-date.ts'

/** What stands for a day that is not known. */
export const NO_DATE = 'ngày …… tháng …… năm ………'
export const NO_SHORT_DATE = '……/……/………'
export const blankOfMonth = 'tháng …… năm ………'

/** Days below 10 and the months 1 and 2 take a zero before them (organisation-rules §7.1). */
const month = (digits: string): string => (Number(digits) > 2 ? String(Number(digits)) : digits)

/** In words; a year or a month alone is written as such. Undefined for nothing, and for a text that is no date. */
export function dateInWords(date: PartialDate | null | undefined): string | undefined {
  if (date === null || date === undefined || !isPartialDate(date)) return undefined
  const [year = '', monthDigits, day] = date.split('-')
  if (monthDigits === undefined) return `năm ${year}`
  if (day === undefined) return `tháng ${month(monthDigits)} năm ${year}`
  return `ngày ${day} tháng ${month(monthDigits)} năm ${year}`
}

/** dd/mm/yyyy, mm/yyyy or yyyy. */
export function dateInDigits(date: PartialDate | null | undefined): string | undefined {
  return date === null || date === undefined || !isPartialDate(date) ? undefined : formatPartialDate(date)
}

/** "01/2015 – 06/2018"; an end that is not known stays open. Undefined when neither is known. */
export function period(from: PartialDate | null | undefined, to: PartialDate | null | undefined): string | undefined {
  const [first, last] = [dateInDigits(from), dateInDigits(to)]
  if (first === undefined && last === undefined) return undefined
  if (last === undefined) return `từ ${first}`
  return first === undefined ? `đến ${last}` : `${first} – ${last}`
}

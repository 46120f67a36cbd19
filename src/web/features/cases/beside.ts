// Owns what is sent along with a value of a step: whom a name was chosen for, where somebody is active, what the record says of a day.
import { isIsoDate } from '#rules/calendar/dates.ts'
import { agreesWithRecord } from '#rules/lifecycle/on-record.ts'
import type { Spec } from './step-values.ts'

type Asking = Pick<Spec, 'name' | 'person'> & Pick<Partial<Spec>, 'onRecord'>

/** The day entered is another than the record says; null where it agrees, is no date yet, or nothing is on record. */
export function differing(spec: Asking, entered: unknown): string | null {
  const says = spec.onRecord?.says
  if (says === undefined || typeof entered !== 'string' || !isIsoDate(entered)) return null
  return agreesWithRecord(entered, says) ? null : says
}

/** A text that was given, under its name. */
export const given = (values: Readonly<Record<string, unknown>>, name: string): [string, string][] => {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : []
}

/**
 * What goes along with a value: whom a name was chosen for, or where somebody is active who was written in; what the record says of a day,
 * where that was seen and the other day is meant.
 */
export function sentBeside(spec: Asking, values: Readonly<Record<string, unknown>>): [string, string][] {
  const { person, onRecord } = spec
  const [reference] = person == null ? [] : given(values, person.id)
  if (reference !== undefined) return [reference]
  if (person?.activeAt != null) return given(values, person.activeAt)
  return onRecord != null && differing(spec, values[spec.name]) !== null ? given(values, onRecord.seen) : []
}

/** A month as it is written (9/2026, 09-2026, tháng 9 năm 2026), to compare two; undefined where none is read. */
const monthIn = (text: string): string | undefined => {
  const [, month, year] = /(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/.exec(text) ?? []
  return month === undefined ? undefined : `${Number(month)}/${year}`
}

/** The month entered is another than the book says; of what is no month nothing is said. */
export function apartFromBook(book: NonNullable<Spec['book']>, entered: unknown): boolean {
  const month = typeof entered === 'string' ? monthIn(entered) : undefined
  return month !== undefined && month !== monthIn(book.value ?? '')
}

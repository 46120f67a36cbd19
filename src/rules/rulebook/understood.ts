// Owns which values of a parameter the program understands: numbers freely, words and lists only from what its rules know.
import { isIsoDate } from '../calendar/dates.ts'
import type { Parameter, ParameterUnit } from './rulebook.ts'
import { formsOf } from './value-forms.ts'

/** A version of a parameter as far as its value goes. */
export type Valued = Pick<Parameter, 'value' | 'unit' | 'trigger'>

export interface Choices {
  units: ParameterUnit[]
  /** Null where any value of the kind will do. */
  values: string[] | null
  triggers: string[]
}

const isNumeric = (text: string): boolean => /^\d{1,4}$/.test(text)
const isInstrument = (text: string): boolean => /\|\d{4}-\d{2}-\d{2}$/.test(text)

/** Working days and days count by the same calculation; other units mean something of their own to the rule that reads them. */
const unitsLike = (unit: ParameterUnit): ParameterUnit[] =>
  unit === 'working-day' || unit === 'day' ? ['working-day', 'day'] : [unit]

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

const textsOf = (versions: readonly Valued[]): string[] =>
  once(versions.flatMap(({ value }) => (typeof value === 'string' ? [value] : typeof value === 'object' ? value : [])))

/** What may be laid down for a parameter, read from every version of it there has been, whatever its place. */
export function choicesOf(versions: readonly Valued[]): Choices {
  const units = once(versions.flatMap(({ unit }) => unitsLike(unit)))
  const triggers = once(versions.flatMap(({ trigger }) => (trigger === null ? [] : [trigger])))
  const texts = textsOf(versions)
  const closed = units.some((unit) => unit === 'text' || unit === 'list')
  const free = texts.length > 0 && (texts.every(isNumeric) || texts.every(isIsoDate) || texts.every(isInstrument))
  return { units, values: closed && !free ? texts : null, triggers }
}

export type Misunderstood =
  | { reason: 'kind'; kind: string; example: string }
  | { reason: 'value'; given: string; values: string[] }
  | { reason: 'instrument'; instrument: string }
  | { reason: 'unit'; units: ParameterUnit[] }
  | { reason: 'trigger'; triggers: string[] }

/**
 * Why the program would not understand a value, or null. `versions` are those the parameter has had, at least one; `instruments` the keys of
 * the known instruments, for values that name one.
 */
export function misunderstood(
  next: Valued,
  versions: readonly Valued[],
  instruments: ReadonlySet<string>,
): Misunderstood | null {
  const choices = choicesOf(versions)
  if (!choices.units.includes(next.unit)) return { reason: 'unit', units: choices.units }
  const form = formsOf[next.unit]
  if (!form.fits(next.value)) return { reason: 'kind', kind: form.kind, example: form.example }
  const known = choices.triggers
  if (next.trigger === null ? known.length > 0 : !known.includes(next.trigger))
    return { reason: 'trigger', triggers: known }
  const texts = typeof next.value === 'object' ? next.value : typeof next.value === 'string' ? [next.value] : []
  if (choices.values !== null) {
    const strange = texts.find((text) => !choices.values?.includes(text))
    return strange === undefined ? null : { reason: 'value', given: strange, values: choices.values }
  }
  if (next.unit !== 'text' && next.unit !== 'list') return null
  const sample = textsOf(versions)
  if (sample.every(isInstrument)) {
    const unknown = texts.find((text) => !instruments.has(text))
    return unknown === undefined ? null : { reason: 'instrument', instrument: unknown }
  }
  const [like, kind, example] = sample.every(isNumeric)
    ? ([isNumeric, 'các số', '30, 40, 50'] as const)
    : ([isIsoDate, 'một ngày', '2026-07-26'] as const)
  return texts.every(like) ? null : { reason: 'kind', kind, example }
}

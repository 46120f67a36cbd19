// Owns how the facts of a case are written on a paper: by their labels, dates and choices in words.
import { isPartialDate } from '#rules/calendar/partial-date.ts'
import type { FactValue } from '#rules/lifecycle/case.ts'
import type { FactSpec } from '#rules/lifecycle/types.ts'
import { clean } from './blanks.ts'
import type { FormData } from './form-data.ts'
import { dateInDigits, dateInWords } from './write-date.ts'

type Spec = Pick<FactSpec, 'kind' | 'choices' | 'fields'>

/** A code of the program, not something a person wrote: never printed. */
const isCode = (text: string): boolean => /^[a-z]+(-[a-z0-9]+)*$/.test(text)

function entryText(fields: readonly FactSpec[], entry: Readonly<Record<string, unknown>>): string | undefined {
  const parts = fields.flatMap((field) => {
    const value = entry[field.name] as FactValue | undefined
    // A yes or no without what was asked says nothing: what holds is named.
    if (typeof value === 'boolean') return value ? field.label : []
    return factText(value, field) ?? []
  })
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** One fact in words; undefined for nothing, for counts of a vote and for a choice whose titles are not known. */
export function factText(value: FactValue | undefined, spec?: Spec): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value ? 'Có' : 'Không'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') {
    if (!Array.isArray(value)) return undefined
    const entries = value.map((entry) => entryText(spec?.fields ?? [], entry)).filter((text) => text !== undefined)
    return entries.length === 0 ? undefined : entries.join('; ')
  }
  const text = clean(value as string)
  if (text === undefined) return undefined
  if (spec?.kind === 'choice') return spec.choices?.find((c) => c.code === text)?.title
  if (spec?.kind === 'date' || (spec === undefined && text.length === 10 && isPartialDate(text)))
    return dateInWords(text)
  return spec === undefined && isCode(text) ? undefined : text
}

/** What the specs of one name make of its value: steps may ask for a fact of one name with choices of their own, the last one first. */
function saidBy(specs: readonly FactSpec[], value: FactValue | undefined): { label: string; text: string } | undefined {
  for (const spec of specs.toReversed()) {
    const text = factText(value, spec)
    if (text !== undefined) return { label: spec.label, text }
  }
  return undefined
}

/** The lines of a table of facts, in the order of their specs; a fact without a value is left out. */
export function factLines(specs: readonly FactSpec[], facts: FormData['facts']): { label: string; text: string }[] {
  const names = new Set(specs.map((spec) => spec.name))
  return [...names].flatMap(
    (name) =>
      saidBy(
        specs.filter((spec) => spec.name === name),
        facts?.[name],
      ) ?? [],
  )
}

/** One fact of the data by its name. */
export function factOf(data: FormData, name: string): string | undefined {
  const specs = data.factSpecs?.filter((spec) => spec.name === name) ?? []
  return specs.length === 0 ? factText(data.facts?.[name]) : saidBy(specs, data.facts?.[name])?.text
}

/** A fact that is a date, as it was recorded. */
export function dateFactOf(data: FormData, name: string): string | undefined {
  const value = data.facts?.[name]
  return typeof value === 'string' && isPartialDate(value) ? value : undefined
}

/** The same in digits, for tables. */
export const dayOf = (data: FormData, name: string): string | undefined => dateInDigits(dateFactOf(data, name))

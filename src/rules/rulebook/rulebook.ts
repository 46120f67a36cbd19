// Owns what a rulebook is: instruments, parameters with their validity, holidays; and which parameter is in force on a day.

/** A paper that lays rules down. Numbers are not unique: issuer, number and day of issue together are the key. */
export interface Instrument {
  /** `number|issuedOn`, e.g. `294-QĐ/TW|2025-05-26`; the issuer stands in the number. */
  key: string
  issuer: string
  number: string
  issuedOn: string
  /** What it is about, in our own words. */
  subject: string
  inForceFrom: string | null
  inForceTo: string | null
  /** Keys of what it replaced and what replaced it. */
  replaces: string[]
  replacedBy: string | null
  /** What our copy of the text is: `full`, `partial`, `quotes`, `citation`, `none`. */
  reading: 'full' | 'partial' | 'quotes' | 'citation' | 'none'
  note: string | null
}

/** A read in the text, B one secondary source, C weak or conflicting sources, L a local rule, U unconfirmed (off until a person confirms it). */
export type Confidence = 'A' | 'B' | 'C' | 'L' | 'U'

export type ParameterUnit =
  | 'working-day'
  | 'day'
  | 'month'
  | 'year'
  | 'count'
  | 'fraction'
  | 'percent'
  | 'dong'
  | 'text'
  | 'flag'
  | 'list'

/** One value of a rule, valid for a time and a place. */
export interface Parameter {
  /** As on the domain page: `ADM-13`. */
  ruleId: string
  /** Kebab-case, unique within the rule: `ceremony-within`. */
  name: string
  /** Vietnamese, one line: what the number is. */
  title: string
  value: number | string | boolean | readonly string[]
  unit: ParameterUnit
  /** What the value counts from, or null. */
  trigger: string | null
  /** The key of an instrument (or null where only a secondary source is known) and the clause in it. */
  basis: { instrument: string | null; clause: string }
  /** Both null: as far as is known. `validTo` is the first day it no longer holds. */
  validFrom: string | null
  validTo: string | null
  /** Null: the whole country; otherwise the code of one province. */
  province: string | null
  confidence: Confidence
  /** Whether a person has confirmed an unconfirmed value; only then is a U in force. */
  confirmed: boolean
  note: string | null
  /** The version as kept in a database; the shipped data have none. */
  version?: string
}

/** Days off of one year, with where they were announced. A swap day is worked instead of another. */
export interface HolidayYear {
  year: number
  source: string
  /** Whether the table was announced by the State, or only follows from the law and the lunar calendar. */
  announced: boolean
  off: { on: string; name: string }[]
  /** Saturdays or Sundays that are worked instead of a day off. */
  worked: string[]
}

/** Everything a rule may look up. */
export interface Rulebook {
  instruments: readonly Instrument[]
  parameters: readonly Parameter[]
  holidays: readonly HolidayYear[]
}

/** The day and the place a rule is asked for. */
export interface Setting {
  book: Rulebook
  /** `YYYY-MM-DD`: the day whose version of the rule holds. */
  on: string
  /** Code of the province, or null for the country's rules. */
  province: string | null
}

const holdsOn = (parameter: Parameter, on: string): boolean =>
  (parameter.validFrom === null || parameter.validFrom <= on) &&
  (parameter.validTo === null || on < parameter.validTo) &&
  (parameter.confidence !== 'U' || parameter.confirmed)

/**
 * The parameter in force: the province's own before the country's, and of several the one that began last. Undefined when none holds
 * (a local rule elsewhere, an unconfirmed value).
 */
export function parameterOn({ book, on, province }: Setting, ruleId: string, name: string): Parameter | undefined {
  const holding = book.parameters.filter(
    (p) => p.ruleId === ruleId && p.name === name && holdsOn(p, on) && (p.province === null || p.province === province),
  )
  const rank = (p: Parameter): string => `${p.province === null ? 0 : 1}|${p.validFrom ?? ''}`
  return holding.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))[0]
}

// Terms that end after so many working days, days or months; what is not laid down is refused, never guessed.
import { addDays, addMonths } from '../calendar/dates.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { RuleRefusal } from './answer.ts'
import { basisOf, numberIn } from './look-up.ts'
import { type Parameter, parameterOn, type Setting } from './rulebook.ts'

/** A day, or why it cannot be said. */
export interface TermEnd {
  on: string | null
  refusals: RuleRefusal[]
}

/** Nothing to count from: no day, and nothing to refuse. */
const absent: TermEnd = { on: null, refusals: [] }

/** Said instead of a guess: the holidays of this year are not laid down. `ruleId` is the rule that asked for working days. */
export const yearWithoutTable = (year: number, ruleId: string): RuleRefusal => ({
  code: 'calendar.year-without-table',
  ruleId,
  basis: 'Bộ luật Lao động 2019, Điều 112',
  facts: { year },
})

/** Said instead of a guess: the rule has no value of that name, none holds on that day, or the one known is unconfirmed and therefore off. */
export function valueNotInForce({ book, on, province }: Setting, ruleId: string, name: string): RuleRefusal {
  const unconfirmed = book.parameters.find(
    (p) =>
      p.ruleId === ruleId &&
      p.name === name &&
      p.confidence === 'U' &&
      (p.province === null || p.province === province) &&
      (p.validFrom === null || p.validFrom <= on) &&
      (p.validTo === null || on < p.validTo),
  )
  const ofRule = book.parameters.filter((p) => p.ruleId === ruleId)
  const ofName = ofRule.find((p) => p.name === name)
  if (ofName === undefined) {
    const names = [...new Set(ofRule.map((p) => p.name))].join(', ')
    const basis = ofRule[0] === undefined ? '' : basisOf(ofRule[0])
    return { code: 'rulebook.no-such-value', ruleId, basis, facts: { ruleId, name, names } }
  }
  const code = unconfirmed === undefined ? 'rulebook.no-value-in-force' : 'rulebook.value-unconfirmed'
  // Where nothing holds, another version of the value at least names the instrument to look into.
  return { code, ruleId, basis: basisOf(unconfirmed ?? ofName), facts: { on, ruleId } }
}

/** The parameter in force on the day of the setting, or the refusal that says there is none. */
export function valueOn(
  setting: Setting,
  ruleId: string,
  name: string,
): { parameter: Parameter; refusal: null } | { parameter: null; refusal: RuleRefusal } {
  const parameter = parameterOn(setting, ruleId, name)
  return parameter === undefined
    ? { parameter: null, refusal: valueNotInForce(setting, ruleId, name) }
    : { parameter, refusal: null }
}

/** The end of a term of working days; the day it starts from is not counted. */
export function endOfWorkingDays(from: string, days: number, ruleId: string, setting: Setting): TermEnd {
  const { on, missingYear } = addWorkingDays(from, days, setting.book.holidays)
  return { on, refusals: missingYear === null ? [] : [yearWithoutTable(missingYear, ruleId)] }
}

/** The end of a term of `length` in the unit; months and years are calendar months (29/2 ends on 28/2). Throws on a unit that is no time. */
export function endOf(
  from: string,
  length: number,
  unit: Parameter['unit'],
  ruleId: string,
  setting: Setting,
): TermEnd {
  if (unit === 'working-day') return endOfWorkingDays(from, length, ruleId, setting)
  if (unit === 'day') return { on: addDays(from, length), refusals: [] }
  if (unit === 'month') return { on: addMonths(from, length), refusals: [] }
  if (unit === 'year') return { on: addMonths(from, length * 12), refusals: [] }
  throw new Error(`${ruleId}: a ${unit} is no length of time`)
}

/**
 * The end of the term a rule lays down, counted from `from` (null: not happened, no day). The version in force on the day the term
 * starts from holds, not the day of asking, unless the rule names another day (`judgedOn`). Several names are terms one after the other:
 * a term and what extends it.
 */
export function termFrom(
  from: string | null | undefined,
  ruleId: string,
  names: readonly string[],
  setting: Setting,
  judgedOn: string | null | undefined = from,
): TermEnd {
  if (from === null || from === undefined) return absent
  const version: Setting = { ...setting, on: judgedOn ?? from }
  let end: TermEnd = { on: from, refusals: [] }
  for (const name of names) {
    const { parameter, refusal } = valueOn(version, ruleId, name)
    if (parameter === null) return { on: null, refusals: [refusal] }
    if (end.on === null) return end
    end = endOf(end.on, numberIn(parameter), parameter.unit, ruleId, version)
  }
  return end
}

/** The refusals of several terms, each said once. */
export function refusalsOf(terms: readonly TermEnd[]): RuleRefusal[] {
  const said = new Map<string, RuleRefusal>()
  for (const refusal of terms.flatMap((term) => term.refusals))
    said.set(`${refusal.code} ${refusal.ruleId} ${JSON.stringify(refusal.facts ?? {})}`, refusal)
  return [...said.values()]
}

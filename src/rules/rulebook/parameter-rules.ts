// The rules `parameter.get` and `term.end`: any value of the rulebook as it is in force on a day, and any of its terms from a day.
import { answer, type RuleAnswer } from './answer.ts'
import { basisOf } from './look-up.ts'
import type { ParameterUnit, Setting } from './rulebook.ts'
import { termFrom, valueOn } from './terms.ts'

export interface ParameterFacts {
  /** As on the page of rules: `ADM-13`. */
  ruleId: string
  /** As in the rulebook: `ceremony-within`. */
  name: string
}

export interface TermFacts extends ParameterFacts {
  /** The day the term starts from, not counted; its version holds. */
  from: string
}

const TIMES: readonly ParameterUnit[] = ['working-day', 'day', 'month', 'year']

/** The value in force on the day of the setting in its province, with unit, basis and confidence; refused when none is, or it is unconfirmed. */
export function parameterGet({ ruleId, name }: ParameterFacts, setting: Setting): RuleAnswer {
  const { parameter, refusal } = valueOn(setting, ruleId, name)
  if (parameter === null) return answer([refusal], { value: null })
  const { title, value, unit, trigger, confidence, validFrom, validTo, province } = parameter
  const basis = basisOf(parameter)
  return answer([], { title, value, unit, trigger, basis, confidence, validFrom, validTo, province })
}

/** The day a term of the rulebook ends; refused when the value is no length of time. */
export function termEnd({ ruleId, name, from }: TermFacts, setting: Setting): RuleAnswer {
  const { parameter } = valueOn({ ...setting, on: from }, ruleId, name)
  if (parameter !== null && !TIMES.includes(parameter.unit))
    return answer([{ code: 'rulebook.not-a-term', ruleId, basis: basisOf(parameter) }], { date: null })
  const end = termFrom(from, ruleId, [name], setting)
  return answer(end.refusals, { date: end.on })
}

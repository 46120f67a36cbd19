// Owns what each type of member pays dues on, and at which rate (D-01 to D-08): the parts that are added up.
import type { RuleRefusal } from '../rulebook/answer.ts'
import { numberIn } from '../rulebook/look-up.ts'
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'
import type { DuesFacts } from './dues.ts'
import { dongInWords, hundredths, percentInWords } from './money.ts'
import { EXTRA_RATE, isOnMinimumWage, minimumWage, rateNames } from './rates.ts'

/** One part of what is owed: `base` đồng at `rate` hundredths of a percent. */
export interface DuePart {
  base: number
  rate: number
  reason: string
}

export interface DueParts {
  parts: DuePart[]
  refusals: RuleRefusal[]
  /** The minimum wage is that of an earlier year because a later one is not laid down. */
  provisional: boolean
}

const refused = (...refusals: RuleRefusal[]): DueParts => ({ parts: [], refusals, provisional: false })

/** The value in force in the month, or the refusal that says the dues of that month are not known. */
function valueOfMonth(setting: Setting, month: string, ruleId: string, name: string): ReturnType<typeof valueOn> {
  const found = valueOn(setting, ruleId, name)
  if (found.refusal?.code !== 'rulebook.no-value-in-force') return found
  return { parameter: null, refusal: { ...found.refusal, code: 'dues.month-without-rates', facts: { month } } }
}

const partOf = (parameter: Parameter, base: number): DuePart => {
  const rate = numberIn(parameter)
  return {
    base,
    rate: hundredths(rate),
    reason: `${parameter.ruleId}: ${percentInWords(rate)} của ${dongInWords(base)}`,
  }
}

/** D-05, D-06: a part of the region's minimum wage; the table laid down last goes on, said to be provisional after its year. */
function onMinimumWage(facts: DuesFacts, rate: Parameter, setting: Setting): DueParts {
  const { ruleId } = rate
  const region = facts.region ?? null
  if (region === null) return refused({ code: 'dues.region-missing', ruleId, basis: 'Nghị định 293/2025/NĐ-CP' })
  const year = facts.month.slice(0, 4)
  const wage = minimumWage(setting, facts.month, region)
  if (wage === null)
    return refused({ code: 'dues.wage-of-year-missing', ruleId, basis: 'Nghị định 293/2025/NĐ-CP', facts: { year } })
  const part = partOf(rate, wage.amount)
  const { provisional } = wage
  const said = provisional
    ? `, tạm tính theo lương tối thiểu vùng của năm ${wage.year} vì chưa có bảng năm ${year}`
    : ''
  return { parts: [{ ...part, reason: `${part.reason} (vùng ${region})${said}` }], refusals: [], provisional }
}

/**
 * The parts of the month by the type of member. Refused: a month whose rates are not laid down (before 02/2026), a base or a region that
 * the type needs and that is not given, a year without a table of minimum wages where the rulebook asks for one of its own.
 */
export function duePartsOf(facts: DuesFacts, setting: Setting): DueParts {
  const { memberType, month } = facts
  const [ruleId, name] = rateNames[memberType]
  const { parameter, refusal } = valueOfMonth(setting, month, ruleId, name)
  if (parameter === null) return refused(refusal)
  if (isOnMinimumWage(memberType)) return onMinimumWage(facts, parameter, setting)
  if (memberType === 'student') {
    const amount = numberIn(parameter)
    const part = { base: amount, rate: hundredths(100), reason: `D-07: ${dongInWords(amount)} mỗi tháng` }
    return { parts: [part], refusals: [], provisional: false }
  }
  const base = facts.base ?? null
  const basis = parameter.basis.instrument?.split('|')[0] ?? ''
  if (base === null) return refused({ code: 'dues.base-missing', ruleId, basis })
  const parts = [partOf(parameter, base)]
  if (memberType === 'pensioner' && (facts.extraPay ?? 0) > 0) {
    const extra = valueOfMonth(setting, month, ...EXTRA_RATE)
    if (extra.parameter === null) return refused(extra.refusal)
    parts.push(partOf(extra.parameter, facts.extraPay ?? 0))
  }
  return { parts, refusals: [], provisional: false }
}

// The rule `exemption`: who decides on an exemption from work and meetings, and for how long it may be (EXM-01, EXM-02).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { numberIn, refusalBy, textIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export const exemptionRoutes = ['age-health', 'other'] as const
export type ExemptionRoute = (typeof exemptionRoutes)[number]

export interface ExemptionFacts {
  route: ExemptionRoute
  /** Whole months asked for; only the route `other` has a limit. */
  months?: number | null
}

/**
 * EXM-01: for age and health the branch decides, without a limit. EXM-02: for other reasons the grassroots committee decides; how long
 * such an exemption may be is laid down by the province (Hà Nội: under 12 months), so without a province there is no limit.
 */
export function exemption({ route, months }: ExemptionFacts, setting: Setting): RuleAnswer {
  const decider = valueOn(setting, route === 'age-health' ? 'EXM-01' : 'EXM-02', 'decider')
  if (decider.parameter === null) return answer([decider.refusal], { decider: null })
  const limit = route === 'other' ? parameterOn(setting, 'EXM-02', 'period-under') : undefined
  const tooLong = limit !== undefined && typeof months === 'number' && months >= numberIn(limit)
  const refusals = tooLong
    ? [{ ...refusalBy(limit, 'exemption.too-long'), facts: { under: numberIn(limit), months } }]
    : []
  return answer(refusals, { decider: textIn(decider.parameter) })
}

// The rule `exemption`: who decides on an exemption from work and meetings, and for how long it may be (EXM-01, EXM-02).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { numberIn, refusalBy, textIn } from '../rulebook/look-up.ts'
import { type Parameter, parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export const exemptionRoutes = ['age-health', 'other'] as const
export type ExemptionRoute = (typeof exemptionRoutes)[number]

/** Reasons of the route `other`, as the list of EXM-02 names them. */
export const exemptionCauses = [
  'long-treatment',
  'abroad-alone',
  'work-far-away',
  'mobile-work',
  'awaiting-retirement',
  'maternity',
] as const
export type ExemptionCause = (typeof exemptionCauses)[number]

export interface ExemptionFacts {
  route: ExemptionRoute
  /** Whole months asked for; only the route `other` has a limit. */
  months?: number | null
  /** Not given: only what a province lays down limits the months. */
  cause?: ExemptionCause | null
}

/** The months the route stays under: the province's for every reason, the country's for mobile work (EXM-02); the shorter of the two. */
export function exemptionLimit({ route, cause }: ExemptionFacts, setting: Setting): Parameter | undefined {
  if (route !== 'other') return undefined
  const names = cause === 'mobile-work' ? ['period-under', 'mobile-work-under'] : ['period-under']
  return names
    .flatMap((name) => parameterOn(setting, 'EXM-02', name) ?? [])
    .toSorted((a, b) => numberIn(a) - numberIn(b))[0]
}

/**
 * EXM-01: for age and health the branch decides, without a limit. EXM-02: for other reasons the grassroots committee decides; how long
 * such an exemption may be is laid down by the province (Hà Nội: under 12 months), and for the whole country of mobile work only; where it is
 * and the months are not given, `notJudged` says so.
 */
export function exemption(facts: ExemptionFacts, setting: Setting): RuleAnswer {
  const { route, months } = facts
  const decider = valueOn(setting, route === 'age-health' ? 'EXM-01' : 'EXM-02', 'decider')
  if (decider.parameter === null) return answer([decider.refusal], { decider: null })
  const limit = exemptionLimit(facts, setting)
  const tooLong = limit !== undefined && typeof months === 'number' && months >= numberIn(limit)
  const refusals = tooLong
    ? [{ ...refusalBy(limit, 'exemption.too-long'), facts: { under: numberIn(limit), months } }]
    : []
  const isOpen = limit !== undefined && (months ?? null) === null
  return answer(refusals, { decider: textIn(decider.parameter), ...(isOpen && { notJudged: ['EXM-02'] }) })
}

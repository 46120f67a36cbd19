// The rule `admission.place`: which organisation considers somebody who studies, is seconded or works on a contract (ADM-19).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { numberIn, parameterInForce } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'

export const admissionSituations = [
  'full-time-study',
  'secondment',
  'awaiting-graduation',
  'graduated-waiting',
  'contract',
] as const
export type AdmissionSituation = (typeof admissionSituations)[number]

export interface AdmissionPlaceFacts {
  situation: AdmissionSituation
  /** How long the study, the secondment or the contract without a break lasts. Not given: not judged. */
  months?: number | null
}

/** Where the months decide: the organisation from the switch on, and below it. Below it the page is silent of study and secondment. */
const byMonths: Partial<Record<AdmissionSituation, readonly [from: string, below: string | null]>> = {
  'full-time-study': ['place-of-study', null],
  secondment: ['place-of-secondment', null],
  contract: ['employer', 'residence'],
}

/**
 * Values: `organisation` that considers the admission (`place-of-study`, `place-of-secondment`, `school`, `residence`, `employer`; null where
 * the months are not given or the rule is silent), `remarkOf` whoever gives a remark beside it, and in `notJudged` the rule when null.
 */
export function admissionPlace({ situation, months }: AdmissionPlaceFacts, setting: Setting): RuleAnswer {
  const switchFrom = numberIn(parameterInForce(setting, 'ADM-19', 'switch-from'))
  const split = byMonths[situation]
  const given = months ?? null
  const organisation =
    split === undefined
      ? situation === 'awaiting-graduation'
        ? 'school'
        : 'residence'
      : given === null
        ? null
        : split[given >= switchFrom ? 0 : 1]
  const remarkOf = situation === 'contract' && organisation === 'residence' ? 'employer' : null
  return answer([], { organisation, remarkOf, notJudged: organisation === null ? ['ADM-19'] : [] })
}

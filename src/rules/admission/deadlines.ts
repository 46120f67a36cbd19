// The rule `admission.deadlines`: by when an admission is decided and the ceremony held (ADM-10, ADM-13).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, type TermEnd, termFrom } from '../rulebook/terms.ts'

export interface AdmissionDeadlineFacts {
  /** The branch adopted the resolution proposing admission. */
  branchResolvedOn?: string | null
  /** The competent committee issued the decision. */
  decisionIssuedOn?: string | null
  /** The branch received the decision. */
  decisionReceivedOn?: string | null
}

/**
 * ADM-13: working days from the day the version counts from: the branch's receipt of the decision, or (208-QĐ/TW) its issue. Which
 * version holds is judged on the day the decision was issued, where that is not given on the day it was received.
 */
export function ceremonyTerm(
  { decisionIssuedOn, decisionReceivedOn }: AdmissionDeadlineFacts,
  setting: Setting,
): TermEnd {
  const on = decisionIssuedOn ?? decisionReceivedOn ?? setting.on
  const version: Setting = { ...setting, on }
  const trigger = parameterOn(version, 'ADM-13', 'ceremony-within')?.trigger
  const from = trigger === 'decision-issued' ? decisionIssuedOn : decisionReceivedOn
  return termFrom(from, 'ADM-13', ['ceremony-within'], setting, on)
}

/**
 * Working days, the day a term starts from not counted. ADM-10: `decideBy` from the branch's resolution, `decideByExtended` with the
 * extension for special cases on top. Null where the day the term starts from is not given.
 */
export function admissionDeadlines(facts: AdmissionDeadlineFacts, setting: Setting): RuleAnswer {
  const decide = termFrom(facts.branchResolvedOn, 'ADM-10', ['decide-within'], setting)
  const extended = termFrom(facts.branchResolvedOn, 'ADM-10', ['decide-within', 'decide-extended-by'], setting)
  const ceremony = ceremonyTerm(facts, setting)
  return answer(refusalsOf([decide, extended, ceremony]), {
    decideBy: decide.on,
    decideByExtended: extended.on,
    ceremonyBy: ceremony.on,
  })
}

// The rule `readmission`: from which day somebody who left may be considered again, and who may not at all (READ-01 to READ-05).
import { addMonths } from '../calendar/dates.ts'
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, parameterInForce, refusalBy } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'

export const leavingGrounds = [
  'dropped-activities',
  'own-request',
  'family-hardship',
  'disunity',
  'corruption-conviction',
  'serious-conviction',
  'lesser-conviction',
  'transfer-not-filed',
  'other',
] as const
export type LeavingGround = (typeof leavingGrounds)[number]

export interface ReadmissionFacts {
  ground: LeavingGround
  /** The day of leaving. Not given: the waiting time is not judged. */
  leftOn?: string | null
  /** For `lesser-conviction`: the day the criminal record was cleared; null or not given: it is not cleared. */
  recordClearedOn?: string | null
  /** How often the person was readmitted already. Not given: never. */
  timesReadmitted?: number | null
  /** The prior written consent of the province's committee is at hand (READ-02). Not given: not judged. */
  provincialConsent?: boolean | null
}

/** READ-03, READ-05, READ-04: what bars for good. */
function bars(facts: ReadmissionFacts, setting: Setting): RuleRefusal[] {
  const found: RuleRefusal[] = []
  const barred = parameterInForce(setting, 'READ-03', 'barred-grounds')
  const local = parameterOn(setting, 'READ-05', 'barred-grounds')
  if (listIn(barred).includes(facts.ground)) found.push(refusalBy(barred, 'readmission.barred'))
  else if (local !== undefined && listIn(local).includes(facts.ground)) {
    found.push(refusalBy(local, 'readmission.barred'))
  }
  const most = parameterInForce(setting, 'READ-04', 'times-most')
  if ((facts.timesReadmitted ?? 0) >= numberIn(most)) found.push(refusalBy(most, 'readmission.once-only'))
  return found
}

/** READ-01: the day from which the person may be considered. */
function waiting(facts: ReadmissionFacts, setting: Setting): { earliestOn: string | null; refusals: RuleRefusal[] } {
  const lesser = facts.ground === 'lesser-conviction'
  const wait = parameterInForce(setting, 'READ-01', lesser ? 'after-record-cleared' : 'after-leaving')
  const leftOn = facts.leftOn ?? null
  const from = lesser ? (facts.recordClearedOn ?? null) : leftOn
  if (from === null) {
    return { earliestOn: null, refusals: lesser ? [refusalBy(wait, 'readmission.record-not-cleared')] : [] }
  }
  const waited = addMonths(from, numberIn(wait))
  // A record cleared before leaving does not shorten the general wait.
  const general = parameterInForce(setting, 'READ-01', 'after-leaving')
  const least = leftOn === null ? waited : addMonths(leftOn, numberIn(general))
  const earliestOn = waited < least ? least : waited
  const tooEarly = { ...refusalBy(wait, 'readmission.too-early'), facts: { earliestOn } }
  return { earliestOn, refusals: setting.on < earliestOn ? [tooEarly] : [] }
}

/**
 * Whether somebody who left may be considered on the day of the setting. `earliestOn` is that day itself: 36 months after leaving, and
 * for a lesser conviction 60 months after the record was cleared instead; null when barred or when the day it counts from is missing.
 */
export function readmission(facts: ReadmissionFacts, setting: Setting): RuleAnswer {
  const barring = bars(facts, setting)
  const { earliestOn, refusals } = barring.length > 0 ? { earliestOn: null, refusals: [] } : waiting(facts, setting)
  const consent = parameterInForce(setting, 'READ-02', 'consent-of')
  if (facts.provincialConsent === false) refusals.push(refusalBy(consent, 'readmission.no-provincial-consent'))
  const notJudged = [
    ...(barring.length === 0 && facts.ground !== 'lesser-conviction' && (facts.leftOn ?? null) === null
      ? ['READ-01']
      : []),
    ...((facts.provincialConsent ?? null) === null ? ['READ-02'] : []),
  ]
  return answer([...barring, ...refusals], { earliestOn, notJudged })
}

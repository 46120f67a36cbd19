// Guards about probation and recognition: the twelve months, the date that counts, a resolution grown old, the extension that is off.
import { formatDate } from '../../calendar/dates.ts'
import { probation } from '../../probation/probation.ts'
import { parameterOn, type Setting } from '../../rulebook/rulebook.ts'
import { termFrom } from '../../rulebook/terms.ts'
import type { Case } from '../case.ts'
import { lastTaken } from '../fold.ts'
import { type Guard, type GuardInput, refusal, textFact } from './guard.ts'

/**
 * The named rule's values, from the day of the ceremony: the day the case of probation begins, or that it was taken up with, or the one
 * said when a recognition is redone.
 */
function probationOf({ given, setting }: Pick<GuardInput, 'given' | 'setting'>) {
  const begun = lastTaken(given, 'begin', 'take-up', 'redo-recognition')
  if (begun === undefined) return undefined
  const ceremonyOn = textFact(begun.facts, 'probationFrom') ?? begun.on
  return probation({ ceremonyOn }, { ...setting, on: ceremonyOn }).values
}

/** REC-01: nothing of recognition before the twelve months are over (and an extension, where it is in force). */
export const probationOver: Guard = {
  ruleIds: ['REC-01', 'PROB-01'],
  check: (input) => {
    const ends = probationOf(input)?.endsOn
    if (typeof ends !== 'string') return []
    const extended = lastTaken(input.given, 'extend-probation')
    const name = ['extension-at-most']
    const until =
      extended === undefined ? ends : (termFrom(ends, 'REC-11', name, input.setting, extended.on).on ?? ends)
    return input.on >= until
      ? []
      : [refusal('probation-not-over', 'REC-01', { until: formatDate(until) }, { kind: 'time', on: until })]
  },
}

/** REC-05: the one day that counts; null where an extension, which may end on several days, has moved it. */
export function officialDay(given: Case, setting: Setting): string | null {
  if (lastTaken(given, 'extend-probation') !== undefined) return null
  const from = probationOf({ given, setting })?.recognisedFrom
  return typeof from === 'string' ? from : null
}

/** REC-05: the day of recognition follows from the ceremony, however late anybody is. */
export const officialDate: Guard = {
  ruleIds: ['REC-05'],
  check: (input) => {
    const officialOn = textFact(input.facts, 'officialOn')
    const from = probationOf(input)?.recognisedFrom
    if (officialOn === undefined || typeof from !== 'string') return []
    // An extended probation ends later than the rule of the twelve months says.
    if (lastTaken(input.given, 'extend-probation') !== undefined && officialOn > from) return []
    return officialOn === from
      ? []
      : [refusal('official-date-wrong', 'REC-05', { from: formatDate(from) }, { kind: 'fact', name: 'officialOn' })]
  },
}

/** REC-04 where a province has it: after so many working days the resolutions are voted anew. */
export const resolutionStillCounts: Guard = {
  ruleIds: ['REC-04'],
  check: ({ given, setting, on }) => {
    const voted = lastTaken(given, 'branch-vote')
    if (voted === undefined || parameterOn({ ...setting, on: voted.on }, 'REC-04', 'revote-after') === undefined)
      return []
    const until = termFrom(voted.on, 'REC-04', ['revote-after'], setting).on
    return until === null || on <= until ? [] : [refusal('resolution-stale', 'REC-04', { until: formatDate(until) })]
  },
}

/** REC-11 is not confirmed: off until a person confirms it for the province. */
export const extensionInForce: Guard = {
  ruleIds: ['REC-11'],
  check: ({ setting }) =>
    parameterOn(setting, 'REC-11', 'extension-at-most') === undefined ? [refusal('extension-off', 'REC-11')] : [],
}

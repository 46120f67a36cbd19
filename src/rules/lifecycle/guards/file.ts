// Guards about a file on its way: verification answered, file fresh, terms kept or extended.
import { formatDate } from '../../calendar/dates.ts'
import { parameterOn } from '../../rulebook/rulebook.ts'
import { clockOf } from '../clocks.ts'
import { lastTaken, timesTaken } from '../fold.ts'
import { flagFact, type Guard, type GuardInput, refusal, textFact } from './guard.ts'

/** The last day of a running term that has passed on the day of the step, or null. */
export function passed({ lifecycle, given, setting, on }: GuardInput, clock: string): string | null {
  const dueOn = clockOf(lifecycle, given, clock, setting)?.dueOn ?? null
  return dueOn !== null && dueOn < on ? dueOn : null
}

/**
 * VERIF-04 to VERIF-06: what may be left out of the verification. Of a relative who is a member, as the version in force says, either
 * everything or only political history (C2); on the spouse's side that leaves the person's own side; without a reason nothing is left out.
 */
export const waiverLimits: Guard = {
  ruleIds: ['VERIF-04', 'VERIF-05', 'VERIF-06'],
  check: ({ facts, setting }) => {
    const way = textFact(facts, 'way')
    const waiver = textFact(facts, 'waiver')
    if (way === undefined || waiver === undefined) return []
    if (way !== 'none') return []
    if (waiver === 'none') return [refusal('verification-needed', 'VERIF-02', {}, { kind: 'fact', name: 'way' })]
    if (waiver === 'same-commune') {
      const allowed = parameterOn(setting, 'VERIF-06', 'same-commune-waiver')?.value === true
      return allowed ? [] : [refusal('verification-needed', 'VERIF-06', {}, { kind: 'fact', name: 'way' })]
    }
    if (waiver === 'spouse-side') return [refusal('verification-needed', 'VERIF-05', {}, { kind: 'fact', name: 'way' })]
    const scope = parameterOn(setting, 'VERIF-04', 'member-relative-waiver')?.value
    return scope === 'all' ? [] : [refusal('only-history-waived', 'VERIF-04', {}, { kind: 'fact', name: 'way' })]
  },
}

/** VERIF-08, VERIF-10: every place that was asked has answered before the verification is concluded. */
export const repliesIn: Guard = {
  ruleIds: ['VERIF-08', 'VERIF-10'],
  check: ({ given, facts }) => {
    const sent = Array.isArray(facts.asked) ? facts.asked.length : 0
    const received = timesTaken(given, 'receive-reply')
    const mend = { kind: 'case', lifecycle: 'verification' } as const
    return received >= sent ? [] : [refusal('replies-missing', 'VERIF-08', { sent, received }, mend)]
  },
}

/** VERIF-10: after the grassroots committee of the place, the organ above it writes. */
export const superiorWrote: Guard = {
  ruleIds: ['VERIF-10'],
  check: ({ facts }) =>
    flagFact(facts, 'superiorWrote') === false ? [refusal('superior-not-written', 'VERIF-10')] : [],
}

/** VERIF-12: a file the branch has not considered in time is partly made anew. */
export const fileFresh: Guard = {
  ruleIds: ['VERIF-12'],
  check: (input) => {
    const dueOn = passed(input, 'file-fresh')
    return dueOn === null ? [] : [refusal('file-stale', 'VERIF-12', { dueOn: formatDate(dueOn) })]
  },
}

/** ADM-10, REC-04: the extension is given once for a resolution. */
export const extendedOnce: Guard = {
  ruleIds: [],
  check: ({ given, step }) => {
    const vote = given.steps.findLastIndex((s) => s.step === 'branch-vote')
    const again = given.steps.slice(vote + 1).some((s) => s.step === step.code)
    return again ? [refusal('already-extended', step.ruleIds[0] ?? 'ADM-10')] : []
  },
}

/** ADM-13: later only with the consent of the direct superior. */
export const ceremonyInTime: Guard = {
  ruleIds: ['ADM-13'],
  check: (input) => {
    const dueOn = passed(input, 'ceremony')
    if (dueOn === null || lastTaken(input.given, 'consent-late-ceremony') !== undefined) return []
    return [refusal('ceremony-late', 'ADM-13', { dueOn: formatDate(dueOn) }, { kind: 'paper', code: 'late-consent' })]
  },
}

/** ADM-17: cancelled for the move only once those days are over. */
export const decisionLapsed: Guard = {
  ruleIds: ['ADM-17'],
  check: (input) => {
    if (textFact(input.facts, 'cancelGround') !== 'moved-too-late') return []
    if (lastTaken(input.given, 'report-move-decided') === undefined) return [refusal('move-not-reported', 'ADM-17')]
    if (passed(input, 'decision-kept') !== null) return []
    const until = clockOf(input.lifecycle, input.given, 'decision-kept', input.setting)?.dueOn ?? null
    if (until === null) return []
    return [refusal('decision-kept-still', 'ADM-17', { until: formatDate(until) }, { kind: 'time', on: until })]
  },
}

/** ADM-17: past this day the decision is cancelled and the file goes without it. */
export const decisionStillKept: Guard = {
  ruleIds: ['ADM-17'],
  check: (input) => {
    if (lastTaken(input.given, 'report-move-decided') === undefined) return [refusal('move-not-reported', 'ADM-17')]
    const dueOn = passed(input, 'decision-kept')
    return dueOn === null ? [] : [refusal('decision-lapsed', 'ADM-17', { dueOn: formatDate(dueOn) })]
  },
}

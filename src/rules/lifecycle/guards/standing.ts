// Guards about a member's standing: exemption, deletion, discipline, complaints, cards, changes of the record.
import { addDays, addMonths, completedMonths, formatDate } from '../../calendar/dates.ts'
import { isPartialDate, monthsOfAge } from '../../calendar/partial-date.ts'
import { listIn, refusalBy } from '../../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../../rulebook/rulebook.ts'
import { appeal } from '../../standing/appeal.ts'
import { exemption, exemptionCauses, exemptionLimit } from '../../standing/exemption.ts'
import { deletionGrounds, nameDeletion } from '../../standing/name-deletion.ts'
import type { Case } from '../case.ts'
import { clockOf } from '../clocks.ts'
import { factsOf, lastTaken } from '../fold.ts'
import { flagFact, type Guard, limit, numberFact, passOn, refusal, textFact } from './guard.ts'

/** EXM-01, EXM-02: how long, by the route. */
export const exemptionFits: Guard = {
  ruleIds: ['EXM-01', 'EXM-02'],
  check: ({ facts, setting }) => {
    const route = textFact(facts, 'route')
    if (route !== 'age-health' && route !== 'other') return []
    const cause = exemptionCauses.find((c) => c === textFact(facts, 'cause')) ?? null
    const asked = { route, cause, months: numberFact(facts, 'months') ?? null } as const
    const said = passOn(exemption(asked, setting), { kind: 'fact', name: 'months' })
    const limit = exemptionLimit(asked, setting)
    const [from, to] = [textFact(facts, 'from'), textFact(facts, 'to')]
    if (said.length > 0 || limit === undefined || from === undefined || to === undefined) return said
    const under = Number(limit.value)
    if (to < addMonths(from, under)) return []
    // The days count as well as the months said.
    const months = completedMonths(from, to)
    return [{ ...refusalBy(limit, 'exemption.too-long'), facts: { under, months }, mend: { kind: 'fact', name: 'to' } }]
  },
}

/** What is said beside what lies between two days where the months are not those; a begun month may be counted or not. */
function monthsBeside(months: number, from: string, to: string) {
  const least = completedMonths(from, to)
  if (months === least || months === least + 1) return null
  const after = addDays(to, 1)
  const whole = completedMonths(from, after)
  const period = whole === 0 ? 'chưa đầy 1 tháng' : `${addMonths(from, whole) < after ? 'hơn ' : ''}${whole} tháng`
  return { months, from: formatDate(from), to: formatDate(to), period, whole: Math.max(whole, 1) }
}

/** EXM-02: the months said are those between the days. */
export const monthsAgree: Guard = {
  ruleIds: ['EXM-02'],
  check: ({ entered }) => {
    const [from, to] = [textFact(entered, 'from'), textFact(entered, 'to')]
    const months = numberFact(entered, 'months')
    if (from === undefined || to === undefined || months === undefined || to < from) return []
    const said = monthsBeside(months, from, to)
    return said === null ? [] : [refusal('months-differ', 'EXM-02', said, { kind: 'fact', name: 'months' })]
  },
}

/** Where a renewal of so many months begins and ends: from where the time of before ends, or from the day where that has passed. */
function renewed(before: string, months: number, on: string): { from: string; to: string } {
  const next = addDays(before, 1)
  const from = next < on ? on : next
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** The day the renewal ends that the branch asked for (EXM-03); null where it did not say for how long. */
export function renewalEnd(given: Case, { on }: Pick<Setting, 'on'>): string | null {
  const facts = factsOf(given)
  const [before, months] = [textFact(facts, 'to'), numberFact(facts, 'months')]
  return before === undefined || months === undefined ? null : renewed(before, months, on).to
}

/** EXM-03: a renewal ends as many months after it begins as the branch asked for: where the time of before ends, or on its day where that has passed. */
export const renewalMonthsAgree: Guard = {
  ruleIds: ['EXM-03'],
  check: ({ given, facts, entered, on }) => {
    const [before, to] = [textFact(factsOf(given), 'to'), textFact(entered, 'to')]
    const months = numberFact(facts, 'months')
    if (before === undefined || to === undefined || months === undefined || to <= before) return []
    const { from, to: end } = renewed(before, months, on)
    const said = to < from ? null : monthsBeside(months, from, to)
    if (said === null) return []
    const until = formatDate(end)
    return [refusal('renewal-months-differ', 'EXM-03', { ...said, until }, { kind: 'fact', name: 'to' })]
  },
}

/** EXM-01, EXM-04: a medical paper, except from the age at which a province does without. */
export const medicalPaper: Guard = {
  ruleIds: ['EXM-01', 'EXM-04'],
  check: ({ facts, papers, setting, on }) => {
    if (textFact(facts, 'route') !== 'age-health' || papers.includes('DM-80')) return []
    const years = limit(setting, 'EXM-04', 'no-medical-paper-from')
    const birthOn = textFact(facts, 'birthOn')
    // Of a birth known to the month or the year only, the age reached for certain counts.
    const age = birthOn === undefined || !isPartialDate(birthOn) ? null : monthsOfAge(birthOn, on)
    const old = years !== undefined && age !== null && age.atLeast >= years * 12
    return old ? [] : [refusal('medical-paper-missing', 'EXM-01', {}, { kind: 'paper', code: 'DM-80' })]
  },
}

/** DEL-01 to DEL-05, TRF-03: the ground has lasted long enough. */
export const deletionGround: Guard = {
  ruleIds: ['DEL-01', 'DEL-02', 'DEL-03', 'DEL-04', 'DEL-05', 'TRF-03'],
  check: ({ facts, setting }) => {
    const ground = deletionGrounds.find((g) => g === textFact(facts, 'ground'))
    const months = numberFact(facts, 'months') ?? null
    return ground === undefined
      ? []
      : passOn(nameDeletion({ ground, months }, setting), { kind: 'fact', name: 'months' })
  },
}

/** DEL-07: the days to answer a request before the next one counts, where somebody has confirmed how many. */
export const requestsApart: Guard = {
  ruleIds: ['DEL-07'],
  check: ({ given, setting, on }) => {
    const days = limit(setting, 'DEL-07', 'days-between-requests')
    const asked = lastTaken(given, 'request-once', 'request-twice', 'request-thrice')?.on
    if (days === undefined || asked === undefined) return []
    const from = addDays(asked, days)
    if (on >= from) return []
    const facts = { asked: formatDate(asked), days, from: formatDate(from) }
    return [refusal('request-too-soon', 'DEL-07', facts, { kind: 'time', on: from })]
  },
}

/** The case is closed only when the time to complain is over; where that day cannot be said, it stays open. */
export const appealTermOver: Guard = {
  ruleIds: ['DEL-10', 'DIS-10'],
  check: ({ lifecycle, given, setting, on }) => {
    const clock = clockOf(lifecycle, given, 'appeal', setting)
    if (clock === undefined) return []
    const facts = { dueOn: clock.dueOn === null ? '' : formatDate(clock.dueOn) }
    if (clock.dueOn !== null && on > clock.dueOn) return []
    return [refusal('appeal-term-runs', clock.ruleId, facts, { kind: 'time', on: clock.dueOn })]
  },
}

/** DIS-01: which penalties there are for whom; dismissal only for somebody who holds an office. */
export const penaltyFits: Guard = {
  ruleIds: ['DIS-01', 'REC-10'],
  check: ({ facts, setting }) => {
    const penalty = textFact(facts, 'penalty')
    const name = textFact(facts, 'status') === 'probationary' ? 'penalties-probationary' : 'penalties-official'
    const allowed = parameterOn(setting, 'DIS-01', name)
    if (penalty === undefined || allowed === undefined) return []
    if (!listIn(allowed).includes(penalty))
      return [refusal('penalty-not-allowed', 'DIS-01', {}, { kind: 'fact', name: 'penalty' })]
    const officeless = penalty === 'dismissal' && flagFact(facts, 'holdsOffice') === false
    return officeless ? [refusal('no-office-to-lose', 'DIS-01', {}, { kind: 'fact', name: 'penalty' })] : []
  },
}

/** DIS-02: a breach of a task given from above is not for the branch to decide, nor is a heavier penalty. */
export const branchMayDecide: Guard = {
  ruleIds: ['DIS-02'],
  check: ({ facts, setting }) => {
    if (flagFact(facts, 'taskFromAbove') === true) return [refusal('branch-only-proposes', 'DIS-02')]
    const decided = parameterOn(setting, 'DIS-02', 'branch-decides')
    const penalty = textFact(facts, 'penalty')
    if (penalty === undefined || decided === undefined || listIn(decided).includes(penalty)) return []
    return [refusal('branch-only-proposes', 'DIS-02')]
  },
}

/** DEL-10, DIS-10: a complaint is taken up only when it came in time. */
export const appealInTime: Guard = {
  ruleIds: ['DEL-10', 'DIS-10'],
  check: ({ given, facts, setting }) => {
    const against = textFact(facts, 'against')
    const receivedOn = textFact(facts, 'decisionReceivedOn')
    // A complaint carried higher has a term of its own, from the answer received.
    const lodged = lastTaken(given, 'lodge', 'go-higher')?.on
    if ((against !== 'name-deletion' && against !== 'discipline') || receivedOn === undefined || lodged === undefined)
      return []
    const { lodgeBy } = appeal({ against, receivedOn }, { ...setting, on: receivedOn }).values
    if (typeof lodgeBy !== 'string' || lodged <= lodgeBy) return []
    return [refusal('appeal-late', against === 'discipline' ? 'DIS-10' : 'DEL-10', { lodgeBy: formatDate(lodgeBy) })]
  },
}

/**
 * DEL-10, DIS-10: nobody has a decision before it was served, nor an answer before it was given. A day that is later than what is on
 * record stands: the term counts from what the complainant received, and is never made shorter here.
 */
export const receivedWhenServed: Guard = {
  ruleIds: ['DEL-10', 'DIS-10'],
  check: ({ given, facts, entered }) => {
    const receivedOn = textFact(entered, 'decisionReceivedOn')
    const discipline = textFact(facts, 'against') === 'discipline'
    const answered = lastTaken(given, 'uphold', 'change')?.on
    const servedOn = answered ?? textFact(given.known, discipline ? 'disciplineServedOn' : 'deletionServedOn')
    if (receivedOn === undefined || servedOn === undefined || receivedOn >= servedOn) return []
    const said = { receivedOn: formatDate(receivedOn), servedOn: formatDate(servedOn) }
    const mend = { kind: 'fact', name: 'decisionReceivedOn' } as const
    const ruleId = discipline ? 'DIS-10' : 'DEL-10'
    return answered === undefined
      ? [refusal('received-before-service', ruleId, said, mend)]
      : [refusal('received-before-answer', ruleId, said, mend)]
  },
}

/** EXIT-01: whoever asks to leave while a discipline is open is dealt with there first, whatever was entered about a breach. */
export const disciplineFirst: Guard = {
  ruleIds: ['EXIT-01'],
  check: ({ given, setting }) => {
    const required = parameterOn(setting, 'EXIT-01', 'without-breach')?.value === true
    if (!required || textFact(given.known, 'inspectedBy') !== 'discipline') return []
    return [refusal('discipline-first', 'EXIT-01', {}, { kind: 'case', lifecycle: 'discipline' })]
  },
}

const ladder = ['grassroots', 'superior', 'province', 'central'] as const
const rung = (level: string | undefined): number => (ladder as readonly string[]).indexOf(level ?? '')

/** A further complaint goes to a higher level than the one that answered. */
export const goesHigher: Guard = {
  ruleIds: ['DEL-10', 'DIS-12'],
  check: ({ given, entered }) => {
    const answered = lastTaken(given, 'lodge', 'go-higher')?.facts.handlerLevel
    if (typeof answered !== 'string') return []
    if (rung(answered) === ladder.length - 1) return [refusal('highest-level-answered', 'DEL-12')]
    const next = textFact(entered, 'handlerLevel')
    return next === undefined || rung(next) > rung(answered)
      ? []
      : [refusal('not-higher', 'DEL-12', {}, { kind: 'fact', name: 'handlerLevel' })]
  },
}

/** CARD-01: a card is for an official member only. */
export const officialMember: Guard = {
  ruleIds: ['CARD-01'],
  check: ({ facts }) =>
    textFact(facts, 'status') === 'probationary' ? [refusal('card-for-official-only', 'CARD-01')] : [],
}

/** CARD-01: the card bears the personal number; without it nothing is listed for print. */
export const numbered: Guard = {
  ruleIds: ['CARD-01'],
  check: ({ given }) => (given.known.hasPersonalNo === false ? [refusal('personal-number-missing', 'CARD-01')] : []),
}

/** DOS-08: the day of birth stays as first declared. */
export const birthFrozen: Guard = {
  ruleIds: ['DOS-08'],
  check: ({ facts, on, setting }) => {
    const from = parameterOn(setting, 'DOS-08', 'birth-frozen-from')?.value
    const frozen = typeof from === 'string' && on >= from && textFact(facts, 'what') === 'birth-date'
    return frozen ? [refusal('birth-frozen', 'DOS-08', {}, { kind: 'fact', name: 'what' })] : []
  },
}

/** DOS-02: a change that is said is also listed. */
export const changeListed: Guard = {
  ruleIds: ['DOS-02'],
  check: ({ entered }) => {
    const isListed = (name: string): boolean => Array.isArray(entered[name]) && entered[name].length > 0
    if (flagFact(entered, 'changed') !== true || isListed('changes') || isListed('entries')) return []
    return [refusal('change-not-listed', 'DOS-02', {}, { kind: 'fact', name: 'changed' })]
  },
}

/** EXM-03: what has begun is ended by a return, not taken back. */
export const notBegun: Guard = {
  ruleIds: ['EXM-03'],
  check: ({ facts, on }) => {
    const from = textFact(facts, 'from')
    return from === undefined || from > on
      ? []
      : [refusal('begun-already', 'EXM-03', { from: formatDate(from) }, { kind: 'fact', name: 'on' })]
  },
}

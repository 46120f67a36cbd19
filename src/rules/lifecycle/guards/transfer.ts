// Guards about transfers: what stops one, how long a temporary one may be, who came late or never.
import { addMonths, formatDate } from '../../calendar/dates.ts'
import { formalTransfer } from '../../transfer/formal.ts'
import { temporaryTransfer } from '../../transfer/temporary.ts'
import { clockOf } from '../clocks.ts'
import { passed } from './file.ts'
import { flagFact, type Guard, limit, passOn, refusal, textFact } from './guard.ts'

/** TRF-05: not while under inspection, audit or with a complaint being handled. */
export const notUnderInspection: Guard = {
  ruleIds: ['TRF-05'],
  // What the record says today counts beside what was said when the transfer began; the case it says it by is named.
  check: ({ given, facts, setting }) => {
    const underInspection = given.known.underInspection === true || flagFact(facts, 'underInspection') === true
    const refused = passOn(formalTransfer({ underInspection }, setting))
    const by = textFact(given.known, 'inspectedBy')
    if (by === undefined) return refused
    return refused.map((one) => ({ ...one, facts: { ...one.facts, by }, mend: { kind: 'case', lifecycle: by } }))
  },
}

/** DOS-10: no dossier is taken over without its confirmed table of contents. */
export const contentsListConfirmed: Guard = {
  ruleIds: ['DOS-10'],
  check: ({ facts, papers, setting }) => {
    const confirmed = papers.includes('contents-list') && flagFact(facts, 'contentsListConfirmed') !== false
    return passOn(formalTransfer({ contentsListConfirmed: confirmed }, setting), {
      kind: 'paper',
      code: 'contents-list',
    })
  },
}

/** TRF-04: who presents the introduction late explains it in writing first. */
export const lateExplained: Guard = {
  ruleIds: ['TRF-02', 'TRF-04'],
  check: (input) => {
    const dueOn = passed(input, 'present')
    if (dueOn === null || input.papers.includes('gap-explanation')) return []
    return [
      refusal('presented-late', 'TRF-04', { dueOn: formatDate(dueOn) }, { kind: 'paper', code: 'gap-explanation' }),
    ]
  },
}

/** TRF-17: members belong to a branch; where the one that receives has ended, the case is handed to another first. */
export const branchToReceive: Guard = {
  ruleIds: ['TRF-17'],
  check: ({ given }) =>
    given.places['receiving-branch'] === undefined ? [refusal('no-branch-to-receive', 'TRF-17')] : [],
}

/** TRF-03: only after the months from the notice. */
export const notFiledLongEnough: Guard = {
  ruleIds: ['TRF-03'],
  check: ({ lifecycle, given, setting, on }) => {
    const from = clockOf(lifecycle, given, 'not-filed', setting)?.dueOn ?? null
    if (from === null || on >= from) return []
    return [refusal('not-filed-too-early', 'TRF-03', { from: formatDate(from) }, { kind: 'time', on: from })]
  },
}

/** TRF-07, TRF-08: the length of a temporary transfer. */
export const temporaryPeriod: Guard = {
  ruleIds: ['TRF-07', 'TRF-08'],
  check: ({ facts, setting }) => {
    const [from, to, purpose] = [textFact(facts, 'from'), textFact(facts, 'to'), textFact(facts, 'purpose')]
    if (from === undefined || to === undefined || (purpose !== 'work' && purpose !== 'study')) return []
    return passOn(temporaryTransfer({ from, to, purpose }, setting), { kind: 'fact', name: 'to' })
  },
}

/** TRF-11: an extension ends later than the time it extends, by less than the months of the rule. */
export const extensionShort: Guard = {
  ruleIds: ['TRF-11'],
  check: ({ step, facts, setting }) => {
    const [to, until] = [textFact(facts, 'to'), textFact(facts, 'extendedTo')]
    const months = limit(setting, 'TRF-11', 'extension-under')
    if (to === undefined || until === undefined) return []
    const mend = { kind: 'fact', name: 'extendedTo' } as const
    if (until <= to) {
      const label = step.facts?.find(({ name }) => name === 'extendedTo')?.label ?? ''
      return [refusal('fact-not-later', 'TRF-11', { label, on: formatDate(to) }, mend)]
    }
    if (months === undefined || until < addMonths(to, months)) return []
    return [refusal('extension-too-long', 'TRF-11', { to: formatDate(to), months }, mend)]
  },
}

/** TRF-15: a temporary stay abroad without the committee for foreign affairs. */
export const abroadPeriod: Guard = {
  ruleIds: ['TRF-15'],
  check: ({ facts, setting }) => {
    const [from, to] = [textFact(facts, 'from'), textFact(facts, 'to')]
    const [least, under] = [limit(setting, 'TRF-15', 'period-from'), limit(setting, 'TRF-15', 'period-under')]
    if (textFact(facts, 'abroadKind') !== 'temporary' || from === undefined || to === undefined) return []
    if (least === undefined || under === undefined) return []
    const fits = to >= addMonths(from, least) && to < addMonths(from, under)
    return fits ? [] : [refusal('abroad-period', 'TRF-15', { least, under }, { kind: 'fact', name: 'to' })]
  },
}

/** TRF-15: what lasts as long as a temporary stay abroad is one, whatever it is for. */
export const privateJourneyShort: Guard = {
  ruleIds: ['TRF-15'],
  check: ({ facts, setting }) => {
    const [from, to] = [textFact(facts, 'from'), textFact(facts, 'to')]
    const least = limit(setting, 'TRF-15', 'period-from')
    if (from === undefined || to === undefined || least === undefined || to < addMonths(from, least)) return []
    return [refusal('private-journey-long', 'TRF-15', { least }, { kind: 'fact', name: 'to' })]
  },
}

/** Before the day of leaving there is nothing to report. */
export const journeyBegun: Guard = {
  ruleIds: ['TRF-15'],
  check: ({ facts, on }) => {
    const from = textFact(facts, 'from')
    if (from === undefined || on >= from) return []
    return [refusal('journey-not-begun', 'TRF-15', { from: formatDate(from) }, { kind: 'time', on: from })]
  },
}

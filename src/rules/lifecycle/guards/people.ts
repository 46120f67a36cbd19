// Guards about the person who enters: certificate, eligibility, introducers, re-admission, parents' opinion.
import {
  type EducationLevel,
  type EducationProof,
  educationLevels,
  educationProofs,
  eligibility,
} from '../../admission/eligibility.ts'
import { type Introducer, introducers } from '../../admission/introducers.ts'
import { leavingGrounds, readmission } from '../../admission/readmission.ts'
import { addMonths, formatDate } from '../../calendar/dates.ts'
import { listIn } from '../../rulebook/look-up.ts'
import { parameterOn } from '../../rulebook/rulebook.ts'
import type { FactValue } from '../case.ts'
import { flagFact, type Guard, limit, numberFact, passOn, refusal, textFact } from './guard.ts'

const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((v) => v === value)

/** ELIG-07: the certificate counts through the day its months end. */
export const certificateValid: Guard = {
  ruleIds: ['ELIG-07'],
  check: ({ facts, on, setting }) => {
    const issuedOn = textFact(facts, 'certificateIssuedOn')
    const months = limit(setting, 'ELIG-07', 'certificate-valid')
    if (issuedOn === undefined || months === undefined) return []
    const validTo = addMonths(issuedOn, months)
    return on <= validTo ? [] : [refusal('certificate-expired', 'ELIG-07', { validTo: formatDate(validTo) })]
  },
}

/** ELIG-01 to ELIG-07 on the day the branch considers. */
export const eligible: Guard = {
  ruleIds: ['ELIG-01', 'ELIG-02', 'ELIG-03', 'ELIG-04', 'ELIG-05', 'ELIG-07'],
  check: ({ facts, setting }) => {
    const birthOn = textFact(facts, 'birthOn')
    if (birthOn === undefined || birthOn.length !== 10) return [refusal('birth-unknown', 'ELIG-01')]
    return passOn(
      eligibility(
        {
          birthOn,
          education: oneOf<EducationLevel>(educationLevels, textFact(facts, 'education')) ?? null,
          area: textFact(facts, 'area') === 'hardship' ? 'hardship' : 'ordinary',
          over60Consent: flagFact(facts, 'over60Consent') ?? false,
          certificateIssuedOn: textFact(facts, 'certificateIssuedOn') ?? null,
          educationProof: oneOf<EducationProof>(educationProofs, textFact(facts, 'educationProof')) ?? null,
          elderConsent: flagFact(facts, 'elderConsent') ?? false,
        },
        setting,
      ),
    )
  },
}

/** The list as recorded, or undefined while nobody has named anyone. */
function named(value: FactValue | undefined): Introducer[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((entry) => ({
    official: entry.official === true,
    monthsTogether: typeof entry.monthsTogether === 'number' ? entry.monthsTogether : null,
    replacement: entry.replacement === true,
  }))
}

/** INTRO-01 to INTRO-08 for those named; while nobody is named it says nothing. */
export const introducersFit: Guard = {
  ruleIds: ['INTRO-01', 'INTRO-03', 'INTRO-04', 'INTRO-05', 'INTRO-06', 'INTRO-08'],
  check: ({ facts, papers, setting }) => {
    const people = named(facts.introducers)
    const youthAge = flagFact(facts, 'youthAge')
    if (people === undefined || youthAge === undefined) return []
    const youthUnion = flagFact(facts, 'youthUnion') ?? false
    const tradeUnion = flagFact(facts, 'tradeUnion') ?? false
    const unionResolution = papers.includes(youthUnion ? '4-KNĐ' : '4D-KNĐ')
    const unionMember = flagFact(facts, 'unionMember') ?? null
    const asked = { youthAge, youthUnion, tradeUnion, introducers: people, unionResolution, unionMember }
    return passOn(introducers(asked, setting), { kind: 'fact', name: 'introducers' })
  },
}

/** Before a vote somebody must have been named. */
export const introducersNamed: Guard = {
  ruleIds: ['INTRO-03'],
  check: ({ facts }) =>
    named(facts.introducers) === undefined
      ? [refusal('introducers-not-named', 'INTRO-03', {}, { kind: 'fact', name: 'introducers' })]
      : [],
}

/** Which rule asks for papers of its own, by what the case says. */
const extraRuleIds: Readonly<Record<string, string>> = {
  religion: 'SPEC-01',
  'foreign-marriage': 'SPEC-02',
  'private-owner': 'SPEC-04',
}

/** SPEC-01, SPEC-02, SPEC-04: as many papers as the list in force names. */
export const extraPapers: Guard = {
  ruleIds: ['SPEC-01', 'SPEC-02', 'SPEC-04'],
  check: ({ facts, papers, setting }) => {
    const ruleId = extraRuleIds[textFact(facts, 'extraRule') ?? '']
    const documents = ruleId === undefined ? undefined : parameterOn(setting, ruleId, 'documents')
    if (ruleId === undefined || documents === undefined) return []
    const needed = listIn(documents).length
    const there = papers.filter((code) => code === 'extra-paper').length
    if (there >= needed) return []
    return [refusal('extra-papers-missing', ruleId, { needed, there }, { kind: 'paper', code: 'extra-paper' })]
  },
}

/** SPEC-04: on the owner of a business the standing committee above decides. */
export const decidedAbove: Guard = {
  ruleIds: ['SPEC-04'],
  check: ({ facts, setting }) => {
    if (textFact(facts, 'extraRule') !== 'private-owner') return []
    const decider = parameterOn(setting, 'SPEC-04', 'decider')?.value
    return decider === 'superior-standing-committee' ? [refusal('decided-above-only', 'SPEC-04')] : []
  },
}

/** POOL-04: where a province has it, the parents of a pupil are heard first. */
export const parentsOpinion: Guard = {
  ruleIds: ['POOL-04'],
  check: ({ facts, papers, setting }) => {
    const asked = parameterOn(setting, 'POOL-04', 'pupil-parents-opinion')?.value === true
    if (!asked || flagFact(facts, 'pupil') !== true || papers.includes('2-TN')) return []
    return [refusal('parents-opinion-missing', 'POOL-04', {}, { kind: 'paper', code: '2-TN' })]
  },
}

/** READ-01, READ-03 to READ-05. The province's consent (READ-02) is a paper of its own step. */
export const readmissionAllowed: Guard = {
  ruleIds: ['READ-01', 'READ-03', 'READ-04', 'READ-05'],
  check: ({ facts, setting }) => {
    const ground = oneOf(leavingGrounds, textFact(facts, 'leavingGround'))
    if (ground === undefined) return []
    const leftOn = textFact(facts, 'leftOn') ?? null
    const recordClearedOn = textFact(facts, 'recordClearedOn') ?? null
    const timesReadmitted = numberFact(facts, 'timesReadmitted') ?? 0
    return passOn(readmission({ ground, leftOn, recordClearedOn, timesReadmitted }, setting))
  },
}

// The path of a member as a story with dates: pool, class, file, votes, ceremony, probation, recognition, card.
import { describe, expect, test } from 'vitest'
import type { Case, Facts } from './case.ts'
import { clockOf } from './clocks.ts'
import { describeCase } from './describe.ts'
import { papersOf, stateOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import { blank, deliver, go, tryStep } from './story.fixture.ts'
import type { Lifecycle } from './types.ts'
import { today, worlds } from './walk.fixture.ts'

const lifecycleOf = (code: string): Lifecycle => {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}
const [pool, awareness, admission, probation, card] = [
  'pool',
  'awareness-class',
  'admission',
  'probation',
  'card-issue',
].map(lifecycleOf) as [Lifecycle, Lifecycle, Lifecycle, Lifecycle, Lifecycle]
const [verification, reply] = ['verification', 'verification-reply'].map(lifecycleOf) as [Lifecycle, Lifecycle]
const places = worlds.full ?? {}
const person: Facts = { birthOn: '1998-04-12', education: 'upper-secondary', area: 'ordinary' }
const two = [1, 2].map((n) => ({ name: `Đảng viên ${n}`, official: true, monthsTogether: 30, replacement: false }))

/** Told by the program, or the refusals as a failure. */
function told(...args: Parameters<typeof deliver>): Case {
  const taken = deliver(...args)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return taken.case
}
const state = (lifecycle: Lifecycle, given: Case): string => stateOf(lifecycle, given).code
const due = (lifecycle: Lifecycle, given: Case, clock: string, on: string): string | null | undefined =>
  clockOf(lifecycle, given, clock, { ...today, on })?.dueOn

/** A file from the permission to the state in which the branch may vote. */
function fileReady(opened: Case): Case {
  let file = go(admission, opened, 'submit-application', '2025-12-02')
  file = go(admission, file, 'declare-cv', '2025-12-10', person)
  const asked = [{ about: 'Bản thân', relation: 'self', abroad: false, place: 'Xã Hòa Bình' }]
  file = go(admission, file, 'start-verification', '2025-12-15', { way: 'letter', waiver: 'none', asked })
  return file
}

function certified(file: Case): Case {
  let next = go(admission, file, 'conclude-verification', '2026-01-26')
  next = go(admission, next, 'collect-opinions', '2026-02-03', { residenceExempt: false })
  next = go(admission, next, 'name-introducers', '2026-02-04', { youthAge: false, introducers: two })
  next = go(admission, next, 'remark', '2026-02-05')
  return go(admission, next, 'certify', '2026-02-06')
}

describe('from the pool to the card', () => {
  let noticed = go(pool, blank(pool, places, person), 'notice', '2025-07-10', { source: 'branch', pupil: false })
  noticed = go(pool, noticed, 'propose-listing', '2025-08-04')
  noticed = go(pool, noticed, 'approve-listing', '2025-08-20')
  const inClass = go(pool, noticed, 'propose-class', '2025-09-03')

  test('POOL-02: the list is looked at again a month later', () => {
    expect(due(pool, noticed, 'monthly-review', '2025-08-25')).toBe('2025-09-20')
  })

  let lesson = told(
    { lifecycle: pool, given: inClass },
    { lifecycle: awareness, given: blank(awareness, places, person, 'class') },
    'pool.class-proposed',
  )
  lesson = go(awareness, lesson, 'forward', '2025-09-10')
  lesson = go(awareness, lesson, 'enrol', '2025-09-25')
  lesson = go(awareness, lesson, 'certify', '2025-10-15', { certificateIssuedOn: '2025-10-15' })
  let certifiedPool = told(
    { lifecycle: awareness, given: lesson },
    { lifecycle: pool, given: inClass },
    'awareness-class.certified',
  )
  certifiedPool = go(pool, certifiedPool, 'propose-opening', '2025-11-03')
  const allowed = go(pool, certifiedPool, 'allow-opening', '2025-11-20')

  test('ELIG-07: the certificate counts 60 months', () => {
    expect(due(pool, certifiedPool, 'certificate', '2025-11-03')).toBe('2030-10-15')
    expect(state(pool, allowed)).toBe('allowed')
  })

  const opened = told(
    { lifecycle: pool, given: allowed },
    { lifecycle: admission, given: blank(admission, places, person, 'admission') },
    'pool.allowed',
  )
  const asking = fileReady(opened)

  test('VERIF-01: application, then curriculum vitae, then verification', () => {
    const early = tryStep(admission, opened, 'declare-cv', '2025-12-02', person)
    expect(early.ok ? [] : early.refusals.map((r) => r.code)).toEqual(['lifecycle.wrong-state'])
  })

  let letter = told(
    { lifecycle: admission, given: asking },
    { lifecycle: verification, given: blank(verification, places, {}, 'letter') },
    'verification.asked',
  )
  letter = go(verification, letter, 'send', '2025-12-16', { way: 'letter' })
  let answering = told(
    { lifecycle: verification, given: letter },
    { lifecycle: reply, given: blank(reply, places, {}, 'reply') },
    'verification.asked',
  )
  const received = answering
  const confirmed = go(verification, letter, 'confirm-receipt', '2025-12-22')

  test('VERIF-08: 30 working days from receipt, 90 abroad', () => {
    expect(due(verification, confirmed, 'reply', '2026-01-05')).toBe('2026-02-03')
    expect(due(reply, received, 'reply', '2025-12-20')).toBe('2026-01-28')
  })

  answering = go(reply, answering, 'assign', '2025-12-24')
  answering = go(reply, answering, 'write', '2026-01-09', { finding: 'clear' })
  answering = go(reply, answering, 'answer', '2026-01-14', { superiorWrote: true })
  let concluded = told(
    { lifecycle: reply, given: answering },
    { lifecycle: verification, given: confirmed },
    'verification.answered',
  )
  concluded = go(verification, concluded, 'conclude', '2026-01-20')

  test('VERIF-08: no conclusion while a place has not answered', () => {
    const early = tryStep(admission, asking, 'conclude-verification', '2026-01-20')
    expect(early.ok ? [] : early.refusals.map((r) => [r.code, r.facts?.received, r.mend])).toEqual([
      ['lifecycle.replies-missing', 0, { kind: 'case', lifecycle: 'verification' }],
    ])
  })

  const answered = told(
    { lifecycle: verification, given: concluded },
    { lifecycle: admission, given: asking },
    'verification.concluded',
  )
  const ready = certified(answered)

  test('VERIF-12: the file stays fresh 12 months from the application', () => {
    expect(due(admission, ready, 'file-fresh', '2026-02-06')).toBe('2026-12-02')
    const late = tryStep(admission, ready, 'branch-vote', '2026-12-03')
    expect(late.ok ? [] : late.refusals.map((r) => r.code)).toContain('lifecycle.file-stale')
  })

  const resolved = go(admission, ready, 'branch-vote', '2026-03-03')

  test('ADM-10: 45 working days from the resolution, 15 more when extended, once', () => {
    expect(due(admission, resolved, 'decide', '2026-03-05')).toBe('2026-05-08')
    const longer = go(admission, resolved, 'extend-decision', '2026-04-01')
    expect(due(admission, longer, 'decide', '2026-04-02')).toBe('2026-05-29')
    const again = tryStep(admission, longer, 'extend-decision', '2026-04-02')
    expect(again.ok ? [] : again.refusals.map((r) => r.code)).toEqual(['lifecycle.already-extended'])
  })

  let decided = go(admission, resolved, 'section-report', '2026-03-10')
  decided = go(admission, decided, 'grassroots-vote', '2026-03-20')
  decided = go(admission, decided, 'appraise', '2026-04-02', { aboveCompetence: false })
  decided = go(admission, decided, 'decide', '2026-04-10')
  const delivered = go(admission, decided, 'deliver', '2026-04-16')

  test('ADM-13 of 294-QĐ/TW: 30 working days from the day the branch receives the decision', () => {
    expect(clockOf(admission, decided, 'ceremony', { ...today, on: '2026-04-12' })).toBeUndefined()
    expect(due(admission, delivered, 'ceremony', '2026-04-20')).toBe('2026-06-02')
    const late = tryStep(admission, delivered, 'hold-ceremony', '2026-06-03')
    expect(late.ok ? [] : late.refusals.map((r) => [r.code, r.ruleId])).toEqual([['lifecycle.ceremony-late', 'ADM-13']])
    const allowedLate = go(admission, delivered, 'consent-late-ceremony', '2026-06-03')
    expect(tryStep(admission, allowedLate, 'hold-ceremony', '2026-06-10').ok).toBe(true)
  })

  const admitted = go(admission, delivered, 'hold-ceremony', '2026-05-19', { mentor: 'Nguyễn Văn A' })

  test('the file holds every paper of the way, and the case says it is over', () => {
    const codes = papersOf(admission, admitted).map((p) => p.code)
    for (const code of [
      '6-TN',
      'CN-NTVĐ',
      '1A-KNĐ',
      '2-KNĐ',
      '3-KNĐ',
      '5D-KNĐ',
      '6-KNĐ',
      '7-KNĐ',
      '8A-KNĐ',
      '9A-KNĐ',
    ]) {
      expect(codes).toContain(code)
    }
    expect(describeCase(admission, admitted, today)).toMatchObject({
      state: { code: 'admitted', end: 'done' },
      next: [],
      clocks: [],
    })
  })

  let onProbation = told(
    { lifecycle: admission, given: admitted },
    { lifecycle: probation, given: blank(probation, places, {}, 'probation') },
    'admission.admitted',
  )

  const begun = onProbation
  test('PROB-01, PROB-05, REC-01: twelve months from the ceremony, then 30 working days', () => {
    expect(begun.steps[0]?.on).toBe('2026-05-19')
    expect(due(probation, begun, 'probation', '2026-06-01')).toBe('2027-05-19')
    expect(due(probation, begun, 'declare-record', '2026-06-01')).toBe('2026-06-30')
    expect(due(probation, begun, 'consider', '2026-06-01')).toBe('2027-06-30')
    const [earliest] = describeCase(probation, begun, { ...today, on: '2027-03-20' }).clocks.filter(
      (c) => c.code === 'probation',
    )
    expect(earliest?.warning).toBe(60)
  })

  onProbation = go(probation, onProbation, 'declare-record', '2026-06-10')
  onProbation = go(probation, onProbation, 'attend-class', '2027-01-15')

  const trained = onProbation
  test('REC-01: no self-review before the twelve months are over', () => {
    const early = tryStep(probation, trained, 'self-review', '2027-05-18')
    expect(early.ok ? [] : early.refusals.map((r) => [r.code, r.facts?.until])).toEqual([
      ['lifecycle.probation-not-over', '19/05/2027'],
    ])
  })

  let recognised = go(probation, onProbation, 'self-review', '2027-05-19')
  recognised = go(probation, recognised, 'collect-opinions', '2027-05-28', { residenceExempt: true })
  recognised = go(probation, recognised, 'branch-vote', '2027-06-03')
  recognised = go(probation, recognised, 'section-report', '2027-06-07')
  recognised = go(probation, recognised, 'grassroots-vote', '2027-06-14')

  const undecided = recognised
  test('REC-05: recognised from month twelve, however late the decision', () => {
    const wrong = tryStep(probation, undecided, 'decide', '2027-07-01', { officialOn: '2027-07-01' })
    expect(wrong.ok ? [] : wrong.refusals.map((r) => r.code)).toEqual(['lifecycle.official-date-wrong'])
  })

  recognised = go(probation, recognised, 'decide', '2027-07-01', { officialOn: '2027-05-19' })
  recognised = go(probation, recognised, 'announce', '2027-07-05')

  test('CARD-03: the card follows', () => {
    let issue = told(
      { lifecycle: probation, given: recognised },
      { lifecycle: card, given: blank(card, places, { status: 'full' }, 'card') },
      'card.due',
    )
    issue = go(card, issue, 'list', '2027-07-06')
    issue = go(card, issue, 'propose', '2027-07-08')
    issue = go(card, issue, 'decide', '2027-07-12')
    expect(due(card, issue, 'monthly-list', '2027-07-13')).toBe('2027-08-12')
    issue = go(card, issue, 'send-up', '2027-07-20')
    issue = go(card, issue, 'hand-down', '2027-08-16')
    issue = go(card, issue, 'give', '2027-09-03')
    expect(state(card, issue)).toBe('given')
  })

  test('each step keeps the version it was judged by', () => {
    const vote = admitted.steps.find((s) => s.step === 'branch-vote')
    expect(vote?.judgedBy).toContainEqual({
      ruleId: 'ADM-01',
      name: 'majority',
      value: '>=2/3',
      unit: 'fraction',
      trigger: null,
      validFrom: null,
      province: null,
      basis: expect.objectContaining({ instrument: expect.any(String) }),
    })
    expect(vote?.judgedBy.find((j) => j.ruleId === 'ADM-10' && j.name === 'decide-within')).toMatchObject({
      value: 45,
      validFrom: '2025-07-01',
    })
  })
})

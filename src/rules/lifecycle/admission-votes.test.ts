// Admission where it turns: whose version counts for the ceremony, a vote that fell short, the three-level model.
import { describe, expect, test } from 'vitest'
import type { Case, Facts } from './case.ts'
import { clockOf } from './clocks.ts'
import { papersOf, stateOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import type { Lifecycle } from './types.ts'
import { seat, today, worlds } from './walk.fixture.ts'

const lifecycleOf = (code: string): Lifecycle => {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}
const admission = lifecycleOf('admission')
const places = worlds.full ?? {}
const person: Facts = { birthOn: '1998-04-12', education: 'upper-secondary', area: 'ordinary' }
const two = [1, 2].map((n) => ({ name: `Đảng viên ${n}`, official: true, monthsTogether: 30, replacement: false }))
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

describe('ADM-13 of 208-QĐ/TW: counted from the day of issue, judged on that day', () => {
  const base: Case = {
    ...blank(admission, places, person),
    steps: ['open', 'submit-application', 'declare-cv', 'start-verification'].map((step) => ({
      step,
      on: '2026-01-05',
      by: { kind: 'subject', personId: null },
      facts: step === 'open' ? { certificateIssuedOn: '2025-10-15' } : {},
      papers: [],
      skipped: [],
      judgedBy: [],
    })),
  }
  const at = (code: string, on: string) => ({
    step: code,
    on,
    by: { kind: 'subject' as const, personId: null },
    facts: {},
    papers: [],
    skipped: [],
    judgedBy: [],
  })
  const way = [
    'conclude-verification',
    'collect-opinions',
    'remark',
    'certify',
    'branch-vote',
    'section-report',
    'grassroots-vote',
    'appraise',
  ]
  const upTo = (decidedOn: string, deliveredOn: string): Case => ({
    ...base,
    steps: [
      ...base.steps,
      ...way.map((code) => at(code, '2026-02-02')),
      at('decide', decidedOn),
      at('deliver', deliveredOn),
    ],
  })

  test.each([
    ['issued before, received after the change: from receipt', '2026-07-20', '2026-07-30', '2026-09-14'],
    ['issued after the change: from issue', '2026-07-28', '2026-08-10', '2026-09-10'],
  ])('%s', (_, decidedOn, deliveredOn, expected) => {
    expect(due(admission, upTo(decidedOn, deliveredOn), 'ceremony', '2026-08-11')).toBe(expected)
  })
})

describe('a vote that falls short', () => {
  const opened = go(admission, blank(admission, worlds['three-level'] ?? {}, person), 'open', '2025-12-01', {
    certificateIssuedOn: '2025-10-15',
    extraPapers: false,
  })
  const asking = fileReady(opened)
  const ready = certified(go(admission, asking, 'receive-reply', '2026-01-20'))
  const twelve = {
    ballot: 'secret',
    official: 12,
    exemptAbsent: 2,
    exemptVoting: 0,
    awayAbsent: 1,
    awayVoting: 0,
    suspended: 0,
    against: 3,
    other: 0,
  } as const

  test('ADM-01: 5 of 9 is no resolution, and 6 of 9 is none that fell short', () => {
    const five = tryStep(admission, ready, 'branch-vote', '2026-03-03', { vote: { ...twelve, inFavour: 5 } })
    expect(five.ok ? [] : five.refusals.map((r) => [r.code, r.ruleId])).toEqual([['votes.too-few', 'ADM-01']])
    const six = tryStep(admission, ready, 'branch-vote-short', '2026-03-03', { vote: { ...twelve, inFavour: 6 } })
    expect(six.ok ? [] : six.refusals.map((r) => r.code)).toEqual(['lifecycle.vote-reached'])
  })

  test('VOTE-05: a branch with fewer than three official members decides nothing', () => {
    const small = { ...twelve, official: 2, exemptAbsent: 0, awayAbsent: 0, against: 0, inFavour: 2 }
    const refused = tryStep(admission, ready, 'branch-vote', '2026-03-03', { vote: small })
    expect(refused.ok ? [] : refused.refusals.map((r) => r.ruleId)).toEqual(['VOTE-05'])
  })

  test('more votes than people are refused', () => {
    const many = tryStep(admission, ready, 'branch-vote', '2026-03-03', { vote: { ...twelve, inFavour: 8 } })
    expect(many.ok ? [] : many.refusals.map((r) => r.code)).toEqual(['lifecycle.votes-sum'])
  })

  const short = go(admission, ready, 'branch-vote-short', '2026-03-03', { vote: { ...twelve, inFavour: 5 } })

  test('ADM-09: the result goes up all the same, and the committee decides', () => {
    expect(state(admission, short)).toBe('branch-short')
    const refused = go(admission, short, 'refuse', '2026-03-20')
    expect(stateOf(admission, refused)).toMatchObject({ code: 'not-admitted', end: 'refused' })
    expect(papersOf(admission, refused).map((p) => p.code)).toContain('04-TBKL')
  })

  test('sent back, the branch votes again and the way goes on: in the three-level model up to the commune’s standing committee', () => {
    let again = go(admission, short, 'return-short', '2026-03-10')
    again = go(admission, again, 'branch-vote', '2026-06-03', { vote: { ...twelve, inFavour: 7, against: 1 } })
    again = go(admission, again, 'grassroots-vote', '2026-06-10')
    expect(again.steps.at(-1)?.skipped).toEqual(['section-report'])
    again = go(
      admission,
      again,
      'appraise',
      '2026-06-12',
      { aboveCompetence: false },
      seat(again, 'grassroots', 'organisation-board'),
    )
    again = go(admission, again, 'decide', '2026-06-20', {}, seat(again, 'grassroots', 'secretary'))
    expect(again.steps.at(-1)?.by).toMatchObject({ level: 'deciding', organisationId: 'g' })
  })
})

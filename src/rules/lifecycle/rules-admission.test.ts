// Rules of admission, each told as a case: what is let through, what is not, who acts, with which paper.
import { describe, expect, test } from 'vitest'
import { factsAskedOf } from './check-input.ts'
import { stepOf } from './fold.ts'
import { stepsFromHere } from './possible.ts'
import {
  codes,
  decidedAdmission,
  due,
  goWith,
  hanoi,
  lifecycleNamed,
  papers,
  readyToVote,
  rules,
  somebody,
  state,
  told,
  tryWith,
} from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { seat, worlds } from './walk.fixture.ts'

const admission = lifecycleNamed('admission')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}
const alone = worlds['branch-alone'] ?? {}
const member = (facts: object = {}) => ({
  name: 'Đảng viên',
  official: true,
  monthsTogether: 12,
  replacement: false,
  ...facts,
})

describe('who is admitted where, and what comes beside the file', () => {
  const opening = { certificateIssuedOn: '2025-10-15', extraPapers: false, assignedBranch: false }

  test('ADM-20: a branch that was assigned shows the paper that assigns it', () => {
    const asked = { fixed: { ...opening, assignedBranch: true } }
    const fresh = blank(admission, three)
    expect(
      codes(tryWith(admission, fresh, 'open', '2025-12-01', { ...asked, drop: ['assignment-of-branch'] })),
    ).toEqual(['lifecycle.paper-missing'])
    expect(papers(admission, goWith(admission, fresh, 'open', '2025-12-01', asked))).toContain('assignment-of-branch')
    expect(papers(admission, goWith(admission, fresh, 'open', '2025-12-01', { fixed: opening }))).not.toContain(
      'assignment-of-branch',
    )
  })

  test('ELIG-03: of somebody who went as far as lower secondary the proof is named, and must be one of its time', () => {
    const applied = go(
      admission,
      go(admission, blank(admission, three), 'open', '2025-12-01', opening),
      'submit-application',
      '2025-12-02',
    )
    const declare = (facts: object) =>
      codes(
        tryWith(admission, applied, 'declare-cv', '2025-12-10', {
          fixed: { ...somebody, elderConsent: false, ...facts },
        }),
      )
    expect(declare({ education: 'lower-secondary', educationProof: 'unknown' })).toEqual(['lifecycle.fact-invalid'])
    expect(declare({ education: 'lower-secondary', educationProof: 'programme' })).toEqual([])
    const file = readyToVote(three, {}, { ...somebody, education: 'lower-secondary', educationProof: 'programme' })
    expect(rules(tryStep(admission, file, 'branch-vote', '2026-07-25'))).toEqual(['ELIG-03'])
    expect(tryStep(admission, file, 'branch-vote', '2026-07-26').ok).toBe(true)
  })

  test('ELIG-03 ELIG-04 ELIG-05: what was entered of the education is mended where the vote stumbles over it', () => {
    const file = readyToVote(three, {}, { ...somebody, education: 'primary' })
    expect(rules(tryStep(admission, file, 'branch-vote', '2026-03-03'))).toEqual(['ELIG-03'])
    const correct = (facts: object, drop: 'province-consent'[] = []) =>
      tryWith(admission, file, 'correct-declared', '2026-02-20', { fixed: { ...somebody, ...facts }, drop })
    expect(correct({ education: 'unknown' }).ok).toBe(false)
    const elder = { education: 'none-literate', area: 'hardship', elderConsent: true }
    expect(codes(correct(elder, ['province-consent']))).toEqual(['lifecycle.paper-missing'])
    for (const facts of [{ education: 'upper-secondary' }, { education: 'primary', area: 'hardship' }, elder]) {
      const mended = correct(facts)
      if (!mended.ok) throw new Error(JSON.stringify(mended.refusals))
      expect(state(admission, mended.case)).toBe('certified')
      expect(tryStep(admission, mended.case, 'branch-vote', '2026-03-03').ok).toBe(true)
    }
    // Once the branch has voted the file is what it voted on.
    const voted = go(admission, readyToVote(three), 'branch-vote', '2026-03-03')
    expect(tryWith(admission, voted, 'correct-declared', '2026-03-04', { fixed: somebody }).ok).toBe(false)
  })

  test.each([
    ['INTRO-04', true, false, '4-KNĐ'],
    ['INTRO-05', false, true, '4D-KNĐ'],
  ] as const)(
    '%s: of youth age the person belongs to the union, which adopts its resolution',
    (rule, youthUnion, tradeUnion, resolution) => {
      const fixed = { youthAge: true, youthUnion, tradeUnion, introducers: [member()] }
      const name = (unionMember: boolean, drop: ('4-KNĐ' | '4D-KNĐ')[] = []) =>
        tryWith(admission, readyToVote(three), 'name-introducers', '2026-02-07', {
          fixed: { ...fixed, unionMember },
          drop,
        })
      expect(name(true).ok).toBe(true)
      expect(rules(name(false))).toEqual([rule])
      expect(codes(name(true, [resolution]))).toContain('lifecycle.paper-missing')
    },
  )

  test('ELIG-05: an elder below primary school comes with the consent of the province', () => {
    const file = go(
      admission,
      go(admission, blank(admission, three), 'open', '2025-12-01', opening),
      'submit-application',
      '2025-12-02',
    )
    const elder = { ...somebody, education: 'none-literate', area: 'hardship', elderConsent: true }
    const without = tryWith(admission, file, 'declare-cv', '2025-12-10', { fixed: elder, drop: ['province-consent'] })
    expect(codes(without)).toEqual(['lifecycle.paper-missing'])
    expect(tryWith(admission, file, 'declare-cv', '2025-12-10', { fixed: elder }).ok).toBe(true)
  })

  test.each([
    ['SPEC-01', 'religion', 2],
    ['SPEC-02', 'foreign-marriage', 3],
    ['SPEC-04', 'private-owner', 3],
  ])('%s: the papers of the rule of its own (%s) are there before the branch votes: %i', (rule, extraRule, count) => {
    const file = readyToVote(three, { extraPapers: true, extraRule })
    const few = Array.from({ length: count - 2 }, () => 'extra-paper' as const)
    expect(rules(tryWith(admission, file, 'branch-vote', '2026-03-03', { add: few }))).toEqual([rule])
    const enough = [...few, 'extra-paper' as const]
    expect(tryWith(admission, file, 'branch-vote', '2026-03-03', { add: enough }).ok).toBe(true)
    expect(tryWith(admission, readyToVote(three), 'branch-vote', '2026-03-03').ok).toBe(true)
  })

  test('SPEC-04: on the owner of a business the standing committee above decides, no authorised committee', () => {
    const decide = (opened: object) => {
      let file = go(admission, readyToVote(full, { ...opened }), 'add-paper', '2026-02-07')
      file = goWith(admission, file, 'add-paper', '2026-02-08')
      file = goWith(admission, file, 'branch-vote', '2026-03-03')
      return tryWith(admission, go(admission, file, 'section-report', '2026-03-10'), 'decide-authorised', '2026-03-20')
    }
    expect(rules(decide({ extraPapers: true, extraRule: 'private-owner' }))).toEqual(['SPEC-04'])
    expect(decide({ extraPapers: true, extraRule: 'foreign-marriage' }).ok).toBe(true)
  })
})

describe('deciding', () => {
  const voted = go(admission, readyToVote(full), 'branch-vote', '2026-03-03')

  test('ADM-02: the section committee appraises and decides nothing', () => {
    const section = seat(voted, 'intermediate', 'secretary')
    const here = stepsFromHere(admission, voted).filter((s) =>
      s.actors.some((a) => typeof a !== 'string' && a.at === 'intermediate'),
    )
    expect(here.filter((s) => s.to !== undefined).map((s) => s.code)).toEqual(['section-report', 'return-resolution'])
    expect(codes(tryWith(admission, voted, 'section-report', '2026-03-10', { by: section, drop: ['7-KNĐ'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const reported = goWith(admission, voted, 'section-report', '2026-03-10', { by: section })
    for (const step of ['grassroots-vote', 'decide-authorised'])
      expect(codes(tryWith(admission, reported, step, '2026-03-20', { by: section }))).toEqual([
        'lifecycle.wrong-actor',
      ])
  })

  test('ADM-06: a grassroots committee decides by itself only with the paper that authorises it, two thirds of all', () => {
    const reported = go(admission, voted, 'section-report', '2026-03-10')
    const drop = ['authorisation'] as const
    expect(codes(tryWith(admission, reported, 'decide-authorised', '2026-03-20', { drop }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const vote = (inFavour: number) => ({
      ballot: 'secret' as const,
      official: 15,
      exemptAbsent: 0,
      exemptVoting: 0,
      awayAbsent: 0,
      awayVoting: 0,
      suspended: 0,
      inFavour,
      against: 0,
      other: 0,
    })
    const fixed = (inFavour: number) => ({ fixed: { vote: vote(inFavour) } })
    expect(rules(tryWith(admission, reported, 'decide-authorised', '2026-03-20', fixed(9)))).toEqual(['ADM-05'])
    expect(tryWith(admission, reported, 'decide-authorised', '2026-03-20', fixed(10)).ok).toBe(true)
    // Where the commune committee stands directly under the province there is nobody to authorise it.
    const commune = go(admission, readyToVote(three), 'branch-vote', '2026-03-03')
    expect(codes(tryWith(admission, commune, 'decide-authorised', '2026-03-20'))).toEqual(['lifecycle.wrong-state'])
  })

  test('ADM-11: in Hà Nội 5 working days to send the file up and 25 for the committee, elsewhere neither', () => {
    expect(due(admission, voted, 'send-up', '2026-03-04', hanoi)).toBe('2026-03-10')
    expect(due(admission, voted, 'grassroots-sends', '2026-03-04', hanoi)).toBe('2026-04-07')
    expect(due(admission, voted, 'send-up', '2026-03-04')).toBeUndefined()
    expect(due(admission, voted, 'grassroots-sends', '2026-03-04')).toBeUndefined()
    const sent = go(admission, voted, 'send-up', '2026-03-06')
    expect(due(admission, sent, 'send-up', '2026-03-07', hanoi)).toBeUndefined()
  })

  test('ADM-21: wrong criteria cancel the decision; a wrong procedure is redone from where it was wrong', () => {
    const decided = decidedAdmission(full)
    const cancelled = goWith(admission, decided, 'cancel-decision', '2026-04-20', {
      fixed: { cancelGround: 'not-fit' },
    })
    expect(state(admission, cancelled)).toBe('cancelled')
    expect(papers(admission, cancelled)).toContain('9H-HKN')
    expect(codes(tryWith(admission, decided, 'redo-above', '2026-04-20', { drop: ['DM-98'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    let above = go(admission, decided, 'redo-above', '2026-04-20')
    expect(state(admission, above)).toBe('section-reported')
    expect(papers(admission, above)).toEqual(expect.arrayContaining(['6-KNĐ', '7-KNĐ', '2-KNĐ']))
    expect(papers(admission, above)).not.toEqual(expect.arrayContaining(['8A-KNĐ']))
    expect(due(admission, above, 'decide', '2026-04-21')).toBe('2026-06-25')
    above = go(admission, above, 'grassroots-vote', '2026-05-05')
    above = go(admission, above, 'appraise', '2026-05-06', { aboveCompetence: false })
    expect(state(admission, go(admission, above, 'decide', '2026-05-08'))).toBe('decided')
    const below = go(admission, decided, 'redo-procedure', '2026-04-20')
    expect(state(admission, below)).toBe('certified')
    expect(papers(admission, below)).not.toContain('6-KNĐ')
    expect(papers(admission, below)).toEqual(
      expect.arrayContaining(['2-KNĐ', '3-KNĐ', '5D-KNĐ', 'verification-summary']),
    )
  })
})

describe('somebody who moves', () => {
  const ready = readyToVote(three)
  const former = {
    readmission: true,
    leavingGround: 'other',
    leftOn: '2015-03-02',
    timesReadmitted: 0,
    firstDecisionOn: '2005-05-02',
    firstAdmittedOn: '2005-05-19',
    certificateIssuedOn: '2025-10-15',
  }

  test('READ-01 READ-04 AGE-03: who is admitted a second time is so at the new place too', () => {
    const opened = go(admission, blank(admission, three, somebody), 'open-readmission', '2026-01-10', former)
    const gone = go(admission, go(admission, opened, 'submit-application', '2026-01-12'), 'forward-early', '2026-02-10')
    const there = told(
      { lifecycle: admission, given: gone },
      { lifecycle: admission, given: blank(admission, full, somebody, 'there') },
      'admission.forwarded',
    )
    expect(there.steps[0]?.facts).toMatchObject(former)
    expect(papers(admission, there)).toEqual(expect.arrayContaining(['1B-KNĐ', 'province-consent', 'CN-NTVĐ']))
    for (const step of ['open-moved-early', 'open-moved-late']) {
      const byHand = (facts: object) =>
        codes(
          tryWith(admission, blank(admission, full, somebody), step, '2026-02-10', { fixed: { ...former, ...facts } }),
        )
      expect(byHand({})).toEqual([])
      const [again] = factsAskedOf(stepOf(admission, step), false).filter(({ name }) => name === 'readmission')
      expect(again?.optional).toBeUndefined()
      expect(byHand({ timesReadmitted: 1 })).toEqual(['readmission.once-only'])
      expect(byHand({ leftOn: '2025-03-02' })).toEqual(['readmission.too-early'])
    }
    const late = go(admission, blank(admission, full, somebody), 'open-moved-late', '2026-02-10', former)
    const decided = go(admission, go(admission, late, 'appraise', '2026-02-12'), 'decide', '2026-02-20')
    expect(papers(admission, decided)).toContain('9C-KNĐ')
    expect(papers(admission, decided)).not.toContain('9E-KNĐ')
  })

  test('ADM-15: before the file has gone up the old committee sends it with a letter, the new branch goes on from there', () => {
    expect(
      codes(tryWith(admission, ready, 'forward-early', '2026-02-10', { by: seat(ready, 'branch', 'secretary') })),
    ).toEqual(['lifecycle.wrong-actor'])
    expect(codes(tryWith(admission, ready, 'forward-early', '2026-02-10', { drop: ['DM-92'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const gone = go(admission, ready, 'forward-early', '2026-02-10')
    expect(state(admission, gone)).toBe('moved')
    const there = told(
      { lifecycle: admission, given: gone },
      { lifecycle: admission, given: blank(admission, full, somebody, 'there') },
      'admission.forwarded',
    )
    expect(state(admission, there)).toBe('application')
    expect(papers(admission, there)).toEqual(expect.arrayContaining(['DM-92', '1A-KNĐ', 'CN-NTVĐ']))
    const helped = go(admission, there, 'change-mentor', '2026-02-20', { mentor: 'Lê Thị B' })
    expect(helped.steps.at(-1)?.facts.mentorOfficial).toBe(true)
    const byHand = tryWith(admission, blank(admission, full, somebody), 'open-moved-early', '2026-02-10', {
      by: seat(blank(admission, full), 'branch', 'secretary'),
      fixed: { certificateIssuedOn: '2025-10-15', mentorOfficial: false, readmission: false },
    })
    expect(codes(byHand)).toEqual(['lifecycle.fact-unconfirmed'])
  })

  test('ADM-16: after that 15 working days to forward the file, 30 for the new place to decide', () => {
    const voted = go(admission, ready, 'branch-vote', '2026-03-03')
    const reported = go(admission, voted, 'report-move', '2026-03-09', { movedOn: '2026-03-06' })
    expect(due(admission, reported, 'forward', '2026-03-10')).toBe('2026-03-30')
    const gone = go(admission, reported, 'forward-late', '2026-03-20')
    expect(papers(admission, gone)).toContain('DM-93')
    const there = told(
      { lifecycle: admission, given: gone },
      { lifecycle: admission, given: blank(admission, full, somebody, 'there') },
      'admission.forwarded',
    )
    expect(state(admission, there)).toBe('grassroots-resolved')
    expect(due(admission, there, 'new-decide', '2026-03-25')).toBe('2026-05-06')
  })

  const decided = decidedAdmission(full)
  const reported = go(admission, decided, 'report-move-decided', '2026-04-15', { movedOn: '2026-04-13' })
  const last = '2026-05-28'

  test('ADM-17: within 30 working days of the move the decision goes along and the ceremony is held there', () => {
    expect(due(admission, reported, 'decision-kept', '2026-04-16')).toBe(last)
    expect(rules(tryStep(admission, decided, 'forward-decided', '2026-04-16'))).toEqual(['ADM-17'])
    expect(codes(tryStep(admission, reported, 'forward-decided', '2026-05-29'))).toEqual(['lifecycle.decision-lapsed'])
    const gone = go(admission, reported, 'forward-decided', last)
    const there = told(
      { lifecycle: admission, given: gone },
      { lifecycle: admission, given: blank(admission, three, somebody, 'there') },
      'admission.forwarded',
    )
    expect(state(admission, there)).toBe('delivered')
    expect(tryStep(admission, there, 'hold-ceremony', last).ok).toBe(true)
  })

  test('ADM-17: past that day the decision is cancelled and the file goes without it, to be decided there', () => {
    const fixed = { cancelGround: 'moved-too-late', reason: 'Đã chuyển đi' }
    expect(codes(tryWith(admission, reported, 'cancel-decision', last, { fixed }))).toEqual([
      'lifecycle.decision-kept-still',
    ])
    expect(codes(tryWith(admission, decided, 'cancel-decision', '2026-06-01', { fixed }))).toEqual([
      'lifecycle.move-not-reported',
    ])
    expect(codes(tryWith(admission, reported, 'cancel-decision', '2026-05-29', { fixed, drop: ['DM-93'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const cancelled = goWith(admission, reported, 'cancel-decision', '2026-05-29', { fixed })
    const there = told(
      { lifecycle: admission, given: cancelled },
      { lifecycle: admission, given: blank(admission, three, somebody, 'there') },
      'admission.forwarded',
    )
    expect(state(admission, there)).toBe('grassroots-resolved')
    expect(due(admission, there, 'new-decide', '2026-05-30')).toBe('2026-07-10')
  })

  test('ADM-18: the new place disputes the file, the old one reconsiders within 60 working days', () => {
    const gone = go(admission, go(admission, ready, 'branch-vote', '2026-03-03'), 'forward-late', '2026-03-10')
    const there = told(
      { lifecycle: admission, given: gone },
      { lifecycle: admission, given: blank(admission, full, somebody, 'there') },
      'admission.forwarded',
    )
    const disputed = go(admission, there, 'dispute', '2026-03-16')
    expect(due(admission, disputed, 'reconsider', '2026-03-17')).toBe('2026-06-11')
    expect(
      due(admission, go(admission, disputed, 'settle-dispute', '2026-04-01'), 'reconsider', '2026-04-02'),
    ).toBeUndefined()
    // A file of one's own is disputed by nobody.
    const own = go(admission, go(admission, ready, 'branch-vote', '2026-03-03'), 'grassroots-vote', '2026-03-10')
    expect(codes(tryStep(admission, own, 'dispute', '2026-03-16'))).toEqual(['lifecycle.wrong-state'])
    expect(state(admission, own)).toBe('grassroots-resolved')
  })
})

test('a branch that is itself the grassroots organisation proposes with a resolution of its own kind (ADM-01)', () => {
  const voted = go(admission, readyToVote(alone), 'branch-vote', '2026-03-03')
  expect(papers(admission, voted)).toContain('8C-KNĐ')
})

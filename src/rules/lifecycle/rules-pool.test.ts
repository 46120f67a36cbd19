// Rules of the pool, each told as a case: what is let through, what is not, who acts, with which paper.
import { describe, expect, test } from 'vitest'
import { stepsFromHere } from './possible.ts'
import {
  codes,
  due,
  goWith,
  hanoi,
  lifecycleNamed,
  papers,
  readyToVote,
  rules,
  somebody,
  state,
  tryWith,
} from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { seat, worlds } from './walk.fixture.ts'

const pool = lifecycleNamed('pool')
const awareness = lifecycleNamed('awareness-class')
const admission = lifecycleNamed('admission')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}
const member = (facts: object = {}) => ({
  name: 'Đảng viên',
  official: true,
  monthsTogether: 12,
  replacement: false,
  ...facts,
})

describe('the pool', () => {
  const noticed = go(pool, blank(pool, full), 'notice', '2025-07-10', { source: 'branch', pupil: false })

  test('POOL-01: by resolution of the branch, with an official member to help', () => {
    expect(codes(tryWith(pool, noticed, 'propose-listing', '2025-08-04', { drop: ['1A-TN'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const probationer = tryWith(pool, noticed, 'propose-listing', '2025-08-04', { fixed: { mentorOfficial: false } })
    expect(codes(probationer)).toEqual(['lifecycle.fact-unconfirmed'])
    const committee = seat(noticed, 'grassroots', 'secretary')
    expect(codes(tryWith(pool, noticed, 'propose-listing', '2025-08-04', { by: committee }))).toEqual([
      'lifecycle.wrong-actor',
    ])
    expect(tryWith(pool, noticed, 'propose-listing', '2025-08-04').ok).toBe(true)
    const removed = go(
      pool,
      go(pool, go(pool, noticed, 'propose-listing', '2025-08-04'), 'approve-listing', '2025-08-20'),
      'remove',
      '2025-09-02',
    )
    expect(papers(pool, removed)).toContain('branch-resolution')
  })

  test('POOL-02: the monthly review runs while the person is on the list, and then it is offered to the branch', () => {
    const certified = { certificateIssuedOn: '2025-10-20' }
    const story = [
      ['propose-listing', '2025-08-04', {}],
      ['approve-listing', '2025-08-20', {}],
      ['propose-class', '2025-09-01', {}],
      ['class-certified', '2025-11-01', certified],
      ['propose-opening', '2025-11-05', {}],
    ] as const
    const seen = [full, three].map((places) => {
      let given = go(pool, blank(pool, places), 'notice', '2025-07-10', { source: 'branch', pupil: false })
      return story.flatMap(([step, on, fixed]) => {
        if (step === 'approve-listing' && places.grassroots === undefined) return []
        given = go(pool, given, step, on, fixed)
        const offered = stepsFromHere(pool, given).some(({ code }) => code === 'review')
        expect([step, offered]).toEqual([step, due(pool, given, 'monthly-review', on) !== undefined])
        return offered ? [step] : []
      })
    })
    expect(seen[0]).toEqual(['approve-listing', 'propose-class', 'class-certified', 'propose-opening'])
    expect(seen[1]).toContain('propose-opening')
    // Proposed long ago and not agreed to: nobody is late with a review of somebody who is not on the list.
    const proposed = go(pool, noticed, 'propose-listing', '2025-08-04')
    expect(due(pool, proposed, 'monthly-review', '2026-01-04')).toBeUndefined()
    const alone = blank(pool, { ...full, grassroots: undefined, intermediate: undefined } as typeof full)
    const listed = go(
      pool,
      go(pool, alone, 'notice', '2025-07-10', { source: 'branch', pupil: false }),
      'propose-listing',
      '2025-08-04',
    )
    expect(due(pool, listed, 'monthly-review', '2025-08-05')).toBe('2025-09-04')
    expect(stepsFromHere(pool, listed).map(({ code }) => code)).toContain('review')
  })

  test('POOL-03: two gates: the class first, then the permission to open a file; no other way to it', () => {
    let listed = go(pool, go(pool, noticed, 'propose-listing', '2025-08-04'), 'approve-listing', '2025-08-20')
    expect(codes(tryStep(pool, listed, 'propose-opening', '2025-08-21'))).toEqual(['lifecycle.wrong-state'])
    expect(codes(tryStep(pool, listed, 'allow-opening', '2025-08-21'))).toEqual(['lifecycle.wrong-state'])
    listed = go(pool, listed, 'propose-class', '2025-09-01')
    listed = go(pool, listed, 'class-certified', '2025-11-01', { certificateIssuedOn: '2025-10-20' })
    const proposed = go(pool, listed, 'propose-opening', '2025-11-05')
    const byBranch = tryWith(pool, proposed, 'allow-opening', '2025-11-20', {
      by: seat(proposed, 'branch', 'secretary'),
    })
    expect(codes(byBranch)).toEqual(['lifecycle.wrong-actor'])
    expect(codes(tryWith(pool, proposed, 'allow-opening', '2025-11-20', { drop: ['6-TN'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const byStanding = goWith(pool, proposed, 'allow-opening', '2025-11-20', {
      by: seat(proposed, 'superior', 'office'),
    })
    expect(state(pool, byStanding)).toBe('allowed')
  })

  test('POOL-04: in Hà Nội the parents of a pupil are heard first, elsewhere and for others nobody asks', () => {
    const pupil = go(pool, blank(pool, three), 'notice', '2026-01-10', { source: 'branch', pupil: true })
    const inHanoi = tryWith(pool, pupil, 'propose-listing', '2026-02-02', { setting: hanoi })
    expect(codes(inHanoi)).toEqual(['lifecycle.parents-opinion-missing'])
    expect(tryWith(pool, pupil, 'propose-listing', '2026-02-02', { setting: hanoi, add: ['2-TN'] }).ok).toBe(true)
    expect(tryWith(pool, pupil, 'propose-listing', '2026-02-02').ok).toBe(true)
    const early = go(pool, blank(pool, three), 'notice', '2025-11-10', { source: 'branch', pupil: true })
    expect(tryWith(pool, early, 'propose-listing', '2025-11-20', { setting: hanoi }).ok).toBe(true)
    expect(tryWith(pool, early, 'propose-listing', '2025-11-21', { setting: hanoi }).ok).toBe(false)
    expect(tryWith(pool, noticed, 'propose-listing', '2026-02-02', { setting: hanoi }).ok).toBe(true)
  })

  test('POOL-05: who comes from a union comes with its resolution, and is helped before the opening', () => {
    for (const [source, needed] of [
      ['youth-union', '4-KNĐ'],
      ['trade-union', '4D-KNĐ'],
    ] as const) {
      const chosen = go(pool, blank(pool, full), 'notice', '2025-07-10', { source, pupil: false })
      expect(codes(tryWith(pool, chosen, 'propose-listing', '2025-08-04', { drop: [needed] }))).toEqual([
        'lifecycle.paper-missing',
      ])
      expect(papers(pool, go(pool, chosen, 'propose-listing', '2025-08-04'))).toContain(needed)
    }
  })

  test('POOL-06: who comes from elsewhere keeps the standing by the certificate and the old committee’s paper', () => {
    const came = go(pool, blank(pool, three), 'notice', '2026-03-02', { source: 'elsewhere', pupil: false })
    const fixed = { certificateIssuedOn: '2021-03-02' }
    for (const drop of ['CN-NTVĐ', 'DM-53'] as const) {
      expect(codes(tryWith(pool, came, 'accept-arrived', '2026-03-02', { fixed, drop: [drop] }))).toEqual([
        'lifecycle.paper-missing',
      ])
    }
    const accepted = goWith(pool, came, 'accept-arrived', '2026-03-02', { fixed })
    expect(state(pool, accepted)).toBe('certified')
    expect(accepted.steps.at(-1)?.facts.mentorOfficial).toBe(true)
    expect(codes(tryWith(pool, came, 'accept-arrived', '2026-03-03', { fixed }))).toEqual([
      'lifecycle.certificate-expired',
    ])
    // The helper named anew introduces without the twelve months together.
    const late = tryWith(admission, moved('2026-03-02'), 'name-introducers', '2026-03-03', {
      fixed: { youthAge: false, introducers: [member({ monthsTogether: 0, replacement: true }), member()] },
    })
    expect(late.ok).toBe(true)
    const notHelper = tryWith(admission, moved('2026-03-02'), 'name-introducers', '2026-03-03', {
      fixed: { youthAge: false, introducers: [member({ monthsTogether: 0 }), member()] },
    })
    expect(rules(notHelper)).toEqual(['INTRO-01'])
  })

  const moved = (on: string) =>
    go(admission, blank(admission, three, somebody), 'open-moved-early', on, {
      certificateIssuedOn: '2025-10-15',
      readmission: false,
    })

  test('ELIG-08: the class may be attended before the eighteenth birthday, the vote has to wait for it', () => {
    const young = { ...somebody, birthOn: '2008-06-01' }
    let lesson = go(
      awareness,
      blank(awareness, full, young),
      'propose',
      '2025-09-03',
      {},
      seat(blank(awareness, full), 'branch', 'secretary'),
    )
    lesson = go(awareness, lesson, 'forward', '2025-09-10')
    lesson = go(awareness, lesson, 'enrol', '2025-09-25')
    lesson = go(awareness, lesson, 'certify', '2025-10-15', { certificateIssuedOn: '2025-10-15' })
    expect(state(awareness, lesson)).toBe('certified')
    const file = readyToVote(three, {}, young)
    expect(rules(tryStep(admission, file, 'branch-vote', '2026-05-31'))).toEqual(['ELIG-01'])
    expect(tryStep(admission, file, 'branch-vote', '2026-06-01').ok).toBe(true)
  })
})

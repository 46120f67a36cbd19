// Rules of exemption, residence, deletion and discipline, each told as a case.
import { describe, expect, test } from 'vitest'
import type { Case, Facts } from './case.ts'
import {
  codes,
  due,
  goWith,
  hanoi,
  judgedBy,
  lifecycleNamed,
  papers,
  rules,
  shippedValue,
  state,
  tryWith,
} from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { seat, today, worlds } from './walk.fixture.ts'

const exemption = lifecycleNamed('exemption')
const residence = lifecycleNamed('residence-introduction')
const deletion = lifecycleNamed('name-deletion')
const probationer = lifecycleNamed('probationer-deletion')
const discipline = lifecycleNamed('discipline')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}

describe('requests for a statement', () => {
  const confirmed = (p: (typeof today.book.parameters)[number]) =>
    p.name === 'days-between-requests' ? { ...p, confirmed: true } : p
  const apart = { ...today, book: { ...today.book, parameters: today.book.parameters.map(confirmed) } }
  const opened = go(deletion, blank(deletion, three), 'open', '2026-03-02', { ground: 'card' })
  const noticed = go(deletion, opened, 'notify', '2026-03-02')
  const once = go(deletion, noticed, 'request-once', '2026-03-03')

  test('DEL-07: no distance is known, so none is asked for: the days are those that were recorded', () => {
    const twice = go(deletion, once, 'request-twice', '2026-03-03')
    const thrice = go(deletion, twice, 'request-thrice', '2026-03-03')
    expect(codes(tryStep(deletion, thrice, 'proceed-without-statement', '2026-03-03'))).toEqual([])
  })

  test('DEL-07: where it was confirmed, the next request and going on without a statement wait for it', () => {
    const wait = (given: Case, step: string, on: string) =>
      codes(tryWith(deletion, given, step, on, { setting: apart }))
    expect(wait(once, 'request-twice', '2026-03-03')).toEqual(['lifecycle.request-too-soon'])
    const twice = goWith(deletion, once, 'request-twice', '2026-03-04', { setting: apart })
    expect(wait(twice, 'request-thrice', '2026-03-04')).toEqual(['lifecycle.request-too-soon'])
    const thrice = goWith(deletion, twice, 'request-thrice', '2026-03-05', { setting: apart })
    expect(wait(thrice, 'proceed-without-statement', '2026-03-05')).toEqual(['lifecycle.request-too-soon'])
    expect(wait(thrice, 'proceed-without-statement', '2026-03-06')).toEqual([])
    // A statement that comes, or a refusal said aloud, waits for nothing.
    expect(wait(twice, 'receive-statement', '2026-03-04')).toEqual([])
    expect(wait(twice, 'record-refusal', '2026-03-04')).toEqual([])
  })
})

describe('exemption', () => {
  const asking = (birthOn: string, on = '2026-01-05') =>
    go(exemption, blank(exemption, three, { birthOn }), 'request', on, { route: 'age-health', asked: 'oral' })
  const decide = (birthOn: string, setting = today) =>
    rules(tryWith(exemption, asking(birthOn), 'decide-by-branch', '2026-02-03', { setting }))

  test('EXM-04: in Hà Nội nobody of 80 years needs a medical paper, elsewhere everybody does', () => {
    expect(decide('1946-02-03', hanoi)).toEqual([])
    expect(decide('1946-02-04', hanoi)).toEqual(['EXM-01'])
    expect(decide('1946', hanoi)).toEqual(['EXM-01'])
    expect(decide('1945', hanoi)).toEqual([])
    expect(decide('1930-01-01')).toEqual(['EXM-01'])
    const withPaper = tryWith(exemption, asking('1960-01-01'), 'decide-by-branch', '2026-02-03', { add: ['DM-80'] })
    expect(withPaper.ok).toBe(true)
  })

  test('EXM-02: mobile work under a year, in Hà Nội every other reason too: the months said and the days given', () => {
    const ask = (fixed: Facts, setting = today) =>
      tryWith(exemption, blank(exemption, three), 'request', '2026-01-05', {
        fixed: { route: 'other', asked: 'written', from: '2026-02-01', ...fixed },
        setting,
      })
    const mobile = (months: number, to: string) => rules(ask({ cause: 'mobile-work', months, to }))
    expect(mobile(11, '2027-01-31')).toEqual([])
    expect(mobile(12, '2027-01-31')).toEqual(['EXM-02'])
    // The days count as well as the months said, which are then not those between the days either.
    expect(mobile(11, '2027-02-01')).toEqual(['EXM-02', 'EXM-02'])
    expect(rules(ask({ cause: 'maternity', months: 14, to: '2027-04-01' }))).toEqual([])
    expect(rules(ask({ cause: 'maternity', months: 11, to: '2027-02-01' }, hanoi))).toEqual(['EXM-02', 'EXM-02'])
    expect(rules(ask({ cause: 'maternity', months: 11, to: '2027-01-31' }, hanoi))).toEqual([])
  })

  test('EXM-02: the months said are those between the days, a begun month counted or not; otherwise both are named', () => {
    const ask = (months: number, to: string) =>
      tryWith(exemption, blank(exemption, three), 'request', '2026-01-05', {
        fixed: { route: 'other', asked: 'written', cause: 'maternity', from: '2026-02-01', months, to },
      })
    const differ = (months: number, period: string) => ({
      refusals: [
        { code: 'lifecycle.months-differ', facts: { months, period }, mend: { kind: 'fact', name: 'months' } },
      ],
    })
    expect(ask(14, '2026-11-30')).toMatchObject(differ(14, '10 tháng'))
    expect(ask(12, '2026-12-10')).toMatchObject(differ(12, 'hơn 10 tháng'))
    expect(ask(2, '2026-02-10')).toMatchObject(differ(2, 'chưa đầy 1 tháng'))
    expect(rules(ask(10, '2026-11-30'))).toEqual([])
    expect(rules(ask(10, '2026-12-10'))).toEqual([])
    expect(rules(ask(11, '2026-12-10'))).toEqual([])
    expect(rules(ask(1, '2026-02-10'))).toEqual([])
  })

  const counts = {
    ballot: 'card' as const,
    official: 9,
    exemptVoting: 0,
    awayAbsent: 0,
    awayVoting: 0,
    suspended: 0,
    against: 0,
    other: 0,
  }

  test('EXM-05: the exempt who are absent are left out of the votes, and exemption does not shield from discipline', () => {
    const vote = (exemptAbsent: number, inFavour: number) =>
      rules(
        tryWith(exemption, asking('1946-01-01'), 'decide-by-branch', '2026-02-03', {
          setting: hanoi,
          fixed: { vote: { ...counts, exemptAbsent, inFavour } },
        }),
      )
    expect(vote(0, 4)).toEqual(['VOTE-01'])
    expect(vote(2, 4)).toEqual([])
    const decided = goWith(exemption, asking('1946-01-01'), 'decide-by-branch', '2026-02-03', { setting: hanoi })
    expect(judgedBy(decided, 'decide-by-branch', 'EXM-05')).toEqual({
      'excluded-when-absent': true,
      graded: false,
      'badge-kept': true,
    })
    const exempt = { status: 'full', exempt: true }
    expect(tryWith(discipline, blank(discipline, full, exempt), 'open', '2026-03-02').ok).toBe(true)
  })

  test('EXM-03: a renewal repeats the procedure: reason looked into, report, resolution with its vote, decision', () => {
    let away = go(exemption, blank(exemption, three), 'request', '2026-01-05', {
      route: 'other',
      asked: 'written',
      months: 6,
      from: '2026-02-01',
      to: '2026-08-01',
    })
    away = go(exemption, go(exemption, away, 'propose', '2026-02-03'), 'decide', '2026-02-10')
    const renewal = { fixed: { months: 3 } }
    for (const drop of ['self-report', 'DM-79', 'DM-81'] as const)
      expect(
        codes(tryWith(exemption, away, 'propose-renewal', '2026-07-20', { ...renewal, drop: [drop] })),
        drop,
      ).toEqual(['lifecycle.paper-missing'])
    const lost = { ...counts, exemptAbsent: 0, inFavour: 4 }
    expect(
      rules(tryWith(exemption, away, 'propose-renewal', '2026-07-20', { fixed: { months: 3, vote: lost } })),
    ).toEqual(['VOTE-01'])
    const proposed = goWith(exemption, away, 'propose-renewal', '2026-07-20', renewal)
    const byBranch = tryWith(exemption, proposed, 'renew', '2026-07-28', { by: seat(proposed, 'branch', 'secretary') })
    expect(codes(byBranch)).toEqual(['lifecycle.wrong-actor'])
    // Three months from where it goes on; another day than that is refused with the one that fits.
    const until = (to: string) => tryWith(exemption, proposed, 'renew', '2026-07-28', { fixed: { to } })
    expect(until('2027-06-30')).toMatchObject({
      refusals: [
        {
          code: 'lifecycle.renewal-months-differ',
          ruleId: 'EXM-03',
          facts: { months: 3, from: '02/08/2026', to: '30/06/2027', period: 'hơn 10 tháng', until: '01/11/2026' },
        },
      ],
    })
    expect(codes(until('2026-08-20'))).toEqual(['lifecycle.renewal-months-differ'])
    for (const to of ['2026-11-01', '2026-11-20']) expect(until(to).ok, to).toBe(true)
    // Decided once the time of before is over, it counts from the day of the decision.
    const late = (to: string) => tryWith(exemption, proposed, 'renew', '2026-09-01', { fixed: { to } })
    expect(late('2026-11-30').ok).toBe(true)
    expect(late('2027-01-31')).toMatchObject({ refusals: [{ facts: { from: '01/09/2026', until: '30/11/2026' } }] })
    const health = goWith(exemption, asking('1946-01-01'), 'decide-by-branch', '2026-02-03', { setting: hanoi })
    expect(
      rules(tryWith(exemption, health, 'renew-by-branch', '2027-02-03', { setting: hanoi, fixed: { vote: lost } })),
    ).toEqual(['VOTE-01'])
    expect(tryWith(exemption, health, 'renew-by-branch', '2027-02-03', { setting: hanoi }).ok).toBe(true)
  })
})

describe('residence', () => {
  const introduce = (facts: Facts = {}, on = '2026-03-02', setting = today) =>
    goWith(residence, blank(residence, full), 'introduce', on, { fixed: { withoutActivity: false, ...facts }, setting })

  test('RES-01: 213-QĐ/TW since 2/1/2020, 76-QĐ/TW before it', () => {
    expect(judgedBy(introduce(), 'introduce', 'RES-01')).toEqual({ instrument: '213-QĐ/TW|2020-01-02' })
    expect(judgedBy(introduce({}, '2020-01-01'), 'introduce', 'RES-01')).toEqual({ instrument: '76-QĐ/TW|2000-06-15' })
    expect(judgedBy(introduce({}, '2020-01-02'), 'introduce', 'RES-01')).toEqual({ instrument: '213-QĐ/TW|2020-01-02' })
  })

  test('RES-02: the committee at work introduces on form 1-213, what the residence answers is recorded there, by who reaches the case', () => {
    const fresh = blank(residence, full)
    expect(
      codes(
        tryWith(residence, fresh, 'introduce', '2026-03-02', { fixed: { withoutActivity: false }, drop: ['1-213'] }),
      ),
    ).toEqual(['lifecycle.paper-missing'])
    const byBranch = tryWith(residence, fresh, 'introduce', '2026-03-02', {
      by: seat(fresh, 'branch', 'secretary'),
      fixed: { withoutActivity: false },
    })
    expect(codes(byBranch)).toEqual(['lifecycle.wrong-actor'])
    const atResidence = tryWith(residence, introduce(), 'receive', '2026-03-10', {
      by: seat(fresh, 'residence-branch', 'secretary'),
    })
    expect(codes(atResidence)).toEqual(['lifecycle.wrong-actor'])
    expect(state(residence, go(residence, introduce(), 'receive', '2026-03-10'))).toBe('followed')
  })

  test('RES-03: an opinion every twelve months, from when the residence took it up', () => {
    const followed = go(residence, introduce(), 'receive', '2026-03-10')
    expect(due(residence, followed, 'yearly-opinion', '2026-03-11')).toBe('2027-03-10')
    const asked = go(residence, followed, 'ask-opinion', '2026-11-02')
    expect(papers(residence, asked)).toContain('3-213')
    // Until it is given.
    expect(due(residence, asked, 'yearly-opinion', '2026-11-03')).toBe('2027-03-10')
    const given = go(residence, asked, 'give-opinion', '2026-11-20', { opinionOn: '2026-11-18' })
    expect(due(residence, given, 'yearly-opinion', '2026-11-21')).toBe('2027-11-20')
  })

  test('RES-04: introduced without activity: no yearly opinion, asked only when needed; the groups of the rule', () => {
    const barracks = introduce({ withoutActivity: true, withoutActivityFor: 'barracks' })
    const followed = go(residence, barracks, 'receive', '2026-03-10')
    expect(due(residence, followed, 'yearly-opinion', '2026-03-11')).toBeUndefined()
    expect(tryStep(residence, followed, 'ask-opinion', '2026-11-02').ok).toBe(true)
    const groups = residence.steps[0]?.facts?.find((f) => f.name === 'withoutActivityFor')?.choices
    expect(groups?.map((c) => c.code)).toEqual(shippedValue('RES-04', 'introduced-without-activity'))
  })

  test('RES-05: who is on secret or combat duty is not introduced at all', () => {
    expect(judgedBy(introduce(), 'introduce', 'RES-05')).toEqual({ 'not-introduced': ['secret-task', 'combat-ready'] })
    const secret = tryWith(residence, blank(residence, full), 'introduce', '2026-03-02', {
      fixed: { withoutActivity: true, withoutActivityFor: 'secret-task' },
    })
    expect(codes(secret)).toEqual(['lifecycle.fact-invalid'])
  })

  test('RES-06: in Hà Nội the opinion may be asked through the portal; the step keeps it', () => {
    const asked = (setting: typeof today) =>
      goWith(residence, go(residence, introduce(), 'receive', '2026-03-10'), 'ask-opinion', '2026-11-02', { setting })
    expect(judgedBy(asked(hanoi), 'ask-opinion', 'RES-06')).toEqual({ 'portal-opinion': true })
    expect(judgedBy(asked(today), 'ask-opinion', 'RES-06')).toEqual({})
  })
})

describe('deletion', () => {
  test.each([
    ['DEL-01', 'no-activity', 3],
    ['DEL-01', 'no-dues', 3],
    ['DEL-03', 'no-progress', 12],
    ['DEL-04', 'standing', 24],
  ])('%s: %s for %i months, not one less', (rule, ground, months) => {
    const open = (lasted: number) =>
      rules(tryWith(deletion, blank(deletion, full), 'open', '2026-01-05', { fixed: { ground, months: lasted } }))
    expect(open(months - 1)).toEqual([rule])
    expect(open(months)).toEqual([])
  })

  test('DEL-06: an admission cancelled and a probationer unfit are grounds as well, by decisions of their own', () => {
    const probation = lifecycleNamed('probation')
    const begun = go(
      probation,
      blank(probation, full),
      'begin',
      '2025-05-19',
      {},
      seat(blank(probation, full), 'branch', 'secretary'),
    )
    expect(
      codes(tryWith(probation, begun, 'annul-admission', '2026-01-05', { drop: ['annulment-conclusion'] })),
    ).toEqual(['lifecycle.paper-missing'])
    const annulled = go(probation, begun, 'annul-admission', '2026-01-05')
    expect(state(probation, annulled)).toBe('annulled')
    expect(papers(probation, annulled)).toContain('9H-HKN')
    const unfit = go(
      probationer,
      blank(probationer, full),
      'open',
      '2026-01-05',
      { ground: 'unfit' },
      seat(blank(probationer, full), 'branch', 'secretary'),
    )
    expect(judgedBy(unfit, 'open', 'DEL-06')).toEqual({ 'other-grounds': shippedValue('DEL-06', 'other-grounds') })
  })

  test('DEL-09: no deletion without the list of evidence; Hà Nội says what belongs on it; politics asks for a conclusion', () => {
    const open = (ground: string, drop: ('evidence-list' | 'political-conclusion')[] = []) =>
      codes(tryWith(deletion, blank(deletion, full), 'open', '2026-01-05', { fixed: { ground }, drop }))
    expect(open('card', ['evidence-list'])).toEqual(['lifecycle.paper-missing'])
    expect(open('card', ['political-conclusion'])).toEqual([])
    expect(open('political-standard', ['political-conclusion'])).toEqual(['lifecycle.paper-missing'])
    const inHanoi = goWith(deletion, blank(deletion, full), 'open', '2026-01-05', {
      fixed: { ground: 'card' },
      setting: hanoi,
    })
    expect(judgedBy(inHanoi, 'open', 'DEL-09')).toEqual({ evidence: shippedValue('DEL-09', 'evidence') })
    expect(
      judgedBy(go(deletion, blank(deletion, full), 'open', '2026-01-05', { ground: 'card' }), 'open', 'DEL-09'),
    ).toEqual({})
  })
})

describe('discipline', () => {
  const opening = { source: 'branch', taskFromAbove: false, holdsOffice: false }
  const open = (facts: Facts = {}, status = 'full') =>
    go(discipline, blank(discipline, full, { status }), 'open', '2026-01-05', { ...opening, ...facts })

  test('DIS-07: deferred for pregnancy, a child under twelve months or grave illness, at any time before the vote', () => {
    const reasons = discipline.steps.find((s) => s.code === 'defer')?.facts?.[0]?.choices?.map((c) => c.code)
    expect(reasons).toEqual(shippedValue('DIS-07', 'deferred-for'))
    let running = open()
    const states: [string, string][] = [
      ['notify', '2026-01-06'],
      ['request-once', '2026-01-12'],
      ['request-twice', '2026-01-19'],
      ['request-thrice', '2026-01-26'],
      ['proceed-without-statement', '2026-02-02'],
      ['hear', '2026-02-03'],
    ]
    for (const [step, on] of states) {
      running = go(discipline, running, step, on)
      const deferred = go(discipline, running, 'defer', on, { deferredFor: 'pregnant' })
      expect(state(discipline, deferred), step).toBe('deferred')
      expect(codes(tryStep(discipline, deferred, 'decide-by-branch', '2026-02-10', { penalty: 'warning' }))).toEqual([
        'lifecycle.wrong-state',
      ])
      // Taken up again it begins with the notice: nothing is voted on what was said before.
      expect(state(discipline, go(discipline, deferred, 'resume', '2027-02-10'))).toBe('opened')
    }
    expect(codes(tryWith(discipline, running, 'defer', '2026-02-04', { fixed: { deferredFor: 'holiday' } }))).toEqual([
      'lifecycle.fact-invalid',
    ])
  })

  test('DIS-08: what deserves expulsion is never too old', () => {
    const old = open({ happenedOn: '1985-03-02' })
    expect(judgedBy(old, 'open', 'DIS-08')).toEqual({ 'expulsion-limitless': true })
    let running = go(discipline, old, 'notify', '2026-01-06')
    running = go(discipline, running, 'receive-statement', '2026-01-15')
    running = go(discipline, running, 'hear', '2026-02-02', { presence: 'present' })
    expect(tryStep(discipline, running, 'propose-expulsion', '2026-02-03').ok).toBe(true)
  })

  test('DIS-09: of somebody detained, wanted or sentenced the paper of the law stands in place of the hearing', () => {
    let running = go(discipline, open(), 'notify', '2026-01-06')
    for (const [step, on] of [
      ['request-once', '2026-01-07'],
      ['request-twice', '2026-01-12'],
      ['request-thrice', '2026-01-19'],
      ['proceed-without-statement', '2026-01-26'],
    ] as const)
      running = go(discipline, running, step, on)
    const hear = (drop: 'DM-66'[]) =>
      tryWith(discipline, running, 'hear', '2026-02-02', { fixed: { presence: 'detained' }, drop })
    expect(codes(hear(['DM-66']))).toEqual(['lifecycle.paper-missing'])
    const heard = goWith(discipline, running, 'hear', '2026-02-02', { fixed: { presence: 'detained' } })
    expect(papers(discipline, heard)).not.toContain('hearing-minutes')
    expect(tryStep(discipline, heard, 'propose-expulsion', '2026-02-03').ok).toBe(true)
  })
})

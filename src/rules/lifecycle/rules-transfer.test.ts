// Rules of transfers at home and abroad, each told as a case.
import { describe, expect, test } from 'vitest'
import type { Case } from './case.ts'
import { clocksOf } from './clocks.ts'
import type { PaperCode } from './papers.ts'
import { papersOfWay, stepsOfCase } from './papers-of.ts'
import { codes, due, goWith, judgedBy, lifecycleNamed, papers, rules, state, told, tryWith } from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { take } from './take.ts'
import { paper, seat, today, worlds } from './walk.fixture.ts'

const out = lifecycleNamed('formal-transfer-out')
const into = lifecycleNamed('formal-transfer-in')
const away = lifecycleNamed('temporary-transfer-out')
const host = lifecycleNamed('temporary-transfer-in')
const abroad = lifecycleNamed('abroad')
const collective = lifecycleNamed('collective-transfer')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}

describe('formal', () => {
  const request = (cause: string, reach = 'superior') =>
    go(out, blank(out, full, { underInspection: false }), 'request', '2026-07-06', {
      cause,
      effectiveOn: '2026-06-30',
      reach,
      underInspection: false,
    })

  test('TRF-12: a graduate without work stays up to 12 months with the school, one with work moves within 60 working days', () => {
    const waiting = request('graduated-waiting')
    expect(due(out, waiting, 'stay', '2026-07-07')).toBe('2027-06-30')
    expect(due(out, waiting, 'start', '2026-07-07')).toBeUndefined()
    const working = request('graduated')
    expect(due(out, working, 'start', '2026-07-07')).toBe('2026-09-24')
    expect(due(out, working, 'stay', '2026-07-07')).toBeUndefined()
  })

  const sent = (reach: string): Case => {
    let leaving = request('workplace', reach)
    leaving = go(out, leaving, 'sign-branch', '2026-07-08')
    leaving = go(out, leaving, 'sign-section', '2026-07-09')
    leaving = go(out, leaving, 'sign-grassroots', '2026-07-10')
    if (reach !== 'grassroots') leaving = go(out, leaving, 'sign-superior', '2026-07-13')
    return leaving
  }

  test('TRF-16: of a branch that is no more the committee above fills the box, and says so', () => {
    const asked = request('workplace')
    const secretary = seat(asked, 'grassroots', 'secretary')
    const { branch: _, ...rest } = asked.places
    const facts = { duesPaidTo: '6/2026', cardSeen: true }
    const sign = (given: Case, more: object) =>
      take(
        out,
        given,
        {
          step: 'sign-branch',
          on: '2026-07-08',
          facts: { ...facts, ...more },
          papers: [paper('DM-62'), paper('GT-7')],
        },
        secretary,
        { ...today, on: '2026-07-08' },
      )
    expect(codes(sign(asked, {}))).toEqual(['lifecycle.wrong-actor'])
    expect(codes(sign({ ...asked, places: rest }, {}))).toEqual(['lifecycle.fact-missing'])
    expect(sign({ ...asked, places: rest }, { branchDissolved: true }).ok).toBe(true)
  })

  test('TRF-18: two notices go out with the introduction, none inside one grassroots organisation', () => {
    const step = out.steps.find((s) => s.code === 'send')
    const notice = step?.makes?.find((p) => typeof p !== 'string' && p.code === '1-SHĐ')
    const signed = sent('superior')
    expect(codes(tryWith(out, signed, 'send', '2026-07-14', { drop: ['1-SHĐ'] }))).toEqual(['lifecycle.paper-missing'])
    const gone = go(out, signed, 'send', '2026-07-14')
    expect(notice).toMatchObject({ copies: judgedBy(gone, 'send', 'TRF-18').notices })
    expect(papers(out, go(out, sent('grassroots'), 'send', '2026-07-14'))).not.toContain('1-SHĐ')
  })

  test('TRF-06, DOS-02, DOS-10: what a member brings and what goes with the dossier is asked for by its own rule', () => {
    const missing = (given: Case, step: string, ...drop: PaperCode[]) =>
      rules(
        tryWith(out, given, step, '2026-07-13', { drop, fixed: step === 'request' ? { underInspection: false } : {} }),
      )
    const start = blank(out, full, { underInspection: false })
    expect(missing(start, 'request', 'competent-decision')).toEqual(['TRF-06'])
    expect(missing(request('workplace'), 'sign-branch', 'DM-62')).toEqual(['TRF-06'])
    const signed = go(out, request('workplace'), 'sign-branch', '2026-07-08')
    const before = go(out, signed, 'sign-section', '2026-07-09')
    expect(missing(before, 'sign-grassroots', 'contents-list', '3-HSĐV')).toEqual(['DOS-10', 'DOS-02'])
    expect(missing(sent('superior'), 'send', '1-SHĐ')).toEqual(['TRF-18'])
  })

  test('TRF-20: what was asked through the portal is still met, signed and handed over: no step falls away', () => {
    const asked = request('workplace')
    expect(judgedBy(asked, 'request', 'TRF-20')).toEqual({ procedures: 3 })
    const inHanoi = go(
      out,
      blank(out, full, { underInspection: false }),
      'request',
      '2026-07-06',
      { effectiveOn: '2026-06-30', reach: 'superior', underInspection: false },
      undefined,
      { ...today, province: '01' },
    )
    expect(judgedBy(inHanoi, 'request', 'TRF-20')).toEqual({ procedures: 4 })
    expect(codes(tryStep(out, asked, 'send', '2026-07-07'))).toEqual(['lifecycle.wrong-state'])
    expect(codes(tryWith(out, sent('superior'), 'send', '2026-07-14', { drop: ['sealed-dossier'] }))).toEqual([])
    expect(papers(out, sent('superior'))).toContain('sealed-dossier')
  })

  test('DEL-06, TRF-03: who never files is deleted by the receiving side, after three months and not before', () => {
    const gone = go(out, sent('superior'), 'send', '2026-07-14')
    const announced = told(
      { lifecycle: out, given: gone },
      { lifecycle: into, given: blank(into, full, {}, 'in') },
      'transfer.introduced',
    )
    expect(rules(tryStep(into, announced, 'open-deletion', '2026-10-13'))).toEqual(['TRF-03'])
    const opened = go(into, announced, 'open-deletion', '2026-10-14')
    const deletion = lifecycleNamed('name-deletion')
    const begun = told(
      { lifecycle: into, given: opened },
      { lifecycle: deletion, given: blank(deletion, full, {}, 'deletion') },
      'transfer.not-filed',
    )
    expect(begun.steps[0]?.facts.ground).toBe('transfer-not-filed')
  })
})

describe('for a time', () => {
  const asking = { purpose: 'study', from: '2026-02-01', to: '2026-12-01' }
  const left = (): Case => {
    let leaving = go(away, blank(away, three), 'request', '2026-01-12', asking)
    leaving = go(away, leaving, 'sign-branch', '2026-01-14')
    return go(away, leaving, 'send', '2026-01-20')
  }

  test('TRF-10: three official members together make a temporary branch; both ends keep the number they were judged by', () => {
    const gone = left()
    expect(judgedBy(gone, 'request', 'TRF-10')).toEqual({ 'temporary-branch-from': 3 })
    const announced = told(
      { lifecycle: away, given: gone },
      { lifecycle: host, given: blank(host, three, {}, 'host') },
      'temporary.introduced',
    )
    const received = go(host, announced, 'receive-grassroots', '2026-01-26')
    expect(judgedBy(received, 'receive-grassroots', 'TRF-10')).toEqual({ 'temporary-branch-from': 3 })
  })

  test('TRF-06, §11: with the form of 8 boxes goes the self-review, a report of oneself does not do in its place', () => {
    const asked = go(away, blank(away, three), 'request', '2026-01-12', asking)
    const without = tryWith(away, asked, 'sign-branch', '2026-01-14', { drop: ['DM-62'], add: ['self-report'] })
    expect([codes(without), rules(without)]).toEqual([['lifecycle.paper-missing'], ['TRF-06']])
    expect(papers(away, left())).toContain('DM-62')
  })

  test('TRF-11: extended by the host, later than before and by less than a year; the home side does not take more by hand', () => {
    let hosted = told(
      { lifecycle: away, given: left() },
      { lifecycle: host, given: blank(host, three, {}, 'host') },
      'temporary.introduced',
    )
    hosted = go(host, go(host, hosted, 'receive-grassroots', '2026-01-26'), 'receive', '2026-02-02')
    const extend = (extendedTo: string) =>
      rules(tryWith(host, hosted, 'extend', '2026-11-16', { fixed: { extendedTo } }))
    expect(extend('2026-12-01')).toEqual(['TRF-11'])
    expect(extend('2026-12-02')).toEqual([])
    expect(extend('2027-11-30')).toEqual([])
    expect(extend('2027-12-01')).toEqual(['TRF-11'])
    const longer = goWith(host, hosted, 'extend', '2026-11-16', { fixed: { extendedTo: '2027-05-31' } })
    expect(due(host, longer, 'period', '2026-11-17')).toBe('2027-05-31')
    const gone = go(away, left(), 'received-there', '2026-02-03')
    const byHand = (extendedTo: string) =>
      rules(
        tryWith(away, gone, 'extended-there', '2026-11-18', {
          by: seat(gone, 'grassroots', 'secretary'),
          fixed: { extendedTo },
        }),
      )
    expect(byHand('2027-12-01')).toEqual(['TRF-11'])
    expect(byHand('2027-05-31')).toEqual([])
  })
})

describe('abroad', () => {
  test('TRF-06: whoever goes hands in a self-review, and no report in its place', () => {
    const facts = { abroadKind: 'temporary', from: '2026-02-01', to: '2026-08-01' }
    const asked = goWith(abroad, blank(abroad, full), 'request', '2026-01-12', { fixed: facts })
    const without = tryWith(abroad, asked, 'branch-review', '2026-01-14', { drop: ['DM-62'], add: ['self-report'] })
    expect(rules(without)).toEqual(['TRF-06'])
  })
  const asking = (abroadKind: string, to: string) => ({ abroadKind, from: '2026-02-01', to })
  const request = (abroadKind: string, to = '2026-08-01') =>
    tryWith(abroad, blank(abroad, full), 'request', '2026-01-12', { fixed: asking(abroadKind, to) })
  function introduced(kind: string): Case {
    const asked = goWith(abroad, blank(abroad, full), 'request', '2026-01-12', { fixed: asking(kind, '2026-08-01') })
    const reviewed = go(abroad, asked, 'branch-review', '2026-01-14')
    if (kind === 'temporary') return go(abroad, reviewed, 'introduce-temporary', '2026-01-20')
    return go(abroad, go(abroad, reviewed, 'grassroots-review', '2026-01-16'), 'introduce', '2026-01-20')
  }
  const came = (kind: string) => {
    const gone = introduced(kind)
    const there = kind === 'posting' ? go(abroad, gone, 'foreign-register', '2026-01-26') : gone
    return go(abroad, go(abroad, there, 'depart', '2026-02-02'), 'come-home', '2026-08-03', {
      returnedOn: '2026-08-01',
    })
  }

  test('TRF-13: a posting goes through the committee for foreign affairs, with two boxes, within 60 working days', () => {
    const gone = introduced('posting')
    expect(papers(abroad, gone)).toEqual(expect.arrayContaining(['3A-SHĐ', 'GT-2']))
    expect(papers(abroad, gone)).not.toContain('3C-SHĐ')
    expect(due(abroad, gone, 'hand-in', '2026-01-21')).toBe('2026-04-21')
    expect(codes(tryStep(abroad, gone, 'depart', '2026-01-25'))).toEqual(['lifecycle.wrong-state'])
    const registered = goWith(abroad, gone, 'foreign-register', '2026-01-26', {
      by: seat(gone, 'foreign-affairs', 'secretary'),
    })
    expect(state(abroad, go(abroad, registered, 'depart', '2026-02-02'))).toBe('abroad')
    // The page names no term for who comes home from a posting.
    expect(due(abroad, came('posting'), 'report-back', '2026-08-04')).toBeUndefined()
  })

  test('TRF-14: for labour the committee above writes 3A and 3C; 60 working days to report there, 30 after the return', () => {
    const gone = introduced('labour')
    expect(papers(abroad, gone)).toEqual(expect.arrayContaining(['3A-SHĐ', '3C-SHĐ']))
    expect(papers(abroad, gone)).not.toContain('GT-2')
    expect(gone.steps.at(-1)?.by).toMatchObject({ level: 'deciding' })
    expect(due(abroad, gone, 'hand-in', '2026-01-21')).toBe('2026-04-21')
    expect(state(abroad, go(abroad, gone, 'depart', '2026-02-02'))).toBe('abroad')
    expect(due(abroad, came('labour'), 'report-back', '2026-08-04')).toBe('2026-09-15')
  })

  test('TRF-15: for 3 months and less than 12 the grassroots committee writes 3B and 3D, within 30 working days', () => {
    expect(rules(request('temporary', '2026-04-30'))).toEqual(['TRF-15'])
    expect(rules(request('temporary', '2026-05-01'))).toEqual([])
    expect(rules(request('temporary', '2027-01-31'))).toEqual([])
    expect(rules(request('temporary', '2027-02-01'))).toEqual(['TRF-15'])
    expect(rules(request('labour', '2029-02-01'))).toEqual([])
    const gone = introduced('temporary')
    expect(papers(abroad, gone)).toEqual(expect.arrayContaining(['3B-SHĐ', '3D-SHĐ']))
    expect(gone.steps.at(-1)?.by).toMatchObject({ level: 'grassroots' })
    expect(codes(tryStep(abroad, gone, 'foreign-register', '2026-01-26'))).toEqual(['lifecycle.wrong-state'])
    expect(due(abroad, gone, 'hand-in', '2026-01-21')).toBe('2026-03-10')
    expect(due(abroad, came('temporary'), 'report-back', '2026-08-04')).toBe('2026-09-15')
  })
})

describe('a private journey abroad', () => {
  const from = { from: '2026-02-01', country: 'Lào', journeyFor: 'Thăm thân' }
  const declare = (to: string, places = full) =>
    tryWith(abroad, blank(abroad, places), 'declare', '2026-01-12', { fixed: { ...from, to } })
  const declared = (places = full) => {
    const asked = declare('2026-02-20', places)
    if (!asked.ok) throw new Error('not declared')
    return asked.case
  }

  test('TRF-15: under 3 months it is declared, with no form and no term; from 3 months on it is a stay abroad', () => {
    expect(rules(declare('2026-04-30'))).toEqual([])
    expect(codes(declare('2026-05-01'))).toEqual(['lifecycle.private-journey-long'])
    const home = go(abroad, go(abroad, declared(), 'approve', '2026-01-20'), 'report-return', '2026-02-22', {
      departedOn: '2026-02-01',
      returnedOn: '2026-02-20',
      reportContent: 'Đã về đúng hạn',
    })
    expect(state(abroad, home)).toBe('reported')
    expect(papers(abroad, home)).toEqual([])
    expect(papersOfWay(stepsOfCase(abroad, home), {}, full)).toEqual([])
    for (const given of [declared(), go(abroad, declared(), 'approve', '2026-01-20')]) {
      expect(clocksOf(abroad, given, { ...today, on: '2026-02-21' })).toEqual([])
    }
  })

  test('B8: the committee answers that gives leave for a temporary stay; before the day of leaving nothing is reported', () => {
    expect(go(abroad, declared(), 'approve', '2026-01-20').steps.at(-1)?.by).toMatchObject({ level: 'grassroots' })
    const alone = worlds['branch-alone'] ?? {}
    const approved = go(abroad, declared(alone), 'approve', '2026-01-20')
    expect(approved.steps.at(-1)?.by).toMatchObject({ level: 'branch', role: 'secretary' })
    expect(rules(tryStep(abroad, declared(), 'report-return', '2026-02-22'))).toEqual(['TRF-15'])
    expect(codes(tryStep(abroad, approved, 'report-return', '2026-01-31'))).toContain('lifecycle.journey-not-begun')
    expect(codes(tryStep(abroad, approved, 'come-home', '2026-02-22'))).toEqual(['lifecycle.wrong-state'])
    expect(state(abroad, go(abroad, declared(), 'disapprove', '2026-01-20'))).toBe('not-approved')
    expect(state(abroad, go(abroad, approved, 'cancel', '2026-01-25'))).toBe('cancelled')
  })
})

test('TRF-16: of a dissolved organisation files, seal and members are gathered within 30 working days', () => {
  const decided = (movingKind: string) =>
    go(
      collective,
      go(collective, blank(collective, full), 'propose', '2026-03-02', { movingKind, betweenProvinces: false }),
      'decide',
      '2026-03-10',
      { effectiveOn: '2026-04-01' },
    )
  expect(due(collective, decided('dissolved'), 'wind-up', '2026-04-02')).toBe('2026-05-18')
  expect(due(collective, decided('merge'), 'wind-up', '2026-04-02')).toBeUndefined()
  let moving = go(collective, decided('dissolved'), 'list', '2026-04-03')
  const there = { kind: 'system', message: 'collective.received' } as const
  moving = go(collective, go(collective, moving, 'send', '2026-04-10'), 'arrived-there', '2026-04-13', {}, there)
  expect(due(collective, moving, 'wind-up', '2026-04-14')).toBeUndefined()
})

// Rules of probation, recognition, cards and the dossier, each told as a case.
import { describe, expect, test } from 'vitest'
import type { Case, Places } from './case.ts'
import { outgoingOf } from './handover.ts'
import { reckonedFor } from './reckoned.ts'
import {
  codes,
  decidedAdmission,
  due,
  goWith,
  hanoi,
  judgedBy,
  lifecycleNamed,
  papers,
  rules,
  shippedValue,
  state,
  told,
  tryWith,
} from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { seat, today, worlds } from './walk.fixture.ts'

const admission = lifecycleNamed('admission')
const probation = lifecycleNamed('probation')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}

/** A probation that began on 19/5/2025. */
const begun = (places: Places, setting = today): Case =>
  go(
    probation,
    blank(probation, places, { status: 'probationary' }),
    'begin',
    '2025-05-19',
    {},
    seat(blank(probation, places), 'branch', 'secretary'),
    setting,
  )
const trained = (places: Places): Case => go(probation, begun(places), 'attend-class', '2026-01-15')
const reviewed = (places: Places): Case => go(probation, trained(places), 'self-review', '2026-05-19')

describe('probation', () => {
  test('PROB-02: everything but to vote, to stand and to elect; the step that begins it keeps that', () => {
    expect(judgedBy(begun(three), 'begin', 'PROB-02')).toEqual({ 'rights-without': ['vote', 'stand', 'elect'] })
  })

  test('REC-05: the day that counts is known from the ceremony; of an extension, which may end on several days, it is not', () => {
    const given = begun(three)
    expect(reckonedFor({ by: 'official-day', ruleId: 'REC-05', says: '' }, given, today)).toBe('2026-05-19')
    const [step] = given.steps
    const extended = step === undefined ? [] : [step, { ...step, step: 'extend-probation', on: '2026-05-20' }]
    expect(reckonedFor({ by: 'official-day', ruleId: 'REC-05', says: '' }, { ...given, steps: extended }, today)).toBe(
      null,
    )
  })

  test('PROB-04: no self-review without the certificate of the class for new members', () => {
    const untrained = begun(three)
    expect(codes(tryWith(probation, untrained, 'self-review', '2026-05-19', { drop: ['DM-46'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    expect(tryWith(probation, trained(three), 'self-review', '2026-05-19', { drop: ['DM-46'] }).ok).toBe(true)
  })

  test('PROB-06: Hà Nội enters the new member within 30 working days of the decision; elsewhere there is no such term', () => {
    const late = (province: string | null) =>
      go(probation, begunOn('2026-05-19'), 'declare-record', '2026-06-10', {}, undefined, { ...today, province })
    expect(judgedBy(late('01'), 'declare-record', 'PROB-06')).toEqual({ 'entered-within': 30 })
    expect(judgedBy(late(null), 'declare-record', 'PROB-06')).toEqual({})
  })
  const begunOn = (on: string) =>
    go(probation, blank(probation, three), 'begin', on, {}, seat(blank(probation, three), 'branch', 'secretary'))

  test('CARD-02: the day of the ceremony is the day of entry on the card, not the day of the decision', () => {
    const delivered = go(admission, decidedAdmission(full), 'deliver', '2026-04-16')
    const admitted = go(admission, delivered, 'hold-ceremony', '2026-05-19')
    expect(judgedBy(admitted, 'hold-ceremony', 'CARD-02')).toEqual({ 'printed-date': 'ceremony' })
    const opened = told(
      { lifecycle: admission, given: admitted },
      { lifecycle: probation, given: blank(probation, full, {}, 'probation') },
      'admission.admitted',
    )
    expect(opened.steps[0]?.on).toBe('2026-05-19')
    expect(due(probation, opened, 'probation', '2026-06-01')).toBe('2027-05-19')
  })
})

describe('recognition', () => {
  test('REC-02: the papers of recognition, each asked for at its step', () => {
    const collect = (drop: ('11-KNĐ' | '12A-KNĐ' | '12B-KNĐ' | '12C-KNĐ')[], residenceExempt = false) =>
      codes(tryWith(probation, reviewed(full), 'collect-opinions', '2026-05-25', { drop, fixed: { residenceExempt } }))
    for (const paper of ['11-KNĐ', '12A-KNĐ', '12B-KNĐ', '12C-KNĐ'] as const)
      expect(collect([paper]), paper).toEqual(['lifecycle.paper-missing'])
    expect(collect(['12B-KNĐ'], true)).toEqual([])
    let file = go(probation, reviewed(full), 'collect-opinions', '2026-05-25', { residenceExempt: false })
    for (const [step, paper, on] of [
      ['branch-vote', '13-KNĐ', '2026-06-02'],
      ['section-report', '14-KNĐ', '2026-06-05'],
      ['grassroots-vote', '15A-KNĐ', '2026-06-10'],
      ['decide', '16-KNĐ', '2026-06-20'],
    ] as const) {
      const fixed = { officialOn: '2026-05-19' }
      expect(codes(tryWith(probation, file, step, on, { drop: [paper], fixed })), step).toEqual([
        'lifecycle.paper-missing',
      ])
      file = goWith(probation, file, step, on, { fixed })
    }
    expect(state(probation, file)).toBe('decided')
    const listed = shippedValue('REC-02', 'papers')
    const there = papers(probation, file)
    expect(listed).toHaveLength(
      ['DM-46', '10-KNĐ', '11-KNĐ', '12C-KNĐ', '13-KNĐ', '14-KNĐ', '15A-KNĐ', '16-KNĐ'].filter((p) =>
        there.includes(p as never),
      ).length,
    )
  })

  test('ADM-21: a recognition that breaches a criterion is cancelled by a decision of its own, one of a wrong procedure is redone; what was decided ends with either', () => {
    const review = lifecycleNamed('recognition-review')
    const open = go(review, blank(review, full), 'open', '2026-07-01', { reason: 'Kiểm tra' })
    const sent = (breach: string, code: string) => {
      const concluded = go(review, open, 'conclude', '2026-07-02', { breach })
      expect(codes(tryStep(review, concluded, breach === 'criteria' ? 'redo' : 'cancel', '2026-07-03'))).not.toEqual([])
      return outgoingOf(
        review,
        concluded,
        goWith(review, concluded, code, '2026-07-03', { fixed: { probationFrom: '2025-05-19' } }).steps.at(-1) as never,
      ).map(({ sending }) => [sending.message, sending.to])
    }
    expect(sent('criteria', 'cancel')).toEqual([['recognition.overturned', 'parent']])
    expect(sent('procedure', 'redo')).toEqual([
      ['recognition.overturned', 'parent'],
      ['recognition.redo', 'new'],
    ])
    const concluded = go(review, open, 'conclude', '2026-07-02', { breach: 'criteria' })
    expect(codes(tryWith(review, concluded, 'cancel', '2026-07-03', { drop: ['9L-HCT'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    expect(papers(review, go(review, concluded, 'cancel', '2026-07-03'))).toContain('9L-HCT')
  })

  test('REC-04: in Hà Nội resolutions older than 45 working days are voted anew, elsewhere they still count', () => {
    let file = go(probation, reviewed(three), 'collect-opinions', '2026-05-25', { residenceExempt: false })
    file = go(probation, file, 'branch-vote', '2026-06-02')
    file = go(probation, file, 'grassroots-vote', '2026-06-10')
    const decide = (on: string, setting = today) =>
      tryWith(probation, file, 'decide', on, { fixed: { officialOn: '2026-05-19' }, setting })
    expect(decide('2026-08-04', hanoi).ok).toBe(true)
    expect(codes(decide('2026-08-05', hanoi))).toEqual(['lifecycle.resolution-stale'])
    expect(decide('2026-08-05').ok).toBe(true)
    expect(due(probation, file, 'decide', '2026-06-11', hanoi)).toBe('2026-06-23')
    expect(due(probation, file, 'decide', '2026-06-11')).toBe('2026-07-14')
  })

  test('REC-06: announced by the branch once decided, and the card follows from it', () => {
    let file = go(probation, reviewed(three), 'collect-opinions', '2026-05-25', { residenceExempt: false })
    file = go(probation, file, 'branch-vote', '2026-06-02')
    file = go(probation, file, 'grassroots-vote', '2026-06-10')
    expect(codes(tryStep(probation, file, 'announce', '2026-06-11'))).toEqual(['lifecycle.wrong-state'])
    file = go(probation, file, 'decide', '2026-06-20', { officialOn: '2026-05-19' })
    const byCommittee = tryWith(probation, file, 'announce', '2026-07-03', {
      by: seat(file, 'grassroots', 'secretary'),
    })
    expect(codes(byCommittee)).toEqual(['lifecycle.wrong-actor'])
    const announced = go(probation, file, 'announce', '2026-07-03')
    const card = lifecycleNamed('card-issue')
    const due = told(
      { lifecycle: probation, given: announced },
      { lifecycle: card, given: blank(card, three, { status: 'full' }, 'card') },
      'card.due',
    )
    expect(state(card, due)).toBe('due')
  })

  test('REC-08: of somebody away for a time the host branch prepares, the home branch decides', () => {
    const host = seat(reviewed(full), 'receiving-branch', 'secretary')
    const prepared = goWith(probation, reviewed(full), 'collect-opinions', '2026-05-25', {
      by: host,
      fixed: { residenceExempt: false },
    })
    expect(prepared.steps.at(-1)?.by).toMatchObject({ level: 'receiving-branch' })
    expect(codes(tryWith(probation, prepared, 'branch-vote', '2026-06-02', { by: host }))).toEqual([
      'lifecycle.wrong-actor',
    ])
    expect(tryWith(probation, prepared, 'branch-vote', '2026-06-02').ok).toBe(true)
  })
})

describe('cards', () => {
  const reissue = lifecycleNamed('card-reissue')
  const issue = lifecycleNamed('card-issue')
  const check = lifecycleNamed('card-check')

  test('CARD-01: for an official member only', () => {
    const open = (status: string) =>
      codes(
        tryWith(issue, blank(issue, three, { status }), 'open', '2026-06-20', {
          by: seat(blank(issue, three), 'branch', 'secretary'),
        }),
      )
    expect(open('probationary')).toEqual(['lifecycle.card-for-official-only'])
    expect(open('full')).toEqual([])
  })

  test('CARD-01: nobody is listed for print whose record has no personal number', () => {
    const listing = (hasPersonalNo: boolean) => {
      const start = blank(issue, three, { status: 'full', hasPersonalNo })
      const opened = go(issue, start, 'open', '2026-06-20', {}, seat(start, 'branch', 'secretary'))
      return codes(tryStep(issue, opened, 'list', '2026-06-21'))
    }
    expect(listing(false)).toEqual(['lifecycle.personal-number-missing'])
    expect(listing(true)).toEqual([])
  })

  test.each([
    ['lost', '5-TĐV'],
    ['damaged', '6-TĐV'],
    ['wrong', '6-TĐV'],
  ] as const)('CARD-04: %s: self-review, branch, list, decision %s', (what, decision) => {
    const fresh = blank(reissue, full, { status: 'full' })
    const report = { fixed: { what } }
    expect(codes(tryWith(reissue, fresh, 'report', '2026-03-02', { ...report, drop: ['self-review'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    let asked = goWith(reissue, fresh, 'report', '2026-03-02', report)
    expect(codes(tryStep(reissue, asked, 'decide', '2026-03-03'))).toEqual(['lifecycle.wrong-state'])
    expect(codes(tryWith(reissue, asked, 'review', '2026-03-03', { drop: ['1-TĐV'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    asked = go(reissue, asked, 'review', '2026-03-03')
    asked = go(reissue, asked, 'propose', '2026-03-10')
    expect(codes(tryWith(reissue, asked, 'decide', '2026-03-20', { drop: [decision] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    expect(papers(reissue, go(reissue, asked, 'decide', '2026-03-20'))).toContain(decision)
  })

  test('CARD-05: the branch checks within twelve months, collects the cards of who left; a family keeps that of the dead', () => {
    const opened = go(check, blank(check, three), 'open', '2026-03-31')
    expect(due(check, opened, 'yearly', '2026-04-01')).toBe('2027-03-31')
    const recorded = go(check, opened, 'record', '2026-05-04', { cards: 20, lost: 0, damaged: 1, collected: 1 })
    expect(recorded.steps.at(-1)?.facts.collected).toBe(1)
    const deletion = lifecycleNamed('name-deletion')
    const dossier = deletion.steps.find((s) => s.code === 'send-dossier')
    expect(dossier?.needs).toContain('card-return-minutes')
    const dead = go(probation, begun(three), 'leave', '2025-09-01', { leavingKind: 'deceased', leftOn: '2025-08-20' })
    expect(state(probation, dead)).toBe('left')
    expect(papers(probation, dead)).not.toContain('card-return-minutes')
  })
})

describe('the dossier', () => {
  const change = lifecycleNamed('change-request')
  const supplement = lifecycleNamed('yearly-supplement')
  const collective = lifecycleNamed('collective-transfer')
  const receiving = lifecycleNamed('collective-transfer-in')
  const propose = (what: string, on = '2026-03-02', places: Places = full) =>
    go(change, blank(change, places), 'propose', on, { what })

  test('DOS-01: nothing is struck out: a correction goes by proof, the branch’s consent and the keeper’s hand', () => {
    const asked = propose('hometown')
    expect(codes(tryStep(change, asked, 'change', '2026-03-03'))).toEqual(['lifecycle.wrong-state'])
    expect(codes(tryWith(change, asked, 'confirm', '2026-03-03', { drop: ['DM-76'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const bySubject = { kind: 'subject', personId: 'subject' } as const
    expect(codes(tryWith(change, asked, 'confirm', '2026-03-03', { by: bySubject }))).toEqual(['lifecycle.wrong-actor'])
    const changed = go(change, go(change, asked, 'confirm', '2026-03-03'), 'change', '2026-03-10')
    expect(changed.steps.map((s) => s.step)).toEqual(['propose', 'confirm', 'change'])
    expect(changed.steps[0]?.facts).toMatchObject({ before: 'đã ghi', after: 'đã ghi' })
  })

  test('DOS-02: the supplement every 12 months: confirmed, entered below, entered above, kept; and again on a formal transfer', () => {
    let year = go(supplement, blank(supplement, full), 'ask', '2026-01-05', { year: 2026 })
    expect(due(supplement, year, 'yearly', '2026-01-06')).toBe('2027-01-05')
    expect(codes(tryWith(supplement, year, 'fill', '2026-02-02', { drop: ['3-HSĐV'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const nothing = { changed: true, changes: [], entries: [] }
    expect(codes(tryWith(supplement, year, 'fill', '2026-02-02', { fixed: nothing }))).toEqual([
      'lifecycle.change-not-listed',
    ])
    expect(codes(tryWith(supplement, year, 'fill', '2026-02-02', { fixed: { ...nothing, changed: false } }))).toEqual(
      [],
    )
    for (const [step, on] of [
      ['fill', '2026-02-02'],
      ['confirm', '2026-02-05'],
      ['update', '2026-02-10'],
      ['store', '2026-02-20'],
    ] as const)
      year = go(supplement, year, step, on)
    expect(state(supplement, year)).toBe('stored')
    const out = lifecycleNamed('formal-transfer-out')
    const asked = go(out, blank(out, three, { underInspection: false }), 'request', '2026-02-02', {
      reach: 'province',
      effectiveOn: '2026-01-15',
      underInspection: false,
    })
    const signed = go(out, asked, 'sign-branch', '2026-02-05')
    expect(codes(tryWith(out, signed, 'sign-grassroots', '2026-02-10', { drop: ['3-HSĐV'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    expect(papers(out, go(out, signed, 'sign-grassroots', '2026-02-10'))).toContain('3-HSĐV')
  })

  test('DOS-03: list and dossiers are held against each other before a hand-over is done', () => {
    let moving = go(collective, blank(collective, full), 'propose', '2026-03-02', {
      movingKind: 'merge',
      betweenProvinces: false,
    })
    moving = go(collective, moving, 'decide', '2026-03-10', { effectiveOn: '2026-04-01' })
    moving = go(collective, moving, 'list', '2026-03-20', { members: 30, dossiers: 29 })
    expect(state(collective, go(collective, moving, 'return-list', '2026-04-02'))).toBe('decided')
    moving = go(collective, moving, 'send', '2026-04-01')
    const there = { lifecycle: receiving, given: blank(receiving, full) }
    const opened = told({ lifecycle: collective, given: moving }, there, 'collective.handed-over')
    const differ = tryWith(receiving, opened, 'receive-here', '2026-04-02', { fixed: { countsAgree: false } })
    expect(codes(differ)).toEqual(['lifecycle.fact-unconfirmed'])
    expect(judgedBy(go(receiving, opened, 'receive-here', '2026-04-03'), 'receive-here', 'DOS-03')).toEqual({
      'reconcile-every': 6,
    })
  })

  test('DOS-04: a notice of transfer is looked into after three months', () => {
    const out = lifecycleNamed('formal-transfer-out')
    let leaving = go(out, blank(out, three, { underInspection: false }), 'request', '2026-11-02', {
      reach: 'superior',
      effectiveOn: '2026-10-30',
      underInspection: false,
    })
    for (const [step, on] of [
      ['sign-branch', '2026-11-03'],
      ['sign-grassroots', '2026-11-10'],
      ['sign-superior', '2026-11-20'],
      ['send', '2026-11-30'],
    ] as const)
      leaving = go(out, leaving, step, on)
    expect(due(out, leaving, 'check-notice', '2026-12-01')).toBe('2027-02-28')
    const answered = go(out, leaving, 'received-there', '2026-12-20')
    expect(due(out, answered, 'check-notice', '2026-12-21')).toBeUndefined()
  })

  test('DOS-05: notice and dossier of who left go up within 30 working days', () => {
    const deletion = lifecycleNamed('name-deletion')
    let left = go(deletion, blank(deletion, three), 'open', '2026-01-05', { ground: 'card' })
    for (const [step, on] of [
      ['notify', '2026-01-06'],
      ['receive-statement', '2026-01-20'],
      ['hear', '2026-02-02'],
      ['branch-vote', '2026-02-03'],
      ['grassroots-vote', '2026-02-10'],
      ['decide', '2026-02-12'],
      ['serve', '2026-02-13'],
    ] as const)
      left = go(deletion, left, step, on)
    expect(due(deletion, left, 'send-dossier', '2026-02-14')).toBe('2026-04-03')
    expect(codes(tryWith(deletion, left, 'send-dossier', '2026-03-02', { drop: ['card-return-minutes'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const sent = go(deletion, left, 'send-dossier', '2026-03-02')
    expect(papers(deletion, sent)).toContain('DM-101')
    expect(due(deletion, sent, 'send-dossier', '2026-03-03')).toBeUndefined()
  })

  test('DOS-07: a name changes on the member’s word and a legal paper, and the level above decides', () => {
    const asked = propose('name')
    expect(codes(tryWith(change, asked, 'confirm', '2026-03-03', { drop: ['DM-74'] }))).toEqual([
      'lifecycle.paper-missing',
    ])
    const confirmed = go(change, asked, 'confirm', '2026-03-03')
    expect(codes(tryStep(change, confirmed, 'change-name', '2026-03-04'))).toEqual(['lifecycle.wrong-state'])
    const passed = go(change, confirmed, 'pass-up', '2026-03-05')
    expect(codes(tryStep(change, passed, 'change', '2026-03-06'))).toEqual(['lifecycle.wrong-state'])
    const byGrassroots = tryWith(change, passed, 'change-name', '2026-03-09', {
      by: seat(passed, 'grassroots', 'office'),
    })
    expect(codes(byGrassroots)).toEqual(['lifecycle.wrong-actor'])
    expect(state(change, go(change, passed, 'change-name', '2026-03-09'))).toBe('changed')
  })

  test('DOS-08: the day of birth stays as first declared, from 18/8/2016', () => {
    const ask = (what: string, on: string) =>
      rules(tryWith(change, blank(change, full), 'propose', on, { fixed: { what } }))
    expect(ask('birth-date', '2016-08-17')).toEqual([])
    expect(ask('birth-date', '2016-08-18')).toEqual(['DOS-08'])
    expect(ask('birth-date', '2026-03-02')).toEqual(['DOS-08'])
    expect(ask('name', '2026-03-02')).toEqual([])
  })
})

// Rules of the verification of a curriculum vitae and of the opinions beside it, each told as a case.
import { describe, expect, test } from 'vitest'
import { shippedParameters } from '../rulebook/shipped-parameters.ts'
import { outgoingOf } from './handover.ts'
import { relations } from './lifecycles/admission-file.ts'
import {
  codes,
  due,
  goWith,
  inVerification,
  judgedBy,
  lifecycleNamed,
  papers,
  readyToVote,
  rules,
  somebody,
  state,
  told,
  tryWith,
} from './rules.fixture.ts'
import { blank, deliverOutgoing, go, tryStep } from './story.fixture.ts'
import { seat, today, worlds } from './walk.fixture.ts'

const admission = lifecycleNamed('admission')
const verification = lifecycleNamed('verification')
const reply = lifecycleNamed('verification-reply')
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}

const opening = { certificateIssuedOn: '2025-08-15', extraPapers: false, assignedBranch: false }
/** A file whose CV was declared on the day. */
function declared(on: string) {
  let file = go(admission, blank(admission, three, somebody), 'open', on, opening)
  file = go(admission, file, 'submit-application', on)
  return go(admission, file, 'declare-cv', on, { ...somebody, elderConsent: false })
}
const place = (relation: string, abroad = false) => ({ about: 'Người', relation, abroad, place: 'Xã Hòa Bình' })

describe('whom and what', () => {
  const cv = declared('2026-01-05')

  test('VERIF-02: of everybody it is about one request of its own, in the relations of the rule', () => {
    const asked = Object.keys(relations).map((relation) => place(relation))
    const sent = go(admission, cv, 'start-verification', '2026-01-12', { way: 'letter', waiver: 'none', asked })
    const last = sent.steps.at(-1)
    const requests = last === undefined ? [] : outgoingOf(admission, sent, last)
    expect(requests.map((r) => r.facts.relation)).toEqual([
      'self',
      'parent',
      'parent-in-law',
      'spouse',
      'child',
      'adopted',
    ])
    const people = shippedParameters.find((p) => p.ruleId === 'VERIF-02' && p.name === 'people')?.value
    const local = shippedParameters.find((p) => p.ruleId === 'VERIF-02' && p.name === 'more-people')
    expect([people, local?.value].flat()).toHaveLength(Object.keys(relations).length)
    expect(local?.province).toBe('01')
    const nobody = tryWith(admission, cv, 'start-verification', '2026-01-12', {
      fixed: { way: 'letter', waiver: 'none', asked: [] },
    })
    expect(codes(nobody)).toEqual(['lifecycle.fact-invalid'])
    const stranger = tryWith(admission, cv, 'start-verification', '2026-01-12', {
      fixed: { way: 'letter', waiver: 'none', asked: [place('cousin')] },
    })
    expect(codes(stranger)).toEqual(['lifecycle.fact-invalid'])
  })

  test('VERIF-03: of the applicant also morality, of relatives standard and compliance; the conclusion keeps what was asked', () => {
    const answered = go(admission, inVerification(three), 'receive-reply', '2026-01-20')
    const concluded = go(admission, answered, 'conclude-verification', '2026-01-26')
    expect(judgedBy(concluded, 'conclude-verification', 'VERIF-03')).toEqual({
      'content-applicant': ['political-standard', 'compliance', 'morality'],
      'content-relatives': ['political-standard', 'compliance'],
    })
    expect(
      codes(tryWith(admission, answered, 'conclude-verification', '2026-01-26', { drop: ['verification-summary'] })),
    ).toEqual(['lifecycle.paper-missing'])
  })

  test('VERIF-09: of somebody abroad the request says so, and is answered within 90 working days and not 30', () => {
    const asked = [place('parent', true), place('spouse', false)]
    const sent = go(admission, cv, 'start-verification', '2026-01-12', { way: 'letter', waiver: 'none', asked })
    const last = sent.steps.at(-1)
    const [abroad, inland] = (last === undefined ? [] : outgoingOf(admission, sent, last)).map((outgoing) => {
      const opened = deliverOutgoing(outgoing, { lifecycle: verification, given: blank(verification, three, {}, 'v') })
      if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
      const posted = go(verification, opened.case, 'send', '2026-01-13', { way: 'letter' })
      return go(verification, posted, 'confirm-receipt', '2026-01-15')
    })
    if (abroad === undefined || inland === undefined) throw new Error('two requests')
    expect(due(verification, abroad, 'reply', '2026-01-16')).toBe('2026-06-02')
    expect(due(verification, inland, 'reply', '2026-01-16')).toBe('2026-03-05')
  })
})

describe('what may be left out', () => {
  const waive = (on: string, waiver: string, way = 'none') =>
    tryWith(admission, declared(on), 'start-verification', on, { fixed: { way, waiver } })

  test('VERIF-04: a relative who is a member: nothing to verify under 06-HD, only the history left out from 29/9/2025', () => {
    expect(waive('2025-09-28', 'member-relative').ok).toBe(true)
    expect(rules(waive('2025-09-29', 'member-relative'))).toEqual(['VERIF-04'])
    expect(waive('2025-09-29', 'member-relative', 'letter').ok).toBe(true)
  })

  test('VERIF-05: a member on the spouse’s side spares that side only, never the whole verification', () => {
    expect(rules(waive('2025-09-28', 'spouse-side'))).toEqual(['VERIF-05'])
    expect(waive('2025-09-28', 'spouse-side', 'letter').ok).toBe(true)
    const unproved = tryWith(admission, declared('2026-01-05'), 'start-verification', '2026-01-12', {
      fixed: { way: 'letter', waiver: 'spouse-side', asked: [place('self')] },
      drop: ['verification-waiver'],
    })
    expect(codes(unproved)).toEqual(['lifecycle.paper-missing'])
  })

  test('VERIF-06: a family of the same commune needs no journey, with the commune’s paper; without a reason nothing is spared', () => {
    expect(waive('2026-01-05', 'same-commune').ok).toBe(true)
    const unproved = tryWith(admission, declared('2026-01-05'), 'start-verification', '2026-01-12', {
      fixed: { way: 'none', waiver: 'same-commune' },
      drop: ['verification-waiver'],
    })
    expect(codes(unproved)).toEqual(['lifecycle.paper-missing'])
    expect(rules(waive('2026-01-05', 'none'))).toEqual(['VERIF-02'])
    const through = go(
      admission,
      goWith(admission, declared('2026-01-05'), 'start-verification', '2026-01-12', {
        fixed: { way: 'none', waiver: 'same-commune' },
      }),
      'conclude-verification',
      '2026-01-20',
    )
    expect(state(admission, through)).toBe('verified')
  })
})

describe('how', () => {
  test('VERIF-07: sealed and without a remark before it goes; nobody verifies himself or a relative', () => {
    const cv = declared('2026-01-05')
    const refused = (fixed: object) =>
      codes(
        tryWith(admission, cv, 'start-verification', '2026-01-12', {
          fixed: { way: 'visit', waiver: 'none', asked: [place('self')], ...fixed },
        }),
      )
    expect(refused({ pagesSealed: false })).toEqual(['lifecycle.fact-unconfirmed'])
    expect(refused({ noRelativeSent: false })).toEqual(['lifecycle.fact-unconfirmed'])
    expect(refused({})).toEqual([])
    let asked = go(
      reply,
      blank(reply, full),
      'receive',
      '2026-01-14',
      { asker: 'Xã B', abroad: false },
      seat(blank(reply, full), 'grassroots', 'secretary'),
    )
    expect(codes(tryWith(reply, asked, 'assign', '2026-01-15', { fixed: { notRelative: false } }))).toEqual([
      'lifecycle.fact-unconfirmed',
    ])
    asked = go(reply, asked, 'assign', '2026-01-15')
    expect(state(reply, asked)).toBe('assigned')
  })

  test('VERIF-10: the places write, then the organ above them, then the branch, then the committee certifies, then the vote', () => {
    const letter = go(
      verification,
      go(
        verification,
        blank(verification, three),
        'draft',
        '2026-01-05',
        { abroad: false },
        seat(blank(verification, three), 'branch', 'secretary'),
      ),
      'send',
      '2026-01-06',
    )
    const unwritten = go(verification, letter, 'record-answer', '2026-01-20', { superiorWrote: false })
    expect(codes(tryStep(verification, unwritten, 'conclude', '2026-01-21'))).toEqual([
      'lifecycle.superior-not-written',
    ])
    const written = go(verification, letter, 'record-answer', '2026-01-20', { superiorWrote: true })
    expect(tryStep(verification, written, 'conclude', '2026-01-21').ok).toBe(true)
    let file = go(
      admission,
      go(admission, inVerification(three), 'receive-reply', '2026-01-20'),
      'conclude-verification',
      '2026-01-26',
    )
    expect(codes(tryStep(admission, file, 'remark', '2026-01-27'))).toEqual(['lifecycle.wrong-state'])
    file = go(admission, file, 'collect-opinions', '2026-02-03', { residenceExempt: false })
    expect(codes(tryWith(admission, file, 'remark', '2026-02-04', { fixed: { repliesWritten: false } }))).toEqual([
      'lifecycle.fact-unconfirmed',
    ])
    file = go(admission, file, 'remark', '2026-02-05')
    expect(codes(tryStep(admission, file, 'branch-vote', '2026-02-06'))).toEqual(['lifecycle.wrong-state'])
    const byBranch = tryWith(admission, file, 'certify', '2026-02-06', { by: seat(file, 'branch', 'secretary') })
    expect(codes(byBranch)).toEqual(['lifecycle.wrong-actor'])
    expect(state(admission, go(admission, file, 'certify', '2026-02-06'))).toBe('certified')
  })

  test('VERIF-11: opinions of the organisations and of the residence, put together in writing; the residence left out only by rule', () => {
    const file = go(
      admission,
      go(admission, inVerification(three), 'receive-reply', '2026-01-20'),
      'conclude-verification',
      '2026-01-26',
    )
    const collect = (drop: ('5A-KNĐ' | '5B-KNĐ' | '5D-KNĐ')[], residenceExempt: boolean) =>
      codes(tryWith(admission, file, 'collect-opinions', '2026-02-03', { drop, fixed: { residenceExempt } }))
    for (const paper of ['5A-KNĐ', '5B-KNĐ', '5D-KNĐ'] as const)
      expect(collect([paper], false), paper).toEqual(['lifecycle.paper-missing'])
    expect(collect([], false)).toEqual([])
    expect(collect(['5B-KNĐ'], true)).toEqual([])
    expect(collect(['5A-KNĐ'], true)).toEqual(['lifecycle.paper-missing'])
  })

  test('VERIF-12: a file not considered within 12 months is made anew in part; what changed is verified again', () => {
    const ready = readyToVote(three)
    expect(tryStep(admission, ready, 'branch-vote', '2026-12-02').ok).toBe(true)
    expect(codes(tryStep(admission, ready, 'branch-vote', '2026-12-03'))).toEqual(['lifecycle.file-stale'])
    const unverified = tryWith(admission, ready, 'renew-file', '2026-12-10', {
      fixed: { changed: true },
      drop: ['verification-summary'],
    })
    expect(codes(unverified)).toEqual(['lifecycle.paper-missing'])
    const renewed = go(admission, ready, 'renew-file', '2026-12-10', { changed: false })
    expect(papers(admission, renewed)).toContain('verification-summary')
    for (const paper of ['3-KNĐ', '5A-KNĐ', '5B-KNĐ', '5D-KNĐ']) expect(papers(admission, renewed)).not.toContain(paper)
    expect(due(admission, renewed, 'file-fresh', '2026-12-11')).toBe('2027-12-10')
  })
})

test('a request sent back is drafted again, and the answer that came is told to the file (VERIF-08)', () => {
  const asked = inVerification(full)
  let request = told(
    { lifecycle: admission, given: asked },
    { lifecycle: verification, given: blank(verification, full, {}, 'v') },
    'verification.asked',
    today,
  )
  request = go(verification, request, 'send', '2025-12-16', { way: 'letter' })
  request = go(verification, request, 'sent-back', '2025-12-20')
  expect(state(verification, request)).toBe('drafted')
})

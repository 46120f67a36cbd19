// A deletion with both ends of an appeal, discipline in all its forms, exemption: told with their dates.
import { describe, expect, test } from 'vitest'
import type { Case } from './case.ts'
import { clockOf } from './clocks.ts'
import { factsOf, papersOf, stateOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import { blank, deliver, go, tryStep } from './story.fixture.ts'
import type { Lifecycle } from './types.ts'
import { seat, today, worlds } from './walk.fixture.ts'

const lifecycleOf = (code: string): Lifecycle => {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}
const told = (...args: Parameters<typeof deliver>): Case => {
  const taken = deliver(...args)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return taken.case
}
const codes = (taken: ReturnType<typeof tryStep>): string[] => (taken.ok ? [] : taken.refusals.map((r) => r.code))
const full = worlds.full ?? {}
const three = worlds['three-level'] ?? {}

describe('I3: a deletion and its appeals', () => {
  const deletion = lifecycleOf('name-deletion')
  const appeal = lifecycleOf('appeal')

  test('DEL-01: three months without activity', () => {
    const early = tryStep(deletion, blank(deletion, full), 'open', '2026-01-05', { ground: 'no-activity', months: 2 })
    expect(codes(early)).toEqual(['name-deletion.too-short'])
  })

  let running = go(deletion, blank(deletion, full, {}, 'deletion'), 'open', '2026-01-05', {
    ground: 'no-activity',
    months: 4,
  })
  const opened = running

  test('the branch cannot vote at once, nor the member’s own post act', () => {
    expect(codes(tryStep(deletion, opened, 'branch-vote', '2026-01-06'))).toEqual(['lifecycle.wrong-state'])
    const own = seat(opened, 'branch', 'secretary', 'subject')
    expect(codes(tryStep(deletion, opened, 'notify', '2026-01-06', {}, own))).toEqual(['lifecycle.own-case'])
    const other = seat(opened, 'residence-branch', 'secretary')
    expect(codes(tryStep(deletion, opened, 'notify', '2026-01-06', {}, other))).toEqual(['lifecycle.wrong-actor'])
  })

  running = go(deletion, running, 'notify', '2026-01-08')
  running = go(deletion, running, 'request-once', '2026-01-12')
  running = go(deletion, running, 'request-twice', '2026-01-26')
  const twice = running

  test('DEL-07: two requests are not enough', () => {
    expect(codes(tryStep(deletion, twice, 'proceed-without-statement', '2026-02-02'))).toEqual([
      'lifecycle.wrong-state',
    ])
  })

  running = go(deletion, running, 'request-thrice', '2026-02-05')
  running = go(deletion, running, 'proceed-without-statement', '2026-02-26')
  running = go(deletion, running, 'hear', '2026-03-02', { presence: 'absent' })
  running = go(deletion, running, 'branch-vote', '2026-03-03')
  running = go(deletion, running, 'section-report', '2026-03-09')
  running = go(deletion, running, 'grassroots-vote', '2026-03-16')
  running = go(deletion, running, 'decide', '2026-03-25')
  running = go(deletion, running, 'serve', '2026-03-30')
  const served = running

  test('DEL-10: the member has 30 working days to complain, and until then the case stays open', () => {
    expect(clockOf(deletion, served, 'appeal', { ...today, on: '2026-04-01' })?.dueOn).toBe('2026-05-14')
    expect(
      codes(tryStep(deletion, served, 'close-after-term', '2026-05-14', {}, { kind: 'system', message: null })),
    ).toEqual(['lifecycle.appeal-term-runs'])
    expect(tryStep(deletion, served, 'close-after-term', '2026-05-15', {}, { kind: 'system', message: null }).ok).toBe(
      true,
    )
  })

  const lodging = { against: 'name-deletion', decisionReceivedOn: '2026-03-30', handlerLevel: 'superior' }
  const member = { kind: 'subject', personId: 'subject' } as const
  let complaint = go(appeal, blank(appeal, full, {}, 'appeal'), 'lodge', '2026-04-20', lodging, member)
  const appealed = told(
    { lifecycle: appeal, given: complaint },
    { lifecycle: deletion, given: served },
    'appeal.lodged',
  )

  const lodged = complaint
  test('DEL-11: the organisation board handles within 90 working days, not the inspection committee', () => {
    expect(clockOf(appeal, lodged, 'answer', { ...today, on: '2026-04-21' })?.dueOn).toBe('2026-08-26')
    expect(codes(tryStep(appeal, lodged, 'accept', '2026-04-22', {}, seat(lodged, 'superior', 'inspection')))).toEqual([
      'lifecycle.wrong-actor',
    ])
  })

  test('DEL-12: a late complaint is not taken up, with the reason', () => {
    const late = go(appeal, blank(appeal, full), 'lodge', '2026-06-01', lodging, member)
    expect(codes(tryStep(appeal, late, 'accept', '2026-06-02'))).toEqual(['lifecycle.appeal-late'])
    const closed = go(appeal, late, 'not-handle', '2026-06-05', { unhandled: 'late' })
    expect(stateOf(appeal, closed).end).toBe('refused')
  })

  complaint = go(appeal, complaint, 'accept', '2026-04-24')
  complaint = go(appeal, complaint, 'verify', '2026-06-10')
  const verified = complaint

  test('upheld, then carried to a higher level only', () => {
    const answered = go(appeal, verified, 'uphold', '2026-06-22')
    const same = tryStep(
      appeal,
      answered,
      'go-higher',
      '2026-07-01',
      { handlerLevel: 'superior', decisionReceivedOn: '2026-06-24' },
      member,
    )
    expect(codes(same)).toEqual(['lifecycle.not-higher'])
    const higher = go(
      appeal,
      answered,
      'go-higher',
      '2026-07-01',
      { handlerLevel: 'central', decisionReceivedOn: '2026-06-24' },
      member,
    )
    expect(clockOf(appeal, higher, 'answer-centre', { ...today, on: '2026-07-02' })?.startedOn).toBe('2026-07-01')
    // The answer stands until a higher one; what led to it is begun anew.
    expect(papersOf(appeal, higher).map((p) => p.code)).toContain('DM-28')
    expect(papersOf(appeal, higher).map((p) => p.code)).not.toContain('inspection-report')
    const closed = go(appeal, answered, 'close', '2026-08-20')
    const final = told({ lifecycle: appeal, given: closed }, { lifecycle: deletion, given: appealed }, 'appeal.closed')
    expect(stateOf(deletion, final)).toMatchObject({ code: 'final', end: 'done' })
  })

  test('AGE-04, DIS-13: overturned, the member is restored', () => {
    const won = go(appeal, verified, 'overturn', '2026-06-22')
    const over = told({ lifecycle: appeal, given: won }, { lifecycle: deletion, given: appealed }, 'appeal.overturned')
    expect(stateOf(deletion, over)).toMatchObject({ code: 'overturned', end: 'overturned' })
    expect(deletion.steps.find((s) => s.code === 'appeal-overturned')?.effects).toEqual(['member.restore'])
  })

  test('REC-07: after three votes that fell short the level above decides', () => {
    let failing = go(deletion, blank(deletion, full), 'open', '2026-01-05', { ground: 'card' })
    failing = go(deletion, failing, 'notify', '2026-01-06')
    failing = go(deletion, failing, 'receive-statement', '2026-01-20')
    failing = go(deletion, failing, 'hear', '2026-02-02', { presence: 'present' })
    for (const on of ['2026-02-03', '2026-03-03', '2026-04-03'])
      failing = go(deletion, failing, 'branch-vote-short', on)
    expect(stateOf(deletion, failing).code).toBe('failed-thrice')
    expect(codes(tryStep(deletion, failing, 'branch-vote', '2026-05-04'))).toEqual(['lifecycle.wrong-state'])
    expect(stateOf(deletion, go(deletion, failing, 'decide-after-failed', '2026-05-10')).code).toBe('decided')
  })
})

describe('discipline', () => {
  const discipline = lifecycleOf('discipline')
  const upToHearing = (facts: Record<string, boolean>, status = 'full'): Case => {
    let running = go(discipline, blank(discipline, full, { status }), 'open', '2026-01-05', {
      source: 'branch',
      taskFromAbove: false,
      holdsOffice: false,
      ...facts,
    })
    running = go(discipline, running, 'notify', '2026-01-06')
    running = go(discipline, running, 'receive-statement', '2026-01-15')
    return go(discipline, running, 'hear', '2026-02-02', { presence: 'present' })
  }

  test('DIS-02, DIS-06: the branch decides a warning, in force when announced', () => {
    const decided = go(discipline, upToHearing({}), 'decide-by-branch', '2026-02-03', { penalty: 'warning' })
    expect(stateOf(discipline, decided).code).toBe('decided')
    const served = go(discipline, decided, 'serve', '2026-02-05')
    expect(clockOf(discipline, served, 'appeal', { ...today, on: '2026-02-06' })).toMatchObject({
      dueOn: '2026-03-07',
      ruleId: 'DIS-10',
    })
  })

  test('DIS-02: what concerns a task from above it only proposes', () => {
    expect(
      codes(
        tryStep(discipline, upToHearing({ taskFromAbove: true }), 'decide-by-branch', '2026-02-03', {
          penalty: 'warning',
        }),
      ),
    ).toEqual(['lifecycle.branch-only-proposes'])
    expect(
      tryStep(discipline, upToHearing({ taskFromAbove: true }), 'propose-lighter', '2026-02-03', { penalty: 'warning' })
        .ok,
    ).toBe(true)
  })

  test('DIS-01, REC-10: no expulsion of somebody on probation, no dismissal without an office', () => {
    expect(codes(tryStep(discipline, upToHearing({}, 'probationary'), 'propose-expulsion', '2026-02-03'))).toEqual([
      'lifecycle.penalty-not-allowed',
    ])
    expect(codes(tryStep(discipline, upToHearing({}), 'propose-dismissal', '2026-02-03'))).toEqual([
      'lifecycle.no-office-to-lose',
    ])
  })

  test('DIS-04: expulsion: two thirds propose, twice, more than half decide above', () => {
    let running = go(discipline, upToHearing({}), 'propose-expulsion', '2026-02-03')
    running = go(discipline, running, 'section-report', '2026-02-10')
    expect(
      codes(tryStep(discipline, running, 'decide-by-grassroots', '2026-02-11', { penalty: 'expulsion' })),
    ).toContain('lifecycle.fact-invalid')
    running = go(discipline, running, 'propose-expulsion-up', '2026-02-20')
    running = go(discipline, running, 'expel', '2026-03-05')
    expect(factsOf(running).penalty).toBe('expulsion')
    expect(discipline.steps.find((s) => s.code === 'expel')?.effects).toEqual(['member.leave-by-expulsion'])
  })
})

describe('exemption', () => {
  const exemption = lifecycleOf('exemption')

  test('EXM-01: for age and health the branch decides, with the medical paper', () => {
    const asked = go(exemption, blank(exemption, three, { birthOn: '1944-05-01' }), 'request', '2026-01-05', {
      route: 'age-health',
      asked: 'oral',
    })
    expect(codes(tryStep(exemption, asked, 'decide-by-branch', '2026-02-03'))).toEqual([
      'lifecycle.medical-paper-missing',
    ])
    const hanoi = { ...today, province: '01' }
    const old = go(exemption, asked, 'decide-by-branch', '2026-02-03', {}, undefined, hanoi)
    expect(stateOf(exemption, old).code).toBe('exempt')
    expect(codes(tryStep(exemption, asked, 'propose', '2026-02-03'))).toEqual(['lifecycle.wrong-state'])
  })

  test('EXM-02: for other reasons the grassroots committee decides, and the period ends', () => {
    const asking = { route: 'other', asked: 'written', months: 6, from: '2026-02-01', to: '2026-08-01' }
    let away = go(exemption, blank(exemption, three), 'request', '2026-01-05', asking)
    away = go(exemption, away, 'propose', '2026-02-03')
    away = go(exemption, away, 'decide', '2026-02-10')
    expect(clockOf(exemption, away, 'period', { ...today, on: '2026-07-20' })).toMatchObject({
      dueOn: '2026-08-01',
      warning: 15,
    })
    away = go(exemption, away, 'propose-renewal', '2026-07-20', { months: 3 })
    away = go(exemption, away, 'renew', '2026-07-28', { to: '2026-11-01' })
    expect(clockOf(exemption, away, 'period', { ...today, on: '2026-08-20' })?.dueOn).toBe('2026-11-01')
    expect(stateOf(exemption, go(exemption, away, 'return', '2026-11-02')).code).toBe('back')
  })
})

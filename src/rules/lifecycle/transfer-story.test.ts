// A transfer told with its dates: refused and sent again, late, never filed, in the three-level model.
import { describe, expect, test } from 'vitest'
import type { Case } from './case.ts'
import { clockOf } from './clocks.ts'
import { papersOf, stateOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import { blank, deliver, go, tryStep } from './story.fixture.ts'
import { countsAt } from './transfer-place.ts'
import type { Lifecycle } from './types.ts'
import { today, worlds } from './walk.fixture.ts'

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

describe('a transfer refused and sent again', () => {
  const out = lifecycleOf('formal-transfer-out')
  const into = lifecycleOf('formal-transfer-in')
  const member = { status: 'full', underInspection: false }
  const opening = { reach: 'province', effectiveOn: '2026-01-15', underInspection: false, newPlace: 'Chi bộ thôn 7' }
  let leaving = go(out, blank(out, full, member, 'out'), 'request', '2026-02-02', opening)
  const asked = leaving

  test('TRF-01: 60 working days from the day the reason takes effect; TRF-05: not under inspection', () => {
    expect(clockOf(out, asked, 'start', { ...today, on: '2026-02-03' })?.dueOn).toBe('2026-04-16')
    const inspected = {
      ...asked,
      known: { ...member, underInspection: true },
      steps: asked.steps.map((s) => ({ ...s, facts: { ...s.facts, underInspection: true } })),
    }
    expect(codes(tryStep(out, inspected, 'sign-branch', '2026-02-05'))).toContain('transfer.under-inspection')
  })

  leaving = go(out, leaving, 'sign-branch', '2026-02-05')
  leaving = go(out, leaving, 'sign-section', '2026-02-09')
  leaving = go(out, leaving, 'sign-grassroots', '2026-02-10')
  leaving = go(out, leaving, 'sign-superior', '2026-02-12')
  leaving = go(out, leaving, 'send', '2026-02-13')
  const sent = leaving

  test('the 10-box form inside a province passes over the boxes of the province', () => {
    expect(sent.steps.at(-1)?.skipped).toEqual(['sign-province'])
    expect(papersOf(out, sent).map((p) => p.code)).toEqual(
      expect.arrayContaining(['GT-10', 'sealed-dossier', 'contents-list', '1-SHĐ']),
    )
  })

  const announced = told(
    { lifecycle: out, given: sent },
    { lifecycle: into, given: blank(into, full, {}, 'in-1') },
    'transfer.introduced',
  )

  test('TRF-02, TRF-03: 30 working days to present, three months from the notice', () => {
    expect(clockOf(into, announced, 'present', { ...today, on: '2026-02-14' })?.dueOn).toBe('2026-04-03')
    expect(clockOf(into, announced, 'not-filed', { ...today, on: '2026-02-14' })?.dueOn).toBe('2026-05-13')
    // A Monday to the Friday of the same week; months are no working days, and what has passed is counted plainly.
    expect(clockOf(into, announced, 'present', { ...today, on: '2026-03-30' })?.workingDaysLeft).toBe(4)
    expect(clockOf(into, announced, 'present', { ...today, on: '2026-04-06' })?.workingDaysLeft).toBeNull()
    expect(clockOf(into, announced, 'not-filed', { ...today, on: '2026-03-30' })?.workingDaysLeft).toBeNull()
    expect(codes(tryStep(into, announced, 'open-deletion', '2026-05-12'))).toEqual(['lifecycle.not-filed-too-early'])
    expect(tryStep(into, announced, 'open-deletion', '2026-05-13').ok).toBe(true)
  })

  const atSuperior = go(into, announced, 'receive-superior', '2026-03-02')

  test('DOS-10: nothing is taken over without the contents list', () => {
    const without = tryStep(into, atSuperior, 'receive-grassroots', '2026-03-03', { contentsListConfirmed: false })
    expect(codes(without)).toContain('lifecycle.fact-unconfirmed')
    expect(without.ok ? [] : without.refusals.map((r) => r.ruleId)).toContain('DOS-10')
  })

  const refused = go(into, atSuperior, 'refuse', '2026-03-04', { refusal: 'no-contents-list' })
  let back = told({ lifecycle: into, given: refused }, { lifecycle: out, given: sent }, 'transfer.refused')
  const returned = back
  back = go(out, back, 'send-again', '2026-03-10')
  let second = told(
    { lifecycle: out, given: back },
    { lifecycle: into, given: blank(into, full, {}, 'in-2') },
    'transfer.introduced',
  )
  second = go(into, second, 'receive-superior', '2026-03-16')
  second = go(into, second, 'receive-grassroots', '2026-03-18')
  second = go(into, second, 'receive-section', '2026-03-19')

  const waiting = second
  const received = go(into, waiting, 'receive', '2026-03-20')
  const over = told({ lifecycle: into, given: received }, { lifecycle: out, given: back }, 'transfer.received')

  test('DOS-10 TRF-19: why it was sent back is known where it comes back to', () => {
    expect(back.steps.find((s) => s.step === 'refused-there')?.facts).toEqual({
      refusal: 'no-contents-list',
      reason: refused.steps.at(-1)?.facts?.reason,
    })
  })

  test('DOS-10: what was missing there is made again before it is sent again, and the rest stands', () => {
    const codes = papersOf(out, returned).map(({ code }) => code)
    expect(codes).not.toContain('contents-list')
    expect(codes).toContain('sealed-dossier')
    expect(papersOf(out, back).map(({ code }) => code)).toContain('contents-list')
  })

  test('counted at the origin until received, then at the receiving branch', () => {
    const first = { lifecycle: into, given: refused }
    expect(countsAt([first, { lifecycle: into, given: waiting }])).toEqual({ side: 'origin' })
    expect(countsAt([first, { lifecycle: into, given: received }])).toEqual({ side: 'receiving', caseId: 'in-2' })
    expect(stateOf(out, over)).toMatchObject({ code: 'received', end: 'done' })
    expect(over.steps.find((s) => s.step === 'refused-there')?.by).toEqual({
      kind: 'system',
      message: 'transfer.refused',
    })
  })

  test('TRF-04: who presents the introduction late explains it in writing', () => {
    const late = tryStep(
      into,
      go(into, announced, 'receive-superior', '2026-03-02'),
      'receive-grassroots',
      '2026-04-10',
    )
    expect(codes(late)).toEqual(['lifecycle.presented-late'])
  })

  test('from commune to commune in the three-level model the province signs the one box between', () => {
    let leaves = go(out, blank(out, three, member), 'request', '2026-09-01', {
      ...opening,
      reach: 'superior',
      effectiveOn: '2026-08-20',
    })
    for (const [step, on] of [
      ['sign-branch', '2026-09-03'],
      ['sign-grassroots', '2026-09-07'],
      ['sign-superior', '2026-09-09'],
      ['send', '2026-09-10'],
    ] as const) {
      leaves = go(out, leaves, step, on)
    }
    expect(leaves.steps.map((s) => [s.step, s.by.kind === 'post' ? s.by.level : '', s.skipped])).toEqual([
      ['request', 'branch', []],
      ['sign-branch', 'branch', []],
      ['sign-grassroots', 'grassroots', ['sign-section']],
      ['sign-superior', 'province', []],
      ['send', 'grassroots', ['sign-province']],
    ])
  })
})

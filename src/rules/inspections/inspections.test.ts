// The limits of inspection and supervision by rule, what waits until when, and that every state of the path is reached.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { waitsFor } from './due.ts'
import {
  announceBy,
  announcedLate,
  extensionTooLong,
  periodTooLong,
  teamTooLarge,
  thematicUnfit,
  tooLong,
} from './limits.ts'
import { afterConclusion, inspectionStates, inspectionSteps, leadsTo, openStates } from './steps.ts'

const setting = { book: shippedRulebook, on: '2026-11-21', province: null }
const before = { ...setting, on: '2025-08-01' }

describe('limits of inspection and supervision', () => {
  test('K-05: five working days from signing; a day later is late, the last day is not', () => {
    // Saturday 22 August 2026 was worked.
    expect(announceBy('2026-08-20', setting)).toEqual({ on: '2026-08-26', refusals: [] })
    expect(announceBy('2026-11-13', setting).on).toBe('2026-11-20')
    expect(announcedLate('2026-11-13', '2026-11-20', setting)).toBeNull()
    expect(announcedLate('2026-11-13', '2026-11-21', setting)).toMatchObject({
      code: 'inspections.announced-late',
      ruleId: 'K-05',
      basis: expect.stringContaining('299-QĐ/TU'),
      facts: { by: '2026-11-20', days: 5 },
    })
  })

  test('K-05: signed before the rule was laid down, nothing is late', () => {
    expect(announceBy('2025-08-01', setting)).toEqual({ on: null, refusals: [] })
    expect(announcedLate('2025-08-01', '2026-01-01', setting)).toBeNull()
  })

  test.each([
    ['K-06', teamTooLarge(5, setting), teamTooLarge(6, setting), teamTooLarge(9, before)],
    ['K-07', tooLong('inspection', 30, setting), tooLong('inspection', 31, setting), tooLong('inspection', 90, before)],
    ['K-07', tooLong('breach', 45, setting), tooLong('breach', 46, setting), tooLong('breach', 90, before)],
    ['K-07', tooLong('supervision', 30, setting), tooLong('supervision', 31, setting), null],
    ['K-07', extensionTooLong(30, 10, setting), extensionTooLong(30, 11, setting), extensionTooLong(30, 30, before)],
    ['K-07', extensionTooLong(20, 6, setting), extensionTooLong(20, 7, setting), null],
  ])('%s: the most is allowed, one more is not, and before the rule nothing is refused', (ruleId, most, over, none) => {
    expect(most).toBeNull()
    expect(over).toMatchObject({ ruleId, basis: expect.stringContaining('299-QĐ/TU') })
    expect(none).toBeNull()
  })

  test.each([
    ['branch', '2025-01-01', '2026-06-30', true],
    ['branch', '2025-01-01', '2026-07-01', false],
    ['grassroots-branch', '2025-01-01', '2026-12-31', true],
    ['grassroots-branch', '2025-01-01', '2027-01-01', false],
    ['commune-committee', '2020-01-01', '2026-12-31', true],
  ] as const)('K-08: %s examines %s to %s: %s', (type, from, to, may) => {
    expect(periodTooLong(type, from, to, setting) === null).toBe(may)
  })

  test.each([
    [{ members: 30, hasCommittee: false, partyGroups: 1, dispersed: false }, false],
    [{ members: 31, hasCommittee: false, partyGroups: 0, dispersed: false }, true],
    [{ members: 9, hasCommittee: true, partyGroups: 0, dispersed: false }, true],
    [{ members: 9, hasCommittee: false, partyGroups: 2, dispersed: false }, true],
    [{ members: 9, hasCommittee: false, partyGroups: 0, dispersed: true }, true],
  ])('K-02: thematic supervision of a branch %o: %s', (facts, may) => {
    expect(thematicUnfit(facts, setting) === null).toBe(may)
  })
})

describe('K-09: the path of an inspection', () => {
  test('every state is reached and every target is a state', () => {
    const reached = ['planned', ...Object.values(leadsTo), afterConclusion(1), afterConclusion(0)]
    expect(reached.toSorted()).toEqual([...inspectionStates].toSorted())
    for (const states of Object.values(inspectionSteps)) for (const state of states) expect(reached).toContain(state)
    expect(openStates).not.toContain('planned')
  })

  const going = { year: 2026, fromMonth: 3, toMonth: 5, signedOn: '2026-11-13', endsOn: '2026-12-15' } as const
  test.each([
    ['planned', '2026-02-28', null],
    ['planned', '2026-03-01', { step: 'decide', dueOn: '2026-05-31' }],
    ['decided', '2026-11-14', { step: 'announce', dueOn: '2026-11-20' }],
    ['announced', '2026-11-20', { step: 'report', dueOn: '2026-12-15' }],
    ['reported', '2026-12-16', { step: 'conclude', dueOn: null }],
    ['concluded', '2026-12-20', { step: 'correct', dueOn: '2027-01-10' }],
    ['closed', '2027-01-11', null],
    ['dropped', '2026-04-01', null],
  ] as const)('%s on %s waits for %o', (state, on, expected) => {
    expect(waitsFor({ ...going, state, correctionDueOn: '2027-01-10' }, { ...setting, on })).toEqual(expected)
  })
})

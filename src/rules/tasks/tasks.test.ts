// The life of a task: every state is reached, nobody steps out of turn; evidence by its bytes; quarters.
import { describe, expect, test } from 'vitest'
import { mayWriteFor, quarterBegins } from './commitment.ts'
import { evidenceType } from './evidence-file.ts'
import {
  canTakeBack,
  isOverdue,
  leadsOn,
  stateAfter,
  stepsOpen,
  type TaskState,
  taskStates,
  taskSteps,
} from './steps.ts'

describe('a task (F5)', () => {
  test('every state is reached from «assigned», and nothing leads out of what is closed', () => {
    const reached = new Set<TaskState>(['assigned'])
    for (let before = 0; before < reached.size; ) {
      before = reached.size
      for (const state of [...reached])
        for (const step of taskSteps) if (leadsOn(step, state)) reached.add(stateAfter(step, state))
    }
    expect([...reached].toSorted()).toEqual([...taskStates].toSorted())
    for (const closed of ['done', 'cancelled'] as const)
      expect(stepsOpen(closed, { doer: true, assigner: true })).toEqual([])
  })

  test('who does it and who assigned it have different steps', () => {
    const doer = { doer: true, assigner: false }
    const assigner = { doer: false, assigner: true }
    expect(stepsOpen('assigned', doer)).toEqual(['accept', 'report-progress', 'add-evidence', 'submit'])
    expect(stepsOpen('assigned', assigner)).toEqual(['move-date', 'reassign', 'cancel'])
    expect(stepsOpen('submitted', doer)).toEqual([])
    expect(stepsOpen('submitted', assigner)).toEqual(['confirm', 'send-back', 'cancel'])
  })

  test('a moved date and a report on what was sent back leave the state', () => {
    expect(stateAfter('move-date', 'sent-back')).toBe('sent-back')
    expect(stateAfter('report-progress', 'sent-back')).toBe('sent-back')
    expect(stateAfter('report-progress', 'assigned')).toBe('accepted')
  })

  test.each([
    ['accepted', '2026-11-20', true],
    ['accepted', '2026-11-21', false],
    ['sent-back', '2026-11-20', true],
    ['submitted', '2026-11-20', false],
    ['done', '2026-11-20', false],
  ] as const)('%s and due on %s: overdue on 21/11/2026 is %s', (state, dueOn, overdue) => {
    expect(isOverdue({ state, dueOn }, '2026-11-21')).toBe(overdue)
  })

  test('what was handed in is taken back by its doer, a confirmation by the assigner on its day', () => {
    const doer = { doer: true, assigner: false }
    const assigner = { doer: false, assigner: true }
    const today = '2026-11-21'
    expect(canTakeBack({ state: 'submitted', closedOn: null }, doer, today)).toBe(true)
    expect(canTakeBack({ state: 'submitted', closedOn: null }, assigner, today)).toBe(false)
    expect(canTakeBack({ state: 'done', closedOn: today }, assigner, today)).toBe(true)
    expect(canTakeBack({ state: 'done', closedOn: '2026-11-20' }, assigner, today)).toBe(false)
    expect(canTakeBack({ state: 'cancelled', closedOn: today }, doer, today)).toBe(false)
    expect(canTakeBack({ state: 'accepted', closedOn: null }, { doer: true, assigner: true }, today)).toBe(false)
  })
})

test('evidence is a file whose name and first bytes agree', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7')
  expect(evidenceType('Báo cáo.PDF', pdf)).toBe('application/pdf')
  expect(evidenceType('anh.jpg', pdf)).toBeNull()
  expect(evidenceType('chay.exe', Uint8Array.of(0x4d, 0x5a))).toBeNull()
  expect(evidenceType('trang.html', new TextEncoder().encode('<html>'))).toBeNull()
})

test('a commitment is for this year or the next; a quarter begins on its first day (G7)', () => {
  expect([2025, 2026, 2027, 2028].map((year) => mayWriteFor(year, '2026-11-21'))).toEqual([false, true, true, false])
  expect([1, 2, 3, 4].map((quarter) => quarterBegins(2026, quarter))).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ])
})

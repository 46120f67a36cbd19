// The engine on a small lifecycle: who, when, what is missing, notes, levels left out, versions kept and compared, what a screen is told.
import { describe, expect, test } from 'vitest'
import type { Parameter } from '../rulebook/rulebook.ts'
import type { Asker, Case, StepInput } from './case.ts'
import { clocksOf } from './clocks.ts'
import { holds } from './condition.ts'
import { describeCase } from './describe.ts'
import { factsOf, papersOf, stateOf } from './fold.ts'
import { differencesOf, judgedInWords } from './judged-by.ts'
import { possibleSteps } from './possible.ts'
import {
  book,
  look,
  looked,
  made,
  opened,
  parameter,
  places,
  post,
  refusals,
  self,
  setting,
  small,
  withSection,
} from './small.fixture.ts'
import { take } from './take.ts'
import type { Lifecycle } from './types.ts'

describe('taking a step', () => {
  test.each<[string, StepInput, Asker, string[]]>([
    ['all there', look, post('b'), []],
    ['another organisation', look, post('g'), ['wrong-actor']],
    ['the person concerned in an own post', look, post('b', 'm'), ['own-case']],
    ['the person concerned as such', look, self, ['wrong-actor']],
    ['a step from elsewhere', { step: 'decide', on: '2026-02-22' }, post('g'), ['wrong-state']],
    ['no such step', { step: 'fly', on: '2026-02-22' }, post('b'), ['step-unknown']],
    ['a day that is none', { ...look, on: '2026-02-30' }, post('b'), ['date-invalid']],
    ['a day to come', { ...look, on: '2026-07-01' }, post('b'), ['date-in-future']],
    ['a day before the last step', { ...look, on: '2026-02-19' }, post('b'), ['date-before-last']],
    [
      'nothing entered',
      { step: 'look', on: '2026-02-22' },
      post('b'),
      ['fact-missing', 'paper-missing', 'paper-missing'],
    ],
    ['an empty text', { ...look, facts: { note: '  ' } }, post('b'), ['fact-invalid']],
    ['a fact nobody asks for', { ...look, facts: { note: 'tốt', grade: 1 } }, post('b'), ['fact-unknown']],
    ['a note that does not apply', { step: 'hasten', on: '2026-02-22' }, self, ['wrong-state']],
    ['by the program, where it may', { step: 'drop', on: '2026-02-22' }, { kind: 'system', message: null }, []],
    ['by the program, where it may not', look, { kind: 'system', message: null }, ['wrong-actor']],
  ])('%s: %j', (_, input, asker, expected) => {
    const given = opened()
    expect(refusals(given, input, asker)).toEqual(expected)
    expect(given.steps).toHaveLength(1)
  })

  test('a case that is over takes nothing more', () => {
    const ended = take(small, opened(), { step: 'drop', on: '2026-02-21' }, self, setting('2026-06-01'))
    expect(ended.ok && refusals(ended.case, look, post('b'))).toEqual(['case-ended'])
  })

  test('a note leaves the case where it stands', () => {
    const urgent = looked(opened('2026-02-20', true))
    const taken = take(small, urgent, { step: 'hasten', on: '2026-02-23' }, self, setting('2026-06-01'))
    expect(taken.ok && stateOf(small, taken.case).code).toBe('looked')
  })
})

describe('levels that do not exist', () => {
  test('are passed over, and the record says so', () => {
    const taken = take(small, looked(), { step: 'decide', on: '2026-02-25' }, post('g'), setting('2026-06-01'))
    expect(taken.ok && taken.step.skipped).toEqual(['check'])
    expect(taken.ok && stateOf(small, taken.case).code).toBe('decided')
  })

  test('are not passed over where they exist, also when they appear while the case runs', () => {
    expect(refusals({ ...looked(), places: withSection }, { step: 'decide', on: '2026-02-25' }, post('g'))).toEqual([
      'wrong-state',
    ])
    expect(refusals({ ...looked(), places: withSection }, { step: 'check', on: '2026-02-25' }, post('i'))).toEqual([])
  })

  test('a case under way survives a merger: the new organisation goes on', () => {
    const merged = { ...looked(), places: { ...places, grassroots: { id: 'g9', name: 'Đảng ủy phường mới' } } }
    expect(refusals(merged, { step: 'decide', on: '2026-02-25' }, post('g'))).toEqual(['wrong-actor'])
    expect(refusals(merged, { step: 'decide', on: '2026-02-25' }, post('g9'))).toEqual([])
  })
})

test('sent back, the paper that was voided has to be made again', () => {
  const back = take(
    small,
    looked(),
    { step: 'give-back', on: '2026-02-24', facts: { reason: 'thiếu' } },
    post('g'),
    setting('2026-06-01'),
  )
  if (!back.ok) throw new Error('refused')
  expect(stateOf(small, back.case).code).toBe('asked')
  expect(papersOf(small, back.case).map((p) => p.code)).toEqual(['self-report'])
  const again = { ...look, on: '2026-02-26', papers: [made('branch-opinion')] }
  expect(refusals(back.case, again, post('b'))).toEqual([])
  expect(refusals(back.case, { ...again, papers: [] }, post('b'))).toEqual(['paper-missing'])
})

describe('a step taken again', () => {
  const optional = (name: string) => ({ name, label: name, kind: 'text', optional: true }) as const
  const asking: Lifecycle = {
    ...small,
    steps: small.steps.map((step) =>
      step.code === 'look' || step.code === 'hasten'
        ? { ...step, facts: [...(step.facts ?? []), optional('place'), optional('helper')] }
        : step,
    ),
  }
  const does = (given: Case, input: StepInput, who: Asker): Case => {
    const taken = take(asking, given, input, who, setting('2026-06-01'))
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
    return taken.case
  }
  const sentBack = { step: 'give-back', on: '2026-02-24', facts: { reason: 'thiếu' } }
  const again = { ...look, on: '2026-02-26', papers: [made('branch-opinion')] }
  const first = (): Case =>
    does(
      opened('2026-02-20', true),
      { ...look, facts: { note: 'tốt', place: 'Nhà văn hóa', helper: 'Lan' } },
      post('b'),
    )

  test('what is left out now holds no more; what another step has said since does', () => {
    const urged = does(first(), { step: 'hasten', on: '2026-02-23', facts: { helper: 'Mai' } }, self)
    // A note clears nothing.
    expect(factsOf(urged)).toMatchObject({ place: 'Nhà văn hóa', helper: 'Mai' })
    const twice = does(urged, { step: 'hasten', on: '2026-02-23' }, self)
    expect(factsOf(twice)).toMatchObject({ place: 'Nhà văn hóa', helper: 'Mai' })
    const looks = does(does(twice, sentBack, post('g')), again, post('b'))
    expect(factsOf(looks)).toMatchObject({ note: 'tốt', place: null, helper: 'Mai', reason: 'thiếu' })
  })

  test('what is said again holds', () => {
    const looks = does(does(first(), sentBack, post('g')), { ...again, facts: { note: 'khá', place: 'Xã' } }, post('b'))
    expect(factsOf(looks)).toMatchObject({ note: 'khá', place: 'Xã', helper: null })
  })
})

describe('what is judged by', () => {
  test('the version of the day of the step is kept, and what would differ today is listed', () => {
    const given = looked()
    const kept = { ruleId: 'ADM-10', name: 'decide-within', value: 10, validFrom: null, province: null }
    expect(given.steps[0]?.judgedBy).toMatchObject([
      { ...kept, unit: 'day', basis: { instrument: '294-QĐ/TW|2025-05-26' } },
    ])
    expect(differencesOf(small, given, setting('2026-02-28'))).toEqual([])
    expect(differencesOf(small, given, setting('2026-03-01'))).toMatchObject(
      ['ask', 'look'].map((step) => ({ step, ruleId: 'ADM-10', before: { value: 10 }, now: { value: 20 } })),
    )
    // A step recorded before unit and start were kept differs by its value alone.
    const bare = { steps: given.steps.map((step) => ({ ...step, judgedBy: [kept] })) }
    expect(differencesOf(small, bare, setting('2026-02-28'))).toEqual([])
    expect(differencesOf(small, bare, setting('2026-03-01')).map(({ before }) => before?.value)).toEqual([10, 10])
    expect(judgedInWords({ ...kept })).toBe('10')
    // What had no value then and has one now is a difference too; what has none today either is not.
    const unjudged = { steps: given.steps.map((step) => ({ ...step, judgedBy: [] })) }
    expect(differencesOf(small, unjudged, setting('2026-03-01'))).toMatchObject(
      ['ask', 'look'].map((step) => ({ step, ruleId: 'ADM-10', before: null, now: { value: 20 } })),
    )
  })

  test('a rule that a newer program says a step rests on is no change of the rules; what was confirmed or laid down since is one', () => {
    const unjudged = { steps: looked().steps.map((step) => ({ ...step, judgedBy: [] })) }
    expect(differencesOf(small, unjudged, setting('2026-02-28'))).toEqual([])
    const among = (more: Partial<Parameter>) => ({
      ...setting('2026-02-28'),
      province: '99',
      book: { ...book, parameters: [{ ...parameter(10, null, null), ...more }] },
    })
    const found = (more: Partial<Parameter>) => differencesOf(small, unjudged, among(more)).map(({ now }) => now?.value)
    expect(found({})).toEqual([])
    expect(found({ confidence: 'U', confirmed: true })).toEqual([10, 10])
    expect(found({ province: '99' })).toEqual([10, 10])
  })

  test('a term follows the version of the day it began, and is overdue, warned of, passed up', () => {
    const at = (on: string) => clocksOf(small, opened('2026-02-20'), setting(on))[0]
    expect(at('2026-02-21')).toMatchObject({
      dueOn: '2026-03-02',
      overdue: false,
      warning: null,
      holder: { id: 'g' },
      escalates: { id: null },
    })
    expect(at('2026-02-28')).toMatchObject({ warning: 3, daysLeft: 2 })
    expect(at('2026-03-03')).toMatchObject({ overdue: true, daysLeft: -1, warning: null })
    expect(clocksOf(small, opened('2026-03-01'), setting('2026-03-02'))[0]?.dueOn).toBe('2026-03-21')
  })
})

describe('what a screen is told', () => {
  const shown = describeCase(small, opened(), setting('2026-02-21'))

  test('where it stands, what is missing, who holds it, what lies ahead', () => {
    expect(shown.state).toEqual({ code: 'asked', title: 'Đã đề nghị', end: null, since: '2026-02-20' })
    expect(shown.missing.map((r) => [r.code, r.facts?.paper, r.ruleId])).toEqual([
      ['lifecycle.paper-missing', 'Bản tự báo cáo của đảng viên', 'ADM-10'],
    ])
    expect(shown.holder).toEqual(['Chi bộ 1 (bí thư, phó bí thư)'])
    // Nobody checks here: there is no such level.
    expect(shown.ahead.map((s) => s.state)).toEqual(['looked', 'decided'])
    expect(shown.next.map((n) => [n.step, n.kind])).toEqual([
      ['look', 'forward'],
      ['drop', 'exit'],
    ])
  })

  test('steps for an asker: mine or not, in the way or not', () => {
    const mine = possibleSteps(small, opened(), post('b'), setting('2026-02-21'))
    expect(mine.map((p) => [p.step, p.mine, p.ok])).toEqual([
      ['look', true, false],
      ['drop', false, false],
    ])
    expect(mine[0]?.asks.map((f) => f.name)).toEqual(['note'])
  })
})

test('conditions: not, all, any, levels, a fact nobody gave', () => {
  const facts = { a: 1, b: 'x' }
  expect(holds({ not: { fact: 'a', is: [2] } }, facts, {})).toBe(true)
  expect(
    holds(
      {
        all: [
          { fact: 'a', is: [1] },
          { level: 'branch', exists: true },
        ],
      },
      facts,
      places,
    ),
  ).toBe(true)
  expect(
    holds(
      {
        any: [
          { fact: 'b', is: ['y'] },
          { level: 'intermediate', exists: false },
        ],
      },
      facts,
      places,
    ),
  ).toBe(true)
  expect(holds({ fact: 'c', is: [null] }, facts, {})).toBe(false)
})

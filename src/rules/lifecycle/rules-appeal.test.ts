// Rules of complaints against a deletion or a discipline, each told as a case.
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/dates.ts'
import type { Case, Facts } from './case.ts'
import { clockOf } from './clocks.ts'
import { codes, goWith, judgedBy, lifecycleNamed, papers, rules, shippedValue, tryWith } from './rules.fixture.ts'
import { blank, go, tryStep } from './story.fixture.ts'
import { today, worlds } from './walk.fixture.ts'

const appeal = lifecycleNamed('appeal')
const full = worlds.full ?? {}

describe('a complaint', () => {
  const lodge = (facts: Facts, on = '2026-04-20'): Case =>
    goWith(appeal, blank(appeal, full, {}, 'appeal'), 'lodge', on, {
      by: { kind: 'subject', personId: 'subject' },
      fixed: { against: 'discipline', decisionReceivedOn: '2026-03-30', handlerLevel: 'superior', ...facts },
    })

  test('DIS-10, DIS-11: a complaint 30 days after the decision is taken up, on the day after it is not; every reason of the rule can be given', () => {
    expect(tryStep(appeal, lodge({}, '2026-04-29'), 'accept', '2026-05-04').ok).toBe(true)
    expect(rules(tryStep(appeal, lodge({}, '2026-04-30'), 'accept', '2026-05-04'))).toEqual(['DIS-10'])
    const reasons = appeal.steps.find((s) => s.code === 'not-handle')?.facts?.[0]?.choices ?? []
    expect(reasons).toHaveLength((shippedValue('DIS-11', 'unhandled') as string[]).length)
    for (const { code } of reasons) {
      const closed = go(appeal, lodge({}), 'not-handle', '2026-05-04', { unhandled: code })
      expect(papers(appeal, closed)).toContain('DM-33')
    }
    const forAnother = tryWith(appeal, lodge({}), 'accept', '2026-05-04', { fixed: { ownCase: false } })
    expect(codes(forAnother)).toEqual(['lifecycle.fact-unconfirmed'])
    const unwritten = tryWith(appeal, lodge({}), 'accept', '2026-05-04', { fixed: { decisionExists: false } })
    expect(codes(unwritten)).toEqual(['lifecycle.fact-unconfirmed'])
  })

  test.each([
    ['DEL-10', 'name-deletion', '2026-07-24'],
    ['DIS-10', 'discipline', '2026-07-12'],
  ])('%s: against a %s also the answer is complained of in time: until %s', (rule, against, last) => {
    let answered = go(appeal, lodge({ against }), 'accept', '2026-05-04')
    answered = go(appeal, go(appeal, answered, 'verify', '2026-06-01'), 'uphold', '2026-06-10')
    // The term of who was answered is that of the rule it follows, also where it is cited.
    const running = clockOf(appeal, answered, 'appeal', { ...today, on: '2026-06-11' })
    expect([running?.ruleId, running?.basis]).toEqual([
      rule,
      expect.stringMatching(against === 'discipline' ? /^296/ : /^294/),
    ])
    expect(tryStep(appeal, answered, 'close', '2026-06-20', {}, { kind: 'system', message: null })).toMatchObject({
      refusals: [{ code: 'lifecycle.appeal-term-runs', ruleId: rule }],
    })
    const accepted = (on: string) => {
      const higher = goWith(appeal, answered, 'go-higher', on, {
        by: { kind: 'subject', personId: 'subject' },
        fixed: { handlerLevel: 'central', decisionReceivedOn: '2026-06-12' },
      })
      return rules(tryStep(appeal, higher, 'accept', '2026-08-03'))
    }
    expect(accepted(last)).toEqual([])
    expect(accepted(addDays(last, 1))).toEqual([rule])
  })

  describe('which level a complaint goes to', () => {
    const levels = ['grassroots', 'superior', 'province', 'central']
    const lodged = (handlerLevel: string, against: string, known: Facts, places = full) =>
      tryWith(appeal, blank(appeal, places, known, 'appeal'), 'lodge', '2026-04-20', {
        by: { kind: 'subject', personId: 'subject' },
        fixed: { against, decisionReceivedOn: '2026-03-30', handlerLevel },
      })
    const taken = (against: string, known: Facts = {}, places = full) =>
      levels.filter((level) => lodged(level, against, known, places).ok)

    test('DEL-11: about a deletion the superior committee, the province or the Centre answers, and none below the one that decided', () => {
      expect(taken('name-deletion')).toEqual(['superior', 'province', 'central'])
      expect(taken('name-deletion', { deletionDecidedAt: 'superior' })).toEqual(['superior', 'province', 'central'])
      expect(taken('name-deletion', { deletionDecidedAt: 'province' })).toEqual(['province', 'central'])
      expect(taken('name-deletion', { disciplineDecidedAt: 'province' })).toEqual(['superior', 'province', 'central'])
      expect(codes(lodged('grassroots', 'name-deletion', {}))).toEqual(['lifecycle.choice-not-here'])
    })

    test('DIS-10: about a discipline any level that is there, and none below the one that decided', () => {
      expect(taken('discipline')).toEqual(levels)
      expect(taken('discipline', { disciplineDecidedAt: 'grassroots' })).toEqual(levels)
      expect(taken('discipline', { disciplineDecidedAt: 'superior' })).toEqual(['superior', 'province', 'central'])
      expect(taken('discipline', {}, worlds['three-level'])).toEqual(['grassroots', 'province', 'central'])
    })
  })

  test('DEL-10: nobody received a decision before it was served, nor an answer before it was given; a later day stands', () => {
    const received = (decisionReceivedOn: string, against = 'name-deletion') =>
      tryWith(
        appeal,
        blank(appeal, full, { deletionServedOn: '2026-03-30', disciplineServedOn: '2026-04-10' }, 'appeal'),
        'lodge',
        '2026-04-20',
        {
          by: { kind: 'subject', personId: 'subject' },
          fixed: { against, decisionReceivedOn, handlerLevel: 'province' },
        },
      )
    expect(codes(received('2026-03-29'))).toEqual(['lifecycle.received-before-service'])
    expect(received('2026-03-30').ok).toBe(true)
    expect(codes(received('2026-04-09', 'discipline'))).toEqual(['lifecycle.received-before-service'])
    const late = received('2026-04-14')
    if (!late.ok) throw new Error('not lodged')
    // The term counts from what the complainant received, not from the service.
    expect(tryStep(appeal, late.case, 'accept', '2026-06-02').ok).toBe(true)
    let answered = go(appeal, late.case, 'accept', '2026-05-04')
    answered = go(appeal, go(appeal, answered, 'verify', '2026-06-01'), 'uphold', '2026-06-10')
    const higher = (decisionReceivedOn: string) =>
      codes(
        tryWith(appeal, answered, 'go-higher', '2026-06-20', {
          by: { kind: 'subject', personId: 'subject' },
          fixed: { handlerLevel: 'central', decisionReceivedOn },
        }),
      )
    expect(higher('2026-04-14')).toEqual(['lifecycle.received-before-answer'])
    expect(higher('2026-06-10')).toEqual([])
  })

  test('DIS-12: the Centre is the last instance: nothing goes higher', () => {
    let answered = go(appeal, lodge({ handlerLevel: 'central' }), 'accept', '2026-05-04')
    answered = go(appeal, go(appeal, answered, 'verify', '2026-06-01'), 'uphold', '2026-06-10')
    const higher = (given: Case, handlerLevel: string) =>
      codes(
        tryWith(appeal, given, 'go-higher', '2026-06-20', {
          by: { kind: 'subject', personId: 'subject' },
          fixed: { handlerLevel, decisionReceivedOn: '2026-06-12' },
        }),
      )
    expect(higher(answered, 'central')).toEqual(['lifecycle.highest-level-answered'])
    let below = go(appeal, lodge({ handlerLevel: 'province' }), 'accept', '2026-05-04')
    below = go(appeal, go(appeal, below, 'verify', '2026-06-01'), 'uphold', '2026-06-10')
    expect(higher(below, 'superior')).toEqual(['lifecycle.not-higher'])
    expect(higher(below, 'province')).toEqual(['lifecycle.not-higher'])
    expect(higher(below, 'central')).toEqual([])
    expect(judgedBy(answered, 'uphold', 'DIS-12')).toEqual({
      'last-instance': 'central-inspection-commission',
      'last-instance-expulsion': 'secretariat',
    })
  })
})

// The terms of an answer by the level that received the question.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { answerBy, settleBy } from './answer-by.ts'

const setting = { book: shippedRulebook, on: '2026-11-21', province: null }

// Saturday 22 August was worked for Monday 31 August, before the two days of the National Day.
test.each<[Parameters<typeof answerBy>[0], string]>([
  ['branch', '2026-07-14'],
  ['grassroots', '2026-07-14'],
  ['province', '2026-08-24'],
  ['superior', '2026-08-24'],
  ['central', '2026-10-08'],
])('RESP-01: %s answers what came on 2 June 2026 by %s', (level, on) => {
  expect(answerBy(level, '2026-06-02', setting)).toEqual({ on, refusals: [] })
})

test('RESP-01: a year without holidays is said, never guessed', () => {
  const { on, refusals } = answerBy('branch', '2031-12-20', setting)
  expect(on).toBeNull()
  expect(refusals).toMatchObject([{ code: 'calendar.year-without-table', ruleId: 'RESP-01' }])
})

describe('K-19: complaints and denunciations', () => {
  const received = { on: '2026-06-02', anonymous: false }
  const confirmed = {
    ...setting,
    book: {
      ...shippedRulebook,
      parameters: shippedRulebook.parameters.map((p) => (p.ruleId === 'K-19' ? { ...p, confirmed: true } : p)),
    },
  }

  test('the days are off until somebody confirms them; then 90 and 180 working days', () => {
    const { on, refusals } = settleBy('denunciation', 'branch', received, setting)
    expect(on).toBeNull()
    expect(refusals).toMatchObject([{ code: 'rulebook.value-unconfirmed', ruleId: 'K-19' }])
    expect(settleBy('appeal', 'branch', received, confirmed).on).toBe('2026-10-08')
    expect(settleBy('denunciation', 'central', { ...received, on: '2026-03-02' }, confirmed).on).toBe('2026-11-16')
  })

  test('without a name it is not handled as a denunciation; a question keeps its own days', () => {
    expect(settleBy('denunciation', 'branch', { ...received, anonymous: true }, confirmed)).toEqual({
      on: null,
      refusals: [],
    })
    expect(settleBy('question', 'branch', received, confirmed).on).toBe('2026-07-14')
  })
})

// Days are said the way people say them, and never by colour alone.
import { expect, test } from 'vitest'
import { daysWords, dueState } from './words.ts'

const TODAY = '2026-11-22'

test.each([
  ['2026-11-27', false, 'còn 5 ngày', 'waiting'],
  ['2026-11-23', false, 'còn 1 ngày', 'waiting'],
  ['2027-12-31', false, 'còn 404 ngày', 'plain'],
  ['2026-11-22', false, 'hết hạn hôm nay', 'waiting'],
  ['2026-11-19', true, 'quá hạn 3 ngày', 'stopped'],
  ['2026-11-19', false, 'đã hết 3 ngày trước', 'plain'],
] as const)('%s, overdue %s: %s', (dueOn, overdue, words, state) => {
  expect(daysWords({ dueOn, overdue }, TODAY)).toBe(words)
  expect(dueState({ dueOn, overdue }, TODAY)).toBe(state)
})

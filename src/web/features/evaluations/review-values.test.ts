// The day a draft was sent is said by somebody, or asked.
import { expect, test } from 'vitest'
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { recordVote } from '#contract/evaluations.ts'
import { reviewTyped, reviewValues } from './review-values.ts'

const collective = {
  role: 'collective',
  period: '2026',
  selfOn: '2026-11-24',
  reportSentOn: null,
  reviewDays: null,
  groupReview: null,
}

test('E-06: the day of the self-rating is not said to be the day the draft was sent; without a day nothing is sent', () => {
  const evaluation = collective as unknown as EvaluationDetail
  const values = reviewValues(evaluation)
  expect(values.reportSentOn).toBe('')
  const checked = recordVote.input.safeParse(reviewTyped(evaluation, values))
  expect(checked.error?.issues.map(({ path }) => path.join('.'))).toContain('reportSentOn')
  expect(reviewTyped(evaluation, { ...values, reportSentOn: '2026-11-18' })).toEqual({ reportSentOn: '2026-11-18' })
  expect(reviewValues({ ...evaluation, reportSentOn: '2026-11-16' }).reportSentOn).toBe('2026-11-16')
})

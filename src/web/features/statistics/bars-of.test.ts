// The order of the bars below an answer.
import { expect, test } from 'vitest'
import type { QuestionAnswer } from '#contract/questions.ts'
import { barsOf, largestOf } from './bars-of.ts'

const rows = [
  { value: '18-30', label: 'Từ 18 đến 30 tuổi', total: 5 },
  { value: '31-35', label: 'Từ 31 đến 35 tuổi', total: 0 },
  { value: '36-40', label: 'Từ 36 đến 40 tuổi', total: null },
  { value: '60', label: 'Trên 60 tuổi', total: 9 },
] as unknown as QuestionAnswer['rows']

test('ages follow each other, what has no order stands the most first; nobody and what is hidden have no bar', () => {
  expect(barsOf('age', rows).map(({ total }) => total)).toEqual([5, 9])
  expect(barsOf('gender', rows).map(({ total }) => total)).toEqual([9, 5])
  expect(largestOf(barsOf('partyAge', rows))?.label).toBe('Trên 60 tuổi')
})

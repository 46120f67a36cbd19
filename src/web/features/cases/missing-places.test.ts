// What a paper lacks leads to where it can be entered: first a step one may take now, never one that is past.
import { expect, test } from 'vitest'
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import { missingPlaces } from './missing-places.ts'

const next = [
  { step: 'vote', mine: false },
  { step: 'note', mine: true },
] as PossibleCaseStep[]
const history = [{ step: 'open' }] as CaseDetail['history']
const lacks = (label: string, ...steps: string[]) =>
  ({ label, where: 'step', steps: steps.map((step) => ({ step, title: step })) }) as const

test('each gap stands once, at the best place', () => {
  const places = missingPlaces(
    [
      { label: 'địa danh', where: 'by-hand', steps: [] },
      lacks('lý do', 'open', 'note'),
      lacks('số tán thành', 'vote'),
      lacks('nơi chuyển đi', 'open'),
      { label: 'ngày sinh', where: 'record', steps: [] },
      lacks('số văn bản', 'note'),
    ],
    { next, history, end: null },
  )
  expect(places.map(({ kind, step, labels }) => [kind, step?.step ?? null, labels])).toEqual([
    ['record', null, ['ngày sinh']],
    ['step-now', 'note', ['lý do', 'số văn bản']],
    ['step-later', 'vote', ['số tán thành']],
    ['by-hand', null, ['địa danh', 'nơi chuyển đi']],
  ])
})

test('in a case that has ended nothing waits for a step', () => {
  const [place] = missingPlaces([lacks('số tán thành', 'vote')], { next: [], history, end: 'done' })
  expect(place?.kind).toBe('by-hand')
})

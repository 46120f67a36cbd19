// Which organisation considers an admission (ADM-19).
import { expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type AdmissionSituation, admissionPlace } from './place.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

test.each<[AdmissionSituation, number | null, string | null, string | null]>([
  ['full-time-study', 12, 'place-of-study', null],
  ['full-time-study', 11, null, null],
  ['secondment', 12, 'place-of-secondment', null],
  ['secondment', 11.5, null, null],
  ['secondment', null, null, null],
  ['awaiting-graduation', null, 'school', null],
  ['graduated-waiting', null, 'residence', null],
  ['contract', 11, 'residence', 'employer'],
  ['contract', 12, 'employer', null],
  ['contract', null, null, null],
])('ADM-19: %s for %j months: %j, with a remark of %j', (situation, months, organisation, remarkOf) => {
  const { ok, values } = admissionPlace({ situation, months }, setting)
  expect(ok).toBe(true)
  expect(values).toEqual({ organisation, remarkOf, notJudged: organisation === null ? ['ADM-19'] : [] })
})

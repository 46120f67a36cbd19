// What is offered when a case is opened: every kind has its group, and what cannot be about this person says why.
import { expect, test } from 'vitest'
import type { Facts } from './case.ts'
import { lifecycleByCode, lifecycles } from './lifecycles/all.ts'
import { offeredIn, whyUnfit } from './offering.ts'

test('every kind of case is offered in a group of its own place', () => {
  const places = lifecycles.map(({ code }) => offeredIn(code))
  expect(places.filter(({ group }) => group.code === 'other')).toEqual([])
  expect(new Set(places.map(({ place }) => place)).size).toBe(lifecycles.length)
})

const why = (code: string, known: Facts): string | undefined => {
  const lifecycle = lifecycleByCode(code)
  if (lifecycle === undefined) throw new Error(code)
  return whyUnfit(lifecycle, known)?.code
}

test.each([
  ['PROB-01', 'probation', { status: 'full' }, 'lifecycle.only-probationary'],
  ['PROB-01', 'probation', { status: 'probationary' }, undefined],
  ['REC-09', 'probationer-deletion', { status: 'full' }, 'lifecycle.only-probationary'],
  ['REC-09', 'name-deletion', { status: 'probationary' }, 'lifecycle.only-official'],
  ['CARD-01', 'card-issue', { status: 'probationary' }, 'lifecycle.only-official'],
  ['CARD-01', 'card-issue', { status: 'full', hasCard: true }, 'lifecycle.card-there'],
  ['CARD-01', 'card-issue', { status: 'full', hasCard: false }, undefined],
  ['CARD-04', 'card-reissue', { status: 'full', hasCard: false }, 'lifecycle.card-lacking'],
  ['TRF-02', 'formal-transfer-in', { branchId: 'here' }, 'lifecycle.belongs-here'],
  ['DOS-05', 'discipline', { status: 'left' }, 'lifecycle.has-left'],
  ['DEL-10', 'appeal', { status: 'left' }, undefined],
  ['ADM-14', 'admission', { memberId: 'there' }, 'lifecycle.is-member-now'],
  ['ADM-14', 'admission', { memberId: null }, undefined],
  ['', 'card-reissue', {}, undefined],
] as const)('%s: %s of %o', (_rule, code, known, refused) => {
  expect(why(code, known)).toBe(refused)
})

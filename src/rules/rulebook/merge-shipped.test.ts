// A new edition of the shipped data meets a database: what is new comes in, what people decided stays.
import { describe, expect, test } from 'vitest'
import { type KeptVersion, mergeShipped, type ShippedVersion } from './merge-shipped.ts'

const kept = (more: Partial<KeptVersion> = {}): KeptVersion => ({
  id: '1',
  ruleId: 'ADM-10',
  name: 'decide-within',
  validFrom: null,
  validTo: null,
  shippedHash: 'old',
  touched: false,
  withdrawn: false,
  ...more,
})
const shipped = (hash: string, more: Partial<ShippedVersion> = {}): ShippedVersion => ({
  ruleId: 'ADM-10',
  name: 'decide-within',
  validFrom: null,
  validTo: null,
  hash,
  ...more,
})

describe('shipped data', () => {
  test('come in once', () => {
    expect(mergeShipped([], [shipped('old')])).toMatchObject({ withdraw: [], insert: [{ hash: 'old' }], aside: [] })
    expect(mergeShipped([kept()], [shipped('old')])).toEqual({ withdraw: [], insert: [], aside: [] })
  })

  test('a new edition takes the place of what nobody touched, also in several versions', () => {
    const next = [shipped('a', { validTo: '2027-01-01' }), shipped('b', { validFrom: '2027-01-01' })]
    expect(mergeShipped([kept()], next)).toEqual({ withdraw: ['1'], insert: next, aside: [] })
  })

  test.each([
    [
      'changed by a person',
      [kept({ touched: true, validTo: '2026-01-01' }), kept({ id: '2', shippedHash: null, validFrom: '2026-01-01' })],
    ],
    ['confirmed by a person', [kept({ touched: true })]],
  ])('what was %s stays; the new version is set aside', (_, rows) => {
    expect(mergeShipped(rows, [shipped('new')])).toMatchObject({ withdraw: [], insert: [], aside: [{ hash: 'new' }] })
  })

  test('a new version beside what a person decided comes in', () => {
    const own = kept({ touched: true, validTo: '2027-01-01' })
    const later = shipped('later', { validFrom: '2027-01-01' })
    expect(mergeShipped([own], [shipped('old'), later])).toEqual({ withdraw: [], insert: [later], aside: [] })
  })

  test('what an edition took out comes back with the one that ships it again; what was set aside stays so', () => {
    const out = kept({ withdrawn: true, touched: true, retired: true })
    const now = kept({ id: '2', shippedHash: 'new' })
    expect(mergeShipped([out, now], [shipped('old')])).toMatchObject({ withdraw: ['2'], insert: [{ hash: 'old' }] })
    const own = kept({ id: '3', shippedHash: null, touched: true })
    expect(mergeShipped([kept({ withdrawn: true }), own], [shipped('old')])).toEqual({
      withdraw: [],
      insert: [],
      aside: [],
    })
  })

  test('what was taken back does not come again, and what is shipped no more goes', () => {
    expect(mergeShipped([kept({ withdrawn: true, touched: true })], [shipped('old')]).insert).toEqual([])
    expect(mergeShipped([kept()], [])).toEqual({ withdraw: ['1'], insert: [], aside: [] })
    expect(mergeShipped([kept({ shippedHash: null })], []).withdraw).toEqual([])
  })
})

// The same act by two presses that know nothing of each other (two tabs, a page opened again), each with a key of its own: written once.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesOfMember } from '#contract/dues.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('dues pressed twice', () => {
  const world = useWorld()
  const { declare, collect, book } = duesIn(world)
  let secretary: Actor
  let office: Actor
  let memberId: string
  beforeAll(async () => {
    secretary = await world.actorAt(world.places.branchA1, 'secretary')
    office = await world.actorAt(world.places.communeA, 'office')
    memberId = (await register(world, office, world.places.branchA1, { fullName: 'Lê Văn Một' })).id
  })

  test('the same declaration is written once; another one is a correction, also back to what stood before', async () => {
    const bases = async () =>
      (await world.ask<DuesOfMember>(secretary, 'dues.get-member', { memberId })).bases.map(({ base }) => base)
    const both = await Promise.all([declare(secretary, memberId), declare(office, memberId)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.base-declared-already'])
    expect(await declare(secretary, memberId)).toMatchObject({
      refusal: { facts: { name: 'Lê Văn Một', from: '2026-02' } },
    })
    expect(await bases()).toEqual([10_000_000])
    for (const more of [{ base: 9_000_000 }, { base: 10_000_000 }, { fromMonth: '2026-03' }, { memberType: 'benefit' }])
      expect(codeOf(await declare(secretary, memberId, more)), JSON.stringify(more)).toBe('done')
    expect(await bases()).toEqual([10_000_000, 10_000_000, 10_000_000, 9_000_000, 10_000_000])
    // Nothing given is the same as nothing given.
    const student = { memberType: 'student', base: undefined, fromMonth: '2026-12' }
    expect(codeOf(await declare(secretary, memberId, student))).toBe('done')
    expect(codeOf(await declare(secretary, memberId, student))).toBe('dues.base-declared-already')
  })

  test('the same sum sent up on one day is written once; a second one says that it is one; what was taken back does not count', async () => {
    const { branchA1, communeA } = world.places
    await collect(secretary, branchA1, [memberId])
    const balance = async () => (await book(secretary, branchA1)).balance
    const before = await balance()
    const send = (more: object = {}) =>
      world.call(secretary, 'dues.remit', { organisationId: branchA1.id, on: '2026-11-09', amount: 700, ...more })
    const both = await Promise.all([send(), send()])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.remitted-already'])
    expect(await send({ channel: 'bank' })).toMatchObject({ refusal: { facts: { on: '2026-11-09', amount: 700 } } })
    expect(await balance()).toBe(before - 700)
    for (const more of [{ on: '2026-11-10' }, { amount: 701 }, { another: true }])
      expect(codeOf(await send(more)), JSON.stringify(more)).toBe('done')
    expect(await balance()).toBe(before - 2801)
    for (const { id, kind } of (await book(secretary, branchA1)).rows) {
      if (kind === 'remitted')
        await world.ask(secretary, 'dues.counter-entry', { id, on: '2026-11-11', reason: 'Nhầm' })
    }
    expect(await balance()).toBe(before)
    expect(codeOf(await send())).toBe('done')
    // The book of the level above is another book.
    const above = await world.call(office, 'dues.remit', { organisationId: communeA.id, on: '2026-11-09', amount: 700 })
    expect(codeOf(above)).toBe('dues.not-so-much')
  })
})

// One organisation as of a day: who sees it, what stood when, what the caller may do.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectSignedIn } from '../testing/strangers.ts'

describe('organisations.get', () => {
  const world = useWorld()
  const attempt = { operation: 'organisations.get', about: (id: string) => ({ id }), role: 'secretary' } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('no seat', async () => {
    const actor = { ...(await world.actorAt(world.places.branchA1, 'secretary')), seat: null }
    expect(codeOf(await world.call(actor, 'organisations.get', { id: world.places.branchA1.id }))).toBe(
      'kernel.not-permitted',
    )
  })
  test('neighbours answer like a missing one, for officers and for members', async () => {
    await expectNeighboursMissing(world, attempt)
    await expectNeighboursMissing(world, { ...attempt, role: 'member' })
  })
  test('invalid', async () => {
    const actor = await world.actorAt(world.places.branchA1, 'secretary')
    expect(codeOf(await world.call(actor, 'organisations.get', { id: 'x', on: '2026-13-01' }))).toBe(
      'kernel.invalid-input',
    )
  })
  test('refused on a day before its founding', async () => {
    const actor = await world.actorAt(world.places.branchA1, 'secretary')
    const outcome = await world.call(actor, 'organisations.get', { id: world.places.branchA1.id, on: '2025-06-30' })
    expect(codeOf(outcome)).toBe('organisations.not-yet-founded')
  })

  test('a member sees the own branch and the names above it, and may do nothing', async () => {
    const actor = await world.actorAt(world.places.branchA1, 'member')
    expect(await world.ask(actor, 'organisations.get', { id: world.places.branchA1.id })).toMatchObject({
      name: 'Chi bộ thôn 1',
      parents: [
        { name: 'Đảng bộ tỉnh Minh Họa', typeCode: 'province-committee' },
        { name: 'Đảng bộ xã An Bình', typeCode: 'commune-committee' },
      ],
      children: [],
      allowed: [],
    })
  })

  test('O-10 a type is called as it was called on that day', async () => {
    const actor = await world.actorAt(world.places.branchA1, 'secretary')
    const { id } = world.places.branchA1
    expect(await world.ask(actor, 'organisations.get', { id, on: '2026-07-25' })).toMatchObject({
      type: { code: 'branch', name: 'Chi bộ trực thuộc' },
    })
    expect(await world.ask(actor, 'organisations.get', { id, on: '2026-07-26' })).toMatchObject({
      type: { code: 'branch', name: 'Chi bộ' },
    })
  })

  test('what the caller may do follows role, place and type', async () => {
    const allowed = async (place: 'communeA' | 'branchA1', role: 'secretary' | 'office', id: string) => {
      const actor = await world.actorAt(world.places[place], role)
      const answer = await world.ask(actor, 'organisations.get', { id })
      return (answer as { allowed: string[] }).allowed.map((name) => name.replace('organisations.', '')).sort()
    }
    const { communeA, branchA1 } = world.places
    expect(await allowed('branchA1', 'secretary', branchA1.id)).toEqual(['correct', 'list-history', 'open-term'])
    expect(await allowed('communeA', 'secretary', branchA1.id)).toEqual(['list-history'])
    const all = ['correct', 'end', 'found', 'list-history', 'open-term', 'recode', 'rename']
    expect(await allowed('communeA', 'office', branchA1.id)).toEqual(all)
    expect(await allowed('communeA', 'office', communeA.id)).toEqual(all.filter((name) => name !== 'end'))
  })

  test('the centre counts the provinces among its children and reads in the one it names', async () => {
    const centre = await world.actorAt(world.places.centre, 'office')
    expect(await world.ask(centre, 'organisations.get', { id: world.places.centre.id })).toMatchObject({
      children: [{ typeCode: 'province-committee', count: 2 }],
    })
    const { id } = world.places.communeC
    expect(await world.ask(centre, 'organisations.get', { id, provinceCode: '98' })).toMatchObject({
      name: 'Đảng bộ xã Cát Tường',
      parents: [{ name: 'Đảng bộ tỉnh Láng Giềng' }],
    })
  })
})

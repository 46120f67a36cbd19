// Corrections: a secretary keeps the address of the own organisation, officers put right what was typed wrongly.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn } from '../testing/strangers.ts'

describe('organisations.correct', () => {
  const world = useWorld()
  const input = (id: string) => ({ id, version: 1, address: 'Nhà văn hóa thôn 1' })
  const attempt = { operation: 'organisations.correct', about: input, role: 'secretary' } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () =>
    expectNotPermitted(world, attempt, ['committee-member', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test('a secretary does not reach below the own organisation, and changes the address only', async () => {
    const above = await world.actorAt(world.places.communeA, 'secretary')
    expect(codeOf(await world.call(above, 'organisations.correct', input(world.places.branchA1.id)))).toBe(
      'kernel.not-found',
    )
    const own = await world.actorAt(world.places.branchA1, 'secretary')
    const wanted = { ...input(world.places.branchA1.id), name: 'Chi bộ khác' }
    expect(codeOf(await world.call(own, 'organisations.correct', wanted))).toBe('organisations.only-address')
  })

  test('refused: nothing changed, a code of somebody beyond the reach, an unknown unit type', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const { id } = world.places.branchA2
    const call = (fields: object) => world.call(actor, 'organisations.correct', { id, version: 1, ...fields })
    expect(codeOf(await call({ name: 'Chi bộ thôn 2', address: '' }))).toBe('organisations.nothing-changed')
    expect(codeOf(await call({ code: '99.002.001' }))).toBe('organisations.code-taken')
    expect(codeOf(await call({ unitType: 'không có' }))).toBe('organisations.unit-type-unknown')
  })

  test('done: the address by its secretary; name, code and unit type by the office, without a new day', async () => {
    const { id } = world.places.branchA1
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    expect(await world.ask(secretary, 'organisations.correct', input(id))).toEqual({ id, version: 2 })
    const office = await world.actorAt(world.places.communeA, 'office')
    const fields = { name: 'Chi bộ thôn Nhất', code: '99.001.011', unitType: 'commune' }
    expect(await world.ask(office, 'organisations.correct', { id, version: 2, ...fields })).toEqual({ id, version: 3 })
    expect(await world.ask(office, 'organisations.get', { id, on: '2025-07-01' })).toMatchObject({
      name: 'Chi bộ thôn Nhất',
      code: '99.001.011',
      unitType: { code: 'commune', name: 'Xã' },
      address: 'Nhà văn hóa thôn 1',
    })
    const history = await world.ask(office, 'organisations.list-history', { id })
    expect(history).toMatchObject({
      names: [{ validFrom: '2025-07-01' }],
      entries: {
        rows: [
          {
            summary: 'Sửa tên, mã, loại hình đơn vị của «Chi bộ thôn 1».',
            changes: { code: ['99.001.001', '99.001.011'] },
          },
          { summary: 'Sửa địa chỉ của «Chi bộ thôn 1».', changes: { address: [null, 'Nhà văn hóa thôn 1'] } },
        ],
      },
    })
  })

  test('stale', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.correct', input(world.places.branchA1.id))
    expect(outcome).toMatchObject({ kind: 'stale', yours: { version: 1 }, current: { version: 3 } })
  })
})

// Renaming: versions, days, history; the same shape for codes.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn } from '../testing/strangers.ts'

describe('organisations.rename', () => {
  const world = useWorld()
  const input = (id: string) => ({ id, version: 1, name: 'Chi bộ thôn Hòa Bình', validFrom: '2026-02-01' })
  const attempt = { operation: 'organisations.rename', about: input, role: 'office' } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () =>
    expectNotPermitted(world, attempt, ['secretary', 'committee-member', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test('invalid', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const wrong = { ...input(world.places.branchA1.id), name: 'x'.repeat(251), version: 0 }
    expect(await world.call(actor, 'organisations.rename', wrong)).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'version' }, { path: 'name' }] },
    })
  })

  test.each([
    ['organisations.date-in-future', { validFrom: '2026-11-22' }],
    ['organisations.before-current-name', { validFrom: '2025-07-01' }],
    ['organisations.same-name', { name: 'Chi bộ  thôn 1 ' }],
  ])('refused: %s', async (code, wrong) => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.rename', { ...input(world.places.branchA1.id), ...wrong })
    expect(codeOf(outcome)).toBe(code)
  })

  test('done: the old name keeps its days, and the entry shows both', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    const { id } = world.places.branchA1
    const wanted = { ...input(id), document: 'Quyết định 5-QĐ/ĐU' }
    expect(await world.ask(actor, 'organisations.rename', wanted)).toEqual({ id, version: 2 })
    const history = await world.ask(actor, 'organisations.list-history', { id })
    expect(history).toMatchObject({
      names: [
        { name: 'Chi bộ thôn Hòa Bình', validFrom: '2026-02-01', validTo: null, document: 'Quyết định 5-QĐ/ĐU' },
        { name: 'Chi bộ thôn 1', validFrom: '2025-07-01', validTo: '2026-02-01', document: null },
      ],
      entries: {
        rows: [
          {
            operation: 'organisations.rename',
            summary: 'Đổi tên từ «Chi bộ thôn 1» thành «Chi bộ thôn Hòa Bình» từ ngày 01/02/2026 (Quyết định 5-QĐ/ĐU).',
            changes: { name: ['Chi bộ thôn 1', 'Chi bộ thôn Hòa Bình'] },
          },
        ],
      },
    })
  })

  test('two renames of one version at once: one is done, the other sees both versions', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const { id } = world.places.branchA2
    const outcomes = await Promise.all(
      ['Chi bộ Xuân', 'Chi bộ Thu'].map((name) =>
        world.call(actor, 'organisations.rename', { ...input(id), version: 1, name }),
      ),
    )
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'stale'])
    const stale = outcomes.findIndex((o) => o.kind === 'stale')
    const names = ['Chi bộ Xuân', 'Chi bộ Thu']
    expect(outcomes[stale]).toMatchObject({
      yours: { version: 1, name: names[stale] },
      current: { version: 2, name: names[1 - stale] },
    })
  })

  test('the same key twice renames once; the key with another name is refused', async () => {
    const actor = await world.actorAt(world.places.communeB, 'office')
    const { id } = world.places.branchB1
    const once = () => world.call(actor, 'organisations.rename', input(id), 'same-key-2')
    const first = await once()
    expect(codeOf(first)).toBe('(done)')
    expect(await once()).toEqual({ ...first, replayed: true })
    const other = await world.call(actor, 'organisations.rename', { ...input(id), name: 'Khác' }, 'same-key-2')
    expect(codeOf(other)).toBe('kernel.key-reused')
  })
})

describe('organisations.recode', () => {
  const world = useWorld()
  const input = (id: string) => ({ id, version: 1, code: '99.001.901', validFrom: '2026-02-01' })
  const attempt = { operation: 'organisations.recode', about: input, role: 'office' } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () => expectNotPermitted(world, attempt, ['secretary', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))
  test.each([
    ['organisations.date-in-future', { validFrom: '2026-11-22' }],
    ['organisations.before-current-code', { validFrom: '2025-07-01' }],
    ['organisations.same-code', { code: '99.001.001' }],
    ['organisations.code-taken', { code: '99.002.001' }],
  ])('refused: %s', async (code, wrong) => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.recode', { ...input(world.places.branchA1.id), ...wrong })
    expect(codeOf(outcome)).toBe(code)
  })
  test('done: the old code becomes free from that day on', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const { branchA1, branchA2 } = world.places
    expect(await world.ask(actor, 'organisations.recode', input(branchA1.id))).toEqual({ id: branchA1.id, version: 2 })
    const early = { id: branchA2.id, version: 1, code: '99.001.001', validFrom: '2026-01-31' }
    expect(codeOf(await world.call(actor, 'organisations.recode', early))).toBe('organisations.code-taken')
    expect(codeOf(await world.call(actor, 'organisations.recode', { ...early, validFrom: '2026-02-01' }))).toBe(
      '(done)',
    )
    const before = await world.ask(actor, 'organisations.get', { id: branchA1.id, on: '2026-01-31' })
    expect(before).toMatchObject({ code: '99.001.001', version: 2 })
  })
})

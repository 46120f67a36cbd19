// The tree: pages in natural order, and as it stood on a past day after founding, renaming and ending.
import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { listChildren } from '#contract/organisations.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectSignedIn } from '../testing/strangers.ts'

type Page = OutputOf<typeof listChildren>

describe('organisations.list-children', () => {
  const world = useWorld()
  const list = (actor: Actor, input: object = {}): Promise<Page> =>
    world.ask(actor, 'organisations.list-children', input)
  const names = async (actor: Actor, input: object = {}) => (await list(actor, input)).rows.map((row) => row.name)
  const attempt = {
    operation: 'organisations.list-children',
    about: (parentId: string) => ({ parentId }),
    role: 'secretary',
  } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('neighbours answer like a missing one, for officers and for members', async () => {
    await expectNeighboursMissing(world, attempt)
    await expectNeighboursMissing(world, { ...attempt, role: 'member' })
  })
  test('another province named by somebody of this one is missing', async () => {
    const actor = await world.actorAt(world.places.province, 'office')
    expect(codeOf(await world.call(actor, 'organisations.list-children', { provinceCode: '98' }))).toBe(
      'kernel.not-found',
    )
  })
  test.each([
    'x',
    'W10',
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('[1,null]').toString('base64url'),
  ])('a cursor that is not ours is refused: %s', async (after) => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    expect(await world.call(actor, 'organisations.list-children', { after })).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'after' }] },
    })
  })

  test('starts from the seat; says which have children', async () => {
    const actor = await world.actorAt(world.places.province, 'committee-member')
    expect((await list(actor)).rows).toMatchObject([
      { name: 'Đảng bộ xã An Bình', hasChildren: true, typeName: 'Đảng bộ xã, phường, đặc khu', provinceCode: '99' },
      { name: 'Đảng bộ xã Bình Yên', hasChildren: true },
    ])
    const secretary = await world.actorAt(world.places.communeA, 'secretary')
    expect((await list(secretary)).rows).toMatchObject([{ hasChildren: false }, { hasChildren: false }])
    expect(await names(await world.actorAt(world.places.branchA1, 'member'))).toEqual([])
  })

  test('the centre starts from the provinces, and from one when it names it', async () => {
    const centre = await world.actorAt(world.places.centre, 'office')
    expect((await list(centre)).rows).toMatchObject([
      { name: 'Đảng bộ tỉnh Láng Giềng', provinceCode: '98', hasChildren: true },
      { name: 'Đảng bộ tỉnh Minh Họa', provinceCode: '99', hasChildren: true },
    ])
    expect(await names(centre, { provinceCode: '98' })).toEqual(['Đảng bộ xã Cát Tường'])
  })

  test('natural order over pages, each row once', async () => {
    const actor = await world.actorAt(world.places.communeB, 'organisation-board')
    const parentId = world.places.communeB.id
    await world.ask(actor, 'organisations.end', { id: world.places.branchB1.id, version: 1, endedOn: '2025-08-01' })
    for (const [n, name] of ['tổ 10', 'tổ 2', 'ấp Đông', 'ấp Dài', 'tổ 1'].entries()) {
      const spec = { parentId, typeCode: 'branch', code: `B${n}`, name: `Chi bộ ${name}`, foundedOn: '2026-01-01' }
      await world.ask(actor, 'organisations.found', spec)
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list(actor, { limit: 2, after })
      expect(page.rows.length).toBeLessThanOrEqual(2)
      seen.push(...page.rows.map((row) => row.name))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['Chi bộ ấp Dài', 'Chi bộ ấp Đông', 'Chi bộ tổ 1', 'Chi bộ tổ 2', 'Chi bộ tổ 10'])
  })

  test('A2 the tree on a past day after a founding, a rename and an end', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    const { communeA, branchA1, branchA2 } = world.places
    const spec = { typeCode: 'branch', code: '99.001.003', name: 'Chi bộ thôn 3', foundedOn: '2026-03-01' }
    await world.ask(actor, 'organisations.found', { parentId: communeA.id, ...spec })
    const renamed = { id: branchA1.id, version: 1, name: 'Chi bộ thôn 1 Mới', validFrom: '2026-05-01' }
    await world.ask(actor, 'organisations.rename', renamed)
    await world.ask(actor, 'organisations.end', { id: branchA2.id, version: 1, endedOn: '2026-07-01' })

    expect(await names(actor, { on: '2025-06-30' })).toEqual([])
    expect(await names(actor, { on: '2026-02-28' })).toEqual(['Chi bộ thôn 1', 'Chi bộ thôn 2'])
    expect(await names(actor, { on: '2026-04-30' })).toEqual(['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3'])
    expect(await names(actor, { on: '2026-05-01' })).toEqual(['Chi bộ thôn 1 Mới', 'Chi bộ thôn 2', 'Chi bộ thôn 3'])
    expect(await names(actor, { on: '2026-07-01' })).toEqual(['Chi bộ thôn 1 Mới', 'Chi bộ thôn 3'])
    const all = await list(actor, { withEnded: true })
    expect(all.rows.map((row) => [row.name, row.endedOn])).toEqual([
      ['Chi bộ thôn 1 Mới', null],
      ['Chi bộ thôn 2', '2026-07-01'],
      ['Chi bộ thôn 3', null],
    ])
    // On a day before its end it had none.
    const before = await list(actor, { withEnded: true, on: '2026-06-30' })
    expect(before.rows.map((row) => row.endedOn)).toEqual([null, null, null])

    const counts = async (on: string) =>
      (await world.ask(actor, 'organisations.get', { id: communeA.id, on })) as object
    expect(await counts('2026-06-30')).toMatchObject({ children: [{ typeCode: 'branch', count: 3 }] })
    expect(await counts('2026-07-01')).toMatchObject({ children: [{ typeCode: 'branch', count: 2 }] })
  })
})

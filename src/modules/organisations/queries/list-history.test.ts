// The history of an organisation: officers only, entries by pages, newest first.
import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { listHistory } from '#contract/organisations.ts'
import type { Role } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { expectNeighboursMissing, expectNotPermitted, expectSignedIn } from '../testing/strangers.ts'

describe('organisations.list-history', () => {
  const world = useWorld()
  const attempt = {
    operation: 'organisations.list-history',
    about: (id: string) => ({ id }),
    role: 'secretary',
  } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () => expectNotPermitted(world, attempt, ['member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test('entries by pages, newest first; placements name the parent', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office', { displayName: 'Trần Thử' })
    const { id } = world.places.branchA1
    for (const version of [1, 2, 3]) {
      await world.ask(actor, 'organisations.correct', { id, version, address: `Số ${version}` })
    }
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const list = (input: object): Promise<OutputOf<typeof listHistory>> =>
      world.ask(secretary, 'organisations.list-history', { id, ...input })
    const first = await list({ limit: 2 })
    expect(first.placements).toMatchObject([
      { parent: { name: 'Đảng bộ xã An Bình' }, typeName: 'Chi bộ trực thuộc', validFrom: '2025-07-01', validTo: null },
    ])
    expect(first.entries.rows).toMatchObject([
      { actorName: 'Trần Thử', actorSeat: 'Văn phòng', changes: { address: ['Số 2', 'Số 3'] } },
      { changes: { address: ['Số 1', 'Số 2'] } },
    ])
    const rest = await list({ limit: 2, after: first.entries.next ?? '' })
    expect(rest.entries).toMatchObject({ rows: [{ changes: { address: [null, 'Số 1'] } }], next: null })
  })

  test('who looks after accounts reads nothing of the work given to the organisation and of its evaluation', async () => {
    const { communeA, branchA2 } = world.places
    const { id } = branchA2
    const office = await world.actorAt(communeA, 'office')
    await world.ask(office, 'organisations.correct', { id, version: 1, address: 'Số 1' })
    await world.ask(office, 'tasks.assign', { title: 'Báo cáo tháng', dueOn: '2027-01-05', organisationIds: [id] })
    await world.ask(office, 'evaluations.open-round', { organisationId: id, period: '2026', scheme: '366-year' })
    const operations = async (role: Role) => {
      const { entries }: OutputOf<typeof listHistory> = await world.ask(
        await world.actorAt(branchA2, role),
        'organisations.list-history',
        { id },
      )
      return entries.rows.map(({ operation }) => operation)
    }
    expect(await operations('secretary')).toEqual(['evaluations.open-round', 'tasks.assign', 'organisations.correct'])
    expect(await operations('inspection')).toHaveLength(3)
    expect(await operations('administrator')).toEqual(['organisations.correct'])
  })
})

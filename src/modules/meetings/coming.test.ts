// The reminder of a meeting that people were told of: who has it, and when it goes.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, evening, planOf } from './testing/evening.ts'

describe('the notice of a meeting as a reminder', () => {
  const world = useWorld()
  test('M-05: stands from the notice to the opening, for the branch; a sitting of its committee not for plain members', async () => {
    const { secretary, office, people } = await evening(world, 4)
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[2] ?? '' })
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    const coming = async (actor: Actor): Promise<string[]> => {
      const { rows } = await world.ask<{ rows: { id: string }[] }>(actor, 'meetings.list-notified', {})
      return rows.map(({ id }) => id)
    }
    expect(await world.call(null, 'meetings.list-notified', {})).toMatchObject({
      refusal: { code: 'kernel.not-signed-in' },
    })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))
    const committee = planOf(world, { kind: 'branch-committee', time: '20:00' })
    const { id: sitting } = await world.ask<{ id: string }>(secretary, 'meetings.plan', committee)
    expect(await coming(member)).toEqual([])
    await act(world, secretary, 'notify', id, { on: '2026-11-01' })
    await act(world, secretary, 'notify', sitting, { on: '2026-11-01' })
    expect(await coming(secretary)).toEqual([id, sitting])
    expect(await coming(member)).toEqual([id])
    expect(await coming(neighbour)).toEqual([])
    // Whoever stands above the branch is not invited.
    expect(await coming(office)).toEqual([])
    await act(world, secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    expect(await coming(member)).toEqual([])
    world.clock.set('2026-11-04T02:00:00Z')
    expect(await coming(secretary)).toEqual([])
  })
})

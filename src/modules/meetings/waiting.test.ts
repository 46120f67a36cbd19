// The next step of the meetings of a branch among its work: what, by when, and whose.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, evening, planOf } from './testing/evening.ts'

describe('the next step of a meeting', () => {
  const world = useWorld()

  test('M-05 M-06: told, opened, closed, signed and published in turn; late is said; of the own branch only', async () => {
    const { secretary, office, people } = await evening(world, 4)
    const { places } = world
    const waiting = async (actor: Actor = secretary): Promise<unknown[]> => {
      const { rows } = await world.ask<{ rows: { step: string; by: string | null; late: boolean }[] }>(
        actor,
        'meetings.list-waiting',
        {},
      )
      return rows.map(({ step, by, late }) => [step, by, late])
    }
    world.clock.set('2026-10-25T03:00:00Z')
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))
    expect(await waiting()).toEqual([])
    world.clock.set('2026-10-28T03:00:00Z')
    expect(await waiting()).toEqual([['notify', '2026-11-02', false]])
    expect(await waiting(office)).toEqual([])
    expect(await waiting(await world.actorAt(places.branchA2, 'secretary'))).toEqual([])
    const member = await world.actorAt(places.branchA1, 'member', { memberId: people[1] ?? '' })
    for (const [actor, code] of [
      [null, 'kernel.not-signed-in'],
      [member, 'kernel.not-permitted'],
    ] as const)
      expect(await world.call(actor, 'meetings.list-waiting', {})).toMatchObject({ refusal: { code } })

    await act(world, secretary, 'notify', id, { on: '2026-10-28' })
    expect(await waiting()).toEqual([])
    world.clock.set('2026-11-04T03:00:00Z')
    expect(await waiting()).toEqual([['open', '2026-11-03', true]])
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    expect(await waiting()).toEqual([['close', '2026-11-03', true]])
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    await act(world, secretary, 'close', id, { endedAt: '21:00' })
    expect(await waiting()).toEqual([['sign', '2026-11-05', false]])
    await world.ask(secretary, 'meetings.sign-paper', {
      id,
      kind: 'minutes',
      content: ['Biên bản'],
      on: '2026-11-04',
      signedBy: 'A',
    })
    expect(await waiting()).toEqual([['publish', '2026-11-05', false]])
    world.clock.set('2026-11-09T03:00:00Z')
    expect(await waiting()).toEqual([['publish', '2026-11-05', true]])
    await act(world, secretary, 'publish', id, { on: '2026-11-09' })
    expect(await waiting()).toEqual([])

    // A sitting of the branch committee is signed and not published.
    const plan = planOf(world, { kind: 'branch-committee', on: '2026-11-09', reason: 'Chuẩn bị' })
    const { id: sitting } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    expect(await waiting()).toEqual([['open', '2026-11-09', false]])
    await act(world, secretary, 'cancel', sitting, { reason: 'Hoãn' })
    expect(await waiting()).toEqual([])
  })
})

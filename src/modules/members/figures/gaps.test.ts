// Party age in the figures leaves out times without Party activity, as the record does.
import { describe, expect, test } from 'vitest'
import { leaveMember, readmitMember } from '#modules/members/public.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { decided } from '../testing/effects.ts'
import { differences, register } from '../testing/people.ts'

describe('party age and its gaps', () => {
  const world = useWorld()

  test('AGE-01 AGE-03: the bands of party age follow the gap, and a corrected decision', async () => {
    const { branchA1, communeA, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    const { id: memberId } = await register(world, board, branchA1, {
      decisionOn: '1990-01-20',
      admittedOn: '1990-02-03',
      officialOn: '1991-02-03',
      birthDate: '1965',
      joinedOn: '2025-07-01',
    })
    const bands = async () => {
      const { figures } = await world.ask<{ figures: Record<string, number> }>(board, 'members.get-figures', {
        organisationId: branchA1.id,
      })
      return [figures['party-age.under-30'], figures['party-age.30-39']]
    }
    expect(await bands()).toEqual([0, 1])
    await decided(world, communeA, (c) => leaveMember(c, { memberId, kind: 'name-deleted', on: '2025-08-01' }))
    world.clock.set('2033-01-10T02:00:00Z')
    await decided(world, communeA, (c) =>
      readmitMember(c, {
        memberId,
        organisationId: branchA1.id,
        decisionOn: '2032-12-20',
        ceremonyOn: '2033-01-05',
      }),
    )
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({
      party: { partyAge: { years: 35, months: 6 } },
    })
    expect(await bands()).toEqual([0, 1])
    const correct = async (decisionOn: string) => {
      const { version } = await world.ask<{ version: number }>(board, 'members.get', { id: memberId })
      await world.ask(board, 'members.correct', { id: memberId, version, decisionOn })
    }
    // 38 years since, of which seven and five months were spent outside.
    await correct('1995-01-20')
    await world.ask(board, 'members.get', { id: memberId })
    expect(await bands()).toEqual([0, 1])
    await correct('1997-06-20')
    expect(await bands()).toEqual([1, 0])
    expect(await differences(world, board)).toEqual([])
  })
})

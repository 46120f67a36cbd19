// Who takes part for a time in a branch votes in none of its meetings: a guest counts at home (VOTE-06, TRF-09).
import { describe, expect, test } from 'vitest'
import { awayMember, electorateOn } from '#modules/members/public.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { asCase } from '../testing/effects.ts'
import { register } from '../testing/people.ts'

describe('guests', () => {
  const world = useWorld()

  test('VOTE-06: a guest of temporary activity is in no electorate of the host branch, and away in that of the home branch', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const { id: guest } = await register(world, office, branchA1)
    const { id: own } = await register(world, office, branchA2)
    const place = { name: 'Chi bộ bạn', path: branchA2.path }
    await asCase(world, communeA, (context) =>
      awayMember(context, { memberId: guest, from: '2026-09-01', purpose: 'work', place }),
    )
    const electorate = async (branch: typeof branchA1) =>
      (await asCase(world, branch, (context) => electorateOn(context, branch.id, '2026-10-01'))).members
    const host = await electorate(branchA2)
    expect(host.map((m) => m.memberId)).toContain(own)
    expect(host.map((m) => m.memberId)).not.toContain(guest)
    expect((await electorate(branchA1)).find((m) => m.memberId === guest)?.standing).toBe('away')
  })
})

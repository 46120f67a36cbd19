// The first step of a case about a member is not dated before the record knows the member; of somebody who is none yet it may be.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { actorsHere, poolOf, registerAll, registerCitizen, resignationOf } from './testing/openings.ts'

describe('the day of the first step', () => {
  const world = useWorld()
  let secretary: Actor
  let board: Actor
  beforeAll(async () => {
    ;({ secretary, board } = await actorsHere(world))
  })
  const resign = (memberId: string | undefined, on: string) =>
    world.call(secretary, 'cases.open', resignationOf(world, memberId, on))

  test('EXIT-02: refused before the day of membership, with that day, and taken from it on', async () => {
    const [member] = await registerAll(world, board, ['Lê Văn Sớm'], { joinedOn: '2026-03-02' })
    const refused = await resign(member?.id, '2026-03-01')
    expect(refused).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'lifecycle.date-before-member',
        facts: { on: '01/03/2026', from: '02/03/2026', ruleId: 'EXIT-01' },
        fields: [{ path: 'facts.on', message: expect.stringContaining('02/03/2026') }],
      },
    })
    const { rows } = await world.database.owner.query('select 1 from cases where subject_id = $1', [member?.id])
    expect(rows).toEqual([])
    expect(await resign(member?.id, '2026-03-02')).toMatchObject({ kind: 'done' })
  })

  test('EXIT-02: of a record that a list brought in, membership began with the decision on admission', async () => {
    const [member] = await registerAll(world, board, ['Lê Văn Nhập'], { joinedOn: '2026-11-21' })
    await world.database.owner.query(`update memberships set basis = 'import' where member_id = $1`, [member?.id])
    expect(await resign(member?.id, '2010-01-19')).toMatchObject({
      refusal: { code: 'lifecycle.date-before-member', facts: { from: '20/01/2010' } },
    })
    expect(await resign(member?.id, '2026-10-01')).toMatchObject({ kind: 'done' })
  })

  test('POOL-01: of somebody who is not a member yet any day that has come', async () => {
    const citizenId = await registerCitizen(world, secretary, world.places.branchA1, 'Vũ Thị Nguồn')
    const opened = await world.call(secretary, 'cases.open', { ...poolOf(world, citizenId), on: '2024-02-01' })
    expect(opened).toMatchObject({ kind: 'done' })
  })
})

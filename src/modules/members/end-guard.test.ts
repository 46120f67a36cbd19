// An organisation does not end over the heads of its people.
import { describe, expect, test } from 'vitest'
import { type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from './testing/people.ts'

describe('ending an organisation', () => {
  const world = useWorld()

  test('waits until its members have moved and its posts are empty', async () => {
    const { branchA1, branchA2 } = world.places
    const board = await world.actorAt(world.places.province, 'organisation-board')
    const { id, version } = await register(world, board, branchA1)
    const organisation: { version: number } = await world.ask(board, 'organisations.get', { id: branchA1.id })
    const input = { id: branchA1.id, version: organisation.version, endedOn: '2026-11-20', document: 'QĐ 5' }
    const end = () => world.call(board, 'organisations.end', input)
    expect(await end()).toMatchObject({ refusal: { code: 'members.organisation-has-members', facts: { members: 1 } } })
    await world.ask(board, 'members.move-branch', { id, version, organisationId: branchA2.id, from: '2026-11-01' })
    const post = {
      organisationId: branchA1.id,
      memberId: id,
      postCode: 'secretary',
      from: '2026-11-02',
      how: 'appointed',
    }
    const appointed: { id: string } = await world.ask(board, 'members.appoint', post)
    expect(await end()).toMatchObject({ refusal: { code: 'members.organisation-has-posts' } })
    await world.ask(board, 'members.end-post', { id: appointed.id, to: '2026-11-20' })
    expect((await end()).kind).toBe('done')
  })
  const founded = async (code: string, foundedOn: string): Promise<Place> => {
    const office = await world.actorAt(world.places.communeA, 'office')
    const input = { parentId: world.places.communeA.id, typeCode: 'branch', code, name: `Chi bộ ${code}`, foundedOn }
    const { id }: { id: string } = await world.ask(office, 'organisations.found', input)
    return { ...world.places.branchA1, id }
  }

  test('does not end before the last member moved away, nor take somebody in before it was founded', async () => {
    const office = await world.actorAt(world.places.communeA, 'office')
    const { branchA2 } = world.places
    const branch = await founded('99.001.71', '2025-08-01')
    const { id, version } = await register(world, office, branch, { joinedOn: '2025-09-01' })
    await world.ask(office, 'members.move-branch', { id, version, organisationId: branchA2.id, from: '2026-11-01' })
    const end = (endedOn: string) => world.call(office, 'organisations.end', { id: branch.id, version: 1, endedOn })
    expect(await end('2026-10-31')).toMatchObject({
      refusal: { code: 'members.organisation-had-people', facts: { until: '2026-11-01' } },
    })
    expect((await end('2026-11-01')).kind).toBe('done')

    const late = await founded('99.001.72', '2026-11-10')
    const moving = await register(world, office, branchA2, { joinedOn: '2025-09-01' })
    const move = (from: string) =>
      world.call(office, 'members.move-branch', { ...moving, organisationId: late.id, from })
    const tooEarly = { refusal: { code: 'members.before-founding', facts: { foundedOn: '2026-11-10' } } }
    expect(await move('2026-11-09')).toMatchObject(tooEarly)
    expect((await move('2026-11-10')).kind).toBe('done')
    const post = { organisationId: late.id, memberId: moving.id, postCode: 'secretary', how: 'appointed' }
    expect(await world.call(office, 'members.appoint', { ...post, from: '2026-11-09' })).toMatchObject(tooEarly)
    expect((await world.call(office, 'members.appoint', { ...post, from: '2026-11-10' })).kind).toBe('done')
  })

  test('whoever enters somebody while the branch is being ended waits and is refused', async () => {
    const office = await world.actorAt(world.places.communeA, 'office')
    const branch = await founded('99.001.73', '2025-08-01')
    const { id, version } = await register(world, office, world.places.branchA2)
    const ending = await world.database.pool.connect()
    try {
      await ending.query(`begin; select set_scope('', '~')`)
      await ending.query(`select from organisations where province_code = '99' and id = $1 for update`, [branch.id])
      const calls = [
        world.call(office, 'members.register', { organisationId: branch.id, fullName: 'Lê Đến Muộn', status: 'full' }),
        world.call(office, 'members.move-branch', { id, version, organisationId: branch.id, from: '2026-11-01' }),
      ]
      await new Promise((wake) => setTimeout(wake, 300))
      await ending.query(`update organisations set ended_on = '2026-11-20' where province_code = '99' and id = $1`, [
        branch.id,
      ])
      await ending.query('commit')
      for (const outcome of await Promise.all(calls)) {
        expect(outcome).toMatchObject({ refusal: { code: 'members.organisation-ended' } })
      }
    } finally {
      ending.release()
    }
  })
})

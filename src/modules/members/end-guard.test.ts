// An organisation does not end over the heads of its people.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
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
})

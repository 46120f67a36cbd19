// A member's account goes where the member goes: along to another branch, and without any seat after leaving.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'

describe('the account of a member', () => {
  const world = useWorld()
  const seats = async (accountId: string) =>
    (
      await world.database.owner.query(
        'select path, role, valid_to from account_seats where account_id = $1 order by valid_from, valid_to nulls last',
        [accountId],
      )
    ).rows

  test('follows a move to another branch and loses its seats on departure', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const member = await world.ask<{ id: string; version: number }>(office, 'members.register', {
      organisationId: branchA1.id,
      fullName: 'Lê Thị Theo',
      status: 'full',
      joinedOn: '2026-02-01',
    })
    const self = await world.actorAt(branchA1, 'member', { memberId: member.id })
    const moved = await world.ask<{ version: number }>(office, 'members.move-branch', {
      id: member.id,
      version: member.version,
      organisationId: branchA2.id,
      from: '2026-11-01',
    })
    expect(await seats(self.accountId)).toEqual([
      { path: branchA1.path, role: 'member', valid_to: '2026-11-01' },
      { path: branchA2.path, role: 'member', valid_to: null },
    ])
    const { rows } = await world.database.owner.query('select path from accounts where id = $1', [self.accountId])
    expect(rows).toEqual([{ path: branchA2.path }])

    const board = await world.actorAt(world.places.province, 'organisation-board')
    await world.ask(board, 'members.record-departure', {
      id: member.id,
      version: moved.version,
      kind: 'resigned',
      on: '2026-11-20',
      document: 'QĐ 12',
    })
    expect((await seats(self.accountId)).map((s) => s.valid_to)).toEqual(['2026-11-01', '2026-11-20'])
  })
})

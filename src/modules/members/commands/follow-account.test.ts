// A member's account goes where the member goes: along to another branch, and without any seat after leaving.
import { describe, expect, test } from 'vitest'
import { callWith, codeOf, personAt, signInAs } from '#modules/identity/testing/people.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../testing/people.ts'

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
  test('opens no door any more once the member has left, whatever seat is held out of reach of who recorded it', async () => {
    const { branchA1, communeA, province } = world.places
    const office = await world.actorAt(communeA, 'office')
    const board = await world.actorAt(province, 'organisation-board')
    const member = await register(world, office, branchA1)
    const person = await personAt(world, branchA1, 'member')
    await world.database.owner.query('update accounts set member_id = $1 where id = $2', [member.id, person.id])
    const post = { organisationId: province.id, memberId: member.id, postCode: 'inspection-chair', how: 'elected' }
    await world.ask(board, 'members.appoint', { ...post, from: '2026-02-01' })
    const token = await signInAs(world, person)
    const list = async () => codeOf(await callWith(world, token, 'members.list'))
    expect(await list()).toBe('done')
    const departure = { ...member, kind: 'expelled', on: '2026-11-20', document: 'QĐ 1' }
    await world.ask(office, 'members.record-departure', departure)
    expect((await seats(person.id)).filter((s) => s.valid_to === null)).toMatchObject([{ path: province.path }])
    expect(await list()).toBe('kernel.not-permitted')
    expect(codeOf(await callWith(world, token, 'identity.get-me'))).toBe('done')
  })
})

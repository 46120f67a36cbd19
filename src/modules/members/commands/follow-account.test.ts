// A member's account goes where the member goes: along to another branch, and without any seat after leaving.
import { describe, expect, test } from 'vitest'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import { backgroundDone } from '#kernel/background.ts'
import { verifyChain } from '#kernel/verify-audit.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { callWith, personAt, seatFor, signInAs } from '#modules/identity/testing/people.ts'
import { endPostsOfDeparted } from '#modules/members/departed.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
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

  /** A member of branch A1 with an account, who also inspects for the province. */
  const inspector = async () => {
    const { branchA1, communeA, province } = world.places
    const office = await world.actorAt(communeA, 'office')
    const board = await world.actorAt(province, 'organisation-board')
    const member = await register(world, office, branchA1)
    const person = await personAt(world, branchA1, 'member')
    await world.database.owner.query('update accounts set member_id = $1 where id = $2', [member.id, person.id])
    const post = { organisationId: province.id, memberId: member.id, postCode: 'inspection-member', how: 'elected' }
    const { id } = await world.ask<{ id: string }>(board, 'members.appoint', { ...post, from: '2026-02-01' })
    const departure = { ...member, kind: 'expelled', on: '2026-11-20', document: 'QĐ 1' }
    const depart = () => world.ask(office, 'members.record-departure', departure)
    const postEnds = async () =>
      (await world.database.owner.query('select valid_to from post_holdings where id = $1', [id])).rows[0].valid_to
    return { board, office, person, postId: id, depart, postEnds }
  }

  test('a departure ends posts and seats also where whoever recorded it does not reach, told to the organisation', async () => {
    const { province } = world.places
    const { board, office, person, postId, depart, postEnds } = await inspector()
    await seatFor(world, { id: person.id, province: '99' }, province, 'office')
    await depart()
    await backgroundDone(world.application)
    expect(await postEnds()).toBe('2026-11-20')
    expect((await seats(person.id)).map((s) => s.valid_to)).toEqual(['2026-11-20', '2026-11-20', '2026-11-20'])
    const held = await world.ask<{ holdings: { id: string }[] }>(board, 'members.list-posts', {
      organisationId: province.id,
    })
    expect(held.holdings.map((h) => h.id)).not.toContain(postId)
    const { rows } = await world.database.owner.query(
      'select summary, operation, actor_name from audit_entries where organisation_id = $1 order by seq desc limit 1',
      [province.id],
    )
    expect(rows).toMatchObject([{ operation: 'members.record-departure', actor_name: office.displayName }])
    expect(rows[0].summary).toMatch(/thôi giữ chức vụ .+ ở Đảng bộ tỉnh Minh Họa từ ngày 20\/11\/2026 vì không còn/)
    const chain = await inScope(world.database, EVERYWHERE, (tx) => verifyChain(tx, '99', province.id))
    expect(chain.fault).toBeNull()
  })

  test('a post that was left open, because the program was stopped, ends with the next day; one begun after the departure too', async () => {
    const { depart, postEnds, postId } = await inspector()
    await depart()
    await backgroundDone(world.application)
    const reopen = (from: string) =>
      world.database.owner.query('update post_holdings set valid_from = $2, valid_to = null where id = $1', [
        postId,
        from,
      ])
    await reopen('2026-02-01')
    expect(await endPostsOfDeparted(world.application)).toBe(1)
    expect(await postEnds()).toBe('2026-11-20')
    await reopen('2026-11-21')
    expect(await endPostsOfDeparted(world.application)).toBe(1)
    expect(await postEnds()).toBe('2026-11-22')
    expect(await endPostsOfDeparted(world.application)).toBe(0)
  })

  test('made after the posts were given, it has their seats: within reach, each once, and they end with the posts', async () => {
    const { branchA1, communeA, province } = world.places
    const { office, board, admin } = {
      office: await world.actorAt(communeA, 'office'),
      board: await world.actorAt(province, 'organisation-board'),
      admin: await world.actorAt(communeA, 'administrator'),
    }
    const member = await register(world, office, branchA1)
    const given = { memberId: member.id, from: '2026-03-01', how: 'elected' }
    const appoint = (organisationId: string, postCode: string) =>
      world.ask<{ id: string }>(board, 'members.appoint', { ...given, organisationId, postCode })
    const secretary = await appoint(branchA1.id, 'secretary')
    await appoint(communeA.id, 'committee-member')
    await appoint(province.id, 'committee-member')
    const ended = await appoint(communeA.id, 'inspection-member')
    await world.ask(board, 'members.end-post', { id: ended.id, to: '2026-11-01' })
    const account = await world.ask<{ id: string }>(admin, 'identity.create-account', {
      organisationId: branchA1.id,
      displayName: 'Bùi Có Chức Vụ',
      memberId: member.id,
      role: 'secretary',
      postName: 'Bí thư',
    })
    const held = async () =>
      (
        await world.database.owner.query(
          'select path, role, valid_from, valid_to, source_id is not null as follows from account_seats where account_id = $1 order by path',
          [account.id],
        )
      ).rows
    const since = { valid_from: '2026-03-01', valid_to: null, follows: true }
    expect(await held(), 'not the post of the province, which lies beyond').toEqual([
      { path: communeA.path, role: 'committee-member', ...since },
      { path: branchA1.path, role: 'secretary', ...since },
    ])
    const { rows } = await world.database.owner.query('select summary from audit_entries where subject_id = $1', [
      account.id,
    ])
    expect(rows[0].summary).toMatch(
      /kèm chức vụ đang giữ: (Bí thư, Ủy viên ban chấp hành|Ủy viên ban chấp hành, Bí thư)\.$/,
    )
    await world.ask(board, 'members.end-post', { id: secretary.id, to: '2026-11-10' })
    expect((await held()).map((s) => s.valid_to)).toEqual([null, '2026-11-10'])
  })

  test('made for somebody without posts, or for another post than those held, it has the seat that was asked for', async () => {
    const { branchA1, communeA, province } = world.places
    const office = await world.actorAt(communeA, 'office')
    const board = await world.actorAt(province, 'organisation-board')
    const create = async (memberId: string) => {
      const input = {
        organisationId: branchA1.id,
        displayName: 'Bùi Được Giao',
        memberId,
        role: 'member',
        postName: 'Đảng viên',
      }
      const { id } = await world.ask<{ id: string }>(board, 'identity.create-account', input)
      return (await seats(id)).map((s) => s.role).sort()
    }
    const [plain, deputy] = [await register(world, office, branchA1), await register(world, office, branchA1)]
    const post = { organisationId: branchA1.id, postCode: 'deputy-secretary', from: '2026-03-01', how: 'elected' }
    await world.ask(board, 'members.appoint', { ...post, memberId: deputy.id })
    expect(await create(plain.id)).toEqual(['member'])
    expect(await create(deputy.id)).toEqual(['member', 'secretary'])
  })

  test('opens no door any more once the member has left, whatever seat may still be open', async () => {
    const { person, depart } = await inspector()
    const token = await signInAs(world, person)
    const list = async () => codeOf(await callWith(world, token, 'members.list'))
    const inShell = async () => (await actorBySignInName(world.application, person.signInName))?.seat?.role
    expect([await list(), await inShell()]).toEqual(['done', 'inspection'])
    await depart()
    await backgroundDone(world.application)
    const seatId = await seatFor(world, { id: person.id, province: '99' }, world.places.province, 'secretary')
    expect([await list(), await inShell()]).toEqual(['kernel.not-permitted', undefined])
    expect(await actorBySignInName(world.application, person.signInName, seatId)).toBeNull()
    expect(codeOf(await callWith(world, token, 'identity.get-me'))).toBe('done')
  })
})

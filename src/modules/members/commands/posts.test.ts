// Posts: given and ended within what a seat may hand on, with the seats that follow them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../testing/people.ts'

describe('posts', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    secretary = await world.actorAt(world.places.branchA1, 'secretary')
    office = await world.actorAt(world.places.communeA, 'office')
    board = await world.actorAt(world.places.province, 'organisation-board')
  })
  const refusal = (code: string) => ({ kind: 'refused', refusal: { code } })
  const seatsOf = async (accountId: string) =>
    (
      await world.database.owner.query(
        `select role, path, valid_from, valid_to from account_seats where account_id = $1 and source_id is not null order by valid_from`,
        [accountId],
      )
    ).rows

  test('who may, where, and which', async () => {
    const { places } = world
    const member = await register(world, secretary, places.branchA1)
    const input = {
      organisationId: places.branchA1.id,
      memberId: member.id,
      postCode: 'deputy-secretary',
      from: '2026-01-01',
      how: 'elected',
    }
    const appoint = (actor: Actor | null, more: object = {}) =>
      world.call(actor, 'members.appoint', { ...input, ...more })
    expect(await appoint(null)).toMatchObject(refusal('kernel.not-signed-in'))
    expect(await appoint(await world.actorAt(places.branchA1, 'committee-member'))).toMatchObject(
      refusal('kernel.not-permitted'),
    )
    expect(await appoint(await world.actorAt(places.branchA2, 'secretary'))).toMatchObject(refusal('kernel.not-found'))
    expect(await appoint(secretary, { organisationId: places.communeA.id })).toMatchObject(refusal('kernel.not-found'))
    expect(await appoint(secretary, { postCode: 'inspection-chair' })).toMatchObject(
      refusal('members.post-not-of-type'),
    )
    expect(await appoint(secretary, { from: '2026-12-01' })).toMatchObject(refusal('members.date-in-future'))
    const commune = { organisationId: places.communeA.id }
    expect(await appoint(office, { ...commune, postCode: 'organisation-board' })).toMatchObject(
      refusal('members.post-not-yours'),
    )
    expect(await appoint(office, { ...commune, postCode: 'secretary' })).toMatchObject(
      refusal('members.post-not-yours'),
    )
    expect(await appoint(board, { ...commune, postCode: 'administrator' })).toMatchObject(
      refusal('members.post-not-yours'),
    )
    const young = await register(world, secretary, places.branchA1, { status: 'probationary', officialOn: null })
    expect(await appoint(secretary, { memberId: young.id })).toMatchObject(refusal('members.not-full-member'))
  })

  test('a post opens a seat for who has an account and closes it again; one secretary at a time', async () => {
    const { branchA1 } = world.places
    const first = await register(world, secretary, branchA1, { fullName: 'Bùi Bí Thư' })
    const second = await register(world, secretary, branchA1, { fullName: 'Ngô Kế Nhiệm' })
    const account = await world.actorAt(branchA1, 'member', { memberId: first.id })
    const input = {
      organisationId: branchA1.id,
      postCode: 'secretary',
      from: '2026-01-01',
      how: 'elected',
      document: 'NQ 1',
    }
    const { id, seatOpened }: { id: string; seatOpened: boolean } = await world.ask(office, 'members.appoint', {
      ...input,
      memberId: first.id,
    })
    expect(seatOpened).toBe(true)
    expect(await seatsOf(account.accountId)).toEqual([
      { role: 'secretary', path: branchA1.path, valid_from: '2026-01-01', valid_to: null },
    ])
    expect(await world.call(office, 'members.appoint', { ...input, memberId: first.id })).toMatchObject(
      refusal('members.post-already-held'),
    )
    expect(await world.call(office, 'members.appoint', { ...input, memberId: second.id })).toMatchObject({
      refusal: { code: 'members.post-held', facts: { holder: 'Bùi Bí Thư' } },
    })
    expect(await world.ask(office, 'members.list-posts', { organisationId: branchA1.id })).toMatchObject({
      holdings: [{ id, memberName: 'Bùi Bí Thư', postName: 'Bí thư', allowed: ['members.end-post'] }],
      vacancies: [],
    })
    expect(await world.call(office, 'members.end-post', { id, to: '2026-01-01' })).toMatchObject(
      refusal('members.date-too-early'),
    )
    expect(await world.ask(office, 'members.end-post', { id, to: '2026-11-01' })).toEqual({ id, seatEnded: true })
    expect(await world.call(office, 'members.end-post', { id, to: '2026-11-02' })).toMatchObject(
      refusal('members.post-ended'),
    )
    expect(await seatsOf(account.accountId)).toMatchObject([{ valid_to: '2026-11-01' }])
    expect(await world.ask(office, 'members.list-posts', { organisationId: branchA1.id })).toMatchObject({
      holdings: [],
      vacancies: [{ postCode: 'secretary' }],
    })
    expect(
      await world.ask(office, 'members.list-posts', { organisationId: branchA1.id, on: '2026-10-31' }),
    ).toMatchObject({
      holdings: [{ id }],
    })
    const answer = await world.ask(office, 'members.appoint', { ...input, memberId: second.id, from: '2026-11-01' })
    expect(answer).toMatchObject({ seatOpened: false })
    expect(await world.ask(secretary, 'members.list-changes', { id: second.id })).toMatchObject({
      rows: [{ operation: 'members.appoint' }, { operation: 'members.register' }],
    })
  })

  test('two appointments to one post at once: one is refused', async () => {
    const { branchA2 } = world.places
    const people = await Promise.all([register(world, office, branchA2), register(world, office, branchA2)])
    const outcomes = await Promise.all(
      people.map(({ id }) =>
        world.call(office, 'members.appoint', {
          organisationId: branchA2.id,
          memberId: id,
          postCode: 'secretary',
          from: '2026-02-01',
          how: 'elected',
        }),
      ),
    )
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'refused'])
  })

  test('O-03: a branch of nine full members needs a committee', async () => {
    const { branchB1 } = world.places
    for (let i = 0; i < 9; i++) await register(world, board, branchB1)
    const answer: { vacancies: { postCode: string }[] } = await world.ask(board, 'members.list-posts', {
      organisationId: branchB1.id,
    })
    expect(answer.vacancies.map((v) => v.postCode)).toEqual([
      'secretary',
      'deputy-secretary',
      'branch-committee-member',
    ])
  })

  test('a seat given by hand for a post follows it once it is on record, and ends with it; one of another role or place stays', async () => {
    const { branchB1, communeB } = world.places
    const person = await register(world, board, branchB1, { fullName: 'Trịnh Thị Sen' })
    const account = await world.actorAt(branchB1, 'secretary', { memberId: person.id })
    const administrator = await world.actorAt(world.places.province, 'administrator')
    const grant = (role: string, organisationId: string) =>
      world.ask(administrator, 'identity.grant-seat', {
        accountId: account.accountId,
        organisationId,
        role,
        postName: 'Giao tay',
      })
    await grant('office', communeB.id)
    const all = async () =>
      (
        await world.database.owner.query(
          `select role, post_name, source_id, valid_to from account_seats where account_id = $1 order by role, valid_from, id`,
          [account.accountId],
        )
      ).rows
    const appoint = async (postCode: string, from: string) =>
      (
        await world.ask<{ id: string }>(board, 'members.appoint', {
          organisationId: branchB1.id,
          memberId: person.id,
          postCode,
          from,
          how: 'elected',
        })
      ).id
    const post = await appoint('secretary', '2026-11-01')
    const byHand = { role: 'office', source_id: null, valid_to: null }
    expect(await all()).toMatchObject([
      byHand,
      { role: 'secretary', post_name: 'Bí thư', source_id: post, valid_to: null },
    ])
    expect(await world.ask(board, 'members.end-post', { id: post, to: '2026-11-20' })).toMatchObject({
      seatEnded: true,
    })
    expect(await all()).toMatchObject([byHand, { valid_to: '2026-11-20' }])

    // Given by hand beside a post, as it was before seats were taken over: it stays while another post of the role is held, and no longer.
    const [first, second] = [await appoint('deputy-secretary', '2026-11-01'), await appoint('secretary', '2026-11-20')]
    await world.database.owner.query(
      `insert into account_seats select province_code, $2, account_id, organisation_id, path, role, 'Giao tay', null, '2026-11-02', null
         from account_seats where account_id = $1 and source_id = $3`,
      [account.accountId, first.replace(/^.{8}/, '11111111'), first],
    )
    const open = async () => (await all()).filter((seat) => seat.role === 'secretary' && seat.valid_to === null).length
    expect(await open()).toBe(3)
    await world.ask(board, 'members.end-post', { id: first, to: '2026-11-21' })
    expect(await open()).toBe(2)
    await world.ask(board, 'members.end-post', { id: second, to: '2026-11-21' })
    expect(await open()).toBe(0)
    expect(await all()).toMatchObject([byHand, {}, {}, {}, {}])
  })
})

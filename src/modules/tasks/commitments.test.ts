// The yearly commitment: written by the member, agreed in the branch, looked at each quarter (G7).
import { beforeAll, describe, expect, test } from 'vitest'
import type { getCommitment, listCommitments } from '#contract/commitments.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { countTasks } from '#contract/tasks.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

type Shown = OutputOf<typeof getCommitment>
type Listed = OutputOf<typeof listCommitments>

describe('the yearly commitment (G7)', () => {
  const world = useWorld()
  let office: Actor
  let secretary: Actor
  let own: Actor
  let memberId: string
  const year = 2026
  const items = [{ heading: 'cultivation', text: 'Học chuyên đề năm 2026 và liên hệ bản thân' }]
  const get = (actor: Actor, more: object = {}): Promise<Shown> =>
    world.ask(actor, 'commitments.get', { year, ...more })
  const call = (actor: Actor | null, name: string, more: object) => world.call(actor, `commitments.${name}`, more)
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  const at = ({ id, version }: Shown) => ({ id, version })
  const waiting = async (actor: Actor) => (await world.ask<OutputOf<typeof countTasks>>(actor, 'tasks.count')).toAgree

  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.communeA, 'office')
    ;({ id: memberId } = await register(world, office, places.branchA1, { fullName: 'Lê Thị Bình' }))
    await register(world, office, places.branchA1, { fullName: 'Trần Văn Cúc' })
    own = await world.actorAt(places.branchA1, 'member', { memberId })
    secretary = await world.actorAt(places.branchA1, 'secretary')
  })

  test('not signed in, a neighbour, somebody without a record, another member, a year gone by', async () => {
    const { places } = world
    expect(await call(null, 'write', { year, items })).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await call(inspector, 'write', { year, items, memberId })).toMatchObject(refused('kernel.not-permitted'))
    const neighbour = await world.actorAt(places.branchA2, 'secretary')
    expect(await call(neighbour, 'write', { year, items, memberId })).toMatchObject(refused('kernel.not-found'))
    expect(await call(neighbour, 'get', { year, memberId })).toMatchObject(refused('kernel.not-found'))
    expect(await call(secretary, 'write', { year, items })).toMatchObject(refused('commitments.no-member'))
    const other = await register(world, office, places.branchA1)
    expect(await call(own, 'write', { year, items, memberId: other.id })).toMatchObject(refused('kernel.not-found'))
    expect(await call(own, 'write', { year: 2025, items })).toMatchObject(refused('commitments.year-closed'))
    expect(await call(own, 'write', { year, items: [] })).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'items' }] },
    })
  })

  test('written, sent, sent back, sent again, agreed with the day of the meeting; then it stands', async () => {
    expect(await get(own)).toMatchObject({ id: null, state: null, allowed: ['commitments.write'] })
    const two = await Promise.all([
      call(own, 'write', { year, items }),
      call(secretary, 'write', { year, items, memberId }),
    ])
    expect(two.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
    const draft = await get(own)
    expect(draft).toMatchObject({ state: 'draft', items })
    const more = [...items, { heading: 'striving', text: 'Giúp hai hộ thoát nghèo' }]
    expect(await call(own, 'write', { year, items: more, version: 7 })).toMatchObject({ kind: 'stale' })
    await world.ask(own, 'commitments.write', { year, items: more, version: draft.version })
    await world.ask(own, 'commitments.submit', at(await get(own)))
    const sent = await get(secretary, { memberId })
    expect(await waiting(secretary)).toEqual([{ year, people: 1 }])
    expect(await waiting(await world.actorAt(world.places.communeA, 'office'))).toEqual([])
    expect(await waiting(own)).toEqual([])
    expect(sent.allowed).toEqual(['commitments.agree', 'commitments.send-back'])
    expect(await call(own, 'agree', { ...at(sent), meetingOn: '2026-01-03' })).toMatchObject(
      refused('kernel.not-permitted'),
    )
    await world.ask(secretary, 'commitments.send-back', { ...at(sent), reason: 'Ghi rõ tên hai hộ' })
    expect(await get(own)).toMatchObject({ state: 'sent-back', sentBackReason: 'Ghi rõ tên hai hộ' })
    await world.ask(own, 'commitments.submit', at(await get(own)))
    const again = at(await get(own))
    expect(await call(secretary, 'agree', { ...again, meetingOn: '2026-11-22' })).toMatchObject(
      refused('commitments.date-ahead'),
    )
    expect(await call(own, 'review', { ...again, quarter: 4, text: 'x' })).toMatchObject(
      refused('commitments.not-agreed'),
    )
    await world.ask(secretary, 'commitments.agree', { ...again, meetingOn: '2026-11-03' })
    expect(await waiting(secretary)).toEqual([])
    const agreed = await get(own)
    expect(agreed).toMatchObject({ state: 'agreed', agreedOn: '2026-11-03', allowed: ['commitments.review'] })
    expect(await call(own, 'write', { year, items, version: agreed.version })).toMatchObject(
      refused('commitments.wrong-state'),
    )
  })

  test('a quarter is looked at by the member and by the branch, not before it begins', async () => {
    await world.ask(own, 'commitments.review', { ...at(await get(own)), quarter: 4, text: 'Đã học xong chuyên đề' })
    await world.ask(secretary, 'commitments.note', { ...at(await get(own)), quarter: 4, text: 'Thực hiện đúng' })
    expect((await get(own)).reviews).toMatchObject([
      { quarter: 4, memberText: 'Đã học xong chuyên đề', branchText: 'Thực hiện đúng', branchOn: '2026-11-21' },
    ])
    world.clock.set('2026-08-01T02:00:00Z')
    expect(await call(own, 'review', { ...at(await get(own)), quarter: 4, text: 'x' })).toMatchObject(
      refused('commitments.quarter-ahead'),
    )
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('the branch sees who has written and who has not; a member who moves takes the year along', async () => {
    const listed = (actor: Actor, more: object = {}): Promise<Listed> =>
      world.ask(actor, 'commitments.list', { year, ...more })
    expect((await listed(secretary)).counts).toEqual({ missing: 2, draft: 0, submitted: 0, sentBack: 0, agreed: 1 })
    expect((await listed(secretary, { show: 'agreed' })).rows).toMatchObject([{ fullName: 'Lê Thị Bình' }])
    expect(await call(own, 'list', { year })).toMatchObject(refused('kernel.not-permitted'))
    const { branchA2 } = world.places
    await world.ask(office, 'members.move-branch', {
      id: memberId,
      version: 1,
      organisationId: branchA2.id,
      from: '2026-11-21',
    })
    const there = await world.actorAt(branchA2, 'secretary')
    expect((await listed(there, { show: 'agreed' })).rows).toMatchObject([{ fullName: 'Lê Thị Bình' }])
    expect((await get(there, { memberId })).reviews).toHaveLength(1)
    expect((await listed(secretary)).counts).toMatchObject({ agreed: 0 })
  })
})

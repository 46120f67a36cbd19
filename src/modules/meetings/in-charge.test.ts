// The committee member in charge of a branch: named by the committee above, told of its meetings, reading its papers.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}
interface Charges {
  branches: { organisationId: string; fullName: string | null; since: string | null }[]
  committee: { memberId: string; fullName: string; postName: string }[]
  allowed: string[]
}

describe('the committee member in charge', () => {
  const world = useWorld()
  let there: Evening
  let memberId: string
  let inCharge: Actor
  beforeAll(async () => {
    there = await evening(world, 4)
    const { places } = world
    memberId = (await register(world, there.board, places.branchA2, { fullName: 'Hoàng Thị Phụ Trách' })).id
    await world.ask(there.board, 'members.appoint', {
      organisationId: places.communeA.id,
      memberId,
      postCode: 'committee-member',
      from: '2026-01-05',
      how: 'elected',
    })
    inCharge = await world.actorAt(places.communeA, 'committee-member', { memberId })
  })

  test('named by the level above, out of its committee', async () => {
    const { places } = world
    const name = { organisationId: places.branchA1.id, memberId }
    const tries: [Actor | null, object, string][] = [
      [null, name, 'kernel.not-signed-in'],
      [await world.actorAt(places.communeA, 'inspection'), name, 'kernel.not-permitted'],
      [await world.actorAt(places.communeB, 'office'), name, 'kernel.not-found'],
      [there.secretary, name, 'meetings.charge-by-superior'],
      [there.office, { ...name, organisationId: places.communeA.id }, 'meetings.not-a-branch'],
      [there.office, { ...name, memberId: there.people[0] }, 'meetings.not-of-committee'],
      [there.office, name, 'done'],
    ]
    for (const [actor, input, wanted] of tries)
      expect([input, code(await world.call(actor, 'meetings.name-in-charge', input))]).toEqual([input, wanted])
    const list = await world.ask<Charges>(there.office, 'meetings.list-in-charge', {})
    expect(list).toMatchObject({
      branches: [
        { organisationId: places.branchA1.id, fullName: 'Hoàng Thị Phụ Trách', since: '2026-11-03' },
        { organisationId: places.branchA2.id, fullName: null, since: null },
      ],
      committee: [{ memberId, fullName: 'Hoàng Thị Phụ Trách', postName: 'Ủy viên ban chấp hành' }],
      allowed: ['meetings.name-in-charge'],
    })
  })

  test('stands on the meeting and the notice, is told, has the meeting among the reminders', async () => {
    const { secretary } = there
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))
    const other = planOf(world, { organisationId: world.places.branchA2.id })
    const { id: elsewhere } = await world.ask<{ id: string }>(there.office, 'meetings.plan', other)
    expect((await shown(world, secretary, id)).committeeMember).toBe('Hoàng Thị Phụ Trách')
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[2] ?? '' })
    expect((await shown(world, member, id)).committeeMember).toBeNull()
    const coming = async () =>
      (await world.ask<{ rows: { id: string; inCharge: boolean }[] }>(inCharge, 'meetings.list-notified', {})).rows
    expect(await coming()).toEqual([])
    await act(world, secretary, 'notify', id, { on: '2026-11-01' })
    await act(world, there.office, 'notify', elsewhere, { on: '2026-11-01' })
    expect((await coming()).map(({ id: one, inCharge: own }) => [one, own])).toEqual([[id, true]])
    const notice = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'notice' })
    expect(notice.content.join('\n')).toContain('đồng chí Hoàng Thị Phụ Trách, cấp ủy viên phụ trách')
    expect((await shown(world, inCharge, id)).whole).toBe(true)
  })

  test('from the next day nobody any more: the meeting told before keeps who was told', async () => {
    world.clock.set('2026-11-04T02:00:00Z')
    const { places } = world
    await world.ask(there.office, 'meetings.name-in-charge', { organisationId: places.branchA1.id, memberId: null })
    const { branches } = await world.ask<Charges>(there.office, 'meetings.list-in-charge', {})
    expect(branches[0]).toMatchObject({ fullName: null, since: null })
    const plan = planOf(world, { month: '2026-12', on: '2026-12-03' })
    const { id } = await world.ask<{ id: string }>(there.secretary, 'meetings.plan', plan)
    expect((await shown(world, there.secretary, id)).committeeMember).toBeNull()
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation = 'meetings.name-in-charge' order by at`,
    )
    expect(rows.map(({ summary }) => summary)).toEqual([
      'Phân công Hoàng Thị Phụ Trách (Ủy viên ban chấp hành) phụ trách chi bộ.',
      'Thôi phân công cấp ủy viên phụ trách chi bộ.',
    ])
  })
})

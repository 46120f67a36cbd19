// The days kept beside the tasks, and what the level above reads of them: right after every step, also when two act at once or a member moves.
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeetingMonthRow } from '#contract/meeting-months.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

interface Seen {
  id: string
  version: number
}

describe('kept days of work', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let people: { id: string; version: number }[]
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    people = []
    for (const fullName of ['Lê Thị Bình', 'Trần Văn Cúc', 'Phạm Văn Đạt', 'Vũ Thị Én']) {
      people.push(await register(world, office, places.branchA1, { fullName }))
    }
  })
  const differences = async (actor: Actor = office) => world.ask(actor, 'tasks.check-days', {})
  const none = { differences: [] }
  const get = (id: string): Promise<Seen> => world.ask(secretary, 'tasks.get', { id })
  const step = async (name: string, id: string, more: object = {}) => {
    const { version } = await get(id)
    return world.ask(secretary, `tasks.${name}`, { id, version, ...more })
  }
  const month = async (): Promise<MeetingMonthRow['tasks'][]> => {
    const table = await world.ask<{ rows: MeetingMonthRow[] }>(office, 'meetings.get-month', { month: '2026-11' })
    return table.rows.map(({ tasks }) => tasks)
  }
  let ids: string[]

  test('not signed in and a plain member are refused', async () => {
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[0]?.id ?? '' })
    expect(codeOf(await world.call(null, 'tasks.check-days', {}))).toBe('kernel.not-signed-in')
    expect(codeOf(await world.call(member, 'tasks.check-days', {}))).toBe('kernel.not-permitted')
  })

  test('given, accepted by two at once, handed in, confirmed in time and late, put off, cancelled', async () => {
    const given = { title: 'Vận động hiến đất', memberIds: people.map(({ id }) => id), dueOn: '2026-11-25' }
    ids = (await world.ask<{ ids: string[] }>(secretary, 'tasks.assign', given)).ids
    const [one = '', two = '', three = '', four = ''] = ids
    expect(await month()).toEqual([
      { due: 4, done: 0, overdue: 0 },
      { due: 0, done: 0, overdue: 0 },
    ])
    await Promise.all([step('accept', one), step('accept', two)])
    expect(await differences()).toEqual(none)
    await step('submit', one, { text: 'Xong' })
    await step('confirm', one)
    await step('move-date', three, { dueOn: '2026-12-05', reason: 'Chờ kinh phí' })
    await step('cancel', four, { reason: 'Không còn cần' })
    world.clock.set('2026-11-28T02:00:00Z')
    expect((await month())[0]).toEqual({ due: 2, done: 1, overdue: 1 })
    await step('submit', two, { text: 'Xong muộn' })
    expect((await month())[0]).toEqual({ due: 2, done: 1, overdue: 0 })
    await step('confirm', two)
    expect(await differences()).toEqual(none)
    expect(await world.ask(office, 'tasks.count-branches', { from: '2026-11-01', to: '2026-12-31' })).toMatchObject({
      total: { due: 3, onTime: 1, late: 1, overdue: 0, assignable: 4, assigned: 3 },
    })
  })

  test('open work moves with the member, done work stays where it was done', async () => {
    const { branchA2 } = world.places
    const [, , mover] = people
    await world.ask(office, 'members.move-branch', {
      id: mover?.id,
      version: mover?.version,
      organisationId: branchA2.id,
      from: '2026-11-28',
    })
    expect(await differences()).toEqual(none)
    const { rows } = await world.database.owner.query(
      'select due_on, due, open from task_days where organisation_id = $1',
      [branchA2.id],
    )
    expect(rows).toEqual([{ due_on: '2026-12-05', due: 1, open: 1 }])
  })

  test('a day that is not what the tasks say is named', async () => {
    await world.database.owner.query(`update task_days set late = 7 where due_on = '2026-11-25'`)
    expect(await differences()).toEqual({
      differences: [{ organisationId: world.places.branchA1.id, on: '2026-11-25' }],
    })
  })
})

// Beside the meetings of a month the level above sees dues and work of the same branches: open books reckoned, closed ones as kept.
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeetingMonthBeside, MeetingMonthRow } from '#contract/meeting-months.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

describe('dues and work in the month of a committee', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    for (const [place, fullName] of [
      [places.branchA1, 'Lê Văn Một'],
      [places.branchA1, 'Trần Thị Hai'],
      [places.branchA2, 'Phạm Văn Ba'],
    ] as const) {
      const { id } = await register(world, office, place, { fullName })
      const base = { memberType: 'insured', base: 10_000_000, fromMonth: '2026-02' }
      await world.ask(office, 'dues.declare-base', { memberId: id, ...base })
      if (fullName === 'Trần Thị Hai') continue
      const collected = { forMonth: '2026-11', on: '2026-11-05', people: [{ memberId: id }] }
      await world.ask(office, 'dues.collect', { organisationId: place.id, ...collected })
    }
  })
  const table = (actor: Actor, month = '2026-11') =>
    world.ask<{ total: MeetingMonthBeside; rows: MeetingMonthRow[] }>(actor, 'meetings.get-month', { month })
  const dues = async (actor: Actor, month?: string) => {
    const { rows, total } = await table(actor, month)
    return { rows: rows.map((row) => row.dues), total: total.dues }
  }

  test('open books are reckoned as they stand today', async () => {
    expect(await dues(office)).toEqual({
      rows: [
        { paid: 100_000, owed: 200_000, closed: 0 },
        { paid: 100_000, owed: 100_000, closed: 0 },
      ],
      total: { paid: 200_000, owed: 300_000, closed: 0 },
    })
  })

  test('a closed book keeps what it was closed with; a later payment for the month still counts as paid', async () => {
    const { branchA1 } = world.places
    const organisationId = branchA1.id
    await world.ask(office, 'dues.close-month', { organisationId, month: '2026-11' })
    const month = await world.ask<{ rows: { memberId: string; outstanding: number }[] }>(office, 'dues.get-month', {
      organisationId,
      month: '2026-11',
    })
    const late = month.rows.find(({ outstanding }) => outstanding > 0)
    world.clock.set('2026-12-02T02:00:00Z')
    await world.ask(office, 'dues.collect', {
      organisationId,
      forMonth: '2026-11',
      on: '2026-12-02',
      people: [{ memberId: late?.memberId }],
    })
    expect((await dues(office)).rows[0]).toEqual({ paid: 200_000, owed: 200_000, closed: 1 })
    expect(await dues(board)).toMatchObject({ rows: [{ paid: 300_000, owed: 300_000, closed: 1 }, { paid: 0 }] })
  })

  test('a month without rates says what was paid and not what is owed', async () => {
    expect(await dues(office, '2026-01')).toEqual({
      rows: [
        { paid: 0, owed: null, closed: 0 },
        { paid: 0, owed: null, closed: 0 },
      ],
      total: { paid: 0, owed: null, closed: 0 },
    })
  })
})

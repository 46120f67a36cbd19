// What becomes of a relief that waits for its decision when the member moves: each month is proposed by the branch it is owed in, once.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesRelief } from '#contract/dues.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('a relief that waits while the member moves', () => {
  const world = useWorld()
  const { declare, month } = duesIn(world)
  let secretary: Actor
  let chief: Actor
  let office: Actor
  beforeAll(async () => {
    const { branchA1, branchA2, communeA } = world.places
    secretary = await world.actorAt(branchA1, 'secretary')
    chief = await world.actorAt(branchA2, 'secretary')
    office = await world.actorAt(communeA, 'office')
  })

  const proposed = async (fullName: string, fromMonth: string, toMonth: string): Promise<string> => {
    const { id } = await register(world, office, world.places.branchA1, { fullName })
    await declare(secretary, id)
    const relief = { memberId: id, ground: 'hardship', pct: 50, reason: 'Nhà cháy', fromMonth, toMonth }
    await world.ask(secretary, 'dues.propose-relief', relief)
    return id
  }
  const move = async (id: string, to: Place, from: string) => {
    const { version } = await world.ask<{ version: number }>(office, 'members.get', { id })
    const where = { id, version, organisationId: to.id, from, document: '12-QĐ/ĐU' }
    await world.ask(office, 'members.move-branch', where)
  }
  const waiting = async (actor: Actor, memberId: string) => {
    const { rows } = await world.ask<{ rows: DuesRelief[] }>(actor, 'dues.list-reliefs', { show: 'proposed' })
    return rows.filter((row) => row.memberId === memberId)
  }
  const owed = async (memberId: string, branch: Place, when: string) =>
    (await month(office, branch, when)).rows.find((row) => row.memberId === memberId)?.owed
  const spans = async (actor: Actor, memberId: string) =>
    (await waiting(actor, memberId))
      .map(({ branchName, fromMonth, toMonth }) => [branchName, fromMonth, toMonth])
      .toSorted()

  test('F-02: months of the branch before stay there, the others are proposed where they are owed; each is decided once', async () => {
    const { branchA1, branchA2 } = world.places
    const id = await proposed('Phạm Văn Ba', '2026-10', '2027-03')
    await move(id, branchA2, '2026-11-15')
    // November began in the branch before.
    expect(await spans(office, id)).toEqual(
      [
        [branchA1.name, '2026-10', '2026-11'],
        [branchA2.name, '2026-12', '2027-03'],
      ].toSorted(),
    )
    expect([(await waiting(secretary, id)).length, (await waiting(chief, id)).length]).toEqual([1, 1])
    for (const { id: relief, version } of await waiting(office, id)) {
      const decision = { id: relief, version, outcome: 'decided', decisionNo: '7-QĐ/ĐU', on: '2026-11-20' }
      expect(codeOf(await world.call(office, 'dues.decide-relief', decision))).toBe('done')
    }
    const months = [await owed(id, branchA1, '2026-11'), await owed(id, branchA2, '2026-12')]
    expect([...months, await owed(id, branchA2, '2027-04')]).toEqual([50_000, 50_000, 100_000])
  })

  test('none of its months is owed in the branch before: it waits in the new one alone', async () => {
    const { branchA2 } = world.places
    const id = await proposed('Đặng Văn Tám', '2026-11', '2027-01')
    await move(id, branchA2, '2026-11-01')
    expect(await spans(office, id)).toEqual([[branchA2.name, '2026-11', '2027-01']])
    expect(await waiting(secretary, id)).toEqual([])
  })

  test('all of its months are owed in the branch before: it waits there alone', async () => {
    const { branchA1, branchA2 } = world.places
    const id = await proposed('Vũ Văn Tư', '2026-09', '2026-11')
    await move(id, branchA2, '2026-11-02')
    expect(await spans(office, id)).toEqual([[branchA1.name, '2026-09', '2026-11']])
  })

  test('decided at the moment of the move, it is decided for all its months, in either branch', async () => {
    const { branchA1, branchA2 } = world.places
    const id = await proposed('Hồ Văn Chín', '2026-10', '2027-03')
    const { owner } = world.database
    await owner.query('begin')
    const decision = `decision_no = '8-QĐ/ĐU', decided_on = '2026-11-20', decided_by = 'Văn phòng', version = version + 1`
    await owner.query(`update dues_reliefs set state = 'decided', ${decision} where member_id = $1`, [id])
    const moved = move(id, branchA2, '2026-11-15')
    const held = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await owner.query(held)).rows[0].n, { timeout: 10_000 }).toBe(1)
    await owner.query('commit')
    await moved
    expect(await waiting(office, id)).toEqual([])
    expect([await owed(id, branchA1, '2026-11'), await owed(id, branchA2, '2026-12')]).toEqual([50_000, 50_000])
  })
})

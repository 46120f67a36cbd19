// The sums kept beside the books: right after whatever was written, refused to strangers, found out when they are not; closing goes on from them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesMonth } from '#contract/dues.ts'
import type { DuesBranchMonths } from '#contract/dues-reports.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('kept sums', () => {
  const world = useWorld()
  const { declare, month, collect } = duesIn(world)
  let secretary: Actor
  let office: Actor
  const people: string[] = []
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) {
      const { id } = await register(world, office, places.branchA1, { fullName })
      await declare(secretary, id)
      people.push(id)
    }
  })
  const differences = (actor: Actor | null = office) => world.call(actor, 'dues.check-sums', {})
  const none = { output: { differences: [] } }

  test('not signed in and a plain member are refused', async () => {
    expect(codeOf(await differences(null))).toBe('kernel.not-signed-in')
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[0] ?? '' })
    expect(codeOf(await differences(member))).toBe('kernel.not-permitted')
  })

  test('collected for two months, sent up, confirmed and taken back: the sums are what the lines say', async () => {
    const { branchA1, communeA } = world.places
    const organisationId = branchA1.id
    const done = async (name: string, input: object): Promise<{ id: string; balance: number }> =>
      world.ask(office, `dues.${name}`, input)
    await done('open-book', { organisationId, on: '2026-10-01', amount: 70_000, keeper: 'Ông Sáu' })
    await collect(secretary, branchA1, people, { forMonth: '2026-10', on: '2026-10-05' })
    await collect(secretary, branchA1, people.slice(0, 2), { forMonth: '2026-10', on: '2026-11-02' })
    await collect(secretary, branchA1, people, { forMonth: '2026-11', on: '2026-11-05' })
    const sent = await done('remit', { organisationId, on: '2026-11-06', amount: 200_000 })
    const received = await done('confirm-receipt', { id: sent.id, on: '2026-11-07' })
    await done('counter-entry', { id: received.id, on: '2026-11-07', reason: 'Nhầm' })
    await done('confirm-receipt', { id: sent.id, on: '2026-11-08' })
    expect(await differences()).toMatchObject(none)
    const { rows } = await world.database.owner.query(
      `select month, paid::integer, collected::integer, received::integer, remitted::integer, change::integer, lines from dues_sums
        where organisation_id = any($1) order by organisation_id = $2 desc, month`,
      [[organisationId, communeA.id], organisationId],
    )
    expect(rows).toEqual([
      { month: '2026-10', paid: 300_000, collected: 300_000, received: 0, remitted: 0, change: 370_000, lines: 4 },
      {
        month: '2026-11',
        paid: 300_000,
        collected: 300_000,
        received: 0,
        remitted: 200_000,
        change: 100_000,
        lines: 4,
      },
      { month: '2026-11', paid: 0, collected: 0, received: 200_000, remitted: 0, change: 200_000, lines: 3 },
    ])
    expect((await month(secretary, branchA1)).totals.balance).toBe(470_000)
    const book = await world.ask<{ opening: number }>(secretary, 'dues.list-book', {
      organisationId,
      from: '2026-11-06',
    })
    expect(book.opening).toBe(670_000)
  })

  test('a month closes with what its book holds, the next goes on from there; closed again nothing changes', async () => {
    const { branchA1, communeA } = world.places
    const close = (of: string) =>
      world.call(office, 'dues.close-month', { organisationId: communeA.id, month: of, withBelow: true })
    const kept = async () =>
      (
        await world.database.owner.query(
          `select month, seq, members, owed::integer, paid::integer, collected::integer, remitted::integer, balance::integer,
                  cardinality(owed_members) as owing from dues_months where organisation_id = $1 order by month, seq`,
          [branchA1.id],
        )
      ).rows
    expect((await close('2026-10')).kind).toBe('done')
    expect((await close('2026-11')).kind).toBe('done')
    const closed = { members: 3, owed: 300_000, paid: 300_000, collected: 300_000, owing: 3 }
    const both = [
      { month: '2026-10', seq: 1, ...closed, remitted: 0, balance: 370_000 },
      { month: '2026-11', seq: 1, ...closed, remitted: 200_000, balance: 470_000 },
    ]
    expect(await kept()).toEqual(both)
    expect(codeOf(await close('2026-11'))).toBe('dues.closed-already')
    expect(await kept()).toEqual(both)
    const page = await world.ask<DuesBranchMonths>(office, 'dues.list-branch-months', { month: '2026-11' })
    expect(page.rows[0]).toMatchObject({
      closed: true,
      owed: 300_000,
      paid: 300_000,
      remitted: 200_000,
      balance: 470_000,
    })
    const shown: DuesMonth = await month(secretary, branchA1)
    expect(shown.rows.map(({ owed, paid }) => [owed, paid])).toEqual([
      [100_000, 100_000],
      [100_000, 100_000],
      [100_000, 100_000],
    ])
  })

  test('opened again, collected and closed anew: the second closing holds, the first stays', async () => {
    const { branchA1 } = world.places
    const organisationId = branchA1.id
    await world.ask(secretary, 'dues.reopen-month', { organisationId, month: '2026-11', reason: 'Còn một người' })
    await collect(secretary, branchA1, people.slice(0, 1), { forMonth: '2026-12', on: '2026-11-20' })
    await world.ask(secretary, 'dues.close-month', { organisationId, month: '2026-11' })
    const { rows } = await world.database.owner.query(
      `select seq, balance::integer, reopened_reason from dues_months where organisation_id = $1 and month = '2026-11' order by seq`,
      [organisationId],
    )
    expect(rows).toEqual([
      { seq: 1, balance: 470_000, reopened_reason: 'Còn một người' },
      { seq: 2, balance: 570_000, reopened_reason: null },
    ])
    expect(await differences()).toMatchObject(none)
  })

  test('a sum that is not what the lines say is named', async () => {
    await world.database.owner.query(`update dues_sums set paid = paid + 1 where month = '2026-10'`)
    expect(await differences()).toMatchObject({
      output: { differences: [{ organisationId: world.places.branchA1.id, month: '2026-10' }] },
    })
  })
})

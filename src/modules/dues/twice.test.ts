// The same act by two presses that know nothing of each other (two tabs, a page opened again), each with a key of its own: written once.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesOfMember } from '#contract/dues.ts'
import type { Actor } from '#kernel/actor.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('dues pressed twice', () => {
  const world = useWorld()
  const { declare, collect, book, month } = duesIn(world)
  let secretary: Actor
  let office: Actor
  let memberId: string
  beforeAll(async () => {
    secretary = await world.actorAt(world.places.branchA1, 'secretary')
    office = await world.actorAt(world.places.communeA, 'office')
    memberId = (await register(world, office, world.places.branchA1, { fullName: 'Lê Văn Một' })).id
  })

  test('the same declaration is written once; another one is a correction, also back to what stood before', async () => {
    const bases = async () =>
      (await world.ask<DuesOfMember>(secretary, 'dues.get-member', { memberId })).bases.map(({ base }) => base)
    const both = await Promise.all([declare(secretary, memberId), declare(office, memberId)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.base-declared-already'])
    expect(await declare(secretary, memberId)).toMatchObject({
      refusal: { facts: { name: 'Lê Văn Một', from: '2026-02' } },
    })
    expect(await bases()).toEqual([10_000_000])
    for (const more of [{ base: 9_000_000 }, { base: 10_000_000 }, { fromMonth: '2026-03' }, { memberType: 'benefit' }])
      expect(codeOf(await declare(secretary, memberId, more)), JSON.stringify(more)).toBe('done')
    expect(await bases()).toEqual([10_000_000, 10_000_000, 10_000_000, 9_000_000, 10_000_000])
    // Nothing given is the same as nothing given.
    const student = { memberType: 'student', base: undefined, fromMonth: '2026-12' }
    expect(codeOf(await declare(secretary, memberId, student))).toBe('done')
    expect(codeOf(await declare(secretary, memberId, student))).toBe('dues.base-declared-already')
  })

  test('who is months behind pays them in one go, a receipt a month; what is paid is left out, pressed twice it is written once', async () => {
    const { branchA1, branchA2 } = world.places
    const behind = (await register(world, office, branchA1, { fullName: 'Đỗ Thị Hai' })).id
    const other = (await register(world, office, branchA1, { fullName: 'Bùi Văn Ba' })).id
    await declare(secretary, behind, { fromMonth: '2026-08' })
    await declare(secretary, behind, { fromMonth: '2026-10', base: 12_000_000 })
    await declare(secretary, other, { fromMonth: '2026-11' })
    await collect(secretary, branchA1, [behind], { forMonth: '2026-09', amount: 40_000 })
    const rowOf = async (id: string, of?: string) =>
      (await month(secretary, branchA1, of)).rows.find(({ memberId }) => memberId === id)
    expect(await rowOf(behind)).toMatchObject({
      outstanding: 120_000,
      arrears: [
        { month: '2026-08', outstanding: 100_000 },
        { month: '2026-09', outstanding: 60_000 },
        { month: '2026-10', outstanding: 120_000 },
      ],
      unpaidMonths: ['2026-08', '2026-09', '2026-10'],
      unpaidElsewhere: [],
    })
    // A year on they are still there to be paid; only this year’s count towards F-06.
    expect(await rowOf(behind, '2027-01')).toMatchObject({
      arrears: [
        { month: '2026-08' },
        { month: '2026-09' },
        { month: '2026-10' },
        { month: '2026-11' },
        { month: '2026-12' },
      ],
      unpaidMonths: [],
    })
    const pay = (months: readonly string[], more: object = {}) =>
      world.call(secretary, 'dues.collect', {
        organisationId: branchA1.id,
        forMonth: '2026-11',
        on: '2026-11-20',
        people: [{ memberId: behind, months, ...more }, { memberId: other }],
      })
    const all = ['2026-11', '2026-09', '2026-08', '2026-10', '2026-09']
    expect(codeOf(await pay(all, { amount: 1000 }))).toBe('kernel.invalid-input')
    expect(await pay(['2026-11', '2026-07'])).toMatchObject({ refusal: { code: 'dues.nothing-declared' } })
    expect(codeOf(await pay(['2026-11', '2026-01']))).toBe('dues.month-without-rates')
    expect(codeOf(await pay(['2026-11', '2027-12']))).toBe('dues.too-far-ahead')
    const chief = await world.actorAt(branchA2, 'secretary')
    const theirs = { organisationId: branchA1.id, forMonth: '2026-11', on: '2026-11-20' }
    const stranger = await world.call(chief, 'dues.collect', { ...theirs, people: [{ memberId: behind, months: all }] })
    expect(codeOf(stranger)).toBe('kernel.not-found')
    expect((await rowOf(behind))?.arrears).toHaveLength(3)

    const before = (await book(secretary, branchA1)).balance
    const both = await Promise.all([pay(all), pay(all)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.already-collected'])
    const line = (forMonth: string, amount: number) => ({ fullName: 'Đỗ Thị Hai', forMonth, amount })
    expect(both.find(({ kind }) => kind === 'done')).toMatchObject({
      output: {
        collected: [
          line('2026-08', 100_000),
          line('2026-09', 60_000),
          line('2026-10', 120_000),
          line('2026-11', 120_000),
          { fullName: 'Bùi Văn Ba', forMonth: '2026-11', amount: 100_000 },
        ],
        already: [],
        total: 500_000,
        balance: before + 500_000,
      },
    })
    expect(both.find(({ kind }) => kind === 'refused')).toMatchObject({
      refusal: { facts: { months: ['2026-08', '2026-09', '2026-10', '2026-11'] } },
    })
    const { rows } = await book(secretary, branchA1)
    const receipts = rows.filter((row) => row.memberId === behind).map((row) => [row.forMonth, row.receipt])
    expect(receipts.map(([forMonth]) => forMonth)).toEqual(['2026-09', '2026-08', '2026-09', '2026-10', '2026-11'])
    expect(new Set(rows.flatMap(({ receipt }) => receipt ?? [])).size).toBe(rows.filter((row) => row.receipt).length)
    expect(await rowOf(behind)).toMatchObject({ outstanding: 0, arrears: [], unpaidMonths: [] })
    const said = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dues.collect' order by seq desc limit 1`,
    )
    expect(said.rows[0]?.summary).toMatch(
      /^Thu đảng phí tháng 08\/2026, 09\/2026, 10\/2026, 11\/2026 của 2 đảng viên: /,
    )
    expect(
      codeOf(await world.call(secretary, 'dues.collect', { ...theirs, people: [{ memberId: other, months: [] }] })),
    ).toBe('kernel.invalid-input')
  })

  test('F-07: a sum that was typed is written once a day for a month, a part or more than is owed; a second one says that it is one', async () => {
    const { branchA1 } = world.places
    const payer = (await register(world, office, branchA1, { fullName: 'Cao Văn Năm' })).id
    await declare(secretary, payer, { fromMonth: '2026-11' })
    const pay = (amount: number, more: object = {}) =>
      world.call(secretary, 'dues.collect', {
        organisationId: branchA1.id,
        forMonth: '2026-11',
        on: '2026-11-12',
        people: [{ memberId: payer, amount }],
        ...more,
      })
    const paid = async () => (await month(secretary, branchA1)).rows.find((row) => row.memberId === payer)?.paid
    const part = await Promise.all([pay(30_000), pay(30_000)])
    expect(part.map(codeOf).toSorted()).toEqual(['done', 'dues.sum-collected-already'])
    expect(await pay(30_000, { channel: 'bank' })).toMatchObject({
      refusal: { facts: { name: 'Cao Văn Năm', amount: 30_000, on: '2026-11-12', month: '2026-11' } },
    })
    const higher = { higherBy: '9-CV/ĐU' }
    const more = await Promise.all([pay(200_000, higher), pay(200_000, higher)])
    expect(more.map(codeOf).toSorted()).toEqual(['done', 'dues.sum-collected-already'])
    expect(await paid()).toBe(230_000)
    expect(codeOf(await pay(200_000, { ...higher, on: '2026-11-13' }))).toBe('done')
    expect(codeOf(await pay(200_000, { ...higher, another: true }))).toBe('done')
    for (const { id, memberId } of (await book(secretary, branchA1)).rows) {
      if (memberId === payer)
        await world.call(secretary, 'dues.counter-entry', { id, on: '2026-11-14', reason: 'Nhầm' })
    }
    expect(codeOf(await pay(30_000))).toBe('done')
  })

  test('the same sum sent up on one day is written once; a second one says that it is one; what was taken back does not count', async () => {
    const { branchA1, communeA } = world.places
    await collect(secretary, branchA1, [memberId])
    const balance = async () => (await book(secretary, branchA1)).balance
    const before = await balance()
    const send = (more: object = {}) =>
      world.call(secretary, 'dues.remit', { organisationId: branchA1.id, on: '2026-11-09', amount: 700, ...more })
    const both = await Promise.all([send(), send()])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.remitted-already'])
    expect(await send({ channel: 'bank' })).toMatchObject({ refusal: { facts: { on: '2026-11-09', amount: 700 } } })
    expect(await balance()).toBe(before - 700)
    for (const more of [{ on: '2026-11-10' }, { amount: 701 }, { another: true }])
      expect(codeOf(await send(more)), JSON.stringify(more)).toBe('done')
    expect(await balance()).toBe(before - 2801)
    for (const { id, kind } of (await book(secretary, branchA1)).rows) {
      if (kind === 'remitted')
        await world.ask(secretary, 'dues.counter-entry', { id, on: '2026-11-11', reason: 'Nhầm' })
    }
    expect(await balance()).toBe(before)
    expect(codeOf(await send())).toBe('done')
    // The book of the level above is another book.
    const above = await world.call(office, 'dues.remit', { organisationId: communeA.id, on: '2026-11-09', amount: 700 })
    expect(codeOf(above)).toBe('dues.not-so-much')
  })

  test('a relief that is decided while its month is closed: the month is closed with what was owed, and the decision is told so', async () => {
    const person = (await register(world, office, world.places.branchA2, { fullName: 'Hà Văn Bốn' })).id
    await declare(office, person, { fromMonth: '2026-10' })
    const months = { fromMonth: '2026-11', toMonth: '2026-12' }
    const relief = { memberId: person, ground: 'hardship', pct: 50, reason: 'Nhà cháy', ...months }
    const { id } = await world.ask<{ id: string }>(office, 'dues.propose-relief', relief)
    const book = { organisationId: world.places.branchA2.id, month: '2026-11' }
    const decision = { id, version: 1, outcome: 'decided', decisionNo: '7-QĐ/ĐU', on: '2026-11-20' }
    const outcomes = await whileHeld(world, 'lock table dues_months in share mode', [
      () => world.call(office, 'dues.close-month', book),
      () => world.call(office, 'dues.decide-relief', decision),
    ])
    expect(outcomes.map(codeOf)).toEqual(['done', 'dues.month-closed'])
  })

  test('a relief decided and withdrawn at once, from one page: whoever comes second is told what stands now, not what stood before', async () => {
    const person = (await register(world, office, world.places.branchA2, { fullName: 'Hà Văn Sáu' })).id
    await declare(office, person, { fromMonth: '2027-01' })
    const months = { fromMonth: '2027-01', toMonth: '2027-02' }
    const relief = { memberId: person, ground: 'hardship', pct: 50, reason: 'Nhà cháy', ...months }
    const { id } = await world.ask<{ id: string }>(office, 'dues.propose-relief', relief)
    const decide = (outcome: string) => () =>
      world.call(office, 'dues.decide-relief', { id, version: 1, outcome, decisionNo: '8-QĐ/ĐU', on: '2026-11-20' })
    const outcomes = await whileHeld(world, 'lock table dues_reliefs in share mode', [
      decide('decided'),
      decide('withdrawn'),
      decide('declined'),
    ])
    expect(outcomes.map(codeOf)).toEqual(['done', 'stale', 'dues.relief-over'])
    expect(outcomes[1]).toMatchObject({ current: { id, version: 2, state: 'decided' } })
  })

  test('what a member pays from is declared while dues are collected from the branch: both are written, nobody waits for the other', async () => {
    const { branchA1 } = world.places
    const person = (await register(world, office, branchA1, { fullName: 'Cao Thị Năm' })).id
    await declare(office, person, { fromMonth: '2026-12' })
    const paying = {
      organisationId: branchA1.id,
      on: '2026-11-12',
      people: [{ memberId: person }],
      forMonth: '2026-12',
    }
    const outcomes = await whileHeld(world, 'lock table dues_entries in share mode', [
      () => world.call(office, 'dues.collect', { ...paying, channel: 'cash' }),
      () => declare(office, person, { fromMonth: '2027-01', base: 9_000_000 }),
    ])
    expect(outcomes.map(codeOf)).toEqual(['done', 'done'])
  })
})

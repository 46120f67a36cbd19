// Money between the books: what moves up is confirmed once, nothing is lost on the way, movers owe once, the quarter adds up.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesMonth, DuesOfMember } from '#contract/dues.ts'
import type { DuesBranchMonths, DuesQuarter } from '#contract/dues-reports.ts'
import type { Actor } from '#kernel/actor.ts'
import { dues } from '#rules/dues/dues.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('money between the books', () => {
  const world = useWorld()
  const { declare, month, collect, book } = duesIn(world)
  let secretary: Actor
  let office: Actor
  let provinceOffice: Actor
  let one: { id: string; version: number }
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    provinceOffice = await world.actorAt(places.province, 'office')
    one = await register(world, office, places.branchA1, { fullName: 'Lê Văn Một' })
    await declare(secretary, one.id)
    const other = await register(world, office, places.branchA2, { fullName: 'Trần Thị Hai' })
    await declare(office, other.id, { memberType: 'student', base: undefined })
  })

  /** Every book of the province, money on its way between two of them, and what left the installation. */
  const sums = async () => {
    const { rows } = await world.database.owner.query(`
      select coalesce(sum(amount), 0)::float8 as balances,
             coalesce(sum(amount) filter (where member_id is not null or kind = 'opening'), 0)::float8 as brought,
             coalesce(-sum(amount) filter (where kind = 'remitted' or (kind = 'counter' and amount > 0 and member_id is null and received_of is null)), 0)::float8 as sent,
             coalesce(sum(amount) filter (where received_of is not null), 0)::float8 as arrived
        from dues_entries where province_code = '99'`)
    return rows[0]
  }

  test('F-05: paid ahead for a year and no further, so that no year typed wrong is collected', async () => {
    const far = { organisationId: world.places.branchA1.id, on: '2026-11-05', people: [{ memberId: one.id }] }
    const answer = await world.call(secretary, 'dues.collect', { ...far, forMonth: '2027-12' })
    expect(answer).toMatchObject({ refusal: { code: 'dues.too-far-ahead', facts: { last: '2027-11' } } })
  })

  test('sent up: no more than there is, confirmed above once, taken back only before it is confirmed', async () => {
    const { branchA1, communeA } = world.places
    await collect(secretary, branchA1, [one.id])
    const send = (amount: number) =>
      world.call(secretary, 'dues.remit', { organisationId: branchA1.id, on: '2026-11-05', amount })
    expect(await send(100_001)).toMatchObject({ refusal: { code: 'dues.not-so-much', facts: { balance: 100_000 } } })
    const sent = (
      await world.ask<{ id: string }>(secretary, 'dues.remit', {
        organisationId: branchA1.id,
        on: '2026-11-05',
        amount: 30_000,
      })
    ).id
    const receive = (actor: Actor, id = sent) => world.call(actor, 'dues.confirm-receipt', { id, on: '2026-11-06' })
    expect(codeOf(await receive(secretary))).toBe('kernel.not-found')
    expect(codeOf(await receive(await world.actorAt(world.places.communeB, 'office')))).toBe('kernel.not-found')
    const page = () =>
      world.ask<DuesBranchMonths>(office, 'dues.list-branch-months', { organisationId: communeA.id, month: '2026-11' })
    expect(await page()).toMatchObject({
      waiting: [{ id: sent, organisationName: 'Chi bộ thôn 1', amount: 30_000 }],
      rows: [
        {
          name: 'Chi bộ thôn 1',
          closed: false,
          members: 1,
          owed: 100_000,
          paid: 100_000,
          outstanding: 0,
          remitted: 30_000,
          balance: 70_000,
        },
        { name: 'Chi bộ thôn 2', closed: false, members: 1, owed: 5000, paid: 0, outstanding: 5000, remitted: 0 },
      ],
    })
    expect(await world.ask(office, 'dues.count-waiting')).toMatchObject({ toConfirm: 1 })
    const both = await Promise.all([receive(office), receive(office)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.received-already'])
    expect((await page()).waiting).toEqual([])
    const counter = (actor: Actor, id: string) =>
      world.call(actor, 'dues.counter-entry', { id, on: '2026-11-07', reason: 'Nhầm' })
    expect(codeOf(await counter(secretary, sent))).toBe('dues.received-above')
    const received = (await book(office, communeA)).rows[0]?.id ?? ''
    expect(codeOf(await counter(office, received))).toBe('done')
    expect(await sums()).toMatchObject({ balances: 70_000, brought: 100_000, sent: 30_000, arrived: 0 })
    expect(codeOf(await receive(office))).toBe('done')
    expect(await sums()).toMatchObject({ balances: 100_000, brought: 100_000, sent: 30_000, arrived: 30_000 })
  })

  test('a quarter of a committee: three levels, every line of B01/ĐP adds up; money on its way is named', async () => {
    const { branchA1, communeA } = world.places
    const table = () => world.ask<DuesQuarter>(provinceOffice, 'dues.get-quarter', { year: 2026, quarter: 4 })
    const value = (quarter: DuesQuarter, code: string) => quarter.lines.find((line) => line.code === code)?.total
    const first = await table()
    expect(first.problems).toEqual([])
    expect(['01', '02', '04', '05', '06', '12'].map((code) => value(first, code))).toEqual([
      2, 100_000, 100_000, 70_000, 30_000, 0,
    ])
    await world.ask(office, 'dues.remit', { organisationId: communeA.id, on: '2026-11-08', amount: 9000 })
    const second = await table()
    expect(second.problems).toEqual([])
    expect(['04', '06', '12', '13'].map((code) => value(second, code))).toEqual([91_000, 21_000, 9000, 9000])
    expect(second.behind.map(({ name, retained }) => [name, retained])).toEqual([
      ['Chi bộ thôn 1', 70_000],
      ['Đảng bộ xã An Bình', 21_000],
    ])
    const { id } = await world.ask<{ id: string }>(secretary, 'dues.remit', {
      organisationId: branchA1.id,
      on: '2026-11-08',
      amount: 1000,
    })
    expect((await table()).problems[0]).toContain('02')
    await world.ask(office, 'dues.confirm-receipt', { id, on: '2026-11-09' })
    expect((await table()).problems).toEqual([])
    const branch: DuesQuarter = await world.ask(secretary, 'dues.get-quarter', { year: 2026, quarter: 4 })
    expect(['02', '04', '05', '12'].map((code) => value(branch, code))).toEqual([100_000, 69_000, 69_000, 31_000])
    expect(branch.problems).toEqual([])
  })

  test('who moves within the month owes it once, where the month began; the declaration goes along', async () => {
    const { branchA1, branchA2 } = world.places
    const mover = await register(world, office, branchA1, { fullName: 'Phạm Văn Ba' })
    await declare(secretary, mover.id, { base: 20_000_000 })
    const { version } = await world.ask<{ version: number }>(office, 'members.get', { id: mover.id })
    await world.ask(office, 'members.move-branch', {
      id: mover.id,
      version,
      organisationId: branchA2.id,
      from: '2026-11-15',
      document: '9-QĐ/ĐU',
    })
    const of = async (branch: Place, when: string) =>
      (await month(office, branch, when)).rows.find((row) => row.memberId === mover.id)
    expect(await of(branchA1, '2026-11')).toMatchObject({ owed: 200_000, gone: true })
    expect(await of(branchA2, '2026-11')).toBeUndefined()
    expect(await of(branchA1, '2026-12')).toBeUndefined()
    expect(await of(branchA2, '2026-12')).toMatchObject({ owed: 200_000, gone: false })
    expect(codeOf(await collect(office, branchA2, [mover.id]))).toBe('dues.not-of-the-branch')
    // The branch left behind still sees the name, though the record now lies elsewhere.
    expect(codeOf(await collect(secretary, branchA1, [mover.id]))).toBe('done')
    expect(codeOf(await collect(secretary, branchA1, [mover.id]))).toBe('dues.already-collected')
  })

  test('F-08: a move written down late, and pay declared ahead: every month in the new branch owes what was declared for it', async () => {
    const { branchA1, branchA2 } = world.places
    const mover = await register(world, office, branchA1, { fullName: 'Đặng Văn Tám' })
    await declare(secretary, mover.id, { base: 10_000_000 })
    await declare(secretary, mover.id, { base: 12_000_000, fromMonth: '2026-10' })
    await declare(secretary, mover.id, { base: 13_000_000, fromMonth: '2027-01' })
    const relief = { memberId: mover.id, ground: 'hardship', pct: 50, reason: 'Nhà cháy', decisionNo: '3-QĐ/ĐU' }
    await world.ask(office, 'dues.propose-relief', { ...relief, fromMonth: '2026-09', toMonth: '2026-09' })
    const move = async (to: Place, from: string) => {
      const { version } = await world.ask<{ version: number }>(office, 'members.get', { id: mover.id })
      const where = { id: mover.id, version, organisationId: to.id, from, document: '12-QĐ/ĐU' }
      await world.ask(office, 'members.move-branch', where)
    }
    await move(branchA2, '2026-08-15')
    const chief = await world.actorAt(branchA2, 'secretary')
    const owed = async (actor: Actor, branch: Place, when: string) =>
      (await month(actor, branch, when)).rows.find((row) => row.memberId === mover.id)?.owed
    expect([await owed(secretary, branchA1, '2026-08'), await owed(secretary, branchA1, '2026-09')]).toEqual([
      100_000,
      undefined,
    ])
    const months = ['2026-08', '2026-09', '2026-10', '2026-12', '2027-01']
    expect(await Promise.all(months.map((when) => owed(chief, branchA2, when)))).toEqual([
      undefined,
      50_000,
      120_000,
      120_000,
      130_000,
    ])
    const bases = async (actor: Actor) =>
      (await world.ask<DuesOfMember>(actor, 'dues.get-member', { memberId: mover.id })).bases.map(({ base }) => base)
    expect([await bases(chief), await bases(office)]).toEqual([
      [13_000_000, 12_000_000, 10_000_000],
      [13_000_000, 12_000_000, 10_000_000],
    ])
    // Corrected there, then back: what was said last holds.
    await declare(chief, mover.id, { base: 14_000_000, fromMonth: '2027-01' })
    await move(branchA1, '2026-11-10')
    expect([await owed(secretary, branchA1, '2026-12'), await owed(secretary, branchA1, '2027-01')]).toEqual([
      120_000, 140_000,
    ])
  })

  test('a month paid before a move that is written down late is not collected again', async () => {
    const { branchA1, branchA2 } = world.places
    const mover = await register(world, office, branchA1, { fullName: 'Vũ Văn Tư' })
    await declare(secretary, mover.id)
    expect(codeOf(await collect(secretary, branchA1, [mover.id]))).toBe('done')
    const { version } = await world.ask<{ version: number }>(office, 'members.get', { id: mover.id })
    await world.ask(office, 'members.move-branch', {
      id: mover.id,
      version,
      organisationId: branchA2.id,
      from: '2026-10-25',
      document: '10-QĐ/ĐU',
    })
    const chief = await world.actorAt(branchA2, 'secretary')
    expect(codeOf(await collect(chief, branchA2, [mover.id]))).toBe('dues.already-collected')
    expect((await month(chief, branchA2)).rows.find((row) => row.memberId === mover.id)).toMatchObject({
      owed: 100_000,
      paid: 100_000,
    })
  })

  test('F-06: months left unpaid in the branch before count on in the next, until they are paid there', async () => {
    const { branchA1, branchA2 } = world.places
    const mover = await register(world, office, branchA1, { fullName: 'Ngô Văn Năm' })
    await declare(secretary, mover.id)
    const { version } = await world.ask<{ version: number }>(office, 'members.get', { id: mover.id })
    await world.ask(office, 'members.move-branch', {
      id: mover.id,
      version,
      organisationId: branchA2.id,
      from: '2026-10-25',
      document: '11-QĐ/ĐU',
    })
    const chief = await world.actorAt(branchA2, 'secretary')
    const unpaid = async () =>
      (await month(chief, branchA2)).rows.find((row) => row.memberId === mover.id)?.unpaidMonths
    const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10'].map((of) => `2026-${of}`)
    expect(await unpaid()).toEqual(months)
    const waiting = await world.ask<{ unpaid: { fullName: string }[] }>(chief, 'dues.count-waiting')
    expect(waiting.unpaid.map(({ fullName }) => fullName)).toContain('Ngô Văn Năm')
    // The member sees them as well, and where they are paid.
    const own = async () =>
      (await world.ask<DuesOfMember>(chief, 'dues.get-member', { memberId: mover.id })).months.map((row) => [
        row.month,
        row.elsewhere,
        row.outstanding,
      ])
    expect(await own()).toEqual([...months.map((of) => [of, true, 100_000]), ['2026-11', false, 100_000]])
    for (const forMonth of months.slice(0, 8)) await collect(secretary, branchA1, [mover.id], { forMonth })
    expect(await unpaid()).toEqual(['2026-10'])
    // The branch left behind is not told how the member stands elsewhere.
    expect((await month(secretary, branchA1, '2026-10')).rows.find((row) => row.memberId === mover.id)).toMatchObject({
      gone: true,
      unpaidMonths: ['2026-10'],
    })
  })

  test('§3.3: an organisation with money in its book does not end; the money goes to the one it is merged into', async () => {
    const { communeA, branchA1, branchA2 } = world.places
    const founded: { id: string; version: number } = await world.ask(office, 'organisations.found', {
      parentId: communeA.id,
      name: 'Chi bộ thôn Cũ',
      typeCode: 'branch',
      code: '99.001.009',
      foundedOn: '2026-01-01',
      document: '1-QĐ/ĐU',
    })
    const old = { ...branchA2, id: founded.id }
    await world.ask(office, 'dues.open-book', {
      organisationId: old.id,
      on: '2026-11-01',
      amount: 250_000,
      keeper: 'Ông Chín',
    })
    const { version } = await world.ask<{ version: number }>(office, 'organisations.get', { id: old.id })
    const end = () =>
      world.call(office, 'organisations.end', { id: old.id, version, endedOn: '2026-11-21', document: '2-QĐ/ĐU' })
    expect(await end()).toMatchObject({ refusal: { code: 'dues.balance-left', facts: { balance: 250_000 } } })
    const before = await sums()
    const move = (actor = office, organisationId = old.id) =>
      world.call(actor, 'dues.move-balance', {
        organisationId,
        toOrganisationId: branchA2.id,
        on: '2026-11-20',
        document: '2-QĐ/ĐU',
      })
    expect(codeOf(await move(secretary))).toBe('kernel.not-found')
    expect(await move()).toMatchObject({ output: { moved: 250_000 } })
    expect(codeOf(await move())).toBe('dues.nothing-to-move')
    expect((await sums()).balances).toBe(before.balances)
    expect((await end()).kind).toBe('done')
    // A branch that cannot see the other is told which book its money is in: not the level above, and nobody had to confirm it.
    expect(codeOf(await move(office, branchA1.id))).toBe('done')
    const line = (await book(secretary, branchA1)).rows.at(-1)
    expect(line).toMatchObject({ kind: 'remitted', otherOrganisation: 'Chi bộ thôn 2', allowed: [] })
    const back = { id: line?.id, on: '2026-11-20', reason: 'Nhầm' }
    expect(await world.call(secretary, 'dues.counter-entry', back)).toMatchObject({
      refusal: { code: 'dues.moved-to-book', facts: { to: 'Chi bộ thôn 2' } },
    })
  })

  test('property: the amounts of a whole branch are those of the rule `dues`, whatever was declared', async () => {
    const { communeB, branchB1 } = world.places
    const keeper = await world.actorAt(communeB, 'office')
    const facts = fc.sample(
      fc.record({
        memberType: fc.constantFrom(
          'insured',
          'benefit',
          'pensioner',
          'uninsured-working-age',
          'uninsured-retirement-age',
          'student',
          'allowance',
        ),
        base: fc.integer({ min: 0, max: 90_000_000 }),
        extraPay: fc.integer({ min: 0, max: 30_000_000 }),
        region: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
        pct: fc.constantFrom(0, 30, 50, 70),
      }),
      40,
    )
    const expected = new Map<string, unknown>()
    for (const { pct, ...declared } of facts) {
      const { id } = await register(world, keeper, branchB1)
      await world.ask(keeper, 'dues.declare-base', { memberId: id, fromMonth: '2026-02', ...declared })
      if (pct > 0) {
        const span = { fromMonth: '2026-11', toMonth: '2026-12', reason: 'Ốm dài ngày', decisionNo: '1-QĐ/ĐU' }
        await world.ask(keeper, 'dues.propose-relief', { memberId: id, ground: 'hardship', pct, ...span })
      }
      const setting = { book: shippedRulebook, on: '2026-11-01', province: '99' }
      const asked = { ...declared, month: '2026-11', reductionPct: pct } as Parameters<typeof dues>[0]
      expected.set(id, dues(asked, setting).values.amount)
    }
    const shown: DuesMonth = await month(keeper, branchB1)
    expect(new Map(shown.rows.map((row) => [row.memberId, row.owed]))).toEqual(expected)
  }, 60_000)

  test('closing all branches below at once keeps what each branch shows, those who have moved away among them', async () => {
    const { communeA, branchA1, branchA2 } = world.places
    const shown = new Map<string, DuesMonth['totals']>()
    for (const branch of [branchA1, branchA2]) shown.set(branch.id, (await month(office, branch, '2026-10')).totals)
    const mover = (await month(office, branchA1)).rows.find((row) => row.gone)
    const { version } = await world.ask<{ version: number }>(office, 'members.get', { id: mover?.memberId })
    await world.ask(await world.actorAt(world.places.province, 'organisation-board'), 'members.move-branch', {
      id: mover?.memberId,
      version,
      organisationId: world.places.branchB1.id,
      from: '2026-11-18',
      document: '11-QĐ/TU',
    })
    const close = () =>
      world.call(office, 'dues.close-month', { organisationId: communeA.id, month: '2026-10', withBelow: true })
    expect(await close()).toMatchObject({ output: { closed: 4 } })
    const { rows } = await world.database.owner.query('select * from dues_months')
    for (const [id, { members, undeclared, owed, paid }] of shown) {
      expect(rows.find((row) => row.organisation_id === id)).toMatchObject({ members, undeclared, owed, paid })
    }
    expect(rows.find((row) => row.organisation_id === branchA1.id).owed_members).toContain(mover?.memberId ?? 'nobody')
    expect(codeOf(await close())).toBe('dues.closed-already')
  })

  test('property: whatever is collected, sent up, confirmed and taken back, books and money on its way make what was brought', async () => {
    const { communeB, branchB1 } = world.places
    const keeper = await world.actorAt(communeB, 'office')
    const ids = (await month(keeper, branchB1)).rows.filter((row) => (row.owed ?? 0) > 0).map((row) => row.memberId)
    const act = fc.oneof(
      fc.record({ does: fc.constant('collect'), who: fc.nat(), of: fc.integer({ min: 2, max: 11 }) }),
      fc.record({ does: fc.constant('remit'), who: fc.integer({ min: 1, max: 400_000 }), of: fc.nat() }),
      fc.record({ does: fc.constant('confirm'), who: fc.nat(), of: fc.nat() }),
      fc.record({ does: fc.constant('counter'), who: fc.nat(), of: fc.nat() }),
    )
    const on = '2026-11-21'
    const lines = async (place: Place) => (await book(keeper, place)).rows
    const done: string[] = []
    for (const { does, who, of } of fc.sample(act, 60)) {
      const pick = <T>(rows: readonly T[]): T | undefined => rows[who % Math.max(1, rows.length)]
      const place = of % 3 === 0 ? communeB : branchB1
      const call = async (): Promise<string> => {
        if (does === 'collect') {
          const forMonth = `2026-${String(of).padStart(2, '0')}`
          return codeOf(await collect(keeper, branchB1, [pick(ids) ?? ''], { on, forMonth }))
        }
        if (does === 'remit')
          return codeOf(await world.call(keeper, 'dues.remit', { organisationId: place.id, on, amount: who }))
        const rows =
          does === 'confirm' ? (await lines(branchB1)).filter((row) => row.kind === 'remitted') : await lines(place)
        const line = pick(rows)
        if (line === undefined) return 'nothing'
        const more = does === 'counter' ? { reason: 'Ghi nhầm' } : {}
        return codeOf(
          await world.call(keeper, `dues.${does === 'confirm' ? 'confirm-receipt' : 'counter-entry'}`, {
            id: line.id,
            on,
            ...more,
          }),
        )
      }
      done.push(`${does}: ${await call()}`)
      const { balances, brought, sent, arrived } = await sums()
      expect(balances + (sent - arrived), done.at(-1)).toBe(brought)
    }
    expect(new Set(done).size).toBeGreaterThan(4)
  }, 120_000)
})

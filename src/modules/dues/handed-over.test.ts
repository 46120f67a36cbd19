// The cash book after it was handed over: what was counted that day stays true, whatever is corrected or found later.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesImportPage } from '#contract/dues-imports.ts'
import type { DuesQuarter } from '#contract/dues-reports.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('a book that was handed over', () => {
  const world = useWorld()
  const { declare, collect, book, startImport } = duesIn(world)
  let secretary: Actor
  let office: Actor
  const ids: string[] = []
  const place = () => ({ organisationId: world.places.branchA1.id })
  const hand = (on: string, keeper: string, counted: number) =>
    world.call(secretary, 'dues.hand-over-book', { ...place(), on, keeper, counted })
  const collected = (on: string, memberId: string) =>
    world.call(secretary, 'dues.collect', { ...place(), forMonth: '2026-11', on, people: [{ memberId }] })

  beforeAll(async () => {
    const { branchA1, communeA } = world.places
    secretary = await world.actorAt(branchA1, 'secretary')
    office = await world.actorAt(communeA, 'office')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) {
      const { id } = await register(world, office, branchA1, { fullName })
      await declare(secretary, id)
      ids.push(id)
    }
    await world.ask(secretary, 'dues.open-book', { ...place(), on: '2026-11-01', amount: 0, keeper: 'Ông Sáu' })
    expect(codeOf(await collected('2026-11-05', ids[0] ?? ''))).toBe('done')
    expect(codeOf(await collected('2026-11-18', ids[1] ?? ''))).toBe('done')
  })

  test('written down later, it is the money of that day that was counted', async () => {
    expect(await hand('2026-11-10', 'Bà Bảy', 200_000)).toMatchObject({
      refusal: { code: 'dues.count-differs', facts: { counted: 200_000, balance: 100_000, on: '2026-11-10' } },
    })
    expect(await hand('2026-11-10', 'Bà Bảy', 100_000)).toMatchObject({ output: { balance: 100_000 } })
    expect((await book(secretary, world.places.branchA1)).keepers[0]).toMatchObject({ balance: 100_000 })
  })

  test('no line goes into the days before: not collected, sent up, moved, taken back or written from a list; from that day on it does', async () => {
    const [, , three = ''] = ids
    expect(await collected('2026-11-09', three)).toMatchObject({
      refusal: { code: 'dues.book-handed-over', facts: { keeper: 'Bà Bảy', on: '2026-11-10' } },
    })
    const sent = { ...place(), on: '2026-11-09', amount: 10_000 }
    expect(codeOf(await world.call(secretary, 'dues.remit', sent))).toBe('dues.book-handed-over')
    const { communeA } = world.places
    const moved = { ...place(), toOrganisationId: communeA.id, on: '2026-11-09', document: '3-QĐ/ĐU' }
    expect(codeOf(await world.call(office, 'dues.move-balance', moved))).toBe('dues.book-handed-over')
    const first = (await book(secretary, world.places.branchA1)).rows[0]?.id
    const counter = (on: string) =>
      world.call(secretary, 'dues.counter-entry', { id: first, on, reason: 'Thu nhầm người' })
    expect(codeOf(await counter('2026-11-09'))).toBe('dues.book-handed-over')
    const lines = ['Họ và tên,Chi bộ,Số tiền,Tháng nộp,Ngày nộp', 'Phạm Văn Ba,Chi bộ thôn 1,100000,11/2026,08/11/2026']
    const list = await startImport(secretary, world.places.branchA1, lines, 'portal')
    const { rows } = await world.ask<DuesImportPage>(secretary, 'dues.get-import', { id: list.id })
    expect(rows.map((row) => [row.state, ...row.findings.map(({ code }) => code)])).toEqual([
      ['doubtful', 'handed-over'],
    ])
    expect(codeOf(await world.call(secretary, 'dues.commit-import', list))).toBe('dues.nothing-to-write')

    expect(codeOf(await counter('2026-11-20'))).toBe('done')
    expect(codeOf(await collect(secretary, world.places.branchA1, [three]))).toBe('dues.book-handed-over')
    expect(codeOf(await collected('2026-11-10', three))).toBe('done')
    const { keepers, balance } = await book(secretary, world.places.branchA1)
    expect([keepers[0]?.balance, balance]).toEqual([100_000, 200_000])
  })

  test('REPORT-01: books moved whole to another commune are neither kept by it nor sent up: every table of the quarter adds up', async () => {
    const { province, communeA, communeB, branchA1, branchB1 } = world.places
    const chief = await world.actorAt(province, 'office')
    const on = '2026-11-20'
    const sent = await world.ask<{ id: string }>(secretary, 'dues.remit', { ...place(), on, amount: 60_000 })
    await world.ask(office, 'dues.confirm-receipt', { id: sent.id, on })
    await world.ask(office, 'dues.remit', { organisationId: communeA.id, on, amount: 18_000 })
    const table = async (organisationId: string) => {
      const asked = { organisationId, year: 2026, quarter: 4 }
      const { lines, problems } = await world.ask<DuesQuarter>(chief, 'dues.get-quarter', asked)
      const codes = ['02', '04', '05', '06', '12']
      return [problems, ...codes.map((code) => lines.find((line) => line.code === code)?.total)]
    }
    const collected = [[], 200_000, 182_000, 140_000, 42_000, 18_000]
    expect(await table(province.id)).toEqual(collected)
    const document = '9-QĐ/TU'
    const move = (organisationId: string, toOrganisationId: string) =>
      world.ask<{ moved: number }>(chief, 'dues.move-balance', { organisationId, toOrganisationId, on, document })
    expect(await move(branchA1.id, branchB1.id)).toEqual({ moved: 140_000 })
    expect(await move(communeA.id, communeB.id)).toEqual({ moved: 42_000 })
    expect(await table(province.id)).toEqual(collected)
    expect(await table(communeA.id)).toEqual(collected)
    expect(await table(communeB.id)).toEqual([[], 0, 0, 0, 0, 0])
    expect(await table(branchB1.id)).toEqual([[], 0, 0, 0, 0, 0])
    // Left to the level above, it has gone up.
    await move(communeB.id, province.id)
    expect((await table(province.id))[0]).toEqual([])
    expect((await table(communeB.id)).at(-1)).toBe(42_000)
  })
})

// The cash book after it was handed over: what was counted that day stays true, whatever is corrected or found later.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesImportPage } from '#contract/dues-imports.ts'
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
})

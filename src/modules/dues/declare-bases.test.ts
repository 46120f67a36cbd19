// Declaring for many of a branch at once on a real database: all or none, nothing twice, nobody of another branch.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesOfMember } from '#contract/dues.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('what many pay from, declared at once', () => {
  const world = useWorld()
  const { month } = duesIn(world)
  let secretary: Actor
  let ids: string[]
  let elsewhere: string
  const declareAll = (actor: Actor | null, people: readonly object[], more: object = {}) =>
    world.call(actor, 'dues.declare-bases', {
      organisationId: world.places.branchA1.id,
      fromMonth: '2026-10',
      people,
      ...more,
    })
  const owedOf = async (of?: string) =>
    Object.fromEntries((await month(secretary, world.places.branchA1, of)).rows.map((row) => [row.memberId, row.owed]))
  beforeAll(async () => {
    const { branchA1, branchA2, communeA } = world.places
    secretary = await world.actorAt(branchA1, 'secretary')
    const office = await world.actorAt(communeA, 'office')
    ids = []
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Vũ Văn Ba']) {
      ids.push((await register(world, office, branchA1, { fullName })).id)
    }
    elsewhere = (await register(world, office, branchA2, { fullName: 'Người Bên Cạnh' })).id
  })

  test('nobody unknown, no member, no wrong role, no neighbour, nobody of another branch, no committee', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const people = [{ memberId: ids[0], memberType: 'student' }]
    expect(codeOf(await declareAll(null, people))).toBe('kernel.not-signed-in')
    const self = await world.actorAt(branchA1, 'member', { memberId: ids[0] ?? '' })
    expect(codeOf(await declareAll(self, people))).toBe('kernel.not-permitted')
    expect(codeOf(await declareAll(await world.actorAt(communeA, 'inspection'), people))).toBe('kernel.not-permitted')
    expect(codeOf(await declareAll(await world.actorAt(branchA2, 'secretary'), people))).toBe('kernel.not-found')
    const office = await world.actorAt(communeA, 'office')
    expect(codeOf(await declareAll(office, people, { organisationId: communeA.id }))).toBe('dues.not-a-branch')
    for (const actor of [secretary, office]) {
      const both = [...people, { memberId: elsewhere, memberType: 'student' }]
      expect(codeOf(await declareAll(actor, both))).toBe('dues.not-here-now')
    }
    expect(codeOf(await declareAll(secretary, []))).toBe('kernel.invalid-input')
    expect(Object.values(await owedOf())).toEqual([null, null, null])
  })

  test('one who lacks something is named in the field, and nobody is written', async () => {
    const [one, two] = ids
    const answer = await declareAll(secretary, [
      { memberId: one, memberType: 'student' },
      { memberId: two, memberType: 'pensioner' },
    ])
    expect(answer).toMatchObject({
      refusal: { code: 'dues.base-missing', fields: [{ path: 'people.1.base', message: 'Cần cho Trần Thị Hai.' }] },
    })
    const farmer = [{ memberId: two, memberType: 'uninsured-working-age' }]
    expect(await declareAll(secretary, farmer)).toMatchObject({
      refusal: { code: 'dues.region-missing', fields: [{ path: 'people.0.region' }] },
    })
    expect(
      codeOf(await declareAll(secretary, [{ memberId: one, memberType: 'student' }], { fromMonth: '2026-01' })),
    ).toBe('dues.month-without-rates')
    expect(Object.values(await owedOf())).toEqual([null, null, null])
  })

  test('F-08: all are written at once and owe from that month on; again only what differs; the history says who and how much', async () => {
    const [one = '', two = '', three = ''] = ids
    const people = [
      { memberId: one, memberType: 'insured', base: 10_000_000 },
      { memberId: two, memberType: 'uninsured-working-age', region: 4 },
      { memberId: three, memberType: 'pensioner', base: 6_000_000, extraPay: 1_000_000 },
    ]
    // Two tabs at once: one writes, the other is told that it stands there already.
    const both = await Promise.all([declareAll(secretary, people), declareAll(secretary, people)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.base-declared-already'])
    expect(await owedOf()).toEqual({ [one]: 100_000, [two]: 11_100, [three]: 35_000 })
    expect(Object.values(await owedOf('2026-09'))).toEqual([null, null, null])

    const raised = people.map((person) => (person.memberId === one ? { ...person, base: 11_000_000 } : person))
    expect(await declareAll(secretary, raised)).toMatchObject({
      output: {
        declared: [{ fullName: 'Lê Văn Một', amount: 110_000 }],
        already: expect.arrayContaining([
          { memberId: two, fullName: 'Trần Thị Hai' },
          { memberId: three, fullName: 'Vũ Văn Ba' },
        ]),
      },
    })
    expect((await owedOf())[one]).toBe(110_000)
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dues.declare-bases' order by seq`,
    )
    expect(rows).toEqual([
      { summary: 'Khai mức đóng đảng phí của 3 đảng viên từ tháng 10/2026.' },
      { summary: 'Khai mức đóng đảng phí của 1 đảng viên từ tháng 10/2026.' },
    ])
  })

  test('F-08: who has moved away or left since is declared for the months in which they belonged here, and owes them here', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const mover = await register(world, office, branchA1, { fullName: 'Ngô Văn Bốn' })
    await world.ask(office, 'members.move-branch', {
      id: mover.id,
      version: mover.version,
      organisationId: branchA2.id,
      from: '2026-11-10',
      document: '4-QĐ/ĐU',
    })
    const people = [{ memberId: mover.id, memberType: 'insured', base: 10_000_000 }]
    const answer = await declareAll(secretary, people, { fromMonth: '2026-12' })
    expect(answer).toMatchObject({ refusal: { code: 'dues.not-here-now', facts: { month: '2026-12' } } })
    expect((await owedOf('2026-11'))[mover.id]).toBeNull()
    const both = [...people, { memberId: ids[0], memberType: 'student' }]
    expect(await declareAll(secretary, both, { fromMonth: '2026-09' })).toMatchObject({
      output: { declared: expect.arrayContaining([{ memberId: mover.id, fullName: 'Ngô Văn Bốn', amount: 100_000 }]) },
    })
    expect((await owedOf('2026-11'))[mover.id]).toBe(100_000)
    const shown = await world.ask<DuesOfMember>(office, 'dues.get-member', { memberId: mover.id })
    // What nobody has declared there is not known, and not free.
    expect(shown.months.slice(-4).map((row) => [row.month, row.elsewhere, row.owed])).toEqual([
      ['2026-08', true, null],
      ['2026-09', true, 100_000],
      ['2026-10', true, 100_000],
      ['2026-11', true, 100_000],
    ])
    // The branch of today has declarations of its own, and is asked for its own months.
    const chief = await world.actorAt(branchA2, 'secretary')
    expect((await month(chief, branchA2, '2026-12')).rows.find((row) => row.memberId === mover.id)?.owed).toBeNull()
    const theirs = { organisationId: branchA2.id, fromMonth: '2026-11' }
    expect(codeOf(await declareAll(chief, people, theirs))).toBe('done')
    expect(codeOf(await declareAll(secretary, people, theirs))).toBe('kernel.not-found')
  })

  test('no declaration reaches into a closed month', async () => {
    const place = { organisationId: world.places.branchA1.id }
    await world.ask(secretary, 'dues.close-month', { ...place, month: '2026-10' })
    const people = [{ memberId: ids[0], memberType: 'student' }]
    expect(codeOf(await declareAll(secretary, people))).toBe('dues.month-closed')
    expect(codeOf(await declareAll(secretary, people, { fromMonth: '2026-11' }))).toBe('done')
  })
})

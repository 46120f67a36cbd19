// The directory: any name or code an organisation ever had, from any seat, directory facts only.
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { findOrganisations } from '#contract/organisations.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { codeOf } from '../testing/strangers.ts'

describe('organisations.find', () => {
  const world = useWorld()
  beforeAll(async () => {
    const actor = await world.actorAt(world.places.communeB, 'organisation-board')
    const { id } = world.places.branchB1
    const renamed = { id, version: 1, name: 'Chi bộ Hoàng Hoa Thám', validFrom: '2026-02-01' }
    await world.ask(actor, 'organisations.rename', renamed)
    await world.ask(actor, 'organisations.recode', { id, version: 2, code: '99.002.777', validFrom: '2026-03-01' })
    await world.ask(actor, 'organisations.correct', { id, version: 3, address: 'Nơi kín' })
  })
  const find = async (input: object): Promise<OutputOf<typeof findOrganisations>> =>
    world.ask(await world.actorAt(world.places.branchA1, 'member'), 'organisations.find', input)

  test('not signed in; invalid', async () => {
    expect(codeOf(await world.call(null, 'organisations.find', { text: 'thon' }))).toBe('kernel.not-signed-in')
    const actor = await world.actorAt(world.places.branchA1, 'member')
    expect(codeOf(await world.call(actor, 'organisations.find', { text: 'a' }))).toBe('kernel.invalid-input')
  })

  test.each([
    ['by the new name', 'Hoàng Hoa Thám', null],
    ['without marks, words with others between', 'chi bo hoa tham', null],
    ['by the old name', 'thôn Đông', 'Chi bộ thôn Đông'],
    ['by the old name without marks', 'thon dong', 'Chi bộ thôn Đông'],
  ])('%s', async (_, text, formerName) => {
    const { id } = world.places.branchB1
    expect((await find({ text })).rows).toEqual([
      {
        id,
        provinceCode: '99',
        code: '99.002.777',
        name: 'Chi bộ Hoàng Hoa Thám',
        formerName: formerName === null ? null : { name: formerName, validFrom: '2025-07-01', validTo: '2026-02-01' },
        formerCode: null,
        typeCode: 'branch',
        typeName: 'Chi bộ',
        parentNames: ['Đảng bộ tỉnh Minh Họa', 'Đảng bộ xã Bình Yên'],
        endedOn: null,
      },
    ])
  })

  test('by the new and by the old code', async () => {
    expect((await find({ text: '99.002.777' })).rows).toMatchObject([
      { name: 'Chi bộ Hoàng Hoa Thám', formerCode: null },
    ])
    expect((await find({ text: '99.002.001' })).rows).toMatchObject([
      {
        name: 'Chi bộ Hoàng Hoa Thám',
        formerCode: { code: '99.002.001', validFrom: '2025-07-01', validTo: '2026-03-01' },
      },
    ])
  })

  test('on a past day: the name of that day, and nothing that came later', async () => {
    expect((await find({ text: 'thon dong', on: '2026-01-31' })).rows).toMatchObject([
      { name: 'Chi bộ thôn Đông', code: '99.002.001', formerName: null, typeName: 'Chi bộ trực thuộc' },
    ])
    expect((await find({ text: 'hoa tham', on: '2026-01-31' })).rows).toEqual([])
    expect((await find({ text: 'thon', on: '2025-06-30' })).rows).toEqual([])
  })

  test('another province by its code; the own one otherwise', async () => {
    expect((await find({ text: 'thon tay' })).rows).toEqual([])
    expect((await find({ text: 'thon tay', provinceCode: '98' })).rows).toMatchObject([
      { name: 'Chi bộ thôn Tây', provinceCode: '98', parentNames: ['Đảng bộ tỉnh Láng Giềng', 'Đảng bộ xã Cát Tường'] },
    ])
  })

  test("words spread over the names of a branch and of its commune, in any order, today's or former", async () => {
    const names = async (text: string) => (await find({ text })).rows.map(({ name }) => name)
    expect(await names('hoa tham binh yen')).toEqual(['Chi bộ Hoàng Hoa Thám'])
    expect(await names('an binh thon 2')).toEqual(['Chi bộ thôn 2'])
    expect(await names('thon dong binh yen minh hoa')).toEqual(['Chi bộ Hoàng Hoa Thám'])
    expect(await names('binh yen')).toEqual(['Đảng bộ xã Bình Yên', 'Chi bộ Hoàng Hoa Thám'])
    // A word is found from its beginning: "2" is not in "12", nor "inh" in "Bình".
    expect(await names('thon 2 inh')).toEqual([])
    const board = await world.actorAt(world.places.communeB, 'organisation-board')
    const { id } = world.places.communeB
    await world.ask(board, 'organisations.rename', {
      id,
      version: 1,
      name: 'Đảng bộ xã Minh Khai',
      validFrom: '2026-04-01',
    })
    expect(await names('hoa tham minh khai')).toEqual(['Chi bộ Hoàng Hoa Thám'])
    expect(await names('hoa tham binh yen')).toEqual(['Chi bộ Hoàng Hoa Thám'])
    await world.ask(board, 'organisations.rename', {
      id,
      version: 2,
      name: 'Đảng bộ xã Bình Yên',
      validFrom: '2026-05-01',
    })
  })

  test('the own commune first, the cut after that; only what members belong to when so asked', async () => {
    const first = async (place: Place, input: object) =>
      (
        await world.ask<OutputOf<typeof findOrganisations>>(
          await world.actorAt(place, 'secretary'),
          'organisations.find',
          input,
        )
      ).rows.map(({ name }) => name)
    const { branchA1, communeA, branchB1, communeB, province } = world.places
    const all = { text: 'chi bo', limit: 1 }
    expect(await first(branchA1, all)).toEqual(['Chi bộ thôn 1'])
    expect(await first(communeA, all)).toEqual(['Chi bộ thôn 1'])
    expect(await first(branchB1, all)).toEqual(['Chi bộ Hoàng Hoa Thám'])
    expect(await first(communeB, { text: 'xa', limit: 1 })).toEqual(['Đảng bộ xã Bình Yên'])
    expect(await first(province, { text: 'xa an binh', limit: 1 })).toEqual(['Đảng bộ xã An Bình'])
    expect(await first(province, { text: 'an binh', limit: 2, holdsMembers: true })).toEqual([
      'Chi bộ thôn 1',
      'Chi bộ thôn 2',
    ])
  })

  test('the signs of LIKE find nothing of their own; more is said', async () => {
    expect(await find({ text: '%%__' })).toEqual({ rows: [], more: false })
    expect(await find({ text: 'chi bo', limit: 2 })).toMatchObject({ more: true, rows: [{}, {}] })
  })

  test('those that ended come last and say so', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    await world.ask(actor, 'organisations.end', { id: world.places.branchA1.id, version: 1, endedOn: '2026-10-01' })
    expect((await find({ text: 'chi bo' })).rows.map((row) => [row.name, row.endedOn])).toEqual([
      ['Chi bộ thôn 2', null],
      ['Chi bộ Hoàng Hoa Thám', null],
      ['Chi bộ thôn 1', '2026-10-01'],
    ])
    expect((await find({ text: 'chi bo', on: '2026-09-30' })).rows.map((row) => row.endedOn)).toEqual([
      null,
      null,
      null,
    ])
  })

  test('the function behind it shows directory columns only and is closed to others', async () => {
    const { rows } = await world.database.owner.query(
      `select p.proname as name, p.prosecdef as definer, p.provolatile as volatile, p.proargnames as columns,
              has_function_privilege('public', p.oid, 'execute') as open
         from pg_proc p where p.proname in ('find_organisations', 'organisations_at') order by 1`,
    )
    expect(rows).toMatchObject([
      { name: 'find_organisations', definer: true, volatile: 's', open: false },
      { name: 'organisations_at', definer: true, volatile: 's', open: false },
    ])
    const columns = rows.flatMap((r) => r.columns as string[])
    for (const hidden of ['address', 'version', 'path', 'unit_type']) expect(columns).not.toContain(hidden)
  })

  test('«thôn Thử» before what its words only begin, beyond the own commune, also where more is found than is given at once', async () => {
    const { communeA, communeB, branchA2, branchB1 } = world.places
    const found = async (place: Place, name: string, no: number) =>
      world.ask(await world.actorAt(place, 'organisation-board'), 'organisations.found', {
        parentId: place.id,
        name,
        typeCode: 'branch',
        code: `99.9${no}`,
        foundedOn: '2026-01-01',
        document: '1-QĐ/ĐU',
      })
    const names = async (place: Place, text: string) => {
      const actor = await world.actorAt(place, 'secretary')
      const answer = await world.ask<OutputOf<typeof findOrganisations>>(actor, 'organisations.find', {
        text,
        limit: 5,
      })
      return answer.rows.map(({ name }) => name)
    }
    await found(communeA, 'Chi bộ Trường Trung học phổ thông Thụy', 1)
    await found(communeB, 'Chi bộ thôn Thu', 2)
    await found(communeB, 'Chi bộ thôn Thử', 3)
    expect(await names(branchA2, 'thôn Thử')).toEqual([
      'Chi bộ thôn Thử',
      'Chi bộ thôn Thu',
      'Chi bộ Trường Trung học phổ thông Thụy',
    ])
    expect((await names(branchA2, 'thon thu')).at(-1)).toBe('Chi bộ Trường Trung học phổ thông Thụy')
    expect((await names(branchB1, 'thon thuy'))[0]).toBe('Chi bộ Trường Trung học phổ thông Thụy')
    for (let no = 1; no <= 101; no++) await found(communeA, `Chi bộ thôn Thuận ${no}`, 100 + no)
    expect((await names(branchA2, 'thôn Thử')).slice(0, 3)).toEqual([
      'Chi bộ thôn Thử',
      'Chi bộ thôn Thu',
      'Chi bộ thôn Thuận 1',
    ])
  }, 60_000)
})

// Lists of members: who sees whom, what a search finds, the orders, the pages, and a past day.
import type { PoolClient } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { toCursor } from '#kernel/page.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { inventedNumber, register } from '../testing/people.ts'

interface Listed {
  rows: { id: string; fullName: string; branchName: string; cardNoMasked: string | null }[]
  allowed: string[]
  next: string | null
  total: number | null
}

describe('members.list', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  const cardNo = inventedNumber()
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    const add = (place: typeof places.branchA1, fullName: string, fields = {}) =>
      register(world, board, place, {
        fullName,
        birthDate: null,
        decisionOn: null,
        admittedOn: null,
        officialOn: null,
        ...fields,
      })
    await add(places.branchA1, 'Nguyễn Văn An', {
      birthDate: '1960',
      fileNo: '012345AB',
      cardNo,
      formerCardNo: '99.000123',
    })
    await add(places.branchA1, 'Trần Thị Ánh', { birthDate: '1975-03-10', admittedOn: '1999', gender: 'female' })
    await add(places.branchA2, 'Đỗ 100%_Thử\\', { birthDate: '1981-01-01', admittedOn: '2001-05' })
    await add(places.branchA2, 'Lê Văn Thanh An', { admittedOn: '2001-05-20' })
    await add(places.branchB1, 'Phạm Thị Vân Anh', { birthDate: '1990-02-02' })
  })
  const list = (actor: Actor, input: Record<string, unknown> = {}): Promise<Listed> =>
    world.ask(actor, 'members.list', input)
  const names = async (actor: Actor, input: Record<string, unknown> = {}) =>
    (await list(actor, input)).rows.map((row) => row.fullName)

  test('a connection is asked one thing at a time, whatever narrows the list', async () => {
    const { pool } = world.database
    const busy: string[] = []
    let narrowedBy = ''
    const watch = (client: PoolClient & { readyForQuery?: boolean }): void => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.query = ((...args: unknown[]) => {
        if (client.readyForQuery !== true) busy.push(narrowedBy)
        return query(...args)
      }) as typeof client.query
      // What is set on the connection hides the method of its class until it is given back.
      pool.once('release', () => Reflect.deleteProperty(client, 'query'))
    }
    pool.on('acquire', watch)
    for (const narrowed of [{}, { figure: 'religious' }, { gender: 'female' }, { text: 'an' }, { on: '2026-01-01' }]) {
      narrowedBy = JSON.stringify(narrowed)
      await list(board, narrowed)
    }
    pool.off('acquire', watch)
    expect(busy).toEqual([])
  })

  test('not signed in; an administrator sees no member; a neighbour is not found', async () => {
    expect(await world.call(null, 'members.list')).toMatchObject({ refusal: { code: 'kernel.not-signed-in' } })
    const administrator = await world.actorAt(world.places.communeA, 'administrator')
    for (const name of ['members.list', 'members.count']) {
      expect(await world.call(administrator, name)).toMatchObject({ refusal: { code: 'kernel.not-permitted' } })
    }
    const { branchA2, communeA, branchB1, branchC1 } = world.places
    for (const place of [branchA2, communeA, branchB1, branchC1]) {
      expect(await world.call(secretary, 'members.list', { organisationId: place.id })).toMatchObject({
        refusal: { code: 'kernel.not-found' },
      })
    }
    const neighbour = await world.actorAt(world.places.otherProvince, 'organisation-board')
    expect(await names(neighbour)).toEqual([])
    expect(await names(neighbour, { text: 'an' })).toEqual([])
  })

  test('each sees the own subtree; a plain member only the own record', async () => {
    expect(await names(secretary)).toEqual(['Nguyễn Văn An', 'Trần Thị Ánh'])
    expect((await list(office)).total).toBe(4)
    const { rows } = await list(board, { organisationId: world.places.branchB1.id })
    expect(rows).toMatchObject([{ fullName: 'Phạm Thị Vân Anh', branchName: 'Chi bộ thôn Đông' }])
    const own = (await list(secretary)).rows[1]?.id ?? ''
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: own })
    expect(await names(member)).toEqual(['Trần Thị Ánh'])
    expect(await names(member, { text: 'van' })).toEqual([])
    expect(await world.ask(member, 'members.count')).toEqual({ total: 1 })
    const other = (await list(secretary)).rows[0]?.id ?? ''
    expect(await world.call(member, 'members.get', { id: other })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await world.ask(member, 'members.get', { id: own })).toMatchObject({ id: own })
    const centre = await world.actorAt(world.places.centre, 'organisation-board')
    expect((await list(centre, { provinceCode: '99' })).total).toBe(5)
    expect(await names(centre, { provinceCode: '98' })).toEqual([])
  })

  test('a name is found by the beginnings of its words; signs stand for themselves', async () => {
    for (const actor of [office, board]) {
      expect(await names(actor, { text: 'van an' })).toEqual(
        expect.arrayContaining(['Nguyễn Văn An', 'Lê Văn Thanh An']),
      )
      expect(await names(actor, { text: 'NGUYỄN' })).toEqual(['Nguyễn Văn An'])
      expect(await names(actor, { text: 'guyen' })).toEqual([])
      expect(await names(actor, { text: '100%_thử\\' })).toEqual(['Đỗ 100%_Thử\\'])
      for (const text of ['%', '_', '\\', '%an', '1__%'])
        expect([text, await names(actor, { text })]).toEqual([text, []])
      const { total }: { total: number } = await world.ask(actor, 'members.count', { text: 'van' })
      expect(total).toBe(actor === board ? 3 : 2)
    }
  })

  test('numbers and a year of birth', async () => {
    expect(await names(office, { text: cardNo })).toEqual(['Nguyễn Văn An'])
    expect((await list(office, { text: cardNo })).rows[0]?.cardNoMasked).toBe(`•••••••••${cardNo.slice(-3)}`)
    expect(await names(office, { text: inventedNumber() })).toEqual([])
    for (const text of ['99.000123', '99000123', '99 000 123']) {
      expect(await names(office, { text })).toEqual(['Nguyễn Văn An'])
      expect(await names(office, { text, status: 'full', on: '2026-11-20' })).toEqual(['Nguyễn Văn An'])
    }
    expect(await names(office, { text: '99000124' })).toEqual([])
    expect(await names(office, { text: '012345ab' })).toEqual(['Nguyễn Văn An'])
    expect(await names(office, { text: '1975' })).toEqual(['Trần Thị Ánh'])
  })

  test('words that nobody is called by find the members of the branch so named, by a name of today or before', async () => {
    const { branchA1, branchA2, communeA } = world.places
    await world.ask(board, 'organisations.rename', {
      id: branchA2.id,
      version: (await world.ask<{ version: number }>(board, 'organisations.get', { id: branchA2.id })).version,
      name: 'Chi bộ Thôn Đông – Ga 7',
      validFrom: '2026-11-01',
      document: 'Quyết định số 7-QĐ/ĐU',
    })
    for (const actor of [office, board]) {
      for (const text of ['thon dong', 'CHI BỘ THÔN ĐÔNG', 'dong - ga', 'ga 7', branchA2.name]) {
        expect([text, await names(actor, { text, organisationId: communeA.id })]).toEqual([
          text,
          ['Đỗ 100%_Thử\\', 'Lê Văn Thanh An'],
        ])
        expect(await world.ask(actor, 'members.count', { text, organisationId: communeA.id })).toEqual({ total: 2 })
      }
    }
    const found = await list(board, { text: 'thon dong', organisationId: communeA.id, limit: 1 })
    expect(found).toMatchObject({ byBranch: true, total: null })
    const more = await list(board, { text: 'thon dong', organisationId: communeA.id, limit: 1, after: found.next })
    expect([...found.rows, ...more.rows].map(({ fullName }) => fullName)).toEqual(['Đỗ 100%_Thử\\', 'Lê Văn Thanh An'])
    // Somebody is called so: the person is meant, on the pages after the last one too.
    expect(await list(board, { text: 'van an', limit: 1 })).toMatchObject({ byBranch: false })
    expect(await names(board, { text: 'thon dong', gender: 'female' })).toEqual([])
    expect(await names(office, { text: 'thon dong', on: '2026-11-15' })).toHaveLength(2)
    for (const text of ['thon tay', 'khong co ai']) expect(await names(board, { text })).toEqual([])
    // A neighbour's branch stays the neighbour's; nobody learns of it.
    expect(await list(secretary, { text: 'thon dong' })).toMatchObject({ rows: [], byBranch: false })
    expect(await names(secretary, { text: branchA1.name })).toHaveLength(2)
  })

  test('filters', async () => {
    expect(await names(board, { gender: 'female', birthYearFrom: 1970, birthYearTo: 1980 })).toEqual(['Trần Thị Ánh'])
    expect(await names(board, { admittedFrom: '2001-05-01', admittedTo: '2001-05-10' })).toEqual(['Đỗ 100%_Thử\\'])
    expect(await names(board, { status: 'probationary' })).toEqual([])
    for (const bad of [
      { figure: 'age.7-8' },
      { on: '2030-01-01' },
      { figure: 'total', on: '2026-01-01' },
      { sort: 'id' },
      { after: 'x' },
      { sort: 'birth', after: toCursor(['2023-02-30', '0199aaaa-0000-7000-8000-000000000001']) },
      { sort: 'birth', after: toCursor(['2026-99-99', '0199aaaa-0000-7000-8000-000000000001']) },
    ]) {
      expect(await world.call(board, 'members.list', bad)).toMatchObject({ refusal: { code: 'kernel.invalid-input' } })
    }
  })

  test('every order pages through all, up and down, without a gap or a repetition', async () => {
    for (const text of [undefined, 'an']) {
      for (const sort of ['name', 'birth', 'admitted', 'branch']) {
        for (const direction of ['asc', 'desc']) {
          const whole = await names(board, { sort, direction, text })
          const paged: string[] = []
          let after: string | undefined
          for (let i = 0; i < 10; i++) {
            const page = await list(board, { sort, direction, text, after, limit: 2 })
            paged.push(...page.rows.map((row) => row.fullName))
            if (page.next === null) break
            after = page.next
          }
          expect([sort, direction, paged]).toEqual([sort, direction, whole])
          expect(new Set(paged).size).toBe(text === undefined ? 5 : 4)
        }
      }
    }
  })

  test('a past day shows who belonged there then', async () => {
    expect(await names(board, { on: '2025-07-31' })).toEqual([])
    const { id, version } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Chuyển Đi' })
    await world.ask(office, 'members.move-branch', {
      id,
      version,
      organisationId: world.places.branchA2.id,
      from: '2026-03-01',
    })
    const at = (place: { id: string }, on: string) => names(office, { organisationId: place.id, on })
    expect(await at(world.places.branchA1, '2026-02-28')).toContain('Hồ Chuyển Đi')
    expect(await at(world.places.branchA1, '2026-03-01')).not.toContain('Hồ Chuyển Đi')
    expect(await at(world.places.branchA2, '2026-03-01')).toContain('Hồ Chuyển Đi')
    expect(await world.ask(office, 'members.count', { on: '2026-02-28' })).toEqual({ total: 5 })
  })

  test('what may be done with the members of a page comes with it', async () => {
    const viewer = await world.actorAt(world.places.branchA1, 'committee-member')
    expect((await list(viewer)).allowed).toEqual(['members.get', 'members.list-changes'])
    expect((await list(secretary)).allowed).toContain('members.correct')
    expect((await list(secretary)).allowed).not.toContain('members.record-departure')
    expect((await list(office)).allowed).toContain('members.record-departure')
  })

  test('the search function refuses a range outside the reach', async () => {
    const client = await world.database.pool.connect()
    try {
      await client.query(`begin; select set_scope('99/1/1/', '99/1/10')`)
      await expect(
        client.query(`select * from search_members_up('99', '%', '%', null, null, null, null, 10)`),
      ).rejects.toThrow(/outside the reach/)
      await client.query('rollback')
      for (const asked of [
        `count_named_members('99', '%', '%')`,
        `named_organisations('99', '99/', '990', '%', '%')`,
      ]) {
        await client.query(`begin; select set_scope('99/1/1/', '99/1/10')`)
        await expect(client.query(`select ${asked}`)).rejects.toThrow(/outside the reach/)
        await client.query('rollback')
      }
    } finally {
      client.release()
    }
  })
})

import { readdir, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { moveFiguresOn, startDaily } from '#cli/daily.ts'
import type { KeptFile } from '#kernel/files.ts'
import { hashFormerCards } from '#modules/members/public.ts'
import { useWorld } from '../../test/harness/world.ts'
import { register } from '../modules/members/testing/people.ts'

describe('a new day', () => {
  const world = useWorld()

  test('the figures of every province are moved on to a new day, once', async () => {
    await world.database.owner.query(
      "insert into figures_clock (province_code, path, aged_on) values ('98', '98/', '2026-11-20'), ('99', '99/', '2026-11-21')",
    )
    expect(await moveFiguresOn(world.application)).toBe(1)
    expect(await moveFiguresOn(world.application)).toBe(0)
    world.clock.set('2026-11-21T18:00:00Z')
    expect(await moveFiguresOn(world.application), 'it is the 22nd in Vietnam').toBe(2)
    const { rows } = await world.database.owner.query('select distinct aged_on from figures_clock')
    expect(rows).toEqual([{ aged_on: '2026-11-22' }])
  })
  test('what a former card is found by is made for records of before there was one', async () => {
    const { branchA1, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const people = Array.from({ length: 3 }, (_, i) => ({ fullName: `Thẻ Cũ ${i}`, formerCardNo: `99.00012${i}` }))
    for (const person of people) await register(world, office, branchA1, person)
    const { owner } = world.database
    await owner.query('update members set former_card_no_hash = null')
    const found = async () => {
      const asked = people.map(({ formerCardNo: text }) =>
        world.ask<{ total: number }>(office, 'members.count', { text }),
      )
      return (await Promise.all(asked)).map(({ total }) => total)
    }
    expect(await found()).toEqual([0, 0, 0])
    expect(await hashFormerCards(world.application)).toBe(3)
    expect(await found()).toEqual([1, 1, 1])
    expect(await hashFormerCards(world.application)).toBe(0)
  })
  test('files of the day before go while the server runs, those of today stay', async () => {
    const { files } = world.application
    const { accountId } = await world.actorAt(world.places.communeA, 'office')
    const keep = async () =>
      (await files.keep(accountId, { name: 'a.xlsx', mediaType: 'x', body: Buffer.from('số'), limit: 9 })) as KeptFile
    const [old, fresh] = [await keep(), await keep()]
    const now = Date.now() / 1000
    for (const path of [old.path, `${old.path}.json`]) await utimes(path, now, now - 25 * 3600)
    world.clock.set(new Date().toISOString())
    const stop = startDaily(world.application, pino({ level: 'silent' }))
    await stop()
    expect(await files.find(accountId, old.id)).toBeNull()
    expect(await readdir(dirname(fresh.path))).toHaveLength(2)
  })
})

import { readdir, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { moveFiguresOn, startDaily } from '#cli/daily.ts'
import type { KeptFile } from '#kernel/files.ts'
import { useWorld } from '../../test/harness/world.ts'

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

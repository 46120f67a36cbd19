import { describe, expect, test } from 'vitest'
import { moveFiguresOn } from '#cli/daily.ts'
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
})

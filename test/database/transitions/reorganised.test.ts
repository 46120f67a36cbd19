// A case of every lifecycle, in every state, while its branch, its committee or the branch at the other end is divided, moved, merged and dissolved.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { today } from '../../../src/modules/cases/testing/drive.ts'
import { reorganisingIn } from '../../../src/modules/reorganisations/testing/sheets.ts'
import { codeOf } from '../../harness/world.ts'
import { useGround } from './ground.ts'
import { casesUnderWay, dayAfter, misplaced, orphaned, stuck, type UnderWay } from './survives.ts'

const LONG = { timeout: 600_000 }
const DAY = 86_400_000

/** One after the other, each on a day of its own. */
const ends: Record<string, Record<string, readonly string[]>> = {
  'the branch that holds them': {
    'goes below another committee': ['1,99.001.001,,Chuyển trực thuộc,99.002.011,,Đảng bộ xã Bình Yên,,,'],
    'is divided': [
      '1,99.002.011,,Chia,99.002.021,Chi bộ thôn 1A,,,Lê Văn Một,',
      '2,,,,99.002.022,Chi bộ thôn 1B,,,còn lại,',
    ],
    'is merged into another': ['1,99.002.021,,Sáp nhập,99.001.002,,,,,', '2,99.002.022,,Sáp nhập,99.001.002,,,,,'],
    'stands below a commune that goes into one with another': [
      '1,99.001,,Hợp nhất,99.010,Đảng bộ xã An Yên,,,,',
      '2,99.002,,Hợp nhất,99.010,,,,,',
    ],
    'is dissolved into another': ['1,99.001.002,,Giải thể,99.002.001,,,,,'],
  },
  'the branch at the other end': {
    'goes below another committee': ['1,99.002.001,,Chuyển trực thuộc,99.001.011,,Đảng bộ xã An Bình,,,'],
    'is divided': ['1,99.001.011,,Tách,99.001.021,Chi bộ thôn Đông A,,,,'],
    'is merged into another': ['1,99.001.011,,Sáp nhập,99.001.002,,,,,'],
    'is dissolved into another': ['1,99.001.002,,Giải thể,99.001.021,,,,,'],
  },
}

describe.each(Object.entries(ends))('%s', (_, kinds) => {
  const ground = useGround()
  let board: Actor
  let cases: UnderWay[]
  beforeAll(async () => {
    const { world } = ground
    board = await world.actorAt(world.places.province, 'organisation-board')
    cases = await casesUnderWay(ground)
  }, 600_000)

  test('stands in every case there is', async () => {
    expect(cases.length).toBeGreaterThan(100)
    expect(await misplaced(ground, cases)).toEqual([])
    expect(await orphaned(ground, cases)).toEqual([])
  })

  test.each(Object.entries(kinds))('%s', LONG, async (_, lines) => {
    const { world } = ground
    world.clock.advance(DAY)
    const sheets = reorganisingIn(world)
    const on = { decidedOn: '2027-12-20', effectiveOn: today(world) }
    const tried = await sheets.started(board, world.places.province, lines, on)
    expect(tried.hinders).toEqual([])
    expect(codeOf(await sheets.act(board, 'commit', tried))).toBe('done')
    await backgroundDone(world.application)
    await dayAfter(ground)
    expect(await misplaced(ground, cases)).toEqual([])
    expect(await orphaned(ground, cases)).toEqual([])
  })

  test('every case goes on', LONG, async () => {
    ground.world.clock.advance(DAY)
    expect(await stuck(ground, cases)).toEqual([])
  })
})

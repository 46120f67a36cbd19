// One sheet of 100 organisations with 2,000 members: that everything comes back, and that nothing takes out of proportion (docs/performance.md).
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { commit, listed, listFile, readList } from '#modules/members/imports/testing/lists.ts'
import { differences } from '#modules/members/testing/people.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { reorganisingIn } from './testing/sheets.ts'

const BRANCHES = 100
const PEOPLE = 2000

describe('a large sheet', () => {
  const world = useWorld()
  const { started, seen, act, dump } = reorganisingIn(world)
  test('100 organisations and 2,000 members: tried, written and taken back whole', {
    timeout: 120_000,
  }, async () => {
    const { communeA, communeB, province } = world.places
    const office = await world.actorAt(communeA, 'office')
    const people = Array.from({ length: PEOPLE }, (_, i) => listed(i, `Chi bộ khu ${1 + (i % BRANCHES)}`))
    await commit(world, office, await readList(world, office, communeA, listFile(people)), { createBranches: true })
    const { rows } = await world.database.owner.query<{ code: string }>(
      `select code from organisations where name like 'Chi bộ khu %' order by sort_key`,
    )
    const codes = rows.map(({ code }) => code)
    expect(codes.length).toBe(BRANCHES)
    world.clock.set('2026-12-05T02:00:00Z')
    const board = await world.actorAt(province, 'organisation-board')
    const half = BRANCHES / 2
    const lines = [
      ...codes.slice(0, half).map((code, at) => `${at},${code},,Sáp nhập,${codes[half + at]},,,,,`),
      ...codes.slice(half).map((code, at) => `${half + at},${code},,Chuyển trực thuộc,,,${communeB.name},,,`),
    ]
    const before = await dump()
    const took: Record<string, number> = {}
    const asked: Record<string, number> = {}
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const from = performance.now()
      queries.mockClear()
      const answer = await work()
      took[what] = performance.now() - from
      asked[what] = queries.mock.calls.length
      return answer
    }
    const tried = await timed('try', () => started(board, province, lines, { effectiveOn: '2026-12-04' }))
    expect(tried.hinders).toEqual([])
    expect(await timed('write', () => act(board, 'commit', tried))).toMatchObject({
      output: { ended: half, moved: half, members: PEOPLE / 2 },
    })
    expect(await differences(world, board)).toEqual([])
    const after = await seen(board, tried.header.id)
    expect(codeOf(await timed('undo', () => act(board, 'undo', after, { reason: 'Thử' })))).toBe('done')
    const again = await dump()
    for (const table of Object.keys(before)) expect(again[table], table).toEqual(before[table])
    // Some fifteen statements a line, twenty with its histories, and those of the tables: members move together, however many the lines.
    expect(Object.entries(asked).filter(([, statements]) => statements > 21 * BRANCHES + 100)).toEqual([])
    // 10 s is asked of a machine that does nothing else; test files share two cores.
    expect(Object.entries(took).filter(([, ms]) => ms >= 40_000)).toEqual([])
  })
})

// Comparing list and files on a real database: opened with everybody, looked at, put right, closed with minutes, late rounds seen above.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReconciliationRow, Round, Standing } from '#contract/reconciliations.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

interface Shown {
  rows: ReconciliationRow[]
  round: Round & { version: number }
  allowed: string[]
}
interface Overview {
  rows: Standing[]
  counts: { organisations: number; overdue: number; openDifferences: number }
  rounds: Round[]
}

describe('DOS-03: list and dossiers are compared every six months', () => {
  const world = useWorld()
  const on = '2026-11-20'
  let secretary: Actor
  let office: Actor
  let board: Actor
  let id: string
  const shown = (input: object = {}): Promise<Shown> => world.ask(office, 'reconciliations.get', { id, ...input })
  const overview = (actor: Actor, input: object = {}): Promise<Overview> =>
    world.ask(actor, 'reconciliations.list', input)
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    await register(world, office, places.branchA1, { fullName: 'Lê Văn Một' })
    await register(world, office, places.branchA1, { fullName: 'Trần Thị Hai' })
    await register(world, office, places.branchA2, { fullName: 'Phạm Văn Ba' })
  })

  test('never compared is late, and seen from above', async () => {
    const seen = await overview(board)
    expect(seen.counts).toEqual({ organisations: 2, overdue: 2, openDifferences: 0 })
    expect(seen.rows).toMatchObject([
      { organisationName: 'Đảng bộ xã An Bình', lastClosedOn: null, dueOn: null, overdue: true, openRoundId: null },
      { organisationName: 'Đảng bộ xã Bình Yên', overdue: true },
    ])
  })

  test('opened by whoever keeps the files: not by a branch, a stranger, for a province, for nobody, twice, on a wrong day', async () => {
    const { places } = world
    const start = async (actor: Actor | null, more: object = {}) =>
      codeOf(await world.call(actor, 'reconciliations.start', { on, ...more }))
    expect(await start(null)).toBe('kernel.not-signed-in')
    expect(await start(await world.actorAt(places.communeA, 'inspection'))).toBe('kernel.not-permitted')
    expect(await start(secretary)).toBe('reconciliations.not-here')
    expect(await start(board)).toBe('reconciliations.not-here')
    expect(await start(await world.actorAt(places.communeB, 'office'))).toBe('reconciliations.nobody')
    expect(await start(await world.actorAt(places.communeB, 'office'), { organisationId: places.communeA.id })).toBe(
      'kernel.not-found',
    )
    expect(await start(office, { on: '2026-11-22' })).toBe('reconciliations.date-wrong')
    const opened = await world.ask<{ id: string; members: number }>(office, 'reconciliations.start', { on })
    expect(opened.members).toBe(3)
    id = opened.id
    expect(await start(office)).toBe('reconciliations.already-open')
    expect((await overview(board)).rows).toMatchObject([{ openRoundId: id, openSince: on }, {}])
  })

  test('row by row: a difference says what differs, a file without a name on the list is added', async () => {
    const check = async (input: object, actor = office) =>
      codeOf(await world.call(actor, 'reconciliations.check', { id, on, ...input }))
    expect(await check({ rows: [{ seq: 1, result: 'different' }] })).toBe('reconciliations.note-missing')
    expect(await check({ rows: [{ seq: 9, result: 'same' }] })).toBe('reconciliations.row-not-found')
    expect(await check({ on: '2026-11-01', rows: [{ seq: 1, result: 'same' }] })).toBe('reconciliations.date-wrong')
    expect(await check({ rows: [{ seq: 1, result: 'same' }] }, secretary)).toBe('kernel.not-found')
    expect((await shown()).round).toMatchObject({ unchecked: 3, differences: 0 })
    const first = await world.ask(office, 'reconciliations.check', {
      id,
      on,
      rows: [
        { seq: 1, result: 'same' },
        { seq: 2, result: 'different', note: 'Ngày sinh trong hồ sơ là 17/6/1980' },
      ],
      extra: [{ fullName: 'Hồ Văn Lạ', note: 'Không có trong danh sách' }],
    })
    expect(first).toMatchObject({ unchecked: 1, differences: 2, version: 2 })
    expect((await shown({ show: 'unchecked' })).rows.map(({ seq }) => seq)).toEqual([3])
    expect((await shown({ show: 'differences' })).rows.map(({ fullName, result }) => [fullName, result])).toEqual([
      ['Lê Văn Một', 'different'],
      ['Hồ Văn Lạ', 'not-on-list'],
    ])
  })

  test('not closed while a row is open; closed with minutes; the next is due six months later', async () => {
    const close = (version: number) =>
      world.call(office, 'reconciliations.close', { id, version, on, minutesNo: '05-BB/ĐU' })
    expect(await close(2)).toMatchObject({ refusal: { code: 'reconciliations.unchecked', facts: { unchecked: 1 } } })
    await world.ask(office, 'reconciliations.check', { id, on, rows: [{ seq: 3, result: 'no-dossier' }] })
    expect(await close(2)).toMatchObject({ kind: 'stale', current: { differences: 3 } })
    expect(await close(3)).toMatchObject({ kind: 'done', output: { differences: 3, nextOn: '2027-05-20' } })
    expect(codeOf(await close(4))).toBe('reconciliations.closed')
    expect(codeOf(await world.call(office, 'reconciliations.check', { id, on, rows: [] }))).toBe(
      'reconciliations.closed',
    )
    const seen = await overview(office)
    expect(seen).toMatchObject({
      counts: { organisations: 1, overdue: 0, openDifferences: 3 },
      rows: [{ lastClosedOn: on, dueOn: '2027-05-20', overdue: false, openDifferences: 3 }],
      rounds: [{ minutesNo: '05-BB/ĐU', members: 3, unchecked: 0, differences: 3 }],
    })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'reconciliations.close'`,
    )
    expect(rows).toEqual([{ summary: 'Kết thúc đợt đối chiếu hồ sơ bằng biên bản 05-BB/ĐU: 3 hồ sơ, 3 điểm khác.' }])
  })

  test('differences stay work until somebody says how each was put right', async () => {
    type Differences = { rows: (ReconciliationRow & { organisationName: string })[]; total: number | null }
    const list = async (actor: Actor): Promise<string[]> =>
      (await world.ask<Differences>(actor, 'reconciliations.list-differences', {})).rows.map((row) => row.fullName)
    expect(await list(board)).toEqual(['Lê Văn Một', 'Phạm Văn Ba', 'Hồ Văn Lạ'])
    const work = async (actor: Actor) => {
      const { rows, total } = await world.ask<Differences>(actor, 'reconciliations.list-differences', { mine: true })
      return { names: rows.map((row) => row.fullName), total }
    }
    const nothing = { names: [], total: 0 }
    expect(await work(office)).toEqual({ names: ['Lê Văn Một', 'Phạm Văn Ba', 'Hồ Văn Lạ'], total: 3 })
    // Not the work of the level above, of those who may only look on, nor of a branch.
    expect(await work(board)).toEqual(nothing)
    expect(await work(await world.actorAt(world.places.communeA, 'inspection'))).toEqual(nothing)
    expect(await work(secretary)).toEqual(nothing)
    const settle = async (seq: number, more: object = {}, actor = office) =>
      codeOf(await world.call(actor, 'reconciliations.settle', { id, seq, on: '2026-11-21', how: 'Đã sửa', ...more }))
    expect(await settle(1)).toBe('reconciliations.no-difference')
    expect(await settle(9)).toBe('reconciliations.row-not-found')
    expect(await settle(2, { on: '2026-11-01' })).toBe('reconciliations.date-wrong')
    expect(await settle(2, {}, await world.actorAt(world.places.communeB, 'office'))).toBe('kernel.not-found')
    expect(await settle(2)).toBe('done')
    expect(await settle(2)).toBe('reconciliations.row-settled')
    expect(await list(board)).toEqual(['Phạm Văn Ba', 'Hồ Văn Lạ'])
    expect(await work(office)).toEqual({ names: ['Phạm Văn Ba', 'Hồ Văn Lạ'], total: 2 })
    expect((await overview(board)).counts.openDifferences).toBe(2)
    // The organisation has ended: whoever stands above it puts right what it left.
    const ends = (day: string | null) =>
      world.database.owner.query('update organisations set ended_on = $2 where id = $1', [
        world.places.communeA.id,
        day,
      ])
    await ends('2026-11-21')
    expect(await work(board)).toEqual({ names: ['Phạm Văn Ba', 'Hồ Văn Lạ'], total: 2 })
    expect(await work(await world.actorAt(world.places.communeB, 'office'))).toEqual(nothing)
    await ends(null)
    expect(await work(board)).toEqual(nothing)
  })

  test('late again after six months and a day, and no sooner', async () => {
    world.clock.set('2027-05-20T02:00:00Z')
    expect((await overview(board)).counts.overdue).toBe(1)
    world.clock.set('2027-05-21T02:00:00Z')
    const seen = await overview(board)
    expect(seen.counts.overdue).toBe(2)
    expect(seen.rows).toMatchObject([{ lastClosedOn: null }, { lastClosedOn: on, overdue: true }])
  })

  test('two who open a round at the same time open one', async () => {
    const both = await Promise.all([1, 2].map(() => world.call(office, 'reconciliations.start', { on: '2027-05-21' })))
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'reconciliations.already-open'])
  })
})

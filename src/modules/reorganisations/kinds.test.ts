// Every kind of line on the real record, what hinders, what stops a half-way commit, and who may still undo.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { differences, register } from '#modules/members/testing/people.ts'
import { killedIn } from '../../../test/harness/killed.ts'
import { codeOf, createWorld, type World } from '../../../test/harness/world.ts'
import { reorganisingIn } from './testing/sheets.ts'

describe('kinds of lines', () => {
  let world: World
  let board: Actor
  let sheets: ReturnType<typeof reorganisingIn>
  const ids: string[] = []
  beforeEach(async () => {
    world = await createWorld()
    sheets = reorganisingIn(world)
    board = await world.actorAt(world.places.province, 'organisation-board')
    ids.length = 0
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'])
      ids.push((await register(world, board, world.places.branchA1, { fullName })).id)
    return () => world.end()
  })
  const codes = async (lines: readonly string[], more?: object) => {
    const { hinders } = await sheets.started(board, world.places.province, lines, more)
    return hinders.map(({ row, code }) => `${row - 2} ${code}`)
  }
  const branchOf = async (): Promise<string[]> =>
    (
      await world.database.owner.query<{ name: string }>(
        'select o.name from members m join organisations o on o.id = m.organisation_id where m.id = any($1) order by array_position($1, m.id)',
        [ids],
      )
    ).rows.map(({ name }) => name)
  const committed = async (lines: readonly string[]) => {
    const tried = await sheets.started(board, world.places.province, lines)
    expect(tried.hinders).toEqual([])
    const outcome = await sheets.act(board, 'commit', tried)
    expect(codeOf(outcome)).toBe('done')
    return sheets.seen(board, tried.header.id)
  }

  test('divided: who is named goes where the sheet says, the rest to the other part; a part detached; all taken back', async () => {
    const before = await sheets.dump()
    const divided = await committed([
      '1,99.001.001,,Chia,99.001.003,Chi bộ thôn 1A,,,Lê Văn Một,',
      '2,,,,99.001.004,Chi bộ thôn 1B,,,còn lại,',
      '3,99.001.002,,Đổi tên,,Chi bộ thôn 2 mới,,,,',
    ])
    expect(await branchOf()).toEqual(['Chi bộ thôn 1A', 'Chi bộ thôn 1B', 'Chi bộ thôn 1B'])
    expect(await differences(world, board)).toEqual([])
    expect(codeOf(await sheets.act(board, 'undo', divided, { reason: 'Thử' }))).toBe('done')
    expect(await sheets.dump()).toEqual(before)
    await committed(['1,99.001.001,,Tách,99.001.003,Chi bộ thôn 1A,,,Phạm Văn Ba; Trần Thị Hai,'])
    expect(await branchOf()).toEqual(['Chi bộ thôn 1', 'Chi bộ thôn 1A', 'Chi bộ thôn 1A'])
  })

  test('another superior, another type, dissolved into another; the name of a day is still told', async () => {
    const before = await sheets.dump()
    const done = await committed([
      '1,99.001.001,,Chuyển trực thuộc,99.002.009,Chi bộ thôn Một,Đảng bộ xã Bình Yên,,,',
      '2,99.001.002,,Giải thể,99.002.001,,,,,',
      '3,99.002,,Đổi loại hình,,,,Đảng bộ cơ sở,,',
    ])
    expect(await branchOf()).toEqual(['Chi bộ thôn Một', 'Chi bộ thôn Một', 'Chi bộ thôn Một'])
    const { rows } = await world.database.owner.query(
      `select n.name, c.code, p.placed_path from organisation_names n
         join organisation_codes c on c.organisation_id = n.organisation_id and c.valid_to = n.valid_to
         join organisation_placements p on p.organisation_id = n.organisation_id and p.valid_to = n.valid_to
        where n.organisation_id = $1 and n.valid_to = '2026-11-15'`,
      [world.places.branchA1.id],
    )
    const { rows: types } = await world.database.owner.query(
      'select type_code, valid_to from organisation_placements where organisation_id = $1 order by valid_from',
      [world.places.communeB.id],
    )
    expect(types).toEqual([
      { type_code: 'commune-committee', valid_to: '2026-11-15' },
      { type_code: 'grassroots-committee', valid_to: null },
    ])
    expect(rows).toEqual([{ name: 'Chi bộ thôn 1', code: '99.001.001', placed_path: '99/1/1/' }])
    const found: { rows: { name: string }[] } = await world.ask(board, 'organisations.find', { text: '99.001.001' })
    expect(found.rows.map(({ name }) => name)).toEqual(['Chi bộ thôn Một'])
    expect(await differences(world, board)).toEqual([])
    expect(codeOf(await sheets.act(board, 'undo', done, { reason: 'Thử' }))).toBe('done')
    expect(await sheets.dump()).toEqual(before)
  })

  test('what hinders is said for every line at once, and nothing is written', { timeout: 120_000 }, async () => {
    const before = await sheets.dump()
    expect(
      await codes([
        '1,99.001.001,,Sáp nhập,99.001.002,,,,,',
        '2,99.001.001,,Giải thể,,,,,,',
        '3,98.001.001,Chi bộ thôn Tây,Sáp nhập,99.002.001,,,,,',
        '4,99.002.001,Chi bộ khác,Đổi tên,,Tên,,,,',
        '5,99,,Giải thể,,,,,,',
        '6,99.001.002,,Nhảy múa,,,,,,',
        '7,99.002,,Chuyển trực thuộc,,,99.002.001,,,',
      ]),
    ).toEqual(['2 twice', '3 unknown', '4 name-differs', '5 own', '6 kind-unknown', '7 cycle', '7 type-forbidden'])
    expect(await codes(['1,99.001.001,,Giải thể,,,,,,'])).toEqual(['1 left-over'])
    expect(await codes(['1,99.001.001,,Đổi loại hình,,,99,Đảng bộ cơ sở,,'])).toEqual(['1 left-over'])
    expect(await codes(['1,99.001.001,,Chia,99.1,Chi bộ A,,,Lê Văn Một,', '2,,,,99.2,Chi bộ B,,,Ai Đó,'])).toEqual([
      '1 left-over',
      '2 not-there',
    ])
    expect(await codes(['1,99.001.001,,Đổi tên,99.002.001,Chi bộ A,,,,'])).toEqual(['1 code-taken'])
    expect(await codes(['1,99.001.001,,Sáp nhập,99.001,,,,,'])).toEqual(['1 different-kinds'])
    expect(await codes(['1,99.001.001,,Đổi tên,,Chi bộ A,,,,'], { effectiveOn: '2025-07-01' })).toEqual([
      '1 before-last-change',
    ])
    expect(await sheets.dump()).toEqual(before)
    await committed(['1,99.001.001,,Sáp nhập,99.001.002,,,,,'])
    expect(await codes(['1,99.001.001,,Sáp nhập,99.001.002,,,,,'], { effectiveOn: '2026-11-20' })).toEqual(['1 closed'])
  })

  test('what was written since stands against an undo, and says so; a stranger undoes nothing', async () => {
    const done = await committed(['1,99.001.001,,Sáp nhập,99.001.002,,,,,'])
    const neighbour = await world.actorAt(world.places.communeB, 'organisation-board')
    expect(codeOf(await sheets.act(neighbour, 'undo', done, { reason: 'x' }))).toBe('kernel.not-found')
    const version = (await world.database.owner.query('select version from members where id = $1', [ids[0]])).rows[0]
      .version
    await world.ask(board, 'members.correct', { id: ids[0], version, residence: 'Thôn 5' })
    const before = await sheets.dump()
    const outcome = await sheets.act(board, 'undo', done, { reason: 'Thử' })
    expect(outcome).toMatchObject({
      refusal: { code: 'reorganisations.changed-since', facts: { what: ['hồ sơ đảng viên'] } },
    })
    expect(await sheets.dump()).toEqual(before)
  })

  test('a commit that is killed leaves nothing; then it is done whole', { timeout: 120_000 }, async () => {
    const tried = await sheets.started(board, world.places.province, [
      '1,99.001,,Hợp nhất,99.010,Đảng bộ xã Bình An,,,,',
      '2,99.002,,Hợp nhất,99.010,,,,,',
    ])
    const before = await sheets.dump()
    const { id, version } = tried.header
    const command = { name: 'reorganisations.commit', input: { id, version } }
    const writing = async (): Promise<boolean> =>
      (
        await world.database.owner.query(
          `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`,
        )
      ).rows.length > 0
    for (let time = 0; time < 2; time += 1) {
      const said = await killedIn(world, board, command, () =>
        expect.poll(writing, { timeout: 30_000, interval: 2 }).toBe(true),
      )
      expect(said).toBe('')
      await expect.poll(writing, { timeout: 20_000 }).toBe(false)
      expect(await sheets.dump()).toEqual(before)
    }
    expect(codeOf(await sheets.act(board, 'commit', tried))).toBe('done')
  })
})

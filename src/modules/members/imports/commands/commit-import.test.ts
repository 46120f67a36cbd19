// Writing an imported list into the records: what is written, once and whole.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { NUMBER_PURPOSES } from '#modules/members/store/columns.ts'
import { differences, register } from '#modules/members/testing/people.ts'
import { codeOf, useWorld } from '../../../../../test/harness/world.ts'
import { commit, countLiving, detail, filesWaiting, listed, listFile, readList, rowsOf } from '../testing/lists.ts'

describe('members.commit-import', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  let neighbour: Actor
  beforeAll(async () => {
    office = await world.actorAt(world.places.communeA, 'office')
    board = await world.actorAt(world.places.communeA, 'organisation-board')
    neighbour = await world.actorAt(world.places.communeB, 'office')
  })
  const refused = async (actor: Actor | null, name: string, input: unknown): Promise<string> =>
    codeOf(await world.call(actor, name, input))

  test('all branches that are not there are chosen to be founded in one step, by whoever may found them', async () => {
    const seen = await readList(world, office, world.places.communeA, listFile([listed(90, 'Chi bộ thôn 9')]))
    const choose = async (actor: Actor | null, more: object = {}) =>
      refused(actor, 'members.found-import-branches', {
        importId: seen.id,
        version: seen.version,
        found: true,
        ...more,
      })
    expect(await choose(null)).toBe('kernel.not-signed-in')
    expect(await choose(await world.actorAt(world.places.communeA, 'inspection'))).toBe('kernel.not-permitted')
    expect(await choose(neighbour)).toBe('kernel.not-found')
    expect(await choose(office, { found: 'co' })).toBe('kernel.invalid-input')
    expect(await choose(await world.actorAt(world.places.communeA, 'secretary'))).toBe('imports.branches-not-yours')
    expect(await choose(office, { version: 99 })).toBe('stale')
    expect(await choose(office)).toBe('done')
    const chosen = await detail(world, office, seen.id)
    expect(chosen).toMatchObject({
      createBranches: true,
      version: seen.version + 1,
      branches: [{ organisationId: null }],
    })
    expect(await choose(office, { version: chosen.version, found: false })).toBe('done')
    const left = await detail(world, office, seen.id)
    expect(left.createBranches).toBe(false)
    expect(await refused(office, 'members.commit-import', { importId: left.id, version: left.version })).toBe(
      'imports.branches-unknown',
    )
    await world.ask(office, 'members.cancel-import', { importId: left.id })
    expect(await choose(office)).toBe('imports.not-ready')
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'members.found-import-branches' order by seq`,
    )
    expect(rows.map(({ summary }) => summary)).toEqual([
      'Sẽ lập các chi bộ chưa có khi ghi danh sách «danh-sach.csv».',
      'Không lập chi bộ mới khi ghi danh sách «danh-sach.csv».',
    ])
  })

  test('writes new people, founds the branches wanted, keeps the figures right, is audited', async () => {
    const before = await countLiving(world)
    const people = [
      ...Array.from({ length: 30 }, (_, i) => listed(100 + i, 'Chi bộ thôn 1')),
      ...Array.from({ length: 20 }, (_, i) => listed(200 + i, 'CHI BỘ THÔN 7')),
      listed(250, 'Chi bộ Trường Tiểu học'),
    ]
    const seen = await readList(world, office, world.places.communeA, listFile(people))
    const input = { importId: seen.id, version: seen.version }
    expect(await refused(office, 'members.commit-import', input)).toBe('imports.branches-unknown')
    expect(await countLiving(world)).toBe(before)
    const secretary = await world.actorAt(world.places.communeA, 'secretary')
    expect(await refused(secretary, 'members.commit-import', { ...input, createBranches: true })).toBe(
      'imports.branches-not-yours',
    )
    expect(await refused(office, 'members.commit-import', { ...input, version: 99, createBranches: true })).toBe(
      'stale',
    )
    // What is not there is said once, by name; no row is marked for it.
    expect(seen.findings.map(({ code }) => code)).not.toContain('unknown-branch')
    expect(seen.branches.map(({ name, organisationName, rows }) => [name, organisationName, rows])).toEqual([
      ['Chi bộ thôn 1', 'Chi bộ thôn 1', 30],
      ['Chi bộ thôn 7', null, 20],
      ['Chi bộ Trường Tiểu học', null, 1],
    ])
    expect((await rowsOf(world, office, seen.id)).filter(({ findings }) => findings.length > 0)).toEqual([])
    const done = await commit(world, office, seen, { createBranches: true })
    expect(done).toMatchObject({ created: 51, updated: 0, skipped: 0, branchesFounded: 2 })
    expect(await countLiving(world)).toBe(before + 51)
    expect(await differences(world, board)).toEqual([])
    const list: { total: number; rows: { fullName: string; branchName: string }[] } = await world.ask(
      office,
      'members.list',
      { text: listed(100, '').number },
    )
    expect(list.rows).toMatchObject([{ fullName: listed(100, '').name, branchName: 'Chi bộ thôn 1' }])
    const { rows: founded } = await world.database.owner.query(
      "select name, code from organisations where name like 'Chi bộ %' and founded_on = '2026-11-21' order by code",
    )
    expect(founded).toEqual([
      { name: 'Chi bộ thôn 7', code: '99.001.003' },
      { name: 'Chi bộ Trường Tiểu học', code: '99.001.004' },
    ])
    const { rows: entries } = await world.database.owner.query(
      "select summary from audit_entries where operation = 'members.commit-import' and subject_type = 'import'",
    )
    expect(entries).toHaveLength(1)
    expect(entries[0].summary).toContain('thêm 51 đảng viên')
    expect(await refused(office, 'members.commit-import', input)).toBe('imports.already-committed')
    expect(await refused(office, 'members.cancel-import', { importId: seen.id })).toBe('imports.already-committed')
  })

  test('a file that was written or given up no longer waits in the clear', async () => {
    const clerk = await world.actorAt(world.places.communeA, 'office')
    const read = (n: number) => readList(world, clerk, world.places.communeA, listFile([listed(n, 'Chi bộ thôn 1')]))
    const [written, given] = [await read(280), await read(281)]
    expect(await filesWaiting(world, clerk)).toBe(2)
    await commit(world, clerk, written)
    expect(await filesWaiting(world, clerk)).toBe(1)
    await world.ask(clerk, 'members.cancel-import', { importId: given.id })
    expect(await filesWaiting(world, clerk)).toBe(0)
  })

  test('twice with one key and by two persons at once: written once', async () => {
    const people = Array.from({ length: 40 }, (_, i) => listed(300 + i, 'Chi bộ thôn 2'))
    const seen = await readList(world, office, world.places.communeA, listFile(people))
    const before = await countLiving(world)
    const input = { importId: seen.id, version: seen.version }
    const outcomes = await Promise.all([
      world.call(office, 'members.commit-import', input, 'the same key'),
      world.call(office, 'members.commit-import', input, 'the same key'),
      world.call(board, 'members.commit-import', input),
    ])
    expect(await countLiving(world)).toBe(before + 40)
    const done = outcomes.filter((o) => o.kind === 'done')
    expect(done.length).toBeGreaterThanOrEqual(1)
    for (const o of outcomes) {
      if (o.kind === 'refused') expect(o.refusal.code).toBe('imports.already-committed')
    }
  })

  test('the same file uploaded by two persons: the second learns that everybody is there', async () => {
    const file = listFile(Array.from({ length: 25 }, (_, i) => listed(400 + i, 'Chi bộ thôn 2')))
    const one = await readList(world, office, world.places.communeA, file)
    const two = await readList(world, board, world.places.communeA, file)
    const before = await countLiving(world)
    const [a, b] = await Promise.all([
      world.call(office, 'members.commit-import', { importId: one.id, version: one.version }),
      world.call(board, 'members.commit-import', { importId: two.id, version: two.version }),
    ])
    expect([a.kind, b.kind].sort()).toEqual(['done', 'refused'])
    const refusal = [a, b].find((o) => o.kind === 'refused')
    expect(refusal?.kind === 'refused' && refusal.refusal.code).toBe('imports.numbers-taken-since')
    expect(await countLiving(world)).toBe(before + 25)
    expect(await differences(world, board)).toEqual([])
  })

  test('a match is left alone, or filled in where something is missing, never overwritten', async () => {
    const person = listed(500, 'Chi bộ thôn 1')
    const { id } = await register(world, office, world.places.branchA1, {
      fullName: person.name,
      personalNo: person.number,
      gender: null,
      birthDate: '1951',
      ethnicityCode: null,
    })
    const seen = await readList(world, office, world.places.communeA, listFile([person]))
    expect(await refused(office, 'members.commit-import', { importId: seen.id, version: seen.version })).toBe(
      'imports.nothing-to-write',
    )
    expect(await refused(office, 'members.decide-import-row', { importId: seen.id, seq: 1, decision: 'import' })).toBe(
      'imports.row-is-known',
    )
    const decided: { version: number; changed: number } = await world.ask(office, 'members.decide-import-rows', {
      importId: seen.id,
      version: seen.version,
      state: 'match',
      decision: 'update',
    })
    expect(decided.changed).toBe(1)
    const done = await commit(world, office, { id: seen.id, version: decided.version })
    expect(done).toMatchObject({ created: 0, updated: 1 })
    const after: { identity: { birthDate: string; gender: string; ethnicityCode: string } } = await world.ask(
      office,
      'members.get',
      { id },
    )
    expect(after.identity).toMatchObject({ birthDate: '1951', gender: 'male', ethnicityCode: '02' })
    expect(await differences(world, board)).toEqual([])
    const undone: { restored: number } = await world.ask(office, 'members.undo-import', {
      importId: seen.id,
      version: done.version,
      reason: 'Nhập nhầm danh sách',
    })
    expect(undone.restored).toBe(1)
    const back: typeof after = await world.ask(office, 'members.get', { id })
    expect(back.identity).toMatchObject({ birthDate: '1951', gender: null, ethnicityCode: null })
    expect(await differences(world, board)).toEqual([])
  })

  test('a number recorded elsewhere while the list is being written stops the whole commit', async () => {
    const person = listed(560, 'Chi bộ thôn 1')
    const other = await register(world, office, world.places.branchA2, { fullName: 'Người Ghi Trước' })
    const file = listFile([person, listed(561, 'Chi bộ thôn 1')])
    const seen = await readList(world, office, world.places.communeA, file)
    const { owner } = world.database
    const before = await countLiving(world)
    // The commit has judged and inserted, and waits for the clock of the figures.
    await owner.query('begin')
    await owner.query(`select from figures_clock where province_code = '99' for update`)
    const outcome = world.call(office, 'members.commit-import', { importId: seen.id, version: seen.version })
    await expect
      .poll(async () => (await owner.query(`select count(*)::int as n from pg_locks where not granted`)).rows[0].n, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
    const hash = world.application.secrets.fingerprint(NUMBER_PURPOSES.personalNo, person.number)
    await owner.query('update members set personal_no_hash = $1 where id = $2', [hash, other.id])
    await owner.query('commit')
    expect(await outcome).toMatchObject({
      refusal: { code: 'imports.numbers-taken-since', facts: { total: 1, names: [person.name] } },
    })
    expect(await countLiving(world)).toBe(before)
    await owner.query('update members set personal_no_hash = null where id = $1', [other.id])
  })

  test('a commit that fills in records waits for whoever changes one, without holding the figures meanwhile', async () => {
    const person = listed(550, 'Chi bộ thôn 1')
    const { id } = await register(world, office, world.places.branchA1, {
      fullName: person.name,
      personalNo: person.number,
      gender: null,
      ethnicityCode: null,
    })
    const seen = await readList(world, office, world.places.communeA, listFile([person]))
    const decided: { version: number } = await world.ask(office, 'members.decide-import-rows', {
      importId: seen.id,
      version: seen.version,
      state: 'match',
      decision: 'update',
    })
    // What every change of a record does: the record first, then the figures.
    const correcting = await world.database.pool.connect()
    const committing = async () => {
      await correcting.query(`begin; select set_scope('', '~')`)
      await correcting.query(`select from members where province_code = '99' and id = $1 for update`, [id])
      const outcome = world.call(office, 'members.commit-import', { importId: seen.id, version: decided.version })
      await expect
        .poll(
          async () =>
            (
              await world.database.owner.query(
                `select count(*)::int as n from pg_stat_activity
                    where wait_event_type = 'Lock' and datname = current_database()`,
              )
            ).rows[0].n,
          { timeout: 10_000 },
        )
        .toBe(1)
      await correcting.query(`update organisation_figures set total = total where province_code = '99' and path = $1`, [
        world.places.branchA1.path,
      ])
      await correcting.query('commit')
      return outcome
    }
    try {
      expect(await committing()).toMatchObject({ kind: 'done', output: { updated: 1 } })
    } finally {
      await correcting.query('rollback')
      correcting.release()
    }
  })

  test('a name of the list is told which branch it is; rows without a branch need one', async () => {
    const people = [listed(600, 'Tổ 5'), listed(601, '')]
    const seen = await readList(world, office, world.places.communeA, listFile(people))
    const [odd] = seen.branches.filter((b) => b.name !== '')
    const first: { version: number } = await world.ask(office, 'members.choose-import-branch', {
      importId: seen.id,
      version: seen.version,
      name: odd?.name,
      organisationId: world.places.branchA1.id,
    })
    const input = { importId: seen.id, version: first.version }
    expect(await refused(office, 'members.commit-import', input)).toBe('imports.rows-without-branch')
    const choose = { ...input, name: '', organisationId: world.places.communeA.id }
    expect(await refused(office, 'members.choose-import-branch', choose)).toBe('imports.not-a-branch')
    expect(
      await refused(office, 'members.choose-import-branch', { ...choose, organisationId: world.places.branchB1.id }),
    ).toBe('kernel.not-found')
    const second: { version: number } = await world.ask(office, 'members.choose-import-branch', {
      ...choose,
      organisationId: world.places.branchA2.id,
    })
    expect(await commit(world, office, { id: seen.id, version: second.version })).toMatchObject({ created: 2 })
  })
})

// A list from the upload to what is shown before it is written: who may, what is found in it, what is mended by hand.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Outcome } from '#kernel/run.ts'
import { register } from '#modules/members/testing/people.ts'
import { whileHeld } from '../../../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../../../test/harness/world.ts'
import { countLiving, detail, filesWaiting, listed, listFile, readList, rowsOf, upload } from '../testing/lists.ts'

describe('a list that is looked through', () => {
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

  describe('members.start-import', () => {
    test('not signed in, wrong role, neighbour, invalid, no such upload', async () => {
      const uploadId = await upload(world, office, listFile([listed(1, 'Chi bộ thôn 1')]))
      const input = { uploadId, organisationId: world.places.communeA.id }
      expect(await refused(null, 'members.start-import', input)).toBe('kernel.not-signed-in')
      const inspector = await world.actorAt(world.places.communeA, 'inspection')
      expect(await refused(inspector, 'members.start-import', input)).toBe('kernel.not-permitted')
      expect(await refused(neighbour, 'members.start-import', input)).toBe('kernel.not-found')
      expect(await refused(board, 'members.start-import', input)).toBe('imports.upload-gone')
      expect(await refused(office, 'members.start-import', { ...input, uploadId: '../x' })).toBe('kernel.invalid-input')
    })

    test('a file that is no list ends in a failure with a sentence, and the program lives', async () => {
      const clerk = await world.actorAt(world.places.communeA, 'office')
      const seen = await readList(
        world,
        clerk,
        world.places.communeA,
        Buffer.from('PK\u0003\u0004 không phải bảng tính'),
      )
      expect(seen.state).toBe('failed')
      expect(seen.failure?.message).toMatch(/\p{L}/u)
      expect(seen.allowed).toEqual([])
      expect(await filesWaiting(world, clerk), 'nothing can be done with it any more').toBe(0)
      expect(
        (await readList(world, clerk, world.places.communeA, Buffer.from('một,hai\nba,bốn\n'))).failure,
      ).toMatchObject({
        code: 'import.no-member-list',
      })
      expect(await filesWaiting(world, clerk), 'its columns may still be named').toBe(1)
    })
  })

  test('a fault while a file is read is told as one, and written down for whoever runs the program', async () => {
    const clerk = await world.actorAt(world.places.communeA, 'office')
    const { files } = world.application
    const find = files.find.bind(files)
    vi.spyOn(files, 'find').mockImplementation(async (account, id) => {
      const file = await find(account, id)
      return file === null ? null : { ...file, path: '/nonexistent/list.csv' }
    })
    const noted = vi.spyOn(world.application, 'noteFault').mockReturnValue(undefined)
    const seen = await readList(world, clerk, world.places.communeA, listFile([listed(1, 'Chi bộ thôn 1')]))
    expect(seen).toMatchObject({ state: 'failed', failure: { code: 'imports.fault' } })
    expect(noted.mock.calls).toEqual([[expect.objectContaining({ code: 'ENOENT' })]])
  })

  test('one account has three lists read at a time, however many it sends at once', async () => {
    const clerk = await world.actorAt(world.places.communeA, 'office')
    const { communeA } = world.places
    await world.database.owner.query(
      `insert into imports (province_code, id, path, organisation_id, file_name, upload_account_id, upload_id, create_branches, state, created_by, created_at)
       select '99', gen_random_uuid(), $1, $2, 'danh-sach.csv', $3, repeat('0', 32), false, 'reading', 'A', now() from generate_series(1, 2)`,
      [communeA.path, communeA.id, clerk.accountId],
    )
    const starts: (() => Promise<Outcome>)[] = []
    for (const n of [1, 2]) {
      const uploadId = await upload(world, clerk, listFile([listed(700 + n, 'Chi bộ thôn 1')]))
      starts.push(() => world.call(clerk, 'members.start-import', { uploadId, organisationId: communeA.id }))
    }
    const outcomes = await whileHeld(world, 'lock table imports in share mode', starts)
    await backgroundDone(world.application)
    expect(outcomes.map(codeOf)).toEqual(['done', 'imports.too-many-at-once'])
    await world.database.owner.query(`delete from imports where upload_id = repeat('0', 32)`)
  })

  describe('looking through', () => {
    test('a row is new, a match or a problem; numbers are masked; nothing is written', async () => {
      const before = await countLiving(world)
      const kept = listed(900, '')
      await register(world, office, world.places.branchA1, {
        fullName: kept.name,
        personalNo: kept.number,
        birthDate: null,
        gender: null,
      })
      await register(world, office, world.places.branchA1, {
        fullName: 'Người Khác Hẳn',
        personalNo: listed(901, '').number,
      })
      const seen = await readList(
        world,
        office,
        world.places.communeA,
        listFile([
          listed(1, 'Chi bộ thôn 1'),
          { ...kept, branch: 'CB thôn 2' },
          listed(901, 'Chi bộ thôn 2'),
          { ...listed(2, 'Chi bộ thôn 2'), birth: '45/45/1970' },
          listed(3, 'Chi bộ thôn Mới'),
        ]),
      )
      expect(seen).toMatchObject({ state: 'ready', counts: { new: 2, match: 1, problem: 2, total: 5 } })
      expect(seen.plan).toEqual({ created: 2, updated: 0, skipped: 3 })
      expect(seen.layout?.columns.find((c) => c.field === 'fullName')?.heading).toMatch(/Họ và tên/)
      expect(seen.branches.find((b) => b.name === 'Chi bộ thôn Mới')?.organisationId).toBeNull()
      expect(seen.findings.map((f) => f.code)).toContain('number-of-another')
      const rows = await rowsOf(world, office, seen.id)
      expect(rows.map((r) => r.state)).toEqual(['new', 'match', 'problem', 'problem', 'new'])
      expect(rows[0]?.values.personalId).toBe('•••••••••002')
      expect(rows[1]?.matched?.differs.map((d) => d.field)).toContain('birthDate')
      expect(JSON.stringify(rows)).not.toContain(listed(901, '').number)
      expect(rows[2]?.branch.organisationId).toBe(world.places.branchA2.id)
      expect((await rowsOf(world, office, seen.id, { state: 'problem' })).length).toBe(2)
      expect((await rowsOf(world, office, seen.id, { code: 'number-of-another' })).map((r) => r.seq)).toEqual([3])
      expect(await countLiving(world)).toBe(before + 2)
      // The neighbour sees none of it.
      expect(await refused(neighbour, 'members.get-import', { importId: seen.id })).toBe('kernel.not-found')
      expect(await refused(neighbour, 'members.list-import-rows', { importId: seen.id })).toBe('kernel.not-found')
      expect(await refused(neighbour, 'members.commit-import', { importId: seen.id, version: seen.version })).toBe(
        'kernel.not-found',
      )
      const theirs: { rows: { id: string }[] } = await world.ask(neighbour, 'members.list-imports', {})
      expect(theirs.rows).toEqual([])
      const mine: { rows: { id: string }[] } = await world.ask(office, 'members.list-imports', {})
      expect(mine.rows[0]?.id).toBe(seen.id)
      // Nothing of a number stands in the clear in the table.
      const { rows: raw } = await world.database.owner.query('select r::text as t from import_rows r')
      expect(raw.some((r: { t: string }) => /9\d{11}/.test(r.t))).toBe(false)
    })

    test('a wrong value is corrected by hand and judged by the same rules', async () => {
      const wrong = { ...listed(10, 'Chi bộ thôn 1'), birth: '31/02/1970' }
      const seen = await readList(world, office, world.places.communeA, listFile([wrong, listed(11, 'Chi bộ thôn 1')]))
      const [row] = await rowsOf(world, office, seen.id)
      expect(row).toMatchObject({ state: 'problem', decision: 'skip' })
      const input = { importId: seen.id, seq: 1 }
      expect(await refused(office, 'members.decide-import-row', { ...input, decision: 'import' })).toBe(
        'imports.row-still-wrong',
      )
      const still: { row: { state: string } } = await world.ask(office, 'members.decide-import-row', {
        ...input,
        correct: [{ field: 'birthDate', value: '30/02/1970' }],
      })
      expect(still.row.state).toBe('problem')
      const mended: {
        row: { state: string; values: Record<string, string>; decision: string }
        counts: { problem: number }
      } = await world.ask(office, 'members.decide-import-row', {
        ...input,
        correct: [{ field: 'birthDate', value: '28/2/1960' }],
      })
      expect(mended.row).toMatchObject({ state: 'new', decision: 'import' })
      expect(mended.row.values.birthDate).toBe('1960-02-28')
      expect(mended.counts.problem).toBe(0)
      // The number of the other row makes it the same person.
      const twice: { row: { state: string; findings: { code: string }[] } } = await world.ask(
        office,
        'members.decide-import-row',
        { ...input, correct: [{ field: 'personalId', value: listed(11, '').number }] },
      )
      expect(twice.row.findings.map((f) => f.code)).toContain('duplicate-person')
      expect(
        await refused(office, 'members.decide-import-row', { importId: seen.id, seq: 2, decision: 'update' }),
      ).toBe('imports.row-is-not-known')
    })

    test('columns can be corrected, and the file is read again', async () => {
      const seen = await readList(world, office, world.places.communeA, listFile([listed(20, 'Chi bộ thôn 1')]))
      const index = seen.layout?.columns.find((c) => c.field === 'ethnicity')?.index
      const again: { version: number } = await world.ask(office, 'members.map-import-columns', {
        importId: seen.id,
        version: seen.version,
        columns: [{ index, field: null }],
      })
      await backgroundDone(world.application)
      const after = await detail(world, office, seen.id)
      expect(after).toMatchObject({ state: 'ready', counts: { total: 1 } })
      expect(after.version).toBeGreaterThan(again.version)
      expect((await rowsOf(world, office, seen.id))[0]?.values.ethnicity).toBeUndefined()
    })

    test('cancelling while it is read leaves no row behind', async () => {
      const people = Array.from({ length: 5000 }, (_, i) => listed(i, 'Chi bộ thôn 1'))
      const uploadId = await upload(world, office, listFile(people))
      const { importId }: { importId: string } = await world.ask(office, 'members.start-import', {
        uploadId,
        organisationId: world.places.communeA.id,
      })
      await expect
        .poll(async () => (await detail(world, office, importId)).progress.rowsRead, { timeout: 20_000, interval: 20 })
        .toBeGreaterThan(0)
      await world.ask(office, 'members.cancel-import', { importId })
      await backgroundDone(world.application)
      expect(await detail(world, office, importId)).toMatchObject({ state: 'cancelled', allowed: [] })
      expect(await rowsOf(world, office, importId)).toEqual([])
    })
  })
})

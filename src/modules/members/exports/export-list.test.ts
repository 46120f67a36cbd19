// Exporting a list: a right of its own, logged, numbers as text and only on request, formulas neutralised, readable again.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportColumn } from '#contract/exports.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { commit, detail, listed, listFile, readList, rowsOf, upload } from '#modules/members/imports/testing/lists.ts'
import { register } from '#modules/members/testing/people.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'

describe('members.export-list', () => {
  const world = useWorld()
  let office: Actor
  beforeAll(async () => {
    office = await world.actorAt(world.places.communeA, 'office')
    const people = Array.from({ length: 30 }, (_, i) => listed(i, i % 2 === 0 ? 'Chi bộ thôn 1' : 'Chi bộ thôn 2'))
    const seen = await readList(world, office, world.places.communeA, listFile(people))
    await commit(world, office, seen)
  })
  const refused = async (actor: Actor | null, input: unknown = {}): Promise<string> => {
    return codeOf(await world.call(actor, 'members.export-list', input))
  }
  type Exported = { downloadId: string; fileName: string; rows: number }
  const exported = (input = {}): Promise<Exported> => world.ask(office, 'members.export-list', input)
  const cells = async (downloadId: string): Promise<string[][]> => {
    const file = await world.application.files.find(office.accountId, downloadId)
    const book = await readXlsx(await readFile(file?.path ?? ''))
    return (book.sheets[0]?.rows ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  }

  test('not signed in, wrong roles, the neighbour, numbers without a reason, nobody', async () => {
    expect(await refused(null)).toBe('kernel.not-signed-in')
    for (const role of ['committee-member', 'inspection', 'administrator', 'member'] as const) {
      expect(await refused(await world.actorAt(world.places.communeA, role))).toBe('kernel.not-permitted')
    }
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    expect(await refused(neighbour, { organisationId: world.places.communeA.id })).toBe('kernel.not-found')
    expect(await refused(neighbour)).toBe('imports.nothing-to-export')
    expect(await refused(office, { withNumbers: true })).toBe('kernel.invalid-input')
    expect(await refused(office, { text: 'không ai tên thế' })).toBe('imports.nothing-to-export')
  })

  test('two rows of heading, no numbers, logged with its filter', async () => {
    const done = await exported({ gender: 'female', columns: exportColumn.options })
    expect(done.rows).toBe(10)
    expect(done.fileName).toMatch(/^Danh sách đảng viên .*\.xlsx$/)
    const rows = await cells(done.downloadId)
    const heading = rows.findIndex((row) => row[0] === 'TT')
    expect(rows[heading]?.slice(0, 4)).toEqual(['TT', 'Họ và tên', 'Ngày sinh', ''])
    expect(rows[heading + 1]?.slice(2, 4)).toEqual(['Nam', 'Nữ'])
    // As the column is called where it is chosen and in the list.
    expect(rows[heading]).toContain('Tư cách')
    expect(rows.flat().join(' ')).not.toMatch(/9\d{11}/)
    const { rows: entries } = await world.database.owner.query(
      "select summary, changes from audit_entries where operation = 'members.export-list'",
    )
    expect(entries).toHaveLength(1)
    expect(entries[0].summary).toContain('10 đảng viên')
    expect(JSON.parse(entries[0].changes).filter[1]).toEqual({ gender: 'female' })
  })

  test('the secretary of a branch takes the own branch only', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const done: Exported = await world.ask(secretary, 'members.export-list', {})
    expect(done.rows).toBe(15)
    expect(await refused(secretary, { organisationId: world.places.branchA2.id })).toBe('kernel.not-found')
  })

  test('a name that looks like a formula stays text', async () => {
    await register(world, office, world.places.branchA2, { fullName: '=HYPERLINK("http://x")', hometown: '@SUM(A1)' })
    const rows = await cells((await exported()).downloadId)
    const row = rows.find((r) => r[1]?.includes('HYPERLINK'))
    expect(row?.[1]).toBe('\'=HYPERLINK("http://x")')
    expect(row?.some((cell) => /^[=+\-@]/.test(cell))).toBe(false)
  })

  test('read again by the importer it gives the same people', async () => {
    const columns = exportColumn.options
    const done = await exported({ columns, withNumbers: true, reason: 'Đối chiếu', birthYearTo: 1979 })
    const file = await world.application.files.find(office.accountId, done.downloadId)
    const uploadId = await upload(world, office, await readFile(file?.path ?? ''), 'danh-sach.xlsx')
    const { importId }: { importId: string } = await world.ask(office, 'members.start-import', {
      uploadId,
      organisationId: world.places.communeA.id,
    })
    await backgroundDone(world.application)
    const seen = await detail(world, office, importId)
    expect(seen).toMatchObject({ state: 'ready', counts: { new: 0, match: done.rows, problem: 0 } })
    const rows = await rowsOf(world, office, importId)
    for (const row of rows) expect(row.matched?.differs, JSON.stringify(row.values)).toEqual([])
    expect(new Set(rows.map((row) => row.values.status))).toEqual(new Set(['đảng viên chính thức']))
    expect(rows.every((row) => row.branch.organisationId !== null)).toBe(true)
  })
})

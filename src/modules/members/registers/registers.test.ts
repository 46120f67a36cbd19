// Registers: whose they are, what stands in them on a day, the whole of them as Word and Excel, and the trace an export leaves.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { register } from '#modules/members/testing/people.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'

interface Listed {
  rows: { id: string; memberId: string | null; cells: string[] }[]
  columns: string[]
  next: string | null
  total: number | null
  allowed: string[]
  organisationName: string
}

describe('registers', () => {
  const world = useWorld()
  const cardNo = '987654321098'
  let office: Actor
  let moved: { id: string; version: number }
  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.communeA, 'office')
    const board = await world.actorAt(places.province, 'organisation-board')
    await register(world, board, places.branchA1, {
      fullName: 'Trần Thị Thử An',
      gender: 'female',
      cardNo,
      fileNo: '912345AB',
    })
    await register(world, board, places.branchA2, { fullName: 'Trần Văn <Thử> Bình', hometown: 'Xã Đông' })
    await register(world, board, places.branchA2, {
      fullName: 'Lê Thử Dự',
      status: 'probationary',
      admittedOn: '2026-05-01',
      decisionOn: '2026-04-20',
      officialOn: null,
      joinedOn: '2026-05-01',
    })
    moved = await register(world, board, places.branchA1, { fullName: 'Phạm Thử Chuyển' })
    await world.ask(board, 'members.move-branch', {
      id: moved.id,
      version: moved.version,
      organisationId: places.branchA2.id,
      from: '2026-06-01',
      document: '05-GT',
    })
  })
  const listed = (kind: string, input = {}, actor = office): Promise<Listed> =>
    world.ask(actor, 'members.list-register', { register: kind, ...input })
  const names = (list: Listed): string[] => list.rows.map(({ cells }) => cells[0] ?? '')
  const refused = async (actor: Actor | null, name: string, input: object): Promise<string> => {
    return codeOf(await world.call(actor, name, input))
  }
  const exported = async (input: object): Promise<{ name: string; bytes: Buffer; rows: number }> => {
    const done: { downloadId: string; fileName: string; rows: number } = await world.ask(
      office,
      'members.export-register',
      input,
    )
    const kept = await world.application.files.find(office.accountId, done.downloadId)
    return { name: done.fileName, bytes: await readFile(kept?.path ?? ''), rows: done.rows }
  }

  test('not signed in, wrong roles, the neighbour, a day to come, numbers without a reason', async () => {
    const { places } = world
    const view = 'members.list-register'
    const take = 'members.export-register'
    expect(await refused(null, view, { register: 'members' })).toBe('kernel.not-signed-in')
    for (const role of ['administrator', 'member'] as const) {
      const actor = await world.actorAt(places.communeA, role)
      expect(await refused(actor, view, { register: 'members' })).toBe('kernel.not-permitted')
    }
    for (const role of ['committee-member', 'inspection'] as const) {
      const actor = await world.actorAt(places.communeA, role)
      expect((await listed('members', {}, actor)).allowed).toEqual([])
      expect(await refused(actor, take, { register: 'members', format: 'excel' })).toBe('kernel.not-permitted')
    }
    const neighbour = await world.actorAt(places.communeB, 'office')
    const theirs = { register: 'members', organisationId: places.communeA.id }
    expect(await refused(neighbour, view, theirs)).toBe('kernel.not-found')
    expect(await refused(neighbour, take, { ...theirs, format: 'word' })).toBe('kernel.not-found')
    expect(await refused(neighbour, take, { register: 'members', format: 'word' })).toBe('members.register-empty')
    for (const kind of ['members', 'transfers']) {
      expect(await refused(office, view, { register: kind, on: '2026-11-22' })).toBe('kernel.invalid-input')
    }
    expect(await refused(office, view, { register: 'transfers', from: '2026-11-02', on: '2026-11-01' })).toBe(
      'kernel.invalid-input',
    )
    expect(await refused(office, take, { register: 'members', format: 'excel', withNumbers: true })).toBe(
      'kernel.invalid-input',
    )
    expect(await refused(office, view, { register: 'members', after: 'abc' })).toBe('kernel.invalid-input')
  })

  test('members stand by branch and name, numbers masked, page by page', async () => {
    const all = await listed('members')
    expect(all.total).toBe(4)
    expect(names(all)).toEqual(['Trần Thị Thử An', 'Trần Văn <Thử> Bình', 'Phạm Thử Chuyển', 'Lê Thử Dự'])
    expect(JSON.stringify(all)).not.toContain(cardNo)
    expect(all.allowed).toEqual(['members.export-register'])
    let after: string | undefined
    const seen: string[] = []
    do {
      const page: Listed = await listed('members', { limit: 1, after })
      seen.push(...names(page))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(names(all))
  })

  test('the day decides: who belonged there, and where', async () => {
    const { branchA1 } = world.places
    expect(names(await listed('members', { organisationId: branchA1.id }))).toEqual(['Trần Thị Thử An'])
    expect(names(await listed('members', { organisationId: branchA1.id, on: '2026-05-31' }))).toEqual([
      'Trần Thị Thử An',
      'Phạm Thử Chuyển',
    ])
    expect(names(await listed('probationers'))).toEqual(['Lê Thử Dự'])
    expect((await listed('probationers', { on: '2026-04-30' })).rows).toEqual([])
  })

  test('a move between two branches is one line for the commune, and one for each branch', async () => {
    const { communeA, branchA1, branchA2 } = world.places
    for (const [place, kind] of [
      [communeA, 'Chuyển đi'],
      [branchA1, 'Chuyển đi'],
      [branchA2, 'Chuyển đến'],
    ] as const) {
      const { rows, columns, total } = await listed('transfers', { organisationId: place.id })
      expect(total).toBe(1)
      const [line] = rows
      const cell = (title: string) => line?.cells[columns.indexOf(title)]
      expect([cell('Họ và tên'), cell('Loại'), cell('Từ'), cell('Đến'), cell('Ngày')]).toEqual([
        'Phạm Thử Chuyển',
        kind,
        branchA1.name,
        branchA2.name,
        '01/06/2026',
      ])
    }
    expect((await listed('transfers', { from: '2026-07-01' })).rows).toEqual([])
    // Whoever has gone out of reach is still named, and cannot be opened.
    const secretary = await world.actorAt(branchA1, 'secretary')
    const [gone] = (await listed('transfers', {}, secretary)).rows
    expect(gone).toMatchObject({ memberId: null })
    expect(gone?.cells[0]).toBe('Phạm Thử Chuyển')
  })

  test('NUM-01: numbers of curricula by thousand, those without one, today only; 1-SLLĐV leaves what was allotted dotted', async () => {
    const { rows, columns } = await listed('file-numbers')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['912000–912999 AB', '1', '0', '912345AB', '912345AB'],
      ['Chưa có số lý lịch', '3', '', '', ''],
    ])
    expect(columns).toHaveLength(5)
    expect(await refused(office, 'members.list-register', { register: 'file-numbers', on: '2026-05-01' })).toBe(
      'kernel.invalid-input',
    )
    const { bytes } = await exported({ register: 'file-numbers', format: 'word' })
    const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('Tỉnh ủy Minh Họa')
    expect(xml).toContain('912000–912999 AB')
    expect(xml).toContain('Đã dùng 1 số')
    expect(xml).toContain('còn lại: …')
  })

  test('the whole register as Word and Excel, and the trace it leaves', async () => {
    const word = await exported({ register: 'members', format: 'word' })
    expect(word.name).toMatch(/\.docx$/)
    const xml = new PizZip(word.bytes).file('word/document.xml')?.asText() ?? ''
    for (const said of [world.places.branchA1.name, 'Tính đến ngày 21/11/2026']) expect(xml).toContain(said)
    expect(xml).toContain('Trần Văn &lt;Thử&gt; Bình')
    expect(xml).toContain('T/M ĐẢNG ỦY')
    expect(xml).not.toContain(cardNo)
    const book = await readXlsx((await exported({ register: 'transfers', format: 'excel' })).bytes)
    expect(book.sheets[0]?.rows.flat()).toContain('Phạm Thử Chuyển')
    // The head names who stands above, beyond the reach of the commune as it is.
    const head = JSON.stringify(
      (await readXlsx((await exported({ register: 'members', format: 'excel' })).bytes)).sheets[0]?.rows,
    )
    expect(head).toContain(world.places.province.name.toUpperCase())
    const whole = { register: 'members', format: 'excel', withNumbers: true, reason: 'Đối chiếu thẻ' }
    const numbers = await readXlsx((await exported(whole)).bytes)
    expect(JSON.stringify(numbers.sheets[0]?.rows)).toContain(cardNo)
    const { rows } = await world.database.owner.query(
      "select summary from audit_entries where operation = 'members.export-register' order by seq",
    )
    expect(rows).toHaveLength(5)
    expect(rows[4]?.summary).toContain('kèm số thẻ, lý do: Đối chiếu thẻ')
    expect(JSON.stringify(rows)).not.toContain(cardNo)
  })
})

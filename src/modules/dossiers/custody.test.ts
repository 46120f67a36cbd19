// The paper files on a real database: who keeps them, handing over with a record that prints, the reading log.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HandoverRow, Reading } from '#contract/dossier-custody.ts'
import type { Custody, Dossier } from '#contract/dossiers.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

describe('keeping and handing over', () => {
  const world = useWorld()
  const on = '2026-11-20'
  let secretary: Actor
  let office: Actor
  let board: Actor
  let ids: string[]
  const custodyOf = async (memberId: string): Promise<Custody[]> =>
    (await world.ask<Dossier>(board, 'dossiers.get', { memberId })).custody ?? []
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    ids = []
    for (const [fullName, branch] of [
      ['Lê Văn Một', places.branchA1],
      ['Trần Thị Hai', places.branchA1],
      ['Phạm Văn Ba', places.branchA2],
    ] as const) {
      ids.push((await register(world, office, branch, { fullName })).id)
    }
  })

  test('DOS-01: a branch under a committee keeps no dossiers, a neighbour reaches none, a wrong role may not', async () => {
    const { places } = world
    const input = { memberIds: [ids[0]], since: on }
    expect(await world.call(secretary, 'dossiers.record-keeper', input)).toMatchObject({
      refusal: { code: 'dossiers.not-a-keeper', facts: { ruleId: 'DOS-01', organisation: 'Chi bộ thôn 1' } },
    })
    const neighbour = await world.actorAt(places.communeB, 'office')
    expect(codeOf(await world.call(neighbour, 'dossiers.record-keeper', input))).toBe('kernel.not-found')
    const inspection = await world.actorAt(places.communeA, 'inspection')
    expect(codeOf(await world.call(inspection, 'dossiers.record-keeper', input))).toBe('kernel.not-permitted')
    expect(codeOf(await world.call(null, 'dossiers.record-keeper', input))).toBe('kernel.not-signed-in')
  })

  test('the keeper of a whole branch is said once; later only the place changes, and what is held elsewhere stays', async () => {
    const { places } = world
    const branch = { organisationId: places.branchA1.id, since: '2026-01-05', place: 'Tủ 1' }
    expect(codeOf(await world.call(office, 'dossiers.record-keeper', { ...branch, since: '2026-12-01' }))).toBe(
      'dossiers.date-ahead',
    )
    expect(await world.ask(office, 'dossiers.record-keeper', branch)).toEqual({ recorded: 2, moved: 0 })
    expect(await world.ask(office, 'dossiers.record-keeper', branch)).toEqual({ recorded: 0, moved: 0 })
    expect(await custodyOf(ids[0] ?? '')).toMatchObject([
      { kind: 'committee', holder: 'Đảng bộ xã An Bình', place: 'Tủ 1', from: '2026-01-05', to: null },
    ])
    const moved = { memberIds: [ids[0]], since: on, place: 'Phòng 2, hộp 7' }
    expect(await world.ask(office, 'dossiers.record-keeper', moved)).toEqual({ recorded: 0, moved: 1 })
    expect(await custodyOf(ids[0] ?? '')).toMatchObject([{ place: 'Phòng 2, hộp 7', from: '2026-01-05' }])
    expect(await world.call(board, 'dossiers.record-keeper', moved)).toMatchObject({
      refusal: { code: 'dossiers.held-elsewhere', facts: { name: 'Lê Văn Một', holder: 'Đảng bộ xã An Bình' } },
    })
  })

  const give = { direction: 'out', on, reason: 'transfer', contentsConfirmed: true }
  test('TRF-06, DOS-10, DOS-01: unsealed, without its table of contents, to nobody, to who is not above, out of the order of days', async () => {
    const { places } = world
    const ask = async (more: object, actor = office) =>
      codeOf(await world.call(actor, 'dossiers.hand-over', { ...give, memberIds: [ids[0]], ...more }))
    expect(await ask({ kind: 'carried' })).toBe('dossiers.not-sealed')
    expect(await ask({ kind: 'carried', sealed: true, contentsConfirmed: false })).toBe('dossiers.contents-unconfirmed')
    expect(await ask({ kind: 'committee' })).toBe('dossiers.receiver-missing')
    expect(await ask({ kind: 'outside' })).toBe('dossiers.receiver-missing')
    expect(await ask({ organisationId: places.branchA1.id })).toBe('dossiers.not-a-keeper')
    expect(await ask({ organisationId: places.communeB.id })).toBe('dossiers.receiver-not-above')
    expect(await ask({ organisationId: places.communeC.id })).toBe('kernel.not-found')
    expect(await ask({ kind: 'outside', otherSide: 'Đảng ủy khác', on: '2025-12-31' })).toBe('dossiers.custody-later')
    expect(await ask({ kind: 'outside', otherSide: 'Đảng ủy khác', on: '2026-11-22' })).toBe('dossiers.date-ahead')
    expect(await ask({ direction: 'in', otherSide: 'Ai đó' })).toBe('dossiers.held-here')
    expect(await ask({ kind: 'outside', otherSide: 'Đảng ủy khác' }, board)).toBe('dossiers.held-elsewhere')
    expect(await ask({ kind: 'outside', otherSide: 'X' }, secretary)).toBe('dossiers.not-a-keeper')
    const neighbour = await world.actorAt(places.communeB, 'office')
    expect(await ask({ kind: 'outside', otherSide: 'X' }, neighbour)).toBe('kernel.not-found')
    const { rows } = await world.database.owner.query('select count(*)::int as n from dossier_handovers')
    expect(rows).toEqual([{ n: 0 }])
  })

  let record: string
  test('given up the line with a list: the superior holds them from that day, the record names all, the history says so', async () => {
    const { places } = world
    const two = ids.slice(0, 2)
    const input = { ...give, memberIds: two, organisationId: places.province.id, reason: 'to-superior', no: '03-BB/ĐU' }
    const done = await world.ask<{ id: string; dossiers: number }>(office, 'dossiers.hand-over', {
      ...input,
      sealed: true,
      giver: 'Bà Giao',
      receiver: 'Ông Nhận',
      note: 'Kèm bảng kê',
    })
    expect(done.dossiers).toBe(2)
    record = done.id
    for (const id of two) {
      expect(await custodyOf(id)).toMatchObject([
        { kind: 'committee', organisationId: places.province.id, from: on, to: null, sealed: true, handoverId: record },
        { organisationId: places.communeA.id, to: on },
      ])
    }
    const book = await world.ask<{ rows: HandoverRow[] }>(board, 'dossiers.list-handovers', {})
    expect(book.rows).toMatchObject([{ id: record, direction: 'out', dossiers: 2, otherSide: 'Đảng bộ tỉnh Minh Họa' }])
    expect(await world.ask(office, 'dossiers.get-handover', { id: record })).toMatchObject({
      giver: 'Bà Giao',
      rows: [
        { fullName: 'Trần Thị Hai', branchName: 'Chi bộ thôn 1' },
        { fullName: 'Lê Văn Một', branchName: 'Chi bộ thôn 1' },
      ],
    })
    expect(codeOf(await world.call(secretary, 'dossiers.get-handover', { id: record }))).toBe('kernel.not-found')
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dossiers.hand-over' and subject_id = $1`,
      [two[0]],
    )
    expect(rows).toEqual([{ summary: 'Hồ sơ của Lê Văn Một được giao cho Đảng bộ tỉnh Minh Họa ngày 20/11/2026.' }])
  })

  test('the same send again writes one record', async () => {
    const input = { ...give, memberIds: [ids[2]], kind: 'outside', otherSide: 'Trường chính trị', reason: 'study' }
    const key = 'one-and-the-same-key'
    const first = await world.call(office, 'dossiers.hand-over', input, key)
    expect(first).toMatchObject({ kind: 'done' })
    expect(await world.call(office, 'dossiers.hand-over', input, key)).toMatchObject({ kind: 'done', replayed: true })
    expect(await custodyOf(ids[2] ?? '')).toHaveLength(1)
  })

  test('the record prints as a Word file with both sides and everybody in it; whoever does not keep files prints none', async () => {
    expect(codeOf(await world.call(secretary, 'dossiers.print-handover', { id: record }))).toBe('kernel.not-found')
    const { downloadId } = await world.ask<{ downloadId: string }>(office, 'dossiers.print-handover', { id: record })
    const kept = await world.application.files.find(office.accountId, downloadId)
    if (kept === null) throw new Error('the file is gone')
    const text = (new PizZip(await readFile(kept.path)).file('word/document.xml')?.asText() ?? '').replace(
      /<[^>]+>/g,
      ' ',
    )
    const said = ['Lê Văn Một', 'Trần Thị Hai', 'Đảng bộ xã An Bình', 'Đảng bộ tỉnh Minh Họa', 'niêm phong', 'Bà Giao']
    expect(said.filter((one) => !text.includes(one))).toEqual([])
    expect(text).not.toMatch(/undefined|\{/)
  })

  const reading = { on, reader: 'Nguyễn Văn Đọc', readerUnit: 'Ban Tổ chức', purpose: 'Thẩm tra lý lịch' }
  test('DOS-06: a reading without consent is refused, copies need their own, a branch does not write the log', async () => {
    const memberId = ids[0]
    const ask = async (more: object, actor = office) =>
      codeOf(await world.call(actor, 'dossiers.record-reading', { memberId, ...reading, ...more }))
    expect(await ask({ permittedBy: null })).toBe('dossiers.reading-not-permitted')
    expect(await ask({ permittedBy: 'Bí thư Đảng ủy', copies: true })).toBe('dossiers.copies-not-permitted')
    expect(await ask({ permittedBy: 'Bí thư Đảng ủy', on: '2026-11-22' })).toBe('dossiers.date-ahead')
    expect(await ask({ permittedBy: 'Bí thư Đảng ủy' }, secretary)).toBe('dossiers.not-a-keeper')
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    expect(await ask({ permittedBy: 'Bí thư Đảng ủy' }, neighbour)).toBe('kernel.not-found')
  })

  test('DOS-06: who read when, what for, by whose leave: in the log of the file, of the branch and in the history', async () => {
    const memberId = ids[0]
    await world.ask(office, 'dossiers.record-reading', { memberId, ...reading, permittedBy: 'Bí thư Đảng ủy' })
    await world.ask(office, 'dossiers.record-reading', {
      memberId: ids[2],
      ...reading,
      on: '2026-11-19',
      permittedBy: 'Bí thư Đảng ủy',
      copies: true,
      copiesPermittedBy: 'Phó bí thư',
    })
    const log = async (actor: Actor, input: object): Promise<Reading[]> =>
      (await world.ask<{ rows: Reading[] }>(actor, 'dossiers.list-readings', input)).rows
    expect(await log(secretary, { memberId })).toMatchObject([
      { fullName: 'Lê Văn Một', reader: 'Nguyễn Văn Đọc', purpose: 'Thẩm tra lý lịch', copies: false },
    ])
    expect((await log(office, {})).map(({ fullName }) => fullName)).toEqual(['Lê Văn Một', 'Phạm Văn Ba'])
    expect((await log(secretary, {})).map(({ fullName }) => fullName)).toEqual(['Lê Văn Một'])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dossiers.record-reading' and subject_id = $1`,
      [memberId],
    )
    expect(rows).toEqual([
      {
        summary:
          'Nguyễn Văn Đọc đọc hồ sơ của Lê Văn Một ngày 20/11/2026; cho phép: Bí thư Đảng ủy. Mục đích: Thẩm tra lý lịch.',
      },
    ])
  })
})

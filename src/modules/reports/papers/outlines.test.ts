// Outlines at the command's boundary: who lays one down for whom, what a draft keeps of it, annex tables filled, added up from below, sent, printed.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { type At, november, october, papersOf, signed } from '../testing/papers.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const { get, act, printed } = papersOf(world)
let office: Actor
let secretary: Actor
let other: Actor
let stranger: Actor
let board: Actor

type Outline = {
  from: string
  setBy: string | null
  version: number
  lines: string[]
  tables: object[]
  allowed: string[]
}
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const outline = (actor: Actor, type = 'monthly') => world.ask<Outline>(actor, 'reports.get-outline', { type })
const table = {
  title: 'Mô hình mới',
  columns: ['Số mô hình', 'Ghi chú (chữ)'],
  rows: ['Học tập', 'Dân vận'],
  total: true,
}
const written = {
  type: 'monthly',
  version: 0,
  lines: [
    'A. Tình hình chung [Tổng số đảng viên]',
    'B. Kết quả',
    '1. Kết nạp đảng viên [Kết nạp]',
    'C. Kiến nghị, đề xuất',
  ],
  tables: [table],
}

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office', { displayName: 'Lê Thị Văn' })
  board = await world.actorAt(places.province, 'organisation-board')
  secretary = await world.actorAt(places.branchA1, 'secretary')
  other = await world.actorAt(places.branchA2, 'secretary')
  stranger = await world.actorAt(places.communeB, 'office')
})

describe('an outline of an organisation (J1)', () => {
  test('not signed in, the inspector, of another organisation, not understood, seen at another version', async () => {
    expect(await world.call(null, 'reports.set-outline', written)).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    expect(await world.call(inspector, 'reports.set-outline', written)).toMatchObject(refused('kernel.not-permitted'))
    const elsewhere = { ...written, organisationId: world.places.communeA.id }
    for (const actor of [stranger, secretary, board])
      expect(await world.call(actor, 'reports.set-outline', elsewhere)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(office, 'reports.set-outline', { ...written, lines: ['I. Một [Số lạ]'] })).toMatchObject({
      refusal: {
        code: 'reports.outline-unread',
        fields: [{ path: 'lines', message: expect.stringContaining('Dòng 1') }],
      },
    })
    const twice = { ...written, tables: [{ ...table, rows: ['A', 'a'] }] }
    expect(await world.call(office, 'reports.set-outline', twice)).toMatchObject({
      refusal: { code: 'reports.outline-unread', fields: [{ path: 'tables.0.rows' }] },
    })
    expect(await world.call(office, 'reports.set-outline', { ...written, version: 3 })).toMatchObject({ kind: 'stale' })
  })

  test('holds for those below until they lay down their own; a neighbour and other types keep the program’s', async () => {
    const { id: before } = await world.ask<At>(secretary, 'reports.create', november)
    await act(secretary, 'write-section', before, { section: 'coming', paragraphs: ['Đã viết từ trước.'] })
    const both = await Promise.all(
      [1, 2].map((at) => world.call(office, 'reports.set-outline', written, `outline ${at}`)),
    )
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(await outline(office)).toMatchObject({
      from: 'own',
      setBy: 'Lê Thị Văn',
      version: 1,
      lines: written.lines,
      tables: [table],
    })
    expect(await outline(secretary)).toMatchObject({
      from: 'above',
      version: 0,
      lines: written.lines,
      allowed: ['reports.set-outline'],
    })
    expect(await outline(secretary)).toMatchObject({ setBy: 'Đảng bộ xã An Bình' })
    for (const actor of [stranger, board]) expect(await outline(actor)).toMatchObject({ from: 'program', setBy: null })
    expect(await outline(secretary, 'yearly')).toMatchObject({ from: 'program' })

    // The draft that was begun keeps its own until it takes the new one, and nothing written is lost then.
    expect(await get(secretary, before)).toMatchObject({ outlineChanged: true, tables: [] })
    await act(secretary, 'fill', before)
    expect((await get(secretary, before)).sections.map(({ key }) => key)).toContain('meetings')
    await act(secretary, 'take-outline', before)
    const taken = await get(secretary, before)
    expect(taken.outlineChanged).toBe(false)
    expect(taken.sections.map(({ heading, paragraphs }) => [heading, paragraphs.length])).toEqual([
      ['A. Tình hình chung', 0],
      ['B. Kết quả', 0],
      ['1. Kết nạp đảng viên', 0],
      ['C. Kiến nghị, đề xuất', 0],
      ['IV. Phương hướng, nhiệm vụ thời gian tới', 1],
    ])
    const own = { ...written, lines: ['I. Riêng của chi bộ'], tables: [] }
    await world.ask(secretary, 'reports.set-outline', own)
    expect(await outline(secretary)).toMatchObject({ from: 'own', lines: own.lines })
    expect(await outline(other)).toMatchObject({ from: 'above', lines: written.lines })
    await world.ask(secretary, 'reports.end-outline', { type: 'monthly', version: 1 })
    expect(await outline(secretary)).toMatchObject({ from: 'above', version: 0 })
    // Laid down again it is another: who still has the ended one before him neither writes over it nor ends it.
    expect(await world.ask(secretary, 'reports.set-outline', { ...own, lines: ['I. Lại của chi bộ'] })).toMatchObject({
      version: 2,
    })
    for (const [name, input] of [
      ['set', { ...own, version: 1 }],
      ['end', { type: 'monthly', version: 1 }],
    ] as const)
      expect(await world.call(secretary, `reports.${name}-outline`, input)).toMatchObject({ kind: 'stale' })
    expect(await outline(secretary)).toMatchObject({ from: 'own', version: 2, lines: ['I. Lại của chi bộ'] })
    await world.ask(secretary, 'reports.end-outline', { type: 'monthly', version: 2 })
    expect(await world.call(secretary, 'reports.end-outline', { type: 'monthly', version: 2 })).toMatchObject(
      refused('kernel.not-found'),
    )
    await act(secretary, 'remove', before)
  })
})

describe('the tables of the annex', () => {
  const cells = (first: string, second: string) => ({
    'hoc-tap|so-mo-hinh': first,
    'dan-van|so-mo-hinh': second,
    'dan-van|ghi-chu': 'Khá',
  })

  test('typed below, added up above, never overwritten; what does not agree is named, sent along and printed', async () => {
    for (const [actor, first] of [
      [secretary, '2'],
      [other, '1.000,5'],
    ] as const) {
      const { id } = await world.ask<At>(actor, 'reports.create', october)
      expect(
        await world.call(actor, 'reports.write-table', {
          id,
          version: 1,
          table: 'mo-hinh-moi',
          cells: cells('hai', '1,2,3'),
        }),
      ).toMatchObject({
        refusal: {
          code: 'reports.cell-unread',
          fields: [{ path: 'hoc-tap|so-mo-hinh' }, { path: 'dan-van|so-mo-hinh' }],
        },
      })
      expect(
        await world.call(actor, 'reports.write-table', { id, version: 1, table: 'khac', cells: {} }),
      ).toMatchObject(refused('reports.no-such-table'))
      await act(actor, 'write-table', id, { table: 'mo-hinh-moi', cells: cells(first, '') })
      await act(actor, 'send', id, signed)
      expect(
        await world.call(actor, 'reports.write-table', { id, version: 3, table: 'mo-hinh-moi', cells: {} }),
      ).toMatchObject(refused('reports.frozen'))
    }
    const { id } = await world.ask<At>(office, 'reports.create', october)
    expect((await get(office, id)).tables).toMatchObject([
      { cells: {}, below: { 'hoc-tap|so-mo-hinh': 1002.5 }, differences: [] },
    ])
    const below = { id, table: 'mo-hinh-moi' }
    const listed = await world.ask<{ rows: { cells: Record<string, number> }[] }>(
      office,
      'reports.list-table-below',
      below,
    )
    expect(listed.rows).toMatchObject([
      { organisationName: 'Chi bộ thôn 1', cells: { 'hoc-tap|so-mo-hinh': 2, 'dan-van|ghi-chu': 'Khá' } },
      { organisationName: 'Chi bộ thôn 2', cells: { 'hoc-tap|so-mo-hinh': 1000.5 } },
    ])
    expect(await world.call(secretary, 'reports.list-table-below', below)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(secretary, 'reports.write-table', { ...below, version: 1, cells: {} })).toMatchObject(
      refused('kernel.not-found'),
    )
    await act(office, 'write-table', id, { table: 'mo-hinh-moi', cells: cells('7', '1') })
    await act(office, 'fill', id)
    const shown = await get(office, id)
    expect(shown.tables[0]).toMatchObject({
      cells: { 'hoc-tap|so-mo-hinh': 7, 'dan-van|so-mo-hinh': 1, 'dan-van|ghi-chu': 'Khá' },
      differences: ['«Mô hình mới», «Học tập», «Số mô hình»: ghi 7, nhưng cấp dưới đã gửi cộng lại là 1.002,5.'],
    })
    // A newer outline leaves what was sent as it was sent, and what was typed at the end of the draft.
    await world.ask(office, 'reports.set-outline', { ...written, version: 1, lines: ['I. Chung'], tables: [] })
    await act(office, 'take-outline', id)
    expect((await get(office, id)).tables[0]).toMatchObject({ cells: { 'hoc-tap|so-mo-hinh': 7 } })
    await act(office, 'send', id, signed)
    expect(await get(board, id)).toMatchObject({
      tables: [{ cells: { 'hoc-tap|so-mo-hinh': 7 } }],
      outlineChanged: false,
    })
    // What those below correct afterwards changes nothing of what was sent, nor of its paper.
    const { own } = await world.ask<{ own: { from: string; reportId: string }[] }>(
      secretary,
      'reports.get-calendar',
      {},
    )
    const first = own.find(({ from }) => from === october.from)?.reportId ?? ''
    await act(secretary, 'correct', first, { reason: 'Đếm sót' })
    await act(secretary, 'write-table', first, { table: 'mo-hinh-moi', cells: cells('9', '') })
    await act(secretary, 'send', first, signed)
    expect((await get(board, id)).tables[0]).toMatchObject({
      below: { 'hoc-tap|so-mo-hinh': 1002.5 },
      differences: shown.tables[0]?.differences,
    })

    const { text } = await printed(office, id)
    for (const words of ['I. Chung', 'PHỤ LỤC 3. MÔ HÌNH MỚI', 'Học tập', 'Tổng cộng', 'Khá', 'Chưa khớp'])
      expect(text).toContain(words)
    // An edition of before those sums were kept is read too.
    await world.database.owner.query(
      `update report_editions set content = content #- '{tables,0,below}' where report_id = $1`,
      [id],
    )
    expect((await get(board, id)).tables).toMatchObject([
      { cells: { 'hoc-tap|so-mo-hinh': 7 }, below: {}, differences: [] },
    ])
  })

  test('an outline kept under keys of before is known by them when it is laid down again', async () => {
    const again = { ...written, type: 'yearly' }
    await world.ask(office, 'reports.set-outline', again)
    await world.database.owner.query(
      `update report_outlines set outline = replace(outline::text, '"mo-hinh-moi"', '"mo-hinh-cu"')::jsonb where type = 'yearly'`,
    )
    await world.ask(office, 'reports.set-outline', { ...again, version: 1 })
    const { rows } = await world.database.owner.query(
      `select outline #>> '{tables,0,key}' as key from report_outlines where type = 'yearly'`,
    )
    expect(rows).toEqual([{ key: 'mo-hinh-cu' }])
  })
})

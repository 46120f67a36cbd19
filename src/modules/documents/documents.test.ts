// The register of documents at the command's boundary: who may, numbers, authority, searching, links, sending with receipts, index cards.
import { beforeAll, describe, expect, test } from 'vitest'
import type { getDocument, listCards, listDocuments } from '#contract/documents.ts'
import type { OutputOf } from '#contract/operation.ts'
import { explainRefusal } from '#contract/refusals.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { PLAN, upload } from './testing/papers.ts'

type Shown = OutputOf<typeof getDocument>
type Listed = OutputOf<typeof listDocuments>
type Written = { id: string; version: number; symbol: string | null; arrivalNo: number | null }

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let secretary: Actor
let other: Actor

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
  other = await world.actorAt(places.branchA2, 'secretary')
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const outgoing = (more: object = {}) => ({ direction: 'outgoing', type: 'KH', subject: 'Kế hoạch công tác', ...more })
const incoming = (more: object = {}) => ({
  direction: 'incoming',
  type: 'CT',
  symbol: '28-CT/TW',
  subject: 'Về công tác cán bộ',
  issuer: 'Ban Bí thư',
  ...more,
})
const record = (actor: Actor, input: object): Promise<Written> => world.ask(actor, 'documents.record', input)
const get = (actor: Actor, id: string): Promise<Shown> => world.ask(actor, 'documents.get', { id })
const list = (actor: Actor, more: object = {}): Promise<Listed> => world.ask(actor, 'documents.list', more)

describe('entering in the book (G1)', () => {
  test('not signed in, an inspector, a member, a neighbour', async () => {
    const { places } = world
    expect(await world.call(null, 'documents.record', outgoing())).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await world.call(inspector, 'documents.record', outgoing())).toMatchObject(refused('kernel.not-permitted'))
    const there = { ...outgoing(), organisationId: places.branchA1.id }
    for (const place of [places.branchA2, places.communeB, places.communeC]) {
      const neighbour = await world.actorAt(place, 'secretary')
      expect(await world.call(neighbour, 'documents.record', there)).toMatchObject(refused('kernel.not-found'))
    }
    const { id } = await record(secretary, incoming())
    expect(await world.call(other, 'documents.get', { id })).toMatchObject(refused('kernel.not-found'))
    expect((await list(other, {})).rows).toEqual([])
  })

  test('S-04: a subject that bears the mark of a classified paper is not entered, nor changed to one', async () => {
    const subject = 'MẬT: Kế hoạch bảo vệ'
    const marked = { refusal: { code: 'documents.text-classified', facts: { level: 'Mật' } } }
    expect(await world.call(secretary, 'documents.record', incoming({ subject }))).toMatchObject(marked)
    const { id, version } = await record(secretary, incoming())
    expect(await world.call(secretary, 'documents.change', { id, version, subject })).toMatchObject(marked)
  })

  test('§7.1 numbers go on by type, a number given before is kept and not given again', async () => {
    const { places } = world
    const at = await world.actorAt(places.communeB, 'office')
    expect((await record(at, outgoing())).symbol).toBe('01-KH/ĐU')
    expect((await record(at, outgoing())).symbol).toBe('02-KH/ĐU')
    expect((await record(at, outgoing({ type: 'NQ' }))).symbol).toBe('01-NQ/ĐU')
    expect((await record(at, outgoing({ no: 12 }))).symbol).toBe('12-KH/ĐU')
    expect((await record(at, outgoing())).symbol).toBe('13-KH/ĐU')
    expect(await world.call(at, 'documents.record', outgoing({ no: 12 }))).toMatchObject({
      refusal: { code: 'documents.number-taken', facts: { symbol: '12-KH/ĐU' } },
    })
    expect((await record(at, incoming())).arrivalNo).toBe(1)
    expect((await record(at, incoming())).arrivalNo).toBe(2)
  })

  test('two at once get two numbers; sent twice it is one', async () => {
    const at = await world.actorAt(world.places.branchB1, 'secretary')
    const both = await Promise.all([record(at, outgoing()), record(at, outgoing())])
    expect(both.map(({ symbol }) => symbol).toSorted()).toEqual(['01-KH/CB', '02-KH/CB'])
    const again = [1, 2].map(() => world.call(at, 'documents.record', outgoing(), 'one key twice'))
    expect((await Promise.all(again)).every(({ kind }) => kind === 'done')).toBe(true)
    expect((await list(at)).rows).toHaveLength(3)
  })

  test('§7.2 a branch gives no guidance, a day that is not yet is refused', async () => {
    expect(await world.call(secretary, 'documents.record', outgoing({ type: 'HD' }))).toMatchObject({
      refusal: { code: 'documents.may-not-issue', facts: { organisation: 'Chi bộ thôn 1', type: 'Hướng dẫn' } },
    })
    // Of the committee a guidance is refused, and who of the same office may give one is named.
    const outcome = await world.call(office, 'documents.record', outgoing({ type: 'HD' }))
    const said = explainRefusal('documents.may-not-issue', outcome.kind === 'refused' ? outcome.refusal.facts : {})
    expect(said.message).toMatch(/, nhân danh cấp ủy, không ban hành hướng dẫn/)
    expect(said.next).toMatch(/^Chọn nhân danh ban thường vụ/)
    for (const more of [{ issuedOn: '2026-11-22' }, { registeredOn: '2026-11-22' }])
      expect(await world.call(secretary, 'documents.record', outgoing(more))).toMatchObject(
        refused('documents.date-ahead'),
      )
  })

  test('corrected, linked, the link taken back; a stale version; the history says so', async () => {
    const directive = await record(secretary, incoming({ subject: 'Về rà soát đảng viên' }))
    const plan = await record(secretary, outgoing({ subject: 'Rà soát đảng viên', recipients: ['Đảng ủy xã'] }))
    const changed = await world.ask<Written>(secretary, 'documents.change', {
      id: plan.id,
      version: 1,
      signer: 'Lê Văn Tư',
      urgency: 'urgent',
    })
    expect(
      await world.call(secretary, 'documents.change', { id: plan.id, version: 1, place: 'An Bình' }),
    ).toMatchObject({
      kind: 'stale',
    })
    const link = (more: object) => world.call(secretary, 'documents.link', { id: plan.id, version: 2, ...more })
    expect(await link({ kind: 'carries-out' })).toMatchObject(refused('documents.link-missing'))
    expect(await link({ kind: 'carries-out', targetId: plan.id })).toMatchObject(refused('documents.link-to-itself'))
    const linked = await world.ask<Written>(secretary, 'documents.link', {
      id: plan.id,
      version: changed.version,
      kind: 'carries-out',
      targetId: directive.id,
    })
    expect(await get(secretary, plan.id)).toMatchObject({
      signer: 'Lê Văn Tư',
      urgency: 'urgent',
      links: [{ seq: 1, kind: 'carries-out', targetId: directive.id, text: 'Chỉ thị 28-CT/TW Về rà soát đảng viên' }],
      recipients: [{ name: 'Đảng ủy xã', organisationId: null, acknowledgedOn: null }],
    })
    expect((await get(secretary, directive.id)).linkedBy).toMatchObject([{ id: plan.id, kind: 'carries-out' }])
    await world.ask(secretary, 'documents.unlink', { id: plan.id, version: linked.version, seq: 1 })
    expect((await get(secretary, plan.id)).links).toEqual([])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation like 'documents.%' and summary like '%Rà soát%' or summary like '%02-KH/CB%' or summary like '%01-KH/CB%'`,
    )
    expect(rows.map(({ summary }) => summary)).toContain('Vào sổ văn bản đi: Kế hoạch 01-KH/CB.')
  })
})

describe('searching', () => {
  test('words without diacritics, from their beginning, in head and text; below on asking', async () => {
    const uploadId = await upload(world, secretary, 'ke-hoach.txt', PLAN)
    const { id } = await record(secretary, incoming({ subject: 'Phát triển đảng viên', type: 'KH', uploadId }))
    const found = async (actor: Actor, text: string, more: object = {}) =>
      (await list(actor, { text, ...more })).rows.map((row) => row.id)
    expect(await found(secretary, 'PHAT trien')).toContain(id)
    expect(await found(secretary, 'hội nghị chuyên đề')).toEqual([id])
    expect(await found(secretary, 'chuyen de hoi ngh')).toEqual([id])
    expect(await found(secretary, 'huyen de')).toEqual([])
    expect(await found(secretary, '% _')).toHaveLength((await list(secretary)).rows.length)
    expect(await found(office, 'chuyen de')).toEqual([])
    expect(await found(office, 'chuyen de', { below: true })).toEqual([id])
    expect(await found(other, 'chuyen de')).toEqual([])
    const page = await list(secretary, { limit: 1 })
    const next = await list(secretary, { limit: 1, after: page.next })
    expect(next.rows[0]?.id).not.toBe(page.rows[0]?.id)
    const file = await world.ask<{ downloadId: string; fileName: string }>(secretary, 'documents.get-file', { id })
    expect(file.fileName).toBe('ke-hoach.txt')
    expect(await world.call(other, 'documents.get-file', { id })).toMatchObject(refused('kernel.not-found'))
  })
})

describe('sending, with receipts by organisation', () => {
  test('to all below, once each; taken in with a number and the work it gives; the sender sees who has read it', async () => {
    const { places } = world
    const uploadId = await upload(world, office, 'ke-hoach.txt', PLAN)
    const sent = await record(office, outgoing({ subject: 'Phát triển đảng viên năm 2027', no: 45, uploadId }))
    const send = { id: sent.id, version: 1, below: 'direct' }
    expect(await world.call(secretary, 'documents.send', send)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(office, 'documents.send', { ...send, below: 'none' })).toMatchObject(
      refused('documents.nobody-chosen'),
    )
    expect(await world.ask(office, 'documents.send', send)).toMatchObject({ sent: 2, version: 2 })
    // Again, and to the province above and to a neighbour: only the new ones.
    const more = { ...send, version: 2, organisationIds: [places.province.id, places.communeB.id] }
    expect(await world.ask(office, 'documents.send', more)).toMatchObject({ sent: 2, version: 3 })
    const arrived = (await list(secretary, { show: 'open' })).rows.find(({ state }) => state === 'arrived')
    expect(arrived).toMatchObject({ symbol: '45-KH/ĐU', subject: 'Phát triển đảng viên năm 2027', arrivalNo: null })
    const { id = '', version = 1 } = arrived ?? {}
    expect((await get(secretary, id)).allowed).toEqual(['documents.acknowledge'])
    const inspector = await world.actorAt(places.branchA1, 'inspection')
    expect(await world.call(inspector, 'documents.acknowledge', { id, version })).toMatchObject(
      refused('kernel.not-permitted'),
    )
    const taken = await world.ask<Written>(secretary, 'documents.acknowledge', { id, version })
    expect(taken.arrivalNo).toBeGreaterThan(0)
    expect(await world.call(secretary, 'documents.acknowledge', { id, version: taken.version })).toMatchObject(
      refused('documents.nothing-to-acknowledge'),
    )
    const { tasks } = await get(secretary, id)
    expect(tasks.map(({ section, doers }) => [section, doers.map(({ name }) => name)])).toEqual([
      ['I.1', ['Chi bộ thôn 1']],
      ['I.2', ['Chi bộ thôn 1']],
      ['I.3', []],
      ['I.4', ['Chi bộ thôn 1']],
      ['II.1', []],
    ])
    const { recipients } = await get(office, sent.id)
    expect(
      recipients.map(({ name, acknowledgedOn, acknowledgedBy }) => [name, acknowledgedOn, acknowledgedBy]),
    ).toEqual(
      expect.arrayContaining([
        ['Chi bộ thôn 1', '2026-11-21', 'Lê Văn Tư'],
        ['Chi bộ thôn 2', null, null],
        ['Đảng bộ xã Bình Yên', null, null],
        ['Đảng bộ tỉnh Minh Họa', null, null],
      ]),
    )
    // What was sent is found by its text and its file is read, though both lie with the sender.
    expect((await list(secretary, { text: 'hoi nghi chuyen de' })).rows.map((row) => row.id)).toContain(id)
    expect(await world.ask(secretary, 'documents.get-file', { id })).toMatchObject({ fileName: 'ke-hoach.txt' })
    expect(await world.call(secretary, 'documents.get-file', { id: sent.id })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await world.call(secretary, 'documents.send', { id, version: 2, below: 'direct' })).toMatchObject(
      refused('documents.only-outgoing'),
    )
  })
})

describe('index cards of classified documents (S-04, S-05)', () => {
  const card = { code: '12-BC/ĐU', level: 'secret', keeper: 'Lê Văn Tư', place: 'Tủ sắt, phòng văn thư' }

  test('kept by committees for their own and those below, changed with the history', async () => {
    expect(await world.call(null, 'documents.record-card', card)).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    expect(await world.call(inspector, 'documents.list-cards', {})).toMatchObject(refused('kernel.not-permitted'))
    expect(await world.call(secretary, 'documents.record-card', { ...card, subject: 'trích yếu' })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    const { id } = await world.ask<Written>(secretary, 'documents.record-card', card)
    const now = { level: 'highly-secret', keeper: 'Trần Văn Năm', place: 'Két sắt' }
    expect(await world.call(other, 'documents.change-card', { id, version: 1, ...now })).toMatchObject(
      refused('kernel.not-found'),
    )
    await world.ask(secretary, 'documents.change-card', { id, version: 1, ...now })
    expect(await world.call(secretary, 'documents.change-card', { id, version: 1, ...now })).toMatchObject({
      kind: 'stale',
    })
    const { rows } = await world.ask<OutputOf<typeof listCards>>(office, 'documents.list-cards', {})
    expect(rows).toMatchObject([{ code: '12-BC/ĐU', ...now, organisationName: 'Chi bộ thôn 1', version: 2 }])
    const { rows: said } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'documents.change-card'`,
    )
    expect(said).toEqual([{ summary: 'Sửa phiếu văn bản mật 12-BC/ĐU.' }])
  })
})

test('a file that two send in at once is entered once; where it is refused it waits to be sent again', async () => {
  const uploadId = await upload(world, other, 'ke-hoach.txt', PLAN)
  const early = incoming({ uploadId, registeredOn: '2030-01-01' })
  expect(await world.call(other, 'documents.record', early)).toMatchObject(refused('documents.date-ahead'))
  const both = await Promise.all([1, 2].map(() => world.call(other, 'documents.record', incoming({ uploadId }))))
  expect(both.map(codeOf).toSorted()).toEqual(['documents.upload-gone', 'done'])
})

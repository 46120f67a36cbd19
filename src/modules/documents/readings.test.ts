// Reading a document at the command's boundary: what is refused, the proposal, settling part by part, confirming, giving the work out, giving up.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { getReading } from '#contract/document-readings.ts'
import type { getDocument, listDocuments } from '#contract/documents.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { listTasks } from '#contract/tasks.ts'
import { inScope, subtree } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { addTasks } from './store/parts.ts'
import { PLAN, upload } from './testing/papers.ts'

type Shown = OutputOf<typeof getDocument>
type Reading = OutputOf<typeof getReading>
type Written = { id: string; version: number }

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let secretary: Actor
let binh: string

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary')
  binh = (await register(world, office, places.branchA1, { fullName: 'Lê Thị Bình' })).id
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const read = async (actor: Actor, text: string | Buffer, name = 'ke-hoach.txt') =>
  world.call(actor, 'documents.read-file', { uploadId: await upload(world, actor, name, text) })
const readPlan = async (actor: Actor, text = PLAN): Promise<Written> => {
  const uploadId = await upload(world, actor, 'ke-hoach.txt', text)
  return world.ask(actor, 'documents.read-file', { uploadId })
}
const get = (actor: Actor, id: string): Promise<Shown> => world.ask(actor, 'documents.get', { id })

test('more work than one statement has values for is entered', async () => {
  const { communeA } = world.places
  const { id } = await readPlan(office)
  const work = Array.from({ length: 5000 }, (_, i) => ({
    document_id: id,
    path: communeA.path,
    seq: 1000 + i,
    state: 'proposed',
    title: 'Nộp kết quả',
    detail: '',
    section: '',
    at_from: 0,
    at_to: 1,
    lead_words: null,
    coop_words: null,
    due_words: null,
    waits_for: null,
    due_on: null,
    doers: [],
    lead_id: null,
  }))
  await inScope(world.database, subtree(communeA.path), (tx) => addTasks({ tx, province: '99' }, work))
  const { rows } = await world.database.owner.query(
    'select count(*)::integer as n from document_tasks where document_id = $1 and seq >= 1000',
    [id],
  )
  expect(rows[0]?.n).toBe(5000)
})

describe('what is not read', () => {
  test('not signed in, an inspector, no such upload', async () => {
    const uploadId = 'a'.repeat(32)
    expect(await world.call(null, 'documents.read-file', { uploadId })).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    expect(await read(inspector, PLAN)).toMatchObject(refused('kernel.not-permitted'))
    expect(await world.call(office, 'documents.read-file', { uploadId })).toMatchObject(
      refused('documents.upload-gone'),
    )
    const mine = await upload(world, office, 'ke-hoach.txt', PLAN)
    expect(await world.call(secretary, 'documents.read-file', { uploadId: mine })).toMatchObject(
      refused('documents.upload-gone'),
    )
  })

  test.each<[string, string | Buffer, RegExp]>([
    ['empty', ' \n', /không có chữ/],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /Word đời cũ/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /Chỉ đọc được/],
    ['a broken PDF', Buffer.from('%PDF-1.7\nnothing'), /hỏng/],
    ['a broken zip', Buffer.from('504b0304ffff', 'hex'), /./],
  ])('%s is refused in plain words', async (_, content, reason) => {
    const outcome = await read(office, content)
    expect(outcome).toMatchObject(refused('documents.not-read'))
    expect((outcome as unknown as { refusal: { facts: { reason: string } } }).refusal.facts.reason).toMatch(reason)
  })

  test('S-04 a document that bears a secrecy mark, and nothing of it stays', async () => {
    const uploadId = await upload(world, office, 'mat.txt', PLAN.replace('KẾ HOẠCH\n', 'MẬT\nKẾ HOẠCH\n'))
    const { rows: before } = await world.database.owner.query('select count(*) from documents')
    for (const name of ['read-file', 'record'] as const) {
      const file = await upload(world, office, 'mat.txt', `TỐI MẬT\n${PLAN}`)
      const entry = name === 'record' ? { direction: 'incoming', type: 'KH', subject: 'Kế hoạch' } : {}
      expect(await world.call(office, `documents.${name}`, { ...entry, uploadId: file })).toMatchObject({
        refusal: { code: 'documents.classified', facts: { level: 'Tối mật' } },
      })
      expect(await world.application.files.find(office.accountId, file)).toBeNull()
    }
    expect(await world.call(office, 'documents.read-file', { uploadId })).toMatchObject({
      refusal: { code: 'documents.classified', facts: { level: 'Mật' } },
    })
    const { rows: after } = await world.database.owner.query('select count(*) from documents')
    expect(after).toEqual(before)
  })
})

test.each(['9999', '0206'])(
  'a year nobody means, %s, is not proposed: the book could not be shown again',
  async (year) => {
    const text = PLAN.replace(/, ngày .*\n/, `, ngày 12 tháng 11 năm ${year}\n`)
      .replace('trước ngày 15/12/2026', `trước ngày 15/12/${year}`)
      .replace('ngày 20/01/2027', `tháng 12 năm ${year}`)
    expect(text.match(new RegExp(year, 'g'))).toHaveLength(3)
    const { id } = await readPlan(office, text)
    const { issuedOn, tasks } = await get(office, id)
    expect([issuedOn, tasks.filter(({ dueOn }) => dueOn?.startsWith(year))]).toEqual([null, []])
    expect(await world.call(office, 'documents.list', {})).toMatchObject({ kind: 'done' })
    await world.ask(office, 'documents.drop', { id, version: 1 })
  },
)

describe('reading takes long', () => {
  test('and no transaction stands open meanwhile; the same press sent twice is done once', async () => {
    const { files } = world.application
    const uploadId = await upload(world, office, 'ke-hoach.txt', PLAN)
    const open: number[] = []
    const take = vi.spyOn(files, 'take').mockImplementation(async (...asked) => {
      const { rows } = await world.database.owner.query(
        `select count(*)::integer as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      )
      open.push(rows[0]?.n)
      take.mockRestore()
      return files.take(...asked)
    })
    await world.ask(office, 'documents.read-file', { uploadId })
    expect(open).toEqual([0])
    expect(await world.call(office, 'documents.read-file', { uploadId })).toMatchObject(
      refused('documents.upload-gone'),
    )
    const twice = { uploadId: await upload(world, office, 'ke-hoach.txt', PLAN) }
    const both = await Promise.all([1, 2].map(() => world.call(office, 'documents.read-file', twice, 'same-press-1')))
    const [one, other] = both.map((outcome) => (outcome as unknown as { output: Written }).output.id)
    expect(one).toBe(other)
  })
})

describe('a plan read, settled part by part, confirmed', () => {
  test('what is proposed, each part with its place, bodies matched to the tree', async () => {
    const { id } = await readPlan(office)
    const reading = await world.ask<Reading>(office, 'documents.get-reading', { id })
    const at = (place: [number, number] | null | undefined) =>
      place &&
      [...reading.text]
        .slice(...place)
        .join('')
        .replace(/\s+/g, ' ')
    expect(reading.document).toMatchObject({
      state: 'reading',
      direction: 'outgoing',
      type: 'KH',
      symbol: '45-KH/ĐU',
      issuedOn: '2026-11-12',
      subject: 'phát triển đảng viên năm 2027',
      signer: 'Trần Minh Khôi',
      settledFields: [],
    })
    expect(at(reading.headPlaces.symbol)).toBe('45-KH/ĐU')
    expect(reading.cites).toMatchObject([{ text: 'Chương trình số 12-CTr/TU', isBasis: true }])
    expect(reading.damage.map(({ text, restored, at: place }) => [text, restored, at(place)])).toEqual([
      ['nhận x t', 'nhận xét', 'nhận x t'],
    ])
    const { branchA1, branchA2 } = world.places
    expect(reading.recipients.map(({ name, organisationIds }) => [name, organisationIds])).toEqual([
      ['Thường trực Tỉnh ủy', []],
      ['Các chi bộ trực thuộc', [branchA1.id, branchA2.id]],
    ])
    expect(
      reading.document.tasks.map(({ section, dueOn, doers, waitsFor }) => [
        section,
        dueOn,
        doers.map(({ name }) => name),
        waitsFor,
      ]),
    ).toEqual([
      ['I.1', '2026-12-14', ['Chi bộ thôn 1', 'Chi bộ thôn 2'], null],
      ['I.2', '2027-01-20', ['Chi bộ thôn 1'], null],
      ['I.3', '2026-12-25', [], null],
      ['I.4', null, ['Chi bộ thôn 1', 'Chi bộ thôn 2'], 'hướng dẫn của Ban Tổ chức Tỉnh ủy'],
      ['II.1', '2026-12-29', ['Chi bộ thôn 2'], null],
    ])
    for (const task of reading.document.tasks) expect(at(task.at)).toBe(task.detail)
    // Another branch, even one that is named in it, has nothing of it yet.
    expect(await world.call(secretary, 'documents.get-reading', { id })).toMatchObject(refused('kernel.not-found'))
  })

  test('head and work corrected; confirmed; the number claimed; tasks given; the rest later', async () => {
    const { places } = world
    const { id } = await readPlan(office, PLAN.replace('45-KH', '46-KH').replace('KẾ HOẠCH\n', '\n'))
    let version = 1
    const step = async (name: string, more: object) => {
      const done = await world.ask<Written & { seq?: number }>(office, `documents.${name}`, { id, version, ...more })
      version = done.version
      return done
    }
    expect(await world.call(office, 'documents.confirm', { id, version: 2 })).toMatchObject({ kind: 'stale' })
    await step('settle-head', { fields: ['symbol', 'issuedOn'], subject: null })
    expect(await world.call(office, 'documents.confirm', { id, version })).toMatchObject({
      refusal: { code: 'documents.head-missing', fields: [{ path: 'subject' }] },
    })
    await step('settle-head', { type: 'KH', subject: 'Phát triển đảng viên năm 2027' })
    expect((await get(office, id)).settledFields).toEqual(['symbol', 'issuedOn', 'subject', 'type'])
    // A mended word is the person's doing, in the task and not in the text.
    await step('settle-task', { seq: 5, title: 'Nhận xét từng quần chúng', detail: null })
    await step('settle-task', { seq: 1 })
    await step('settle-task', { seq: 2, keep: false })
    const added = await step('settle-task', { title: 'Họp giao ban', dueOn: '2026-12-01', memberIds: [binh] })
    expect(added.seq).toBe(6)
    for (const [more, code] of [
      [{ seq: 9 }, 'kernel.not-found'],
      [{}, 'documents.task-untitled'],
      [{ seq: 3, organisationIds: [places.branchB1.id] }, 'kernel.not-found'],
      [{ seq: 1, leadId: places.communeA.id }, 'tasks.lead-not-chosen'],
    ] as const)
      expect(await world.call(office, 'documents.settle-task', { id, version, ...more })).toMatchObject(refused(code))
    const confirmed = await world.ask(office, 'documents.confirm', { id, version })
    expect(confirmed).toMatchObject({ symbol: '46-KH/ĐU', assigned: 3, left: 2 })
    const shown = await get(office, id)
    expect(shown.tasks.map(({ state, taskIds }) => [state, taskIds.length])).toEqual([
      ['assigned', 2],
      ['dropped', 0],
      ['proposed', 0],
      ['proposed', 0],
      ['assigned', 1],
      ['assigned', 1],
    ])
    expect(shown.recipients.map(({ name }) => name)).toEqual(['Thường trực Tỉnh ủy', 'Các chi bộ trực thuộc'])
    const { rows } = await world.ask<OutputOf<typeof listTasks>>(secretary, 'tasks.list-mine', {})
    expect(rows.map(({ title, dueOn, source, sourceTitle }) => [title, dueOn, source, sourceTitle])).toEqual([
      [expect.stringContaining('Các chi bộ rà soát'), '2026-12-14', 'document', 'Kế hoạch 46-KH/ĐU'],
    ])
    version = shown.version
    expect(await world.call(office, 'documents.settle-head', { id, version, fields: ['type'] })).toMatchObject(
      refused('documents.not-reading'),
    )
    expect(await world.call(office, 'documents.settle-task', { id, version, seq: 1 })).toMatchObject(
      refused('documents.task-assigned'),
    )
    expect(await world.call(office, 'documents.assign-tasks', { id, version })).toMatchObject(
      refused('documents.no-task-ready'),
    )
    // The guidance it waited for has come.
    await step('settle-task', { seq: 4, dueOn: '2026-12-31' })
    expect(await world.ask(office, 'documents.assign-tasks', { id, version })).toMatchObject({ assigned: 1, left: 1 })
    // The same number once more is taken; with another it goes in, all that is clear at once.
    const again = await readPlan(office, PLAN.replace('45-KH', '46-KH'))
    expect(await world.call(office, 'documents.confirm', { ...again })).toMatchObject(refused('documents.number-taken'))
    expect(
      await world.ask(office, 'documents.confirm', { id: again.id, version: 1, no: 47, takeAll: true }),
    ).toMatchObject({ assigned: 3, left: 2 })
    // What cannot be given yet was taken too: nobody has to look at it again.
    expect((await get(office, again.id)).tasks.map(({ state }) => state).toSorted()).toEqual([
      ...['assigned', 'assigned', 'assigned'],
      ...['settled', 'settled'],
    ])
    const { rows: said } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'documents.confirm' and summary like 'Vào sổ%' order by summary`,
    )
    expect(said[0]).toEqual({ summary: 'Vào sổ văn bản đi: Kế hoạch 46-KH/ĐU.' })
  })

  test('a document from above is an incoming one, with the next number of arrival', async () => {
    const { id } = await readPlan(secretary)
    expect((await get(secretary, id)).direction).toBe('incoming')
    const confirmed = await world.ask<{ arrivalNo: number }>(secretary, 'documents.confirm', {
      id,
      version: 1,
      takeAll: true,
    })
    expect(confirmed).toMatchObject({ arrivalNo: 1, symbol: '45-KH/ĐU', assigned: 2 })
    const { rows } = await world.ask<OutputOf<typeof listDocuments>>(secretary, 'documents.list', { show: 'open' })
    expect(rows).toMatchObject([{ id, openTasks: 3 }])
  })

  test('given up it leaves nothing', async () => {
    const { id } = await readPlan(office)
    expect(await world.call(secretary, 'documents.drop', { id, version: 1 })).toMatchObject(refused('kernel.not-found'))
    await world.ask(office, 'documents.drop', { id, version: 1 })
    for (const table of ['document_texts', 'document_files', 'document_tasks']) {
      const { rows } = await world.database.owner.query(`select 1 from ${table} where document_id = $1`, [id])
      expect(rows).toEqual([])
    }
    expect(await world.call(office, 'documents.get', { id })).toMatchObject(refused('kernel.not-found'))
  })
})

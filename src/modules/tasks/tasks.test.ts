// Tasks at the command's boundary: who may, what is refused, the whole way with evidence, two at once.
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { countBranches, countTasks, getTaskFile, listTasks, listUnassigned } from '#contract/tasks.ts'
import type { Actor } from '#kernel/actor.ts'
import { EVIDENCE_LIMIT } from '#rules/tasks/evidence-file.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { tasksIn } from './testing/acts.ts'

type Listed = OutputOf<typeof listTasks>

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let secretary: Actor
let office: Actor
let binh: string
let own: Actor
let cuc: string

const today = '2026-11-21'

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  binh = (await register(world, office, places.branchA1, { fullName: 'Lê Thị Bình' })).id
  cuc = (await register(world, office, places.branchA1, { fullName: 'Trần Văn Cúc' })).id
  own = await world.actorAt(places.branchA1, 'member', { memberId: binh })
  secretary = await world.actorAt(places.branchA1, 'secretary')
})

const { assign, get, step, tried, upload } = tasksIn(world)
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const PDF = Buffer.from('%PDF-1.7\nBáo cáo kết quả')

describe('assigning (F5)', () => {
  const input = () => ({ title: 'Việc', dueOn: '2026-12-03', memberIds: [binh] })

  test('not signed in, a member, an inspector, a neighbour', async () => {
    const { places } = world
    expect(await world.call(null, 'tasks.assign', input())).toMatchObject(refused('kernel.not-signed-in'))
    expect(await world.call(own, 'tasks.assign', input())).toMatchObject(refused('kernel.not-permitted'))
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await world.call(inspector, 'tasks.assign', input())).toMatchObject(refused('kernel.not-permitted'))
    for (const place of [places.branchA2, places.communeB, places.communeC]) {
      const neighbour = await world.actorAt(place, 'secretary')
      expect(await world.call(neighbour, 'tasks.assign', input())).toMatchObject(refused('kernel.not-found'))
      const there = { ...input(), organisationId: places.branchA1.id }
      expect(await world.call(neighbour, 'tasks.assign', there)).toMatchObject(refused('kernel.not-found'))
    }
  })

  test('nobody chosen, a day gone by, somebody exempt, a lead who is not among them', async () => {
    const exempt = await register(world, office, world.places.branchA1, { fullName: 'Phạm Văn Miễn', status: 'exempt' })
    const call = (more: object) => world.call(secretary, 'tasks.assign', { ...input(), ...more })
    expect(await call({ memberIds: [] })).toMatchObject(refused('tasks.nobody-chosen'))
    expect(await call({ dueOn: '2026-11-20' })).toMatchObject(refused('tasks.date-passed'))
    expect(await call({ memberIds: [binh, exempt.id] })).toMatchObject({
      refusal: { code: 'tasks.cannot-be-given-work', facts: { names: ['Phạm Văn Miễn'] } },
    })
    expect(await call({ leadId: cuc })).toMatchObject(refused('tasks.lead-not-chosen'))
  })

  test('to two at once: one task each, one leads; sent twice it is one; the history says so', async () => {
    const asked = { ...input(), title: 'Dọn đường làng', memberIds: [binh, cuc], leadId: cuc }
    const key = 'the same sending twice'
    const first = await world.call(secretary, 'tasks.assign', asked, key)
    expect(await world.call(secretary, 'tasks.assign', asked, key)).toMatchObject({ replayed: true })
    const [one, two] = (first as unknown as { output: { ids: string[] } }).output.ids
    expect(await get(secretary, String(one))).toMatchObject({
      assigneeName: 'Lê Thị Bình',
      leading: false,
      others: [{ assigneeName: 'Trần Văn Cúc', leading: true }],
      entries: [{ kind: 'assigned', became: 'Lê Thị Bình', post: 'Bí thư' }],
    })
    const { rows } = await world.ask<Listed>(secretary, 'tasks.list', {})
    expect(
      rows
        .filter(({ title }) => title === 'Dọn đường làng')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([one, two].toSorted())
    const { rows: said } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'tasks.assign' and subject_id = $1`,
      [cuc],
    )
    expect(said).toEqual([{ summary: 'Giao nhiệm vụ «Dọn đường làng» cho Trần Văn Cúc, hạn 03/12/2026.' }])
    // A plain member sees the own one and not even the name of the other's.
    expect(await get(own, String(one))).toMatchObject({ others: [] })
    expect(await world.call(own, 'tasks.get', { id: two })).toMatchObject(refused('kernel.not-found'))
  })
})

describe('the way of a task', () => {
  test('accepted, reported, evidence of four kinds, submitted, sent back, submitted again, confirmed', async () => {
    const task = await assign(secretary, { memberIds: [binh] })
    expect((await get(own, task.id)).allowed).toEqual([
      'tasks.accept',
      'tasks.report-progress',
      'tasks.add-evidence',
      'tasks.submit',
    ])
    const accepted = await step(own, 'accept', task)
    expect(await tried(own, 'accept', accepted)).toMatchObject(refused('tasks.wrong-state'))
    const half = await step(own, 'report-progress', accepted, { text: 'Đã gặp 6 hộ', percent: 50 })
    expect(await tried(own, 'submit', half)).toMatchObject(refused('tasks.nothing-to-submit'))
    expect(await tried(own, 'add-evidence', half)).toMatchObject(refused('tasks.evidence-empty'))
    const uploadId = await upload(own, 'bao-cao.pdf', PDF)
    const shown = await step(own, 'add-evidence', half, {
      text: 'Biên bản họp thôn',
      link: 'https://xa-an-binh.example/bao-cao',
      figure: 12,
      unit: 'hộ',
      uploadId,
    })
    const submitted = await step(own, 'submit', shown)
    expect(await tried(own, 'report-progress', submitted, { text: 'nữa', percent: 60 })).toMatchObject(
      refused('tasks.wrong-state'),
    )
    expect(await tried(own, 'confirm', submitted)).toMatchObject(refused('kernel.not-permitted'))
    const back = await step(secretary, 'send-back', submitted, { reason: 'Thiếu danh sách hộ' })
    const again = await step(own, 'submit', back, { text: 'Đã kèm danh sách' })
    const done = await step(secretary, 'confirm', again)
    expect(done.state).toBe('done')
    const now = await get(secretary, task.id)
    expect(now).toMatchObject({ percent: 100, submittedOn: today, closedOn: today, allowed: ['tasks.take-back'] })
    expect(now.entries.map(({ kind }) => kind)).toEqual([
      'assigned',
      'accepted',
      'progress',
      'evidence',
      'submitted',
      'sent-back',
      'submitted',
      'confirmed',
    ])
    const evidence = now.entries.find(({ kind }) => kind === 'evidence')
    expect(evidence).toMatchObject({ figure: 12, unit: 'hộ', fileName: 'bao-cao.pdf', fileSize: PDF.length })
    const file = await world.ask<OutputOf<typeof getTaskFile>>(secretary, 'tasks.get-file', {
      fileId: evidence?.fileId,
    })
    expect(await world.application.files.find(secretary.accountId, file.downloadId)).toMatchObject({
      mediaType: 'application/pdf',
      size: PDF.length,
    })
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await world.call(neighbour, 'tasks.get-file', { fileId: evidence?.fileId })).toMatchObject(
      refused('kernel.not-found'),
    )
    const { rows } = await world.database.owner.query('select content_sealed from task_files where task_id = $1', [
      task.id,
    ])
    expect(rows[0].content_sealed).not.toContain(PDF.toString('base64'))
  })

  test('files that are too large, of another kind, gone, or somebody else’s', async () => {
    const task = await assign(secretary, { memberIds: [binh] })
    const send = async (name: string, body: Buffer) =>
      tried(own, 'add-evidence', task, { uploadId: await upload(own, name, body) })
    const large = Buffer.concat([PDF, Buffer.alloc(EVIDENCE_LIMIT)])
    expect(await send('to.pdf', large)).toMatchObject(refused('tasks.file-too-large'))
    expect(await send('chay.exe', Buffer.from('MZ'))).toMatchObject(refused('tasks.file-type'))
    expect(await send('anh.png', PDF)).toMatchObject(refused('tasks.file-type'))
    const others = await upload(secretary, 'cua-bi-thu.pdf', PDF)
    expect(await tried(own, 'add-evidence', task, { uploadId: others })).toMatchObject(refused('tasks.upload-gone'))
    const bad = await tried(own, 'add-evidence', task, { link: 'javascript:alert(1)' })
    expect(bad).toMatchObject({ refusal: { code: 'kernel.invalid-input', fields: [{ path: 'link' }] } })
    expect((await get(own, task.id)).version).toBe(1)
  })

  test('two who act at once: the second is shown what stands now', async () => {
    const task = await assign(secretary, { memberIds: [binh] })
    const deputy = await world.actorAt(world.places.branchA1, 'committee-member')
    const both = await Promise.all([
      tried(secretary, 'move-date', task, { dueOn: '2026-12-10', reason: 'Mưa lũ' }),
      tried(deputy, 'move-date', task, { dueOn: '2026-12-15', reason: 'Trùng họp xã' }),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(both.find(({ kind }) => kind === 'stale')).toMatchObject({ current: { id: task.id, version: 2 } })
    expect((await get(own, task.id)).entries.at(-1)).toMatchObject({ kind: 'date-moved', was: '2026-12-03' })
  })

  test('the branch writes for whoever does not use the program; nobody confirms the own work', async () => {
    const forCuc = await assign(secretary, { memberIds: [cuc] })
    const submitted = await step(secretary, 'submit', forCuc, { text: 'Ông Cúc báo miệng đã xong' })
    expect(await step(secretary, 'confirm', submitted)).toMatchObject({ state: 'done' })
    const dung = await register(world, office, world.places.branchA1, { fullName: 'Hoàng Thị Dung' })
    const chief = await world.actorAt(world.places.branchA1, 'secretary', { memberId: dung.id })
    const hers = await assign(chief, { memberIds: [dung.id] })
    const handedIn = await step(chief, 'submit', hers, { text: 'Xong' })
    expect(await tried(chief, 'confirm', handedIn)).toMatchObject(refused('tasks.own-work'))
    expect(await step(office, 'confirm', handedIn)).toMatchObject({ state: 'done' })
  })

  test('the level above assigns to a branch: the branch does it, only the level above judges it', async () => {
    const task = await assign(office, { organisationIds: [world.places.branchA1.id] })
    expect(task).toMatchObject({ memberId: null, assigneeName: 'Chi bộ thôn 1', assignerName: 'Đảng bộ xã An Bình' })
    const { rows } = await world.ask<Listed>(secretary, 'tasks.list-mine')
    expect(rows.map(({ id }) => id)).toContain(task.id)
    expect((await world.ask<Listed>(own, 'tasks.list-mine', {})).rows.map(({ id }) => id)).not.toContain(task.id)
    expect(await tried(office, 'accept', task)).toMatchObject(refused('tasks.not-the-doer'))
    const submitted = await step(secretary, 'submit', task, { text: 'Đã làm' })
    expect(await tried(secretary, 'confirm', submitted)).toMatchObject(refused('tasks.not-the-assigner'))
    expect(await step(office, 'confirm', submitted)).toMatchObject({ state: 'done' })
  })

  test('taking back: what was submitted, a confirmation within its day and not after, a cancelling', async () => {
    const task = await assign(secretary, { memberIds: [binh] })
    const submitted = await step(own, 'submit', task, { text: 'Xong' })
    expect(await tried(secretary, 'take-back', submitted)).toMatchObject({ kind: 'done' })
    const open = await get(own, task.id)
    expect(open).toMatchObject({ state: 'assigned', submittedOn: null })
    const again = await step(own, 'submit', open, { text: 'Xong' })
    const confirmed = await step(secretary, 'confirm', again)
    expect(await tried(own, 'take-back', confirmed)).toMatchObject(refused('tasks.nothing-to-take-back'))
    const back = await step(secretary, 'take-back', confirmed)
    expect(back.state).toBe('submitted')
    expect(await tried(own, 'take-back', back)).toMatchObject(refused('tasks.nothing-to-take-back'))
    const cancelled = await step(secretary, 'cancel', back, { reason: 'Không còn cần' })
    const restored = await step(secretary, 'take-back', cancelled)
    const sure = await step(secretary, 'confirm', restored)
    world.clock.set('2026-11-22T02:00:00Z')
    expect(await tried(secretary, 'take-back', sure)).toMatchObject(refused('tasks.nothing-to-take-back'))
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('given to somebody else with a reason', async () => {
    const task = await assign(secretary, { memberIds: [binh] })
    expect(await tried(secretary, 'reassign', task, { reason: 'Ốm' })).toMatchObject(refused('tasks.nobody-chosen'))
    const there = await register(world, office, world.places.branchA2)
    const across = { memberId: there.id, reason: 'Ốm' }
    expect(await tried(secretary, 'reassign', task, across)).toMatchObject(refused('kernel.not-found'))
    await step(secretary, 'reassign', task, { memberId: cuc, reason: 'Ốm' })
    expect(await get(secretary, task.id)).toMatchObject({ assigneeName: 'Trần Văn Cúc', state: 'assigned', percent: 0 })
    expect(await world.call(own, 'tasks.get', { id: task.id })).toMatchObject(refused('kernel.not-found'))
  })
})

describe('lists and counts', () => {
  test('overdue where it is, counted above; filters; pages follow one another', async () => {
    world.clock.set('2026-11-21T02:00:00Z')
    const task = await assign(secretary, { memberIds: [cuc], title: 'Sẽ quá hạn', dueOn: '2026-11-25' })
    world.clock.set('2026-11-26T02:00:00Z')
    const overdue = await world.ask<Listed>(secretary, 'tasks.list', { show: 'overdue', memberId: cuc })
    expect(overdue.rows).toMatchObject([{ id: task.id, overdue: true }])
    const waiting: OutputOf<typeof countTasks> = await world.ask(office, 'tasks.count')
    expect(waiting).toMatchObject({ mine: 0, overdue: 0, overdueBelow: 1 })
    expect(await world.ask(own, 'tasks.count')).toMatchObject({ overdue: 0, toConfirm: 0, overdueBelow: 0 })
    const ids: string[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page: Listed = await world.ask(secretary, 'tasks.list', { show: 'all', limit: 3, ...(after && { after }) })
      ids.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    const whole = await world.ask<Listed>(secretary, 'tasks.list', { show: 'all', limit: 200 })
    expect(ids).toEqual(whole.rows.map(({ id }) => id))
    const may = await world.ask<Listed>(secretary, 'tasks.list', { dueFrom: '2026-11-25', dueTo: '2026-11-30' })
    expect(may.rows.map(({ title }) => title)).toEqual(['Sẽ quá hạn'])
    const counted = await world.ask<OutputOf<typeof countBranches>>(office, 'tasks.count-branches', {
      from: '2026-11-01',
      to: '2026-12-31',
    })
    const branch = counted.rows.find(({ organisationId }) => organisationId === world.places.branchA1.id)
    expect(branch).toMatchObject({ overdue: 1, late: 0, submitted: 0 })
    expect(branch?.onTime).toBeGreaterThan(2)
    expect(counted.total).toMatchObject({ overdue: 1, due: branch?.due })
    expect(await world.call(own, 'tasks.count-branches', { from: today, to: today })).toMatchObject(
      refused('kernel.not-permitted'),
    )
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('who has no work and no reason why not; a reason that is written down, twice, and ended', async () => {
    const { branchB1, communeB } = world.places
    const officeB = await world.actorAt(communeB, 'office')
    const chief = await world.actorAt(branchB1, 'secretary')
    await register(world, officeB, branchB1, { fullName: 'Bùi Văn Miễn', status: 'exempt' })
    const [an, em] = [
      await register(world, officeB, branchB1, { fullName: 'Vũ Văn An' }),
      await register(world, officeB, branchB1, { fullName: 'Đỗ Thị Em' }),
    ]
    const unassigned = () => world.ask<OutputOf<typeof listUnassigned>>(chief, 'tasks.list-unassigned', {})
    expect(await unassigned()).toMatchObject({ assignable: 2, assigned: 0, waived: 0, total: 2 })
    await assign(chief, { memberIds: [an.id] })
    expect((await unassigned()).rows.map(({ fullName }) => fullName)).toEqual(['Đỗ Thị Em'])
    const reason = { memberIds: [em.id], reason: 'Nuôi con nhỏ', from: today }
    expect(await world.call(chief, 'tasks.waive', { ...reason, to: '2026-11-01' })).toMatchObject(
      refused('tasks.days-reversed'),
    )
    const two = await Promise.all([
      world.call(chief, 'tasks.waive', reason),
      world.call(officeB, 'tasks.waive', reason),
    ])
    expect(two.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
    expect(two.find(({ kind }) => kind === 'refused')).toMatchObject(refused('tasks.waived-already'))
    expect(await unassigned()).toMatchObject({ assignable: 2, assigned: 1, waived: 1, rows: [], total: 0 })
    const waivers = await world.ask<{ rows: { id: string; version: number; to: null }[] }>(chief, 'tasks.list-waivers')
    expect(waivers.rows).toMatchObject([{ fullName: 'Đỗ Thị Em', from: today, to: null }])
    const [waiver] = waivers.rows
    expect(await tried(chief, 'end-waiver', { id: String(waiver?.id), version: 9 })).toMatchObject({ kind: 'stale' })
    await world.ask(chief, 'tasks.end-waiver', { id: waiver?.id, version: waiver?.version })
    expect(await unassigned()).toMatchObject({ waived: 0, total: 1 })
  })
})

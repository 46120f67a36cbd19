// Plans at the command's boundary: who may, the head and its parts, declining with a reason, giving work to members, reports, targets.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { actsOf } from './testing/plans.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let secretary: Actor
let acts: ReturnType<typeof actsOf>

beforeAll(async () => {
  const { places } = world
  acts = actsOf(world)
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const head = { title: 'Phát triển đảng viên', startsOn: '2026-11-01', endsOn: '2026-12-31' }
const memberOf = async (name: string): Promise<string> =>
  (
    await world.ask<{ id: string }>(office, 'members.register', {
      organisationId: world.places.branchA1.id,
      fullName: name,
      gender: 'female',
      birthDate: '1985-05-05',
      hometown: 'Xã An Bình',
      residence: 'Thôn 1',
      admittedOn: '2012-01-01',
      officialOn: '2013-01-01',
      joinedOn: '2025-07-01',
      status: 'full',
    })
  ).id

describe('a plan of an organisation (G3)', () => {
  test('not signed in, an inspector, a neighbour', async () => {
    const { places } = world
    expect(await world.call(null, 'plans.create', head)).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await world.call(inspector, 'plans.create', head)).toMatchObject(refused('kernel.not-permitted'))
    const { id } = await acts.create(secretary)
    for (const place of [places.branchA2, places.communeB, places.communeC]) {
      const neighbour = await world.actorAt(place, 'secretary')
      const there = { ...head, organisationId: places.branchA1.id }
      expect(await world.call(neighbour, 'plans.create', there)).toMatchObject(refused('kernel.not-found'))
      for (const name of ['plans.adopt', 'plans.close', 'plans.remove', 'plans.set-task'])
        expect(
          await world.call(neighbour, name, {
            id,
            version: 1,
            ...(name === 'plans.adopt' && { adoptedBy: 'x' }),
            ...(name === 'plans.set-task' && { title: 'x' }),
          }),
        ).toMatchObject(refused('kernel.not-found'))
      expect(await world.call(neighbour, 'plans.get', { id })).toMatchObject(refused('kernel.not-found'))
      expect(await world.ask<{ rows: [] }>(neighbour, 'plans.list')).toMatchObject({ rows: [] })
    }
    await acts.act(secretary, 'remove', id)
    expect(await world.call(secretary, 'plans.get', { id })).toMatchObject(refused('kernel.not-found'))
  })

  test('days the wrong way round, nothing to do, a deadline that lacks its day, a stale version, sent twice it is one', async () => {
    expect(await world.call(secretary, 'plans.create', { ...head, endsOn: '2026-10-01' })).toMatchObject(
      refused('plans.days-reversed'),
    )
    const once = await Promise.all([1, 2].map(() => world.call(secretary, 'plans.create', head, 'one plan twice')))
    expect(once.every(({ kind }) => kind === 'done')).toBe(true)
    const { rows } = await world.ask<{ rows: { id: string }[] }>(secretary, 'plans.list')
    expect(rows).toHaveLength(1)
    const id = rows[0]?.id ?? ''
    expect(await world.call(secretary, 'plans.adopt', { id, version: 1, adoptedBy: 'NQ' })).toMatchObject(
      refused('plans.nothing-to-do'),
    )
    const task = { id, version: 1, title: 'Rà soát', dueKind: 'period', fromOn: '2026-12-01' }
    expect(await world.call(secretary, 'plans.set-task', task)).toMatchObject({
      refusal: { code: 'plans.due-incomplete', fields: [{ path: 'dueOn' }] },
    })
    await world.ask(secretary, 'plans.set-task', { ...task, dueOn: '2026-12-31' })
    expect(await world.call(secretary, 'plans.set-task', { ...task, dueOn: '2026-12-31' })).toMatchObject({
      kind: 'stale',
    })
    expect(
      await world.call(secretary, 'plans.adopt', { id, version: 2, adoptedBy: 'NQ', adoptedOn: '2026-11-22' }),
    ).toMatchObject(refused('plans.date-ahead'))
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 05-NQ/CB' })
    expect(await world.call(secretary, 'plans.adopt', { id, version: 3, adoptedBy: 'NQ' })).toMatchObject(
      refused('plans.adopted-already'),
    )
    expect(await world.call(secretary, 'plans.remove', { id, version: 3 })).toMatchObject(refused('plans.not-a-draft'))
    const { rows: said } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'plans.adopt'`,
    )
    expect(said).toEqual([{ summary: 'Ban hành kế hoạch «Phát triển đảng viên» theo Nghị quyết 05-NQ/CB.' }])
  })

  test('a plan of what a document of the own book gives: its work with the words and the waiting, its name as the ground', async () => {
    const { id: documentId } = await world.ask<{ id: string }>(office, 'documents.record', {
      direction: 'incoming',
      type: 'CT',
      symbol: '07-CT/TU',
      subject: 'Về kết nạp đảng viên',
      issuer: 'Tỉnh ủy',
    })
    const work = { id: documentId, title: 'Rà soát quần chúng', dueOn: '2026-12-20' }
    await world.ask(office, 'documents.settle-task', {
      ...work,
      version: 1,
      organisationIds: [world.places.branchA1.id],
    })
    await world.ask(office, 'documents.settle-task', { id: documentId, version: 2, title: 'Việc bỏ', keep: false })
    const { id } = await acts.create(office, { documentId })
    expect(await acts.get(office, id)).toMatchObject({
      documentId,
      basis: 'Chỉ thị 07-CT/TU – Về kết nạp đảng viên',
      tasks: 1,
      work: [{ title: 'Rà soát quần chúng', dueKind: 'by', dueOn: '2026-12-20', doers: [{ name: 'Chi bộ thôn 1' }] }],
    })
    expect(await world.call(secretary, 'plans.create', { ...head, documentId })).toMatchObject(
      refused('kernel.not-found'),
    )
  })
})

describe('the work of a plan', () => {
  test('declined only with a reason, taken again; own work leaves a draft, work from above does not', async () => {
    const { id } = await acts.create(secretary)
    const { partId } = await acts.act<{ partId: string }>(secretary, 'set-task', id, { title: 'Họp dân' })
    const at = async () => ({ id, version: (await acts.get(secretary, id)).version, taskId: partId })
    expect(await world.call(secretary, 'plans.decline-task', await at())).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'reason' }] },
    })
    expect(await world.call(secretary, 'plans.decline-task', { ...(await at()), reason: '  ' })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    expect((await acts.get(secretary, id)).work[0]?.allowed).toEqual(['plans.set-task', 'plans.remove-task'])
    await acts.act(secretary, 'decline-task', id, { taskId: partId, reason: 'Đã làm trong kế hoạch của thôn' })
    expect((await acts.get(secretary, id)).work[0]).toMatchObject({
      state: 'declined',
      declinedReason: 'Đã làm trong kế hoạch của thôn',
      allowed: ['plans.take-task'],
    })
    expect(await world.call(secretary, 'plans.set-task', { ...(await at()), title: 'Khác' })).toMatchObject(
      refused('plans.task-declined'),
    )
    await acts.act(secretary, 'take-task', id, { taskId: partId })
    await acts.act(secretary, 'remove-task', id, { taskId: partId })
    expect((await acts.get(secretary, id)).work).toEqual([])
  })

  test('given to members with the way back, done when all of it is done; late and reported', async () => {
    const memberId = await memberOf('Trần Thị Năm')
    const { id } = await acts.create(secretary)
    const task = (input: object) => acts.act<{ partId: string }>(secretary, 'set-task', id, input)
    const { partId: given } = await task({ title: 'Rà soát', dueKind: 'by', dueOn: '2026-12-15' })
    const { partId: late } = await task({ title: 'Đăng ký chuyên đề', dueKind: 'before', dueOn: '2026-11-20' })
    const { partId: monthly } = await task({
      title: 'Báo hằng tháng',
      dueKind: 'periodic',
      every: 'monthly',
      dueOn: '2026-11-25',
    })
    const version = async () => (await acts.get(secretary, id)).version
    const assign = { id, taskId: given, memberIds: [memberId] }
    expect(await world.call(secretary, 'plans.assign-task', { ...assign, version: await version() })).toMatchObject(
      refused('plans.not-adopted'),
    )
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 06-NQ/CB' })
    const { ids } = await acts.act<{ ids: string[] }>(secretary, 'assign-task', id, assign)
    const state = async (taskId: string) => (await acts.get(secretary, id)).work.find((one) => one.id === taskId)
    expect(await state(given)).toMatchObject({
      state: 'under-way',
      given: [{ id: ids[0], assigneeName: 'Trần Thị Năm' }],
    })
    expect(await state(late)).toMatchObject({ state: 'late' })
    expect(await world.ask(secretary, 'plans.count-waiting')).toMatchObject({
      late: expect.arrayContaining([{ planId: id, title: 'Nâng cao chất lượng sinh hoạt chi bộ', tasks: 1 }]),
    })
    // From the member's task back to the plan.
    const shown = await world.ask<{ source: string; sourceId: string }>(secretary, 'tasks.get', { id: ids[0] })
    expect(shown).toMatchObject({ source: 'plan', sourceId: given })
    expect(await world.ask(secretary, 'plans.get', { taskId: shown.sourceId })).toMatchObject({ id })
    expect(
      await world.call(secretary, 'plans.decline-task', {
        id,
        version: await version(),
        taskId: given,
        reason: 'Thôi',
      }),
    ).toMatchObject(refused('plans.task-given'))
    await world.ask(secretary, 'tasks.report-progress', {
      id: ids[0],
      version: 1,
      text: 'Đã xem nửa số hồ sơ',
      percent: 50,
    })
    expect(await state(given)).toMatchObject({ state: 'under-way', percent: 50 })
    await world.ask(secretary, 'tasks.submit', { id: ids[0], version: 2, text: 'Xong' })
    await world.ask(office, 'tasks.confirm', { id: ids[0], version: 3 })
    expect(await state(given)).toMatchObject({ state: 'done', percent: 100 })
    // Something periodic is due again the month after.
    await acts.act(secretary, 'report-task', id, { taskId: monthly, percent: 100, done: true, text: 'Đã báo tháng 11' })
    expect(await state(monthly)).toMatchObject({ state: 'not-begun', dueOn: '2026-12-25' })
    await acts.act(secretary, 'report-task', id, { taskId: late, percent: 100, done: true, text: 'Đã đăng ký' })
    expect(await state(late)).toMatchObject({ state: 'done', doneOn: '2026-11-21' })
    expect(await acts.get(secretary, id)).toMatchObject({ done: 2, notBegun: 1, tasks: 3 })
    expect((await acts.get(secretary, id)).allowed).not.toContain('plans.send')
    await acts.act(secretary, 'close', id)
    expect(await world.call(secretary, 'plans.set-task', { id, version: await version(), title: 'Nữa' })).toMatchObject(
      refused('plans.closed'),
    )
  })
})

describe('work that comes again', () => {
  /** A plan with work of every 25th, and what becomes of it. */
  const monthly = async (assignee: string, endsOn: string) => {
    const memberId = await memberOf(assignee)
    const { id } = await acts.create(secretary, { endsOn })
    const { partId: taskId } = await acts.act<{ partId: string }>(secretary, 'set-task', id, {
      title: 'Báo hằng tháng',
      dueKind: 'periodic',
      every: 'monthly',
      dueOn: '2026-11-25',
    })
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 07-NQ/CB' })
    const give = async () =>
      (await acts.act<{ ids: string[] }>(secretary, 'assign-task', id, { taskId, memberIds: [memberId] })).ids[0] ?? ''
    const finish = async (task: string) => {
      await world.ask(secretary, 'tasks.submit', { id: task, version: 1, text: 'Xong' })
      await world.ask(office, 'tasks.confirm', { id: task, version: 2 })
    }
    const now = async () => {
      const { work, done, late, notBegun, underWay } = await acts.get(secretary, id)
      return [work[0]?.state, work[0]?.dueOn, work[0]?.percent, { done, late, notBegun, underWay }]
    }
    return { id, taskId, give, finish, now }
  }
  const counts = { done: 0, late: 0, notBegun: 0, underWay: 0 }

  test('given to members it is done for its day; after that the next day counts, and is late when nobody did it', async () => {
    const { give, finish, now } = await monthly('Phạm Thị Sáu', '2027-02-28')
    await finish(await give())
    expect(await now()).toEqual(['done', '2026-11-25', 100, { ...counts, done: 1 }])
    world.clock.set('2026-11-26T02:00:00Z')
    expect(await now()).toEqual(['not-begun', '2026-12-25', 0, { ...counts, notBegun: 1 }])
    const second = await give()
    expect(await world.ask(secretary, 'tasks.get', { id: second })).toMatchObject({ dueOn: '2026-12-25' })
    expect(await now()).toMatchObject(['under-way', '2026-12-25', 0, { underWay: 1 }])
    await finish(second)
    expect(await now()).toMatchObject(['done', '2026-12-25', 100, { done: 1 }])
    world.clock.set('2027-01-26T02:00:00Z')
    expect(await now()).toMatchObject(['late', '2027-01-25', 0, { late: 1 }])
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('given to nobody it is late once its day is over', async () => {
    const { now } = await monthly('Phạm Thị Chín', '2027-02-28')
    world.clock.set('2026-11-26T02:00:00Z')
    expect(await now()).toEqual(['late', '2026-11-25', 0, { ...counts, late: 1 }])
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('how far it is counts for its own day, and for that also when it is late', async () => {
    const { id, taskId, give, finish, now } = await monthly('Phạm Thị Tám', '2027-02-28')
    await acts.act(secretary, 'report-task', id, { taskId, done: false, percent: 30, text: 'Đang làm' })
    expect(await now()).toMatchObject(['under-way', '2026-11-25', 30, { underWay: 1 }])
    await finish(await give())
    world.clock.set('2026-11-26T02:00:00Z')
    expect(await now()).toEqual(['not-begun', '2026-12-25', 0, { ...counts, notBegun: 1 }])
    const second = await give()
    await world.ask(secretary, 'tasks.report-progress', { id: second, version: 1, percent: 40, text: 'Được một phần' })
    expect(await now()).toMatchObject(['under-way', '2026-12-25', 40, { underWay: 1 }])
    world.clock.set('2026-12-26T02:00:00Z')
    expect(await now()).toMatchObject(['late', '2026-12-25', 40, { late: 1 }])
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('work of the end of a month comes again at the end of the month, also after February and after an edit', async () => {
    const { id } = await acts.create(secretary, { endsOn: '2027-06-30' })
    const what = { title: 'Chốt sổ', dueKind: 'periodic', every: 'monthly' }
    const { partId: taskId } = await acts.act<{ partId: string }>(secretary, 'set-task', id, {
      ...what,
      dueOn: '2027-01-31',
    })
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 07-NQ/CB' })
    const due = async () => (await acts.get(secretary, id)).work[0]?.dueOn
    const done = () => acts.act(secretary, 'report-task', id, { taskId, percent: 100, done: true, text: 'Đã chốt' })
    await done()
    expect(await due()).toBe('2027-02-28')
    // Whoever mends the words sends the day that was shown.
    await acts.act(secretary, 'set-task', id, { ...what, taskId, title: 'Chốt sổ, ký tên', dueOn: '2027-02-28' })
    await done()
    expect(await due()).toBe('2027-03-31')
    await done()
    expect(await due()).toBe('2027-04-30')
    // Another day said is the first one from then on.
    await acts.act(secretary, 'set-task', id, { ...what, taskId, dueOn: '2027-04-28' })
    await done()
    expect(await due()).toBe('2027-05-28')
  })

  test('what was done for the end of January is not done for the end of February, here and in the tree', async () => {
    const memberId = await memberOf('Phạm Thị Mười')
    const { id } = await acts.create(secretary, { endsOn: '2027-06-30' })
    const { partId: taskId } = await acts.act<{ partId: string }>(secretary, 'set-task', id, {
      title: 'Chốt sổ',
      dueKind: 'periodic',
      every: 'monthly',
      dueOn: '2027-01-31',
    })
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 07-NQ/CB' })
    const work = async () => {
      const [one] = (await acts.get(secretary, id)).work
      return [one?.state, one?.dueOn]
    }
    const give = async () => {
      const given = await acts.act<{ ids: string[] }>(secretary, 'assign-task', id, { taskId, memberIds: [memberId] })
      await world.ask(secretary, 'tasks.submit', { id: given.ids[0], version: 1, text: 'Xong' })
      await world.ask(office, 'tasks.confirm', { id: given.ids[0], version: 2 })
    }
    await give()
    world.clock.set('2027-02-02T02:00:00Z')
    expect(await work()).toEqual(['not-begun', '2027-02-28'])
    await acts.act(secretary, 'report-task', id, { taskId, percent: 40, done: false, text: 'Đang làm' })
    expect(await work()).toEqual(['under-way', '2027-02-28'])
    await give()
    expect(await work()).toEqual(['done', '2027-02-28'])
    world.clock.set('2027-03-02T02:00:00Z')
    expect(await work()).toEqual(['not-begun', '2027-03-31'])
    world.clock.set('2027-03-30T02:00:00Z')
    expect(await work()).toEqual(['not-begun', '2027-03-31'])
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('it does not come again after the end of the plan, whatever is reported then', async () => {
    const { id, taskId, give, finish, now } = await monthly('Phạm Thị Bảy', '2026-12-10')
    await finish(await give())
    world.clock.set('2026-11-26T02:00:00Z')
    const done = ['done', '2026-11-25', 100, { ...counts, done: 1 }]
    expect(await now()).toEqual(done)
    await acts.act(secretary, 'report-task', id, { taskId, done: false, percent: 50, text: 'Ghi thêm' })
    expect(await now()).toEqual(done)
    world.clock.set('2026-11-21T02:00:00Z')
  })
})

describe('targets (G4)', () => {
  test('a number, a counted fact and a figure by hand with its source', async () => {
    const { id } = await acts.create(secretary)
    const target = (input: object) => acts.act<{ partId: string }>(secretary, 'set-target', id, { unit: '%', ...input })
    const at = async () => ({ id, version: (await acts.get(secretary, id)).version })
    const fact = { title: 'Chi bộ có chi ủy', unit: '%', measure: 'fact', goal: 65 }
    expect(await world.call(secretary, 'plans.set-target', { ...(await at()), ...fact })).toMatchObject(
      refused('plans.fact-missing'),
    )
    expect(
      await world.call(secretary, 'plans.set-target', {
        ...(await at()),
        title: 'x',
        unit: '%',
        measure: 'hand',
        goal: 4,
        most: 3,
      }),
    ).toMatchObject(refused('plans.goal-reversed'))
    const { partId: counted } = await target({ ...fact, unit: 'người', fact: 'branches-with-committee-share' })
    const wrong = async (more: object) =>
      world.call(secretary, 'plans.set-target', { ...(await at()), ...fact, ...more })
    expect(await wrong({ fact: 'assigned-share', goal: 8000 })).toMatchObject(refused('plans.share-over-hundred'))
    expect(await wrong({ fact: 'assigned-share', most: 101 })).toMatchObject({
      refusal: { code: 'plans.share-over-hundred', fields: [{ path: 'most' }] },
    })
    expect(await wrong({ measure: 'number' })).toMatchObject(refused('plans.share-not-summed'))
    for (const one of ['admitted-share', 'assigned-share', 'rated-good-share'])
      await target({ title: one, measure: 'fact', fact: one, goal: 3, most: 4 })
    const { partId: byHand } = await target({ title: 'Mô hình mới', measure: 'hand', goal: 25 })
    await acts.act(secretary, 'set-task', id, { title: 'Việc' })
    await acts.act(secretary, 'adopt', id, { adoptedBy: 'Nghị quyết 07-NQ/CB' })
    const record = async (more: object) =>
      world.call(secretary, 'plans.record-figure', { ...(await at()), figure: 30, ...more })
    expect(await record({ targetId: counted })).toMatchObject(refused('plans.figure-is-counted'))
    expect(await record({ targetId: byHand })).toMatchObject(refused('plans.source-missing'))
    expect(await record({ targetId: byHand, source: 'Sổ mô hình' })).toMatchObject({ kind: 'done' })
    const { targets } = await acts.get(secretary, id)
    expect(targets[0]).toMatchObject({ unit: '%' })
    expect(targets.map(({ title, actual, reached }) => [title, actual, reached])).toEqual([
      ['Chi bộ có chi ủy', 0, false],
      ['admitted-share', 0, false],
      ['assigned-share', expect.any(Number), expect.any(Boolean)],
      ['rated-good-share', null, null],
      ['Mô hình mới', 30, true],
    ])
  })
})

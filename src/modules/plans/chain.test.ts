// A plan between the levels: sent below, read, made into own plans, changed and sent anew; what waits is released; the tree says how it stands.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { type At, actsOf } from './testing/plans.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let board: Actor
let office: Actor
let secretary: Actor
let other: Actor
let acts: ReturnType<typeof actsOf>

beforeAll(async () => {
  const { places } = world
  acts = actsOf(world)
  board = await world.actorAt(places.province, 'office', { displayName: 'Văn phòng Tỉnh ủy' })
  office = await world.actorAt(places.communeA, 'office', { displayName: 'Văn phòng xã' })
  secretary = await world.actorAt(places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
  other = await world.actorAt(places.branchA2, 'secretary')
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
type Sent = At & { issue: number; sent: number }
const send = (actor: Actor, id: string, more: object = { below: 'direct' }): Promise<Sent> =>
  acts.act<Sent>(actor, 'send', id, more)
interface Tree {
  total: Record<string, number>
  rows: ({ organisationName: string; deeper: boolean } & Record<string, number>)[]
}
const tree = (actor: Actor, id: string, more: object = {}): Promise<Tree> =>
  world.ask(actor, 'plans.get-progress', { id, ...more })

describe('from directive to branch (G3)', () => {
  let root: string
  let communePlan: string
  let branchPlan: string

  test('only an adopted plan goes, only to those below, to each once', async () => {
    const { places } = world
    const draft = await acts.create(board)
    expect(await world.call(board, 'plans.send', { ...draft, below: 'all' })).toMatchObject(
      refused('plans.not-adopted'),
    )
    await acts.act(board, 'remove', draft.id)
    root = await acts.directive(board)
    const at = async () => ({ id: root, version: (await acts.get(board, root)).version })
    expect(await world.call(board, 'plans.send', await at())).toMatchObject(refused('plans.nobody-chosen'))
    for (const place of [places.province, places.communeC, places.centre])
      expect(await world.call(board, 'plans.send', { ...(await at()), organisationIds: [place.id] })).toMatchObject(
        refused('plans.not-below'),
      )
    expect(await world.call(office, 'plans.send', { ...(await at()), below: 'all' })).toMatchObject(
      refused('kernel.not-found'),
    )
    const twice = { ...(await at()), below: 'direct' }
    const both = await Promise.all([1, 2].map(() => world.call(board, 'plans.send', twice, 'one sending twice')))
    expect(both).toMatchObject([1, 2].map(() => ({ kind: 'done', output: { issue: 1, sent: 2 } })))
    expect(await send(board, root)).toMatchObject({ issue: 1, sent: 0 })
    expect((await acts.get(board, root)).sent).toEqual({ issue: 1, to: 2, read: 0, made: 0, changed: false })
  })

  test('the receiver reads what was sent, and nothing else of the sender; a neighbour nothing', async () => {
    const got = await acts.received(office)
    expect(got).toMatchObject({
      senderName: 'Đảng bộ tỉnh Minh Họa',
      issue: 1,
      readIssue: 0,
      planId: null,
      allowed: ['plans.acknowledge', 'plans.make-own'],
      tasks: [{ dueKind: 'by', concerns: true }, { dueKind: 'trigger' }, { every: 'monthly' }],
      targets: [{ title: 'Số buổi tọa đàm', goal: 10 }],
    })
    expect(await world.ask(office, 'plans.count-waiting')).toMatchObject({ rows: [{ id: got.id }] })
    expect(await world.call(office, 'plans.get', { id: root })).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(office, 'plans.get-progress', { id: root })).toMatchObject(refused('kernel.not-found'))
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    for (const name of ['plans.get-received', 'plans.acknowledge', 'plans.make-own'])
      expect(
        await world.call(neighbour, name, { id: got.id, ...(name !== 'plans.get-received' && { version: 1 }) }),
      ).toMatchObject(refused('kernel.not-found'))
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    expect(await world.ask(inspector, 'plans.get-received', { id: got.id })).toMatchObject({ allowed: [] })
    expect(await world.call(inspector, 'plans.acknowledge', { id: got.id, version: 1 })).toMatchObject(
      refused('kernel.not-permitted'),
    )
  })

  test('reading is confirmed once; an own plan is made once, with where its work comes from', async () => {
    const { id } = await acts.received(office)
    const both = await Promise.all([1, 2].map(() => world.call(office, 'plans.acknowledge', { id, version: 1 })))
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(await world.call(office, 'plans.acknowledge', { id, version: 2 })).toMatchObject(
      refused('plans.read-already'),
    )
    const made = await Promise.all([1, 2].map(() => world.call(office, 'plans.make-own', { id, version: 2 })))
    expect(made.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
    communePlan = (await acts.received(office)).planId ?? ''
    const plan = await acts.get(office, communePlan)
    expect(plan).toMatchObject({
      inherited: true,
      tasks: 3,
      state: 'draft',
      basis: expect.stringContaining('tỉnh Minh Họa'),
    })
    const origins = (await acts.get(board, root)).work.map((one) => one.id)
    expect(plan.work.map(({ originId }) => originId)).toEqual(origins)
    const [first] = plan.work
    await acts.act(office, 'set-task', communePlan, {
      taskId: first?.id,
      title: 'Rà soát hai chi bộ yếu của xã',
      dueOn: '2026-12-10',
    })
    expect(
      await world.call(office, 'plans.remove-task', {
        id: communePlan,
        version: 2,
        taskId: first?.id,
      }),
    ).toMatchObject(refused('plans.task-from-above'))
    await acts.act(office, 'set-task', communePlan, { title: 'Lập tổ giúp chi bộ', dueKind: 'by', dueOn: '2026-11-30' })
    await acts.act(office, 'adopt', communePlan, { adoptedBy: 'Kế hoạch 20-KH/ĐU' })
    expect((await acts.get(office, communePlan)).work[0]?.told).toEqual([
      { field: 'title', value: 'Rà soát chi bộ còn yếu' },
      { field: 'dueOn', value: '2026-12-15' },
    ])
    expect((await acts.get(board, root)).sent).toMatchObject({ to: 2, read: 1, made: 1 })
  })

  test('down to the branch: declined with a reason, done, seen from above in the tree and by the work', async () => {
    expect(await send(office, communePlan, { below: 'all' })).toMatchObject({ issue: 1, sent: 2 })
    branchPlan = await acts.makeOwn(secretary)
    const { work } = await acts.get(secretary, branchPlan)
    expect(work).toHaveLength(4)
    await acts.act(secretary, 'report-task', branchPlan, {
      taskId: work[0]?.id,
      percent: 100,
      done: true,
      text: 'Đã rà soát',
    })
    await acts.act(secretary, 'decline-task', branchPlan, { taskId: work[3]?.id, reason: 'Chi bộ không yếu' })
    const seen = await tree(board, root)
    expect(seen.total).toMatchObject({ organisations: 4, read: 2, made: 2, idle: 3 })
    expect(seen.rows).toMatchObject([
      {
        organisationName: 'Đảng bộ xã An Bình',
        organisations: 3,
        made: 2,
        done: 1,
        waiting: 2,
        declined: 1,
        deeper: true,
      },
      { organisationName: 'Đảng bộ xã Bình Yên', organisations: 1, read: 0, made: 0, idle: 1, tasks: 0, deeper: false },
    ])
    const commune = await tree(board, root, { organisationId: world.places.communeA.id })
    expect(commune).toMatchObject({ trail: [{ name: 'Đảng bộ tỉnh Minh Họa' }] })
    expect(commune.rows.map((row) => [row.organisationName, row.made, row.done])).toEqual([
      ['Đảng bộ xã An Bình', 1, 0],
      ['Chi bộ thôn 1', 1, 1],
      ['Chi bộ thôn 2', 0, 0],
    ])
    const [first] = (await acts.get(board, root)).work
    expect(first?.below).toEqual({ tasks: 2, done: 1, late: 0, waiting: 0, declined: 0 })
    const last = (await acts.get(office, communePlan)).work.find(({ below }) => below.declined > 0)
    expect(last?.below).toMatchObject({ tasks: 0, declined: 1 })
    expect((await tree(board, root, { taskId: first?.id })).total).toMatchObject({ tasks: 2, done: 1 })
    expect((await tree(office, communePlan)).total).toMatchObject({ organisations: 2, made: 1 })
    // The tree says what the plans themselves say.
    const plans = [await acts.get(office, communePlan), await acts.get(secretary, branchPlan)]
    for (const key of ['tasks', 'done', 'late', 'waiting', 'underWay', 'notBegun', 'declined'] as const)
      expect(seen.total[key], key).toBe(plans.reduce((sum, plan) => sum + plan[key], 0))
    const names = async (show: string) =>
      (
        await world.ask<{ rows: { organisationName: string }[] }>(board, 'plans.list-below', { id: root, show })
      ).rows.map((row) => row.organisationName)
    expect(await names('declined')).toEqual(['Chi bộ thôn 1'])
    expect(await names('not-made')).toEqual(['Chi bộ thôn 2', 'Đảng bộ xã Bình Yên'])
    expect(await names('waiting')).toEqual(['Chi bộ thôn 1', 'Đảng bộ xã An Bình'])
    expect(await names('late')).toEqual([])
    // A list goes on where it stopped.
    const page = await world.ask<{ rows: object[]; next: string }>(board, 'plans.list-below', { id: root, limit: 3 })
    const rest = await world.ask<{ rows: object[] }>(board, 'plans.list-below', {
      id: root,
      limit: 3,
      after: page.next,
    })
    expect([page.rows.length, rest.rows.length]).toEqual([3, 1])
    expect(await world.call(other, 'plans.get', { id: branchPlan })).toMatchObject(refused('kernel.not-found'))
  })

  test('a number is summed up from below without being typed again', async () => {
    for (const [actor, plan, figure] of [
      [secretary, branchPlan, 4],
      [office, communePlan, 7],
    ] as const) {
      const [target] = (await acts.get(actor, plan)).targets
      await acts.act(actor, 'record-figure', plan, { targetId: target?.id, figure })
    }
    expect((await acts.get(office, communePlan)).targets[0]).toMatchObject({ actual: 11, entered: 7, enteredBelow: 1 })
    expect((await acts.get(board, root)).targets[0]).toMatchObject({
      actual: 11,
      entered: null,
      enteredBelow: 2,
      reached: true,
    })
  })

  test('what waits is released once above, and then below too; a day that was settled stays', async () => {
    const waiting = async (actor: Actor, plan: string) =>
      (await acts.get(actor, plan)).work.find(({ dueKind }) => dueKind === 'trigger')
    const task = await waiting(board, root)
    expect(task).toMatchObject({ state: 'waiting', allowed: expect.arrayContaining(['plans.release-task']) })
    expect(
      await world.call(board, 'plans.report-task', {
        id: root,
        version: (await acts.get(board, root)).version,
        taskId: task?.id,
        percent: 10,
        text: 'x',
      }),
    ).toMatchObject(refused('plans.task-waits'))
    const release = { taskId: task?.id, releasedBy: 'Hướng dẫn 03-HD/BTCTU', dueOn: '2027-01-31' }
    expect(await acts.act(board, 'release-task', root, release)).toMatchObject({ below: 2 })
    for (const [actor, plan] of [
      [office, communePlan],
      [secretary, branchPlan],
    ] as const)
      expect(await waiting(actor, plan)).toMatchObject({
        state: 'not-begun',
        releasedBy: 'Hướng dẫn 03-HD/BTCTU',
        dueOn: '2027-01-31',
      })
    expect(
      await world.call(board, 'plans.release-task', {
        ...release,
        id: root,
        version: (await acts.get(board, root)).version,
      }),
    ).toMatchObject(refused('plans.task-does-not-wait'))
  })

  test('changed after sending: a new issue below, what a level settled itself stays, what was taken away is said', async () => {
    const before = await acts.get(board, root)
    // What was released is there for everybody already.
    expect(before.sent.changed).toBe(false)
    const [first] = before.work
    await acts.act(board, 'set-task', root, { taskId: first?.id, title: 'Rà soát mọi chi bộ', dueOn: '2026-12-20' })
    // The day that came with the release was not settled by the level below: what it is told of this work changes along.
    const { id: taskId, dueKind, dueOn, waitsFor } = before.work.find(({ dueKind }) => dueKind === 'trigger') ?? {}
    const released = { taskId, dueKind, dueOn, waitsFor, title: 'Mở hai lớp bồi dưỡng chi ủy' }
    await acts.act(board, 'set-task', root, released)
    await acts.act(board, 'set-task', root, { title: 'Tọa đàm về nêu gương', dueKind: 'continuous' })
    await acts.act(board, 'decline-task', root, { taskId: before.work[2]?.id, reason: 'Không cần báo hằng tháng' })
    expect(await send(board, root, {})).toMatchObject({ issue: 2, sent: 2 })
    expect((await acts.get(board, root)).sent).toMatchObject({ issue: 2, to: 2, read: 0, changed: false })
    expect(await world.ask(office, 'plans.count-waiting')).toMatchObject({
      rows: [{ issue: 2, readIssue: 1, takenIssue: 1 }],
    })
    expect(await acts.get(office, communePlan)).toMatchObject({ newer: true })
    expect(await acts.act(office, 'take-changes', communePlan)).toMatchObject({ added: 1, changed: 2, withdrawn: 1 })
    const { work, newer } = await acts.get(office, communePlan)
    expect(newer).toBe(false)
    expect(work.map(({ title, withdrawn }) => [title, withdrawn])).toEqual([
      ['Rà soát hai chi bộ yếu của xã', false],
      ['Mở hai lớp bồi dưỡng chi ủy', false],
      ['Báo tình hình sinh hoạt', true],
      ['Lập tổ giúp chi bộ', false],
      ['Tọa đàm về nêu gương', false],
    ])
    expect(work[0]?.told).toContainEqual({ field: 'title', value: 'Rà soát mọi chi bộ' })
    const at = { id: communePlan, version: (await acts.get(office, communePlan)).version }
    expect(await world.call(office, 'plans.take-changes', at)).toMatchObject(refused('plans.nothing-newer'))
    expect((await acts.get(board, root)).sent).toMatchObject({ to: 2, read: 1 })
  })

  test('whoever makes a plan only after the release need not wait', async () => {
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    const late = await acts.get(neighbour, await acts.makeOwn(neighbour))
    expect(late.work.find(({ dueKind }) => dueKind === 'trigger')).toMatchObject({
      state: 'not-begun',
      releasedBy: 'Hướng dẫn 03-HD/BTCTU',
      dueOn: '2027-01-31',
    })
  })

  test('a newer issue changes head, targets and calendar that were left as told; what was settled stays beside what is told', async () => {
    const { targets, reports } = await acts.get(board, root)
    const [target, report] = [targets[0], reports[0]]
    const extra = await acts.act<At & { partId: string }>(board, 'set-report', root, {
      title: 'Báo nhanh',
      dueOn: '2026-12-31',
    })
    await send(board, root, {})
    expect(await acts.act(office, 'take-changes', communePlan)).toMatchObject({
      reports: { added: 1, changed: 0, withdrawn: 0 },
    })
    const head = { title: 'Nâng cao chất lượng chi bộ', basis: null, startsOn: '2026-11-01', endsOn: '2027-12-31' }
    await acts.act(board, 'change', root, head)
    await acts.act(board, 'set-target', root, {
      targetId: target?.id,
      title: 'Số buổi tọa đàm',
      unit: 'buổi',
      measure: 'number',
      goal: 12,
    })
    await acts.act(board, 'set-report', root, {
      reportId: report?.id,
      title: 'Sơ kết một năm',
      dueOn: '2027-10-31',
    })
    await acts.act(board, 'remove-report', root, { reportId: extra.partId })
    await send(board, root, {})
    // The commune has its own day for the report, and its own goal.
    const before = await acts.get(office, communePlan)
    await acts.act(office, 'set-report', communePlan, {
      reportId: before.reports.find(({ title }) => title === 'Sơ kết')?.id,
      title: 'Sơ kết',
      dueOn: '2027-03-15',
    })
    expect(await acts.act(office, 'take-changes', communePlan)).toMatchObject({
      targets: { added: 0, changed: 1, withdrawn: 0 },
      reports: { added: 0, changed: 1, withdrawn: 1 },
    })
    const taken = await acts.get(office, communePlan)
    expect(taken).toMatchObject({ title: head.title, endsOn: head.endsOn, told: null })
    expect(taken.targets).toMatchObject([{ goal: 12, entered: 7, told: null }])
    expect(taken.reports.map(({ title, dueOn, withdrawn, told }) => [title, dueOn, withdrawn, told])).toEqual([
      ['Báo nhanh', '2026-12-31', true, null],
      ['Sơ kết', '2027-03-15', false, { title: 'Sơ kết một năm', dueOn: '2027-10-31', every: null }],
    ])
    // What a level calls it stays, whatever comes; a figure of another measure is not counted on.
    await acts.act(office, 'change', communePlan, { ...head, title: 'Kế hoạch của xã' })
    await acts.act(board, 'change', root, { ...head, endsOn: '2028-06-30' })
    await acts.act(board, 'set-target', root, {
      targetId: target?.id,
      title: 'Số buổi tọa đàm',
      unit: 'buổi',
      measure: 'hand',
      goal: 15,
    })
    await send(board, root, {})
    await acts.act(office, 'take-changes', communePlan)
    const kept = await acts.get(office, communePlan)
    expect(kept).toMatchObject({ title: 'Kế hoạch của xã', endsOn: '2027-12-31', told: { endsOn: '2028-06-30' } })
    expect(kept.targets).toMatchObject([{ goal: 12, entered: 7, told: { goal: 15, measure: 'hand' } }])
  })

  test('work for one of those below is not in the plan of its neighbour', async () => {
    const { places } = world
    const { id } = await acts.create(office, { title: 'Giúp thôn 1' })
    await acts.act(office, 'set-task', id, { title: 'Việc của thôn 1', doerIds: [places.branchA1.id] })
    await acts.act(office, 'set-task', id, { title: 'Việc của mọi thôn' })
    const wrong = { id, version: (await acts.get(office, id)).version, title: 'x', doerIds: [places.branchB1.id] }
    expect(await world.call(office, 'plans.set-task', wrong)).toMatchObject(refused('kernel.not-found'))
    await acts.act(office, 'adopt', id, { adoptedBy: 'Kế hoạch 21-KH/ĐU' })
    await send(office, id)
    const titles = async (actor: Actor) =>
      (await acts.get(actor, await acts.makeOwn(actor))).work.map(({ title }) => title)
    expect(await titles(other)).toEqual(['Việc của mọi thôn'])
    expect(await titles(secretary)).toEqual(['Việc của thôn 1', 'Việc của mọi thôn'])
  })

  test('no organisation ends with a plan of its own that is open', async () => {
    const { branchB1, province } = world.places
    const keeper = await world.actorAt(branchB1, 'secretary')
    const { id } = await acts.create(keeper)
    const above = await world.actorAt(province, 'organisation-board')
    const { version } = await world.ask<At>(above, 'organisations.get', { id: branchB1.id })
    const ending = { id: branchB1.id, version, endedOn: '2026-11-21' }
    expect(await world.call(above, 'organisations.end', ending)).toMatchObject(refused('plans.still-open'))
    await acts.act(keeper, 'remove', id)
    expect(await world.call(above, 'organisations.end', ending)).not.toMatchObject(refused('plans.still-open'))
  })
})

// Tasks and the other modules: what moves with a member, what an organisation and an import wait for, what a meeting assigns and asks.
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { listTasks } from '#contract/tasks.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { asSystem } from '#kernel/system.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { leaveMember, restoreMember } from '../members/public.ts'
import { workedOn } from '../members/store/followers.ts'
import { register } from '../members/testing/people.ts'
import { assignFromSource, openTasksOf, taskCountsOf, tasksOfSource } from './public.ts'
import { tasksIn } from './testing/acts.ts'

type Listed = OutputOf<typeof listTasks>

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const { assign, get, step } = tasksIn(world)
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const today = '2026-11-21'
let secretary: Actor
let office: Actor
let binh: string
let cuc: string

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary')
  binh = (await register(world, office, places.branchA1, { fullName: 'Lê Thị Bình' })).id
  cuc = (await register(world, office, places.branchA1, { fullName: 'Trần Văn Cúc' })).id
  await assign(secretary, { memberIds: [binh] })
  const done = await assign(secretary, { memberIds: [cuc] })
  await step(secretary, 'confirm', await step(secretary, 'submit', done, { text: 'Xong' }))
})

describe('members who move or leave', () => {
  test('open tasks go along and the new branch stands for the old one; what is closed stays', async () => {
    const { places } = world
    const moving = await register(world, office, places.branchA1, { fullName: 'Ngô Văn Chuyển' })
    const open = await assign(secretary, { memberIds: [moving.id], title: 'Còn dở' })
    const above = await assign(office, { memberIds: [moving.id], title: 'Xã giao' })
    const over = await assign(secretary, { memberIds: [moving.id], title: 'Đã xong' })
    await step(secretary, 'confirm', await step(secretary, 'submit', over, { text: 'Xong' }))
    await world.ask(office, 'members.move-branch', {
      id: moving.id,
      version: moving.version,
      organisationId: places.branchA2.id,
      from: today,
    })
    const there = await world.actorAt(places.branchA2, 'secretary')
    const seen = (await world.ask<Listed>(there, 'tasks.list', { show: 'all' })).rows
    expect(seen.map(({ title, assignerName }) => [title, assignerName]).toSorted()).toEqual([
      ['Còn dở', 'Chi bộ thôn 2'],
      ['Xã giao', 'Đảng bộ xã An Bình'],
    ])
    expect((await get(there, open.id)).entries.at(-1)).toMatchObject({
      kind: 'moved',
      author: 'Hệ thống',
      was: 'Chi bộ thôn 1',
      became: 'Chi bộ thôn 2',
    })
    expect(await world.call(secretary, 'tasks.get', { id: open.id })).toMatchObject(refused('kernel.not-found'))
    expect(await get(secretary, over.id)).toMatchObject({ state: 'done' })
    const moved = await get(there, open.id)
    await step(there, 'confirm', await step(there, 'submit', moved, { text: 'Xong' }))
    expect((await get(there, above.id)).assignerId).toBe(places.communeA.id)
  })

  test('what somebody who left had not handed in goes back to the branch with a sentence', async () => {
    const leaving = await register(world, office, world.places.branchA1, { fullName: 'Đặng Văn Mất' })
    const task = await assign(secretary, { memberIds: [leaving.id] })
    await world.ask(office, 'members.record-departure', {
      id: leaving.id,
      version: leaving.version,
      kind: 'died',
      on: today,
      document: 'Giấy chứng tử',
    })
    const now = await get(secretary, task.id)
    expect(now).toMatchObject({ memberId: null, assigneeName: 'Chi bộ thôn 1', state: 'assigned' })
    expect(now.entries.at(-1)?.text).toContain('Đặng Văn Mất không còn trong danh sách')
  })
})

describe('a departure that is taken back', () => {
  const inside = async (work: (context: CommandContext) => Promise<unknown>) =>
    expect(await asSystem(world.application, '99', 'cases.take-step', work)).toMatchObject({
      version: expect.any(Number),
    })
  const lose = (memberId: string) => inside((c) => leaveMember(c, { memberId, kind: 'name-deleted', on: today }))
  const restore = (memberId: string) => inside((c) => restoreMember(c, { memberId, on: today }))

  test('AGE-04: gives the work back that nobody has touched since, with a sentence', async () => {
    const { id } = await register(world, office, world.places.branchA1, { fullName: 'Hồ Văn Vắng' })
    const own = await assign(secretary, { memberIds: [id] })
    const above = await assign(office, { memberIds: [id] })
    const given = await assign(secretary, { memberIds: [id] })
    const put = await assign(secretary, { memberIds: [id] })
    const { id: other } = await register(world, office, world.places.branchA1, { fullName: 'Hồ Văn Đi' })
    const ofOther = await assign(secretary, { memberIds: [other] })
    await lose(id)
    await lose(other)
    await step(secretary, 'reassign', await get(secretary, given.id), { memberId: binh, reason: 'Cần làm ngay' })
    await step(secretary, 'move-date', await get(secretary, put.id), { dueOn: '2026-12-30', reason: 'Chờ người khác' })
    await restore(id)
    for (const task of [own, above]) {
      const now = await get(secretary, task.id)
      expect(now).toMatchObject({ memberId: id, assigneeName: 'Hồ Văn Vắng', state: 'assigned' })
      expect(now.entries.at(-1)).toMatchObject({ kind: 'reassigned', author: 'Hệ thống', became: 'Hồ Văn Vắng' })
    }
    expect(await get(secretary, given.id)).toMatchObject({ memberId: binh })
    for (const task of [put, ofOther]) expect(await get(secretary, task.id)).toMatchObject({ memberId: null })
    expect(await world.ask(office, 'tasks.check-days', {})).toMatchObject({ differences: [] })
  })

  test('of two of one name who left, the branch says whose it was', async () => {
    const names = { fullName: 'Hồ Thị Trùng' }
    const first = await register(world, office, world.places.branchA1, names)
    const second = await register(world, office, world.places.branchA1, names)
    const task = await assign(secretary, { memberIds: [first.id] })
    await lose(first.id)
    await lose(second.id)
    await restore(second.id)
    expect(await get(secretary, task.id)).toMatchObject({ memberId: null, assigneeName: 'Chi bộ thôn 1' })
  })
})

test('an import is not taken back over members who were given work', async () => {
  const free = await register(world, office, world.places.branchA1)
  const found = await asSystem(world.application, '99', 'members.undo-import', (context) =>
    workedOn(context, [binh, free.id]),
  )
  expect([...found]).toEqual([binh])
})

test('an organisation with open tasks does not end', async () => {
  const { communeC, otherProvince } = world.places
  const board = await world.actorAt(otherProvince, 'office')
  const officeC = await world.actorAt(communeC, 'office')
  const place = {
    parentId: communeC.id,
    typeCode: 'branch',
    code: '98.001.009',
    name: 'Chi bộ Mới',
    foundedOn: '2026-01-01',
  }
  const { id } = await world.ask<{ id: string }>(board, 'organisations.found', place)
  const task = await assign(officeC, { organisationIds: [id] })
  const ending = { id, version: 1, endedOn: today, document: '5-QĐ/ĐU' }
  expect(await world.call(officeC, 'organisations.end', ending)).toMatchObject({
    refusal: { code: 'tasks.organisation-has-tasks', facts: { organisation: 'Chi bộ Mới', tasks: 1 } },
  })
  await step(officeC, 'cancel', task, { reason: 'Chi bộ kết thúc' })
  expect(await world.call(officeC, 'organisations.end', ending)).toMatchObject({ kind: 'done' })
})

describe('for other modules', () => {
  const inside = <T>(work: (context: CommandContext) => Promise<T>): Promise<T> =>
    asSystem(world.application, '99', 'tasks.assign', work, (answer) => !(answer instanceof Refusal))

  test('a meeting assigns, asks what is open and what became of it', async () => {
    const { branchA1 } = world.places
    const source = {
      kind: 'meeting',
      id: '01999999-0000-7000-8000-000000000001',
      title: 'Cuộc họp ngày 03/11/2026',
    } as const
    const task = { title: 'Việc của cuộc họp', detail: null, dueOn: '2026-12-03', organisationIds: [], leadId: null }
    const nobody = await inside((context) =>
      assignFromSource(context, branchA1, source, today, [{ ...task, memberIds: [] }]),
    )
    expect(nobody).toMatchObject({ code: 'tasks.nobody-chosen' })
    const given = await inside((context) =>
      assignFromSource(context, branchA1, source, today, [{ ...task, memberIds: [binh, cuc] }]),
    )
    expect((given as string[][])[0]).toHaveLength(2)
    const found = await inside((context) => tasksOfSource(context, source.id))
    expect(found).toMatchObject([{ source: 'meeting' }, { source_title: source.title }])
    const before = await inside((context) => openTasksOf(context, branchA1.id, '2026-11-20'))
    expect(before.map(({ title }) => title)).not.toContain('Việc của cuộc họp')
    const open = await inside((context) => openTasksOf(context, branchA1.id, today))
    expect(open.filter(({ title }) => title === 'Việc của cuộc họp')).toHaveLength(2)
    const counts = await inside((context) => taskCountsOf(context, { memberId: cuc }, '2026-11-01', '2026-12-31'))
    expect(counts).toMatchObject({ late: 0, onTime: 1 })
    const listed = await world.ask<Listed>(secretary, 'tasks.list', { source: 'meeting' })
    expect(listed.rows).toHaveLength(2)
  })
})

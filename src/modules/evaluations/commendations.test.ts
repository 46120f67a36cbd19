// New models and commendations on a real database: recorded and withdrawn by those who may, counted by year, read by the target of a plan.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

describe('new models, commendations, awards', () => {
  const world = useWorld()
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  let secretary: Actor
  let office: Actor
  let member: Actor
  let neighbour: Actor
  let memberId = ''
  let first = ''
  const model = { kind: 'model', title: 'Sinh hoạt theo tổ liên gia', on: '2026-05-03', paper: 'NQ 05-NQ/CB' }
  const list = <T = { rows: { id: string }[]; counts: object }>(actor: Actor, more: object = {}): Promise<T> =>
    world.ask(actor, 'commendations.list', more)

  beforeAll(async () => {
    const { branchA1, branchA2, communeA, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    memberId = (await register(world, board, branchA1)).id
    secretary = await world.actorAt(branchA1, 'secretary')
    neighbour = await world.actorAt(branchA2, 'secretary')
    office = await world.actorAt(communeA, 'office')
    member = await world.actorAt(branchA1, 'member', { memberId })
  })

  test('G9: recorded once a press, not by strangers, members, neighbours; not ahead of its day, only with people of the place', async () => {
    const record = (actor: Actor | null, more: object = {}) =>
      world.call(actor, 'commendations.record', { ...model, ...more })
    expect(await record(null)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await record(member)).toMatchObject(refused('kernel.not-permitted'))
    expect(await record(neighbour, { organisationId: world.places.branchA1.id })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await record(secretary, { title: '' })).toMatchObject(refused('kernel.invalid-input'))
    expect(await record(secretary, { on: '2026-11-22' })).toMatchObject(refused('commendations.date-ahead'))
    expect(await record(neighbour, { memberIds: [memberId] })).toMatchObject(refused('commendations.people-elsewhere'))
    const input = { ...model, memberIds: [memberId, memberId] }
    const [one, two] = [
      await world.call(secretary, 'commendations.record', input, 'pressed twice'),
      await world.call(secretary, 'commendations.record', input, 'pressed twice'),
    ]
    expect(two).toEqual({ ...one, replayed: true })
    first = (one as { output: { id: string } }).output.id
    await world.ask(office, 'commendations.record', { ...model, kind: 'commendation', title: 'Biểu dương' })
    expect(await list(office)).toMatchObject({ counts: { model: 1, commendation: 1, award: 0 }, rows: [{}, {}] })
    expect(await list(member)).toMatchObject({ rows: [{ id: first, people: [{ memberId }], allowed: [] }] })
    expect(await list(neighbour)).toMatchObject({ rows: [], counts: { model: 0 } })
    expect((await list(office, { kind: 'model' })).rows).toHaveLength(1)
    expect((await list(office, { year: 2025 })).rows).toEqual([])
  })

  test('a target of a plan counts the branches with a new model in the year; what is withdrawn counts no more', async () => {
    const { id } = await world.ask<{ id: string; version: number }>(office, 'plans.create', {
      title: 'Đổi mới sinh hoạt',
      basis: 'KH 01',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    })
    const plan = () => world.ask<{ version: number; targets: object[] }>(office, 'plans.get', { id })
    const target = { title: 'Chi bộ có mô hình mới', measure: 'fact', fact: 'branches-with-model-share', unit: '%' }
    await world.ask(office, 'plans.set-target', { id, version: (await plan()).version, ...target, goal: 25 })
    expect((await plan()).targets).toMatchObject([{ actual: 50, part: 1, whole: 2, reached: true }])
    const withdraw = (actor: Actor, version = 1) =>
      world.call(actor, 'commendations.withdraw', { id: first, version, reason: 'Ghi nhầm' })
    expect(await withdraw(neighbour)).toMatchObject(refused('kernel.not-found'))
    expect(await withdraw(secretary, 2)).toMatchObject({ kind: 'stale', current: { title: model.title } })
    expect(await withdraw(secretary)).toMatchObject({ output: { version: 2 } })
    expect(await withdraw(secretary, 2)).toMatchObject(refused('commendations.withdrawn-already'))
    expect((await plan()).targets).toMatchObject([{ actual: 0, reached: false }])
    expect(await list(secretary)).toMatchObject({ counts: { model: 0 }, rows: [{ withdrawnReason: 'Ghi nhầm' }] })
  })
})

// The same directive received from two levels: one plan of it, with both origins; the nearer level's words hold, nothing is done twice.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { type At, actsOf, type Received } from './testing/plans.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let board: Actor
let office: Actor
let first: Actor
let second: Actor
let acts: ReturnType<typeof actsOf>

beforeAll(async () => {
  const { places } = world
  acts = actsOf(world)
  board = await world.actorAt(places.province, 'office')
  office = await world.actorAt(places.communeA, 'office')
  first = await world.actorAt(places.branchA1, 'secretary')
  second = await world.actorAt(places.branchA2, 'secretary')
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })

/** What came to the seat's organisation from a sender. */
async function receivedFrom(actor: Actor, sender: string): Promise<Received> {
  const { rows } = await world.ask<{ rows: { id: string; senderName: string }[] }>(actor, 'plans.list-received', {})
  const row = rows.find(({ senderName }) => senderName === sender)
  return world.ask(actor, 'plans.get-received', { id: row?.id })
}
const PROVINCE = 'Đảng bộ tỉnh Minh Họa'
const COMMUNE = 'Đảng bộ xã An Bình'

async function makeFrom(actor: Actor, sender: string): Promise<string> {
  const { id, version } = await receivedFrom(actor, sender)
  return (await world.ask<{ planId: string }>(actor, 'plans.make-own', { id, version })).planId
}

/** A piece of work said anew: what is not named stays. */
async function says(actor: Actor, plan: string, title: string, more: object): Promise<void> {
  const { work } = await acts.get(actor, plan)
  const { id: taskId, dueKind, dueOn, every, waitsFor } = work.find((one) => one.title === title) ?? {}
  await acts.act(actor, 'set-task', plan, { taskId, title, dueKind, dueOn, every, waitsFor, ...more })
}

const plansOf = async (actor: Actor): Promise<number> =>
  (await world.ask<{ rows: object[] }>(actor, 'plans.list', { show: 'all' })).rows.length

describe('a directive that the province and the commune both send (G3)', () => {
  let root: string
  let communePlan: string
  let plan: string
  const titles = async (actor: Actor, id: string) => (await acts.get(actor, id)).work.map(({ title }) => title)

  test('the plan made of the one takes the other in: the nearer words hold, what was settled stays, nothing comes twice', async () => {
    root = await acts.directive(board)
    await acts.act(board, 'send', root, { below: 'all' })
    // The branch begins with what the province sent, and settles one day itself.
    plan = await makeFrom(first, PROVINCE)
    await says(first, plan, 'Rà soát chi bộ còn yếu', { dueOn: '2026-12-01' })
    // The commune changes two pieces, adds one, and sends on.
    communePlan = await acts.makeOwn(office)
    await says(office, communePlan, 'Rà soát chi bộ còn yếu', { title: 'Rà soát chi bộ yếu của xã' })
    await says(office, communePlan, 'Mở lớp bồi dưỡng chi ủy', { title: 'Mở lớp ở xã' })
    await acts.act(office, 'set-task', communePlan, { title: 'Lập tổ giúp', dueKind: 'by', dueOn: '2026-11-30' })
    await acts.act(office, 'send', communePlan, { below: 'direct' })

    const again = await receivedFrom(first, COMMUNE)
    expect(again).toMatchObject({
      planId: null,
      samePlan: { id: plan },
      allowed: expect.arrayContaining(['plans.make-own']),
    })
    const at = { id: again.id, version: again.version }
    expect(await world.ask(first, 'plans.make-own', at)).toMatchObject({ planId: plan })
    expect(await plansOf(first)).toBe(1)
    const after = await acts.get(first, plan)
    expect(after.origins.map(({ senderName }) => senderName)).toEqual([COMMUNE, PROVINCE])
    expect(after.newer).toBe(false)
    expect(after.work.map(({ title }) => title)).toEqual([
      'Rà soát chi bộ còn yếu',
      'Mở lớp ở xã',
      'Báo tình hình sinh hoạt',
      'Lập tổ giúp',
    ])
    // What the branch settled stays, beside what the nearer level says now.
    expect(after.work[0]).toMatchObject({ dueOn: '2026-12-01' })
    expect(after.work[0]?.told).toContainEqual({ field: 'title', value: 'Rà soát chi bộ yếu của xã' })
    expect(after.work.some(({ withdrawn }) => withdrawn)).toBe(false)
    expect([after.targets.length, after.reports.map(({ withdrawn }) => withdrawn)]).toEqual([1, [false]])
    for (const sender of [PROVINCE, COMMUNE])
      expect(await receivedFrom(first, sender)).toMatchObject({ planId: plan, samePlan: null, issue: 1, readIssue: 1 })
    const now = await receivedFrom(first, COMMUNE)
    expect(await world.call(first, 'plans.make-own', { id: now.id, version: now.version })).toMatchObject(
      refused('plans.made-already'),
    )
    expect((await acts.get(office, communePlan)).sent).toMatchObject({ to: 2, read: 1, made: 1 })
  })

  test('the tree counts its work once, a figure once', async () => {
    await acts.act(first, 'adopt', plan, { adoptedBy: 'Nghị quyết 03-NQ/CB' })
    const [target] = (await acts.get(first, plan)).targets
    await acts.act(first, 'record-figure', plan, { targetId: target?.id, figure: 4 })
    const [review] = (await acts.get(board, root)).work
    expect(review?.below).toMatchObject({ tasks: 2 })
    expect((await acts.get(board, root)).targets[0]).toMatchObject({ actual: 4, enteredBelow: 1 })
  })

  test('a newer issue of either comes in, without the other being taken for withdrawn', async () => {
    await acts.act(board, 'set-task', root, { title: 'Tọa đàm về nêu gương', dueKind: 'continuous' })
    await acts.act(board, 'send', root, {})
    expect(await acts.get(first, plan)).toMatchObject({ newer: true })
    expect(await acts.act(first, 'take-changes', plan)).toMatchObject({ added: 1, changed: 0, withdrawn: 0 })
    await acts.act(office, 'take-changes', communePlan)
    await says(office, communePlan, 'Tọa đàm về nêu gương', { title: 'Tọa đàm ở thôn' })
    await acts.act(office, 'send', communePlan, {})
    expect(await acts.act(first, 'take-changes', plan)).toMatchObject({ added: 0, changed: 1, withdrawn: 0 })
    expect(await titles(first, plan)).toContain('Tọa đàm ở thôn')
    expect(await titles(first, plan)).not.toContain('Tọa đàm về nêu gương')
    expect(await acts.get(first, plan)).toMatchObject({ newer: false })
    expect((await acts.get(board, root)).sent).toMatchObject({ made: expect.any(Number), changed: false })
  })

  test('two levels taken up at once make one plan; the order does not matter', async () => {
    const [near, far] = [await receivedFrom(second, COMMUNE), await receivedFrom(second, PROVINCE)]
    const both = await Promise.all(
      [near, far].map(({ id, version }) => world.ask<{ planId: string }>(second, 'plans.make-own', { id, version })),
    )
    const [made] = both
    expect(both[1]?.planId).toBe(made?.planId)
    expect(await plansOf(second)).toBe(1)
    const { origins, work } = await acts.get(second, made?.planId ?? '')
    expect(origins.map(({ senderName }) => senderName)).toEqual([COMMUNE, PROVINCE])
    // In the order in which the two came: whose work stands first is a matter of chance here.
    expect(work.map(({ title }) => title).toSorted()).toEqual((await titles(office, communePlan)).toSorted())
  })

  test('a draft given up lets both be taken up again', async () => {
    const { planId } = await receivedFrom(second, PROVINCE)
    const { version } = await acts.get(second, planId ?? '')
    await world.ask<At>(second, 'plans.remove', { id: planId, version })
    for (const sender of [PROVINCE, COMMUNE])
      expect(await receivedFrom(second, sender)).toMatchObject({ planId: null, samePlan: null })
    const made = await makeFrom(second, COMMUNE)
    expect(await makeFrom(second, PROVINCE)).toBe(made)
  })
})

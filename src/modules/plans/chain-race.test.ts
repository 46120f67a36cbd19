// A level makes its own plan while the level above says that what is waited for is there: neither is lost, whoever comes first.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { actsOf } from './testing/plans.ts'

describe('a plan is made while work is released above (G3)', () => {
  const world = useWorld()
  let board: Actor
  let office: Actor
  let acts: ReturnType<typeof actsOf>

  beforeAll(async () => {
    acts = actsOf(world)
    board = await world.actorAt(world.places.province, 'office')
    office = await world.actorAt(world.places.communeA, 'office')
    // Its history begins, so that it can be held.
    await acts.create(office)
  })

  /** What somebody does while the history of an organisation is held, so that commands there end only afterwards. */
  async function whileHeld<T>(organisationId: string, work: () => Promise<T>): Promise<T> {
    const { owner } = world.database
    await owner.query('begin')
    await owner.query('select from audit_heads where organisation_id = $1 for update', [organisationId])
    try {
      return await work()
    } finally {
      await owner.query('commit')
    }
  }
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 400))
  const waitingIn = async (actor: Actor, id: string) =>
    (await acts.get(actor, id)).work.filter(({ waitsFor }) => waitsFor !== null)

  const released = { state: 'not-begun', releasedBy: 'Hướng dẫn 05-HD/BTCTU', dueOn: '2027-01-31' }
  async function sentDirective(): Promise<{ root: string; taskId: string }> {
    const root = await acts.directive(board)
    await acts.act(board, 'send', root, { below: 'direct' })
    const [task] = await waitingIn(board, root)
    return { root, taskId: task?.id ?? '' }
  }
  const release = async (root: string, taskId: string) =>
    acts.act(board, 'release-task', root, { taskId, releasedBy: released.releasedBy, dueOn: released.dueOn })

  test('released while the plan is being made: it is released in the plan too', async () => {
    const { root, taskId } = await sentDirective()
    const { id, version } = await acts.received(office)
    const [made] = await whileHeld(world.places.communeA.id, async () => {
      const making = world.ask<{ planId: string }>(office, 'plans.make-own', { id, version })
      await aMoment()
      const releasing = release(root, taskId)
      await aMoment()
      return [making, releasing] as const
    }).then((both) => Promise.all(both))
    expect(await waitingIn(office, made.planId)).toMatchObject([released])
  })

  test('made while it is being released: the plan is made of what is there then', async () => {
    const { root, taskId } = await sentDirective()
    const { id, version } = await acts.received(office)
    const [, made] = await whileHeld(world.places.province.id, async () => {
      const releasing = release(root, taskId)
      await aMoment()
      const making = world.ask<{ planId: string }>(office, 'plans.make-own', { id, version })
      await aMoment()
      return [releasing, making] as const
    }).then((both) => Promise.all(both))
    expect(await waitingIn(office, made.planId)).toMatchObject([released])
  })

  test('many at once: every plan is made once and waits no longer', async () => {
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    for (let round = 0; round < 5; round += 1) {
      const { root, taskId } = await sentDirective()
      const each = await Promise.all([office, neighbour].map((actor) => acts.received(actor)))
      const [, ...made] = await Promise.all([
        release(root, taskId),
        ...[office, neighbour].flatMap((actor, at) =>
          [1, 2].map(() => world.call(actor, 'plans.make-own', { id: each[at]?.id, version: each[at]?.version })),
        ),
      ])
      const plans = made.flatMap((one) => (one.kind === 'done' ? [(one.output as { planId: string }).planId] : []))
      expect(plans).toHaveLength(2)
      for (const [at, actor] of [office, neighbour].entries())
        expect(await waitingIn(actor, plans[at] ?? '')).toMatchObject([released])
    }
  })
})

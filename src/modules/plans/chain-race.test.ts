// A level makes its own plan while the level above says that what is waited for is there: neither is lost, whoever comes first.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { type At, actsOf } from './testing/plans.ts'

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

  /** The history of an organisation: while it is held, commands there end only afterwards. */
  const historyOf = ({ id }: Place) => `select from audit_heads where organisation_id = '${id}' for update`
  const waitingIn = async (actor: Actor, id: string) =>
    (await acts.get(actor, id)).work.filter(({ waitsFor }) => waitsFor !== null)

  const released = { state: 'not-begun', releasedBy: 'Hướng dẫn 05-HD/BTCTU', dueOn: '2027-01-31' }
  async function sentDirective(): Promise<{ root: string; taskId: string }> {
    const root = await acts.directive(board)
    await acts.act(board, 'send', root, { below: 'direct' })
    const [task] = await waitingIn(board, root)
    return { root, taskId: task?.id ?? '' }
  }
  const release = async (root: string, taskId: string): Promise<Outcome> => {
    const { version } = await acts.get(board, root)
    const { releasedBy, dueOn } = released
    return world.call(board, 'plans.release-task', { id: root, version, taskId, releasedBy, dueOn })
  }
  const make = (actor: Actor, { id, version }: At): Promise<Outcome> =>
    world.call(actor, 'plans.make-own', { id, version })
  const planOf = (made: Outcome | undefined): string =>
    made?.kind === 'done' ? (made.output as { planId: string }).planId : ''

  test('released while the plan is being made: it is released in the plan too', async () => {
    const { root, taskId } = await sentDirective()
    const received = await acts.received(office)
    const acted = [() => make(office, received), () => release(root, taskId)]
    const outcomes = await whileHeld(world, historyOf(world.places.communeA), acted)
    expect(outcomes.map(codeOf)).toEqual(['done', 'done'])
    expect(await waitingIn(office, planOf(outcomes[0]))).toMatchObject([released])
  })

  test('made while it is being released: the plan is made of what is there then', async () => {
    const { root, taskId } = await sentDirective()
    const received = await acts.received(office)
    const acted = [() => release(root, taskId), () => make(office, received)]
    const outcomes = await whileHeld(world, historyOf(world.places.province), acted)
    expect(outcomes.map(codeOf)).toEqual(['done', 'done'])
    expect(await waitingIn(office, planOf(outcomes[1]))).toMatchObject([released])
  })

  test('many at once: every plan is made once and waits no longer', async () => {
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    for (let round = 0; round < 5; round += 1) {
      const { root, taskId } = await sentDirective()
      const each = await Promise.all([office, neighbour].map((actor) => acts.received(actor)))
      const [, ...made] = await Promise.all([
        release(root, taskId),
        ...[office, neighbour].flatMap((actor, at) => [1, 2].map(() => make(actor, each[at] as At))),
      ])
      const plans = made.map(planOf).filter((id) => id !== '')
      expect(plans).toHaveLength(2)
      for (const [at, actor] of [office, neighbour].entries())
        expect(await waitingIn(actor, plans[at] ?? '')).toMatchObject([released])
    }
  })
})

// A directive of a province as a plan with work of several kinds, and the acts of the chain, for tests.
import type { z } from 'zod'
import type { receivedPlan, ShownPlan } from '#contract/plan-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../../../../test/harness/world.ts'

export type At = { id: string; version: number }
export type Received = z.output<typeof receivedPlan>

export function actsOf(world: World) {
  const get = (actor: Actor, id: string): Promise<ShownPlan> => world.ask(actor, 'plans.get', { id })
  /** A command on a plan as it stands now. */
  const act = async <T = At>(actor: Actor, name: string, id: string, more: object = {}): Promise<T> =>
    world.ask<T>(actor, `plans.${name}`, { id, version: (await get(actor, id)).version, ...more })
  const create = (actor: Actor, more: object = {}): Promise<At> =>
    world.ask(actor, 'plans.create', {
      title: 'Nâng cao chất lượng sinh hoạt chi bộ',
      startsOn: '2026-11-01',
      endsOn: '2027-06-30',
      ...more,
    })
  /** Adopted, with three pieces of work: by a day, waiting, each month. */
  const directive = async (actor: Actor): Promise<string> => {
    const { id } = await create(actor)
    const task = (input: object) => act(actor, 'set-task', id, input)
    await task({ title: 'Rà soát chi bộ còn yếu', dueKind: 'by', dueOn: '2026-12-15' })
    await task({ title: 'Mở lớp bồi dưỡng chi ủy', dueKind: 'trigger', waitsFor: 'hướng dẫn của Ban Tổ chức' })
    await task({ title: 'Báo tình hình sinh hoạt', dueKind: 'periodic', every: 'monthly', dueOn: '2026-11-25' })
    await act(actor, 'set-target', id, { title: 'Số buổi tọa đàm', unit: 'buổi', measure: 'number', goal: 10 })
    await act(actor, 'set-report', id, { title: 'Sơ kết', dueOn: '2027-03-31' })
    await act(actor, 'adopt', id, { adoptedBy: 'Kế hoạch 12-KH/TU' })
    return id
  }
  const received = async (actor: Actor): Promise<Received> => {
    const { rows } = await world.ask<{ rows: At[] }>(actor, 'plans.list-received', {})
    return world.ask(actor, 'plans.get-received', { id: rows[0]?.id })
  }
  /** What came last, made into an own plan and adopted; answers its id. */
  const makeOwn = async (actor: Actor): Promise<string> => {
    const { id, version } = await received(actor)
    const { planId } = await world.ask<{ planId: string }>(actor, 'plans.make-own', { id, version })
    await act(actor, 'adopt', planId, { adoptedBy: 'Nghị quyết của cấp ủy' })
    return planId
  }
  return { get, act, create, directive, received, makeOwn }
}

// Takes a programme of inspection through its steps, for tests: through the operations themselves, at the version each has now.
import type { InspectionDetail, ProgrammeDetail } from '#contract/inspection-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import type { World } from '../../../../test/harness/world.ts'

export const planned = {
  kind: 'inspection',
  content: 'Thực hiện nghị quyết của chi bộ',
  method: 'Nghe báo cáo, xem sổ',
  periodFrom: '2026-01-01',
  periodTo: '2026-09-30',
  fromMonth: 10,
  toMonth: 11,
}

export function programmeIn(world: World) {
  const get = (actor: Actor, id: string): Promise<InspectionDetail> => world.ask(actor, 'inspections.get', { id })
  const programme = (actor: Actor, id: string): Promise<ProgrammeDetail> =>
    world.ask(actor, 'inspections.get-programme', { id })
  const step = async (actor: Actor, name: string, id: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, `inspections.${name}`, { id, version: (await get(actor, id)).version, ...more })
  /** The same of a programme. */
  const act = async (actor: Actor, name: string, id: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, `inspections.${name}`, { id, version: (await programme(actor, id)).version, ...more })
  const open = (actor: Actor, year = 2026): Promise<{ id: string }> =>
    world.ask(actor, 'inspections.open-programme', { year, aim: 'Giữ kỷ luật, giúp nhau tiến bộ' })
  /** Adds a piece; answers its id. */
  const plan = async (actor: Actor, id: string, more: object): Promise<string> => {
    const outcome = await act(actor, 'plan', id, { ...planned, ...more })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return (outcome.output as { inspectionId: string }).inspectionId
  }
  return { get, programme, step, act, open, plan }
}

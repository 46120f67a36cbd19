// Plans with canary values for the sweep: adopted, in draft, sent by the commune, made from what was sent; and the inputs aimed at them.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface PlanCanaries {
  /** Adopted, at version 1, with work, work that waits, a target and a report. */
  planId: string
  planTaskId: string
  waitingPlanTaskId: string
  planTargetId: string
  planReportId: string
  /** In draft, at version 1, with work and a target of its own. */
  draftPlanId: string
  draftPlanTaskId: string
  draftPlanTargetId: string
  removedPlanId: string
  /** What the commune sent, at version 1; and an own plan made from something of which a newer issue came. */
  planReceiptId: string
  olderPlanId: string
  /** What the commune sent, with a report in its calendar for the end of 2026. */
  sentPlanId: string
  sentPlanReportId: string
}

const said = 'CANARY-PERSON'

export async function plantPlans(world: World): Promise<PlanCanaries> {
  const { branchA1, communeA } = world.places
  const { owner } = world.database
  const secretary: Actor = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const above: Actor = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT' })
  const act = async (actor: Actor, name: string, id: string, input: object): Promise<string> => {
    const { version } = await world.ask<{ version: number }>(actor, 'plans.get', { id })
    return (await world.ask<{ partId: string }>(actor, `plans.${name}`, { id, version, ...input })).partId
  }
  const head = { title: said, basis: said, startsOn: '2026-11-01', endsOn: '2026-12-31' }
  const create = async (actor: Actor): Promise<string> =>
    (await world.ask<{ id: string }>(actor, 'plans.create', head)).id
  const work = { title: said, detail: said, leadWords: said, coopWords: said }
  const target = { title: said, unit: said, measure: 'hand', goal: 1 }
  const parts = async (actor: Actor, id: string) => ({
    task: await act(actor, 'set-task', id, { ...work, dueKind: 'by', dueOn: '2026-12-31' }),
    target: await act(actor, 'set-target', id, target),
  })
  const adopt = (actor: Actor, id: string) => act(actor, 'adopt', id, { adoptedBy: said })
  const sent = async (): Promise<{ id: string; receiptId: string }> => {
    const id = await create(above)
    await parts(above, id)
    await adopt(above, id)
    await act(above, 'send', id, { organisationIds: [branchA1.id] })
    const { rows } = await owner.query('select id from plan_receipts where plan_id = $1', [id])
    return { id, receiptId: rows[0]?.id }
  }
  const planId = await create(secretary)
  const own = await parts(secretary, planId)
  const waitingPlanTaskId = await act(secretary, 'set-task', planId, { ...work, dueKind: 'trigger', waitsFor: said })
  const planReportId = await act(secretary, 'set-report', planId, { title: said, dueOn: '2026-12-31' })
  await adopt(secretary, planId)
  const draftPlanId = await create(secretary)
  const draft = await parts(secretary, draftPlanId)
  const asking = await create(above)
  await parts(above, asking)
  const sentPlanReportId = await act(above, 'set-report', asking, { title: said, dueOn: '2026-12-31' })
  await adopt(above, asking)
  await act(above, 'send', asking, { organisationIds: [branchA1.id] })
  const older = await sent()
  const made = { id: older.receiptId, version: 1 }
  const { planId: olderPlanId } = await world.ask<{ planId: string }>(secretary, 'plans.make-own', made)
  await act(above, 'set-task', older.id, work)
  await act(above, 'send', older.id, {})
  await owner.query('update plans set version = 1 where id = any($1)', [[planId, draftPlanId, olderPlanId]])
  return {
    planId,
    planTaskId: own.task,
    waitingPlanTaskId,
    planTargetId: own.target,
    planReportId,
    draftPlanId,
    draftPlanTaskId: draft.task,
    draftPlanTargetId: draft.target,
    removedPlanId: await create(secretary),
    planReceiptId: (await sent()).receiptId,
    olderPlanId,
    sentPlanId: asking,
    sentPlanReportId,
  }
}

const secretaryOf = (input: Aim['input'], refusedFor?: readonly string[]): Aim => ({
  by: 'secretary',
  input,
  ...(refusedFor !== undefined && { refusedFor }),
})
const at = (of: (c: Canaries) => string, version: number, more: (c: Canaries) => object = () => ({})): Aim =>
  secretaryOf((c) => ({ id: of(c), version, ...more(c) }))
const plan = (c: Canaries) => c.planId
const draft = (c: Canaries) => c.draftPlanId
const span = { startsOn: '2026-11-01', endsOn: '2026-12-31' }

export const planAims: Readonly<Record<string, Aim>> = {
  'plans.list': secretaryOf((c) => ({ organisationId: c.branchId })),
  'plans.get': secretaryOf((c) => ({ id: c.planId })),
  'plans.list-received': secretaryOf((c) => ({ organisationId: c.branchId })),
  'plans.get-received': secretaryOf((c) => ({ id: c.planReceiptId })),
  'plans.get-progress': secretaryOf((c) => ({ id: c.planId })),
  'plans.list-below': secretaryOf((c) => ({ id: c.planId })),
  'plans.count-waiting': secretaryOf(() => ({})),
  'plans.list-target': secretaryOf((c) => ({ id: c.planId, targetId: c.planTargetId })),
  'plans.create': secretaryOf((c) => ({ organisationId: c.branchId, title: 'Kế hoạch năm', ...span })),
  'plans.set-task': at(plan, 1, (c) => ({ taskId: c.planTaskId, title: 'Việc sửa' })),
  'plans.decline-task': at(plan, 2, (c) => ({ taskId: c.planTaskId, reason: 'Đã làm xong từ trước' })),
  'plans.take-task': at(plan, 3, (c) => ({ taskId: c.planTaskId })),
  'plans.report-task': at(plan, 4, (c) => ({ taskId: c.planTaskId, percent: 20, text: 'Đã bắt đầu' })),
  'plans.list-waiting-for': { by: 'secretary', input: (c) => ({ documentId: c.documentId }) },
  'plans.release-task': at(plan, 5, (c) => ({ taskId: c.waitingPlanTaskId, releasedBy: 'Hướng dẫn 03' })),
  'plans.assign-task': at(plan, 6, (c) => ({ taskId: c.planTaskId, memberIds: [c.memberId] })),
  'plans.set-target': at(plan, 7, () => ({ title: 'Số buổi', unit: 'buổi', measure: 'number', goal: 3 })),
  'plans.record-figure': at(plan, 8, (c) => ({ targetId: c.planTargetId, figure: 2, source: 'Sổ' })),
  'plans.set-report': at(plan, 9, () => ({ title: 'Sơ kết', dueOn: '2026-12-31' })),
  'plans.remove-report': at(plan, 10, (c) => ({ reportId: c.planReportId })),
  // Nobody stands below a branch.
  'plans.send': secretaryOf(
    (c) => ({ id: c.planId, version: 11, organisationIds: [c.communeId] }),
    ['plans.not-below'],
  ),
  'plans.close': at(plan, 11),
  'plans.remove-task': at(draft, 1, (c) => ({ taskId: c.draftPlanTaskId })),
  'plans.remove-target': at(draft, 2, (c) => ({ targetId: c.draftPlanTargetId })),
  'plans.change': at(draft, 3, () => ({ title: 'Kế hoạch sửa', basis: null, ...span })),
  // It has no work any more.
  'plans.adopt': secretaryOf(
    (c) => ({ id: c.draftPlanId, version: 4, adoptedBy: 'Nghị quyết 05-NQ/CB' }),
    ['plans.nothing-to-do'],
  ),
  'plans.remove': at((c) => c.removedPlanId, 1),
  'plans.take-changes': at((c) => c.olderPlanId, 1),
  'plans.acknowledge': at((c) => c.planReceiptId, 1),
  'plans.make-own': at((c) => c.planReceiptId, 2),
}

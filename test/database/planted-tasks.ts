// Tasks, a reason for having none and a commitment with canary values for the sweep, and the inputs aimed at them.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface TaskCanaries {
  /** At version 1: to be done, to be given to somebody else, to be cancelled; and two that were submitted, at version 2. */
  taskId: string
  movedTaskId: string
  cancelledTaskId: string
  sentBackTaskId: string
  confirmedTaskId: string
  taskFileId: string
  waiverId: string
  /** Agreed, at version 3. */
  commitmentId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'
const items = [{ heading: 'cultivation', text: said }]

export async function plantTasks(world: World, memberId: string): Promise<TaskCanaries> {
  const { branchA1 } = world.places
  const secretary: Actor = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const given = async (): Promise<string> => {
    const task = { title: said, detail: said, dueOn: '2026-12-31', memberIds: [memberId] }
    return (await world.ask<{ ids: string[] }>(secretary, 'tasks.assign', task)).ids[0] ?? ''
  }
  const submitted = async (): Promise<string> => {
    const id = await given()
    await world.ask(secretary, 'tasks.submit', { id, version: 1, text: said })
    return id
  }
  const kept = await world.application.files.keep(secretary.accountId, {
    name: `${said}.pdf`,
    mediaType: 'application/pdf',
    body: Buffer.from(`%PDF ${said}`),
    limit: 1000,
  })
  const withFile = await given()
  await world.ask(secretary, 'tasks.add-evidence', { id: withFile, version: 1, uploadId: kept?.id })
  const { entries } = await world.ask<{ entries: { fileId: string | null }[] }>(secretary, 'tasks.get', {
    id: withFile,
  })
  const waived = { memberIds: [memberId], reason: said, from: '2027-01-01' }
  const waivers = await world.ask<{ ids: string[] }>(secretary, 'tasks.waive', waived)
  const plan = { memberId, year: 2026, items }
  const { id: commitmentId } = await world.ask<{ id: string }>(secretary, 'commitments.write', plan)
  await world.ask(secretary, 'commitments.submit', { id: commitmentId, version: 1 })
  await world.ask(secretary, 'commitments.agree', { id: commitmentId, version: 2, meetingOn: on })
  return {
    taskId: await given(),
    movedTaskId: await given(),
    cancelledTaskId: await given(),
    sentBackTaskId: await submitted(),
    confirmedTaskId: await submitted(),
    taskFileId: entries.find(({ fileId }) => fileId !== null)?.fileId ?? '',
    waiverId: waivers.ids[0] ?? '',
    commitmentId,
  }
}

const secretaryOf = (input: Aim['input']): Aim => ({ by: 'secretary', input })
const commitment = (version: number, more: object = {}): Aim =>
  secretaryOf((c: Canaries) => ({ id: c.commitmentId, version, ...more }))

export const taskAims: Readonly<Record<string, Aim>> = {
  'tasks.assign': secretaryOf((c) => ({ title: 'Việc', dueOn: '2026-12-31', memberIds: [c.memberId] })),
  'tasks.get': secretaryOf((c) => ({ id: c.taskId })),
  'tasks.list': secretaryOf((c) => ({ organisationId: c.branchId })),
  'tasks.list-mine': { by: 'self', input: () => ({}) },
  'tasks.count': { by: 'self', input: () => ({}) },
  'tasks.accept': secretaryOf((c) => ({ id: c.taskId, version: 1 })),
  'tasks.report-progress': secretaryOf((c) => ({ id: c.taskId, version: 2, text: 'Một nửa', percent: 50 })),
  'tasks.add-evidence': secretaryOf((c) => ({ id: c.taskId, version: 3, text: 'Biên bản' })),
  'tasks.get-file': secretaryOf((c) => ({ fileId: c.taskFileId })),
  'tasks.submit': secretaryOf((c) => ({ id: c.taskId, version: 4 })),
  'tasks.take-back': secretaryOf((c) => ({ id: c.taskId, version: 5 })),
  'tasks.confirm': secretaryOf((c) => ({ id: c.confirmedTaskId, version: 2 })),
  'tasks.send-back': secretaryOf((c) => ({ id: c.sentBackTaskId, version: 2, reason: 'Thiếu' })),
  'tasks.move-date': secretaryOf((c) => ({ id: c.movedTaskId, version: 1, dueOn: '2027-01-31', reason: 'Mưa lũ' })),
  'tasks.reassign': secretaryOf((c) => ({ id: c.movedTaskId, version: 2, memberId: c.memberId, reason: 'Đổi' })),
  'tasks.cancel': secretaryOf((c) => ({ id: c.cancelledTaskId, version: 1, reason: 'Không cần nữa' })),
  'tasks.list-unassigned': secretaryOf((c) => ({ organisationId: c.branchId })),
  'tasks.check-days': { by: 'office', input: () => ({}) },
  'tasks.count-branches': { by: 'office', input: (c) => ({ organisationId: c.communeId, from: on, to: on }) },
  'tasks.waive': secretaryOf((c) => ({ memberIds: [c.memberId], reason: 'Ốm', from: on, to: '2026-11-30' })),
  'tasks.end-waiver': secretaryOf((c) => ({ id: c.waiverId, version: 1 })),
  'tasks.list-waivers': secretaryOf((c) => ({ organisationId: c.branchId })),
  'commitments.get': secretaryOf((c) => ({ memberId: c.memberId, year: 2026 })),
  'commitments.list': secretaryOf((c) => ({ organisationId: c.branchId, year: 2026 })),
  'commitments.review': commitment(3, { quarter: 4, text: 'Đã làm' }),
  'commitments.note': commitment(4, { quarter: 4, text: 'Đúng' }),
  'commitments.send-back': commitment(5, { reason: 'Ghi rõ hơn' }),
  'commitments.write': secretaryOf((c) => ({
    memberId: c.memberId,
    year: 2026,
    version: 6,
    items: [{ heading: 'other', text: 'Nội dung' }],
  })),
  'commitments.submit': commitment(7),
  'commitments.agree': commitment(8, { meetingOn: on }),
}

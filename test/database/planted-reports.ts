// Reports with canary values for the sweep: in draft, sent, to be given up; a schedule of the commune; and the inputs aimed at them.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface ReportCanaries {
  /** In draft at version 2, with words. */
  draftReportId: string
  /** Sent at version 3, with words. */
  sentReportId: string
  removedReportId: string
  reportScheduleId: string
}

const said = 'CANARY-PERSON'
const october = { type: 'monthly', from: '2026-10-01', to: '2026-10-31' }

export async function plantReports(world: World): Promise<ReportCanaries> {
  const secretary: Actor = await world.actorAt(world.places.branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const ask = (name: string, input: object) => world.ask<{ id: string }>(secretary, `reports.${name}`, input)
  const written = async (from: string, to: string): Promise<string> => {
    const { id } = await ask('create', { type: 'final', from, to, title: said })
    await ask('write-section', { id, version: 1, section: 'coming', paragraphs: [said] })
    return id
  }
  // Every branch of the commune sees what it is asked for: nothing of the neighbour stands in it.
  const office = await world.actorAt(world.places.communeA, 'office', { displayName: 'Văn phòng xã' })
  const asked = await world.ask<{ id: string }>(office, 'reports.set-schedule', { type: 'yearly', dueDays: 5 })
  const lines = ['I. CANARY-PERSON', 'IV. Phương hướng, nhiệm vụ thời gian tới']
  const tables = [{ title: 'Mô hình', columns: ['Số'], rows: ['Học tập'], total: true }]
  for (const type of ['final', 'monthly']) await ask('set-outline', { type, version: 0, lines, tables })
  const sentReportId = await written('2026-01-01', '2026-03-31')
  await ask('send', { id: sentReportId, version: 2, signedBy: said, signerPost: said, number: said })
  return {
    draftReportId: await written('2026-04-01', '2026-06-30'),
    sentReportId,
    removedReportId: await written('2026-07-01', '2026-08-31'),
    reportScheduleId: asked.id,
  }
}

const secretaryOf = (input: Aim['input']): Aim => ({ by: 'secretary', input })
const at = (of: (c: Canaries) => string, version: number, more: object = {}): Aim =>
  secretaryOf((c) => ({ id: of(c), version, ...more }))
const draft = (c: Canaries) => c.draftReportId

export const reportAims: Readonly<Record<string, Aim>> = {
  'reports.get-calendar': secretaryOf((c) => ({ organisationId: c.branchId })),
  'reports.list-senders': secretaryOf((c) => ({ organisationId: c.branchId, ...october })),
  'reports.get-plan-calendar': secretaryOf((c) => ({ planId: c.planId })),
  'reports.count-waiting': secretaryOf(() => ({})),
  'reports.list-plan-senders': {
    by: 'office',
    input: (c) => ({ planId: c.sentPlanId, planReportId: c.sentPlanReportId, to: '2026-12-31' }),
  },
  'reports.list-figure': secretaryOf((c) => ({
    organisationId: c.branchId,
    figure: 'dues',
    from: october.from,
    to: october.to,
  })),
  'reports.get': secretaryOf((c) => ({ id: c.sentReportId })),
  'reports.list-texts-below': secretaryOf((c) => ({ id: c.draftReportId, section: 'coming' })),
  'reports.create': secretaryOf((c) => ({ organisationId: c.branchId, ...october })),
  'reports.print': secretaryOf((c) => ({ id: c.sentReportId })),
  'reports.write-table': at(draft, 2, { table: 'mo-hinh', cells: { 'hoc-tap|so': '2' } }),
  'reports.take-outline': at(draft, 3),
  'reports.fill': at(draft, 4),
  'reports.write-section': at(draft, 5, { section: 'coming', paragraphs: ['Tiếp tục thực hiện.'] }),
  'reports.send': at(draft, 6, { signedBy: 'Lê Văn Tư', signerPost: 'BÍ THƯ' }),
  'reports.correct': at((c) => c.sentReportId, 3, { reason: 'Sót số liệu' }),
  'reports.remove': at((c) => c.removedReportId, 2),
  'reports.set-schedule': {
    by: 'office',
    input: (c) => ({ organisationId: c.communeId, type: 'monthly', dueDays: 0 }),
  },
  'reports.get-outline': secretaryOf((c) => ({ organisationId: c.branchId, type: 'final' })),
  'reports.list-table-below': secretaryOf((c) => ({ id: c.sentReportId, table: 'mo-hinh' })),
  'reports.set-outline': secretaryOf((c) => ({
    organisationId: c.branchId,
    type: 'final',
    version: 1,
    lines: ['I. Tình hình', 'IV. Phương hướng, nhiệm vụ thời gian tới'],
  })),
  'reports.end-outline': secretaryOf((c) => ({ organisationId: c.branchId, type: 'monthly', version: 1 })),
  'reports.end-schedule': { by: 'office', input: (c) => ({ id: c.reportScheduleId, version: 1 }) },
}

// Inspection and supervision with canary values for the sweep: a draft, a programme with a piece at every step, and the inputs aimed at them.
import { newId } from '#kernel/identifier.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface InspectionCanaries {
  /** At version 1: not adopted, with a piece. */
  draftProgrammeId: string
  programmeId: string
  /** Pieces of the programme by the step they wait for, each at version 1. */
  plannedInspectionId: string
  decidedInspectionId: string
  droppableInspectionId: string
  announcedInspectionId: string
  statedInspectionId: string
  extendableInspectionId: string
  reportedInspectionId: string
  objectedInspectionId: string
  concludedInspectionId: string
  correctionId: string
  movedInspectionId: string
  movedCorrectionId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'

export async function plantInspections(world: World): Promise<InspectionCanaries> {
  const { branchA1 } = world.places
  const { owner } = world.database
  const programme = async (year: number, state: string): Promise<string> => {
    const id = newId()
    await owner.query(
      `insert into inspection_programmes (province_code, id, path, organisation_id, organisation_name, year, aim, state, adopted_on, adopted_by)
       values ('99', $1, $2, $3, $4, $5, $4, $6, $7, $8)`,
      [
        id,
        branchA1.path,
        branchA1.id,
        said,
        year,
        state,
        ...(state === 'adopted' ? ['2026-01-05', said] : [null, null]),
      ],
    )
    return id
  }
  const [draftProgrammeId, programmeId] = [await programme(2027, 'draft'), await programme(2026, 'adopted')]
  let seq = 0
  const piece = async (of: string, state: string, stated = false): Promise<string> => {
    const id = newId()
    seq += 1
    await owner.query(
      `insert into inspections (province_code, id, path, programme_id, organisation_id, organisation_name, type_code, year, seq, kind, member_id,
         subject_name, content, method, period_from, period_to, from_month, to_month, state, paper, signed_on, starts_on, days, ends_on,
         announced_on, statement, statement_on, statement_by, findings_on, concluded_on)
       values ('99', $1, $2, $3, $4, $5, 'branch', 2026, $6, 'inspection', $7, $5, $5, $5, '2026-01-01', '2026-06-30', 1, 12, $8, $5, '${on}', '${on}',
         20, '2026-12-10', '${on}', $9, $10, $9, '2026-10-01', '${on}')`,
      [id, branchA1.path, of, branchA1.id, said, seq, newId(), state, ...(stated ? [said, on] : [null, null])],
    )
    return id
  }
  await piece(draftProgrammeId, 'planned')
  const corrected = async (): Promise<{ id: string; correctionId: string }> => {
    const [id, correctionId] = [await piece(programmeId, 'concluded', true), newId()]
    await owner.query(
      `insert into inspection_corrections (province_code, id, inspection_id, path, seq, content, owner_name, due_on)
       values ('99', $1, $2, $3, 1, $4, $4, '${on}')`,
      [correctionId, id, branchA1.path, said],
    )
    return { id, correctionId }
  }
  const [{ id: concludedInspectionId, correctionId }, moved] = [await corrected(), await corrected()]
  return {
    draftProgrammeId,
    programmeId,
    concludedInspectionId,
    correctionId,
    movedInspectionId: moved.id,
    movedCorrectionId: moved.correctionId,
    plannedInspectionId: await piece(programmeId, 'planned'),
    decidedInspectionId: await piece(programmeId, 'decided'),
    droppableInspectionId: await piece(programmeId, 'planned'),
    announcedInspectionId: await piece(programmeId, 'announced'),
    statedInspectionId: await piece(programmeId, 'announced', true),
    extendableInspectionId: await piece(programmeId, 'announced', true),
    reportedInspectionId: await piece(programmeId, 'reported', true),
    objectedInspectionId: await piece(programmeId, 'reported', true),
  }
}

const by = 'secretary' as const
const one =
  (name: keyof InspectionCanaries, more: object = {}) =>
  (c: Canaries) => ({ id: c[name], version: 1, ...more })
const agreed = { on, by: 'Họp chi bộ' }

export const inspectionAims: Readonly<Record<string, Aim>> = {
  'inspections.list-programmes': { by, input: () => ({}) },
  'inspections.get-programme': { by, input: (c) => ({ id: c.programmeId }) },
  'inspections.get': { by, input: (c) => ({ id: c.announcedInspectionId }) },
  'inspections.list-mine': { by, input: () => ({}) },
  'inspections.count-waiting': { by, input: () => ({}) },
  'inspections.open-programme': {
    by,
    input: (c) => ({ organisationId: c.branchId, year: 2025, aim: 'Giữ kỷ luật' }),
  },
  'inspections.plan': {
    by,
    input: (c) => ({
      id: c.programmeId,
      version: 1,
      kind: 'inspection',
      memberId: c.memberId,
      content: 'Việc giao',
      agreed,
      method: 'Xem sổ',
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      fromMonth: 1,
      toMonth: 12,
    }),
  },
  'inspections.adopt': { by, input: one('draftProgrammeId', { on, by: 'Nghị quyết' }) },
  'inspections.drop': { by, input: one('droppableInspectionId', { reason: 'Trùng', agreed }) },
  'inspections.decide': {
    by,
    input: one('plannedInspectionId', {
      paper: '01-QĐ/CB',
      signedOn: on,
      startsOn: on,
      days: 10,
      team: [{ fullName: 'Người Thử' }],
    }),
  },
  'inspections.announce': { by, input: one('decidedInspectionId', { on }) },
  'inspections.record-statement': { by, input: one('announcedInspectionId', { text: 'Đã làm' }) },
  'inspections.extend': { by, input: one('extendableInspectionId', { on, days: 1, reason: 'Chờ sổ' }) },
  'inspections.record-findings': { by, input: one('statedInspectionId', { on, findings: 'Đủ' }) },
  'inspections.record-opinion': { by, input: one('objectedInspectionId', { text: 'Đồng ý' }) },
  'inspections.conclude': {
    by,
    input: (c) => ({ id: c.reportedInspectionId, version: 1, meetingId: c.reviewMeetingId, conclusion: 'Tốt' }),
    refusedFor: ['inspections.meeting-unfit'],
  },
  'inspections.close-correction': {
    by,
    input: (c) => ({ ...one('concludedInspectionId', { done: 'Xong', on })(c), correctionId: c.correctionId }),
  },
  'inspections.move-correction': {
    by,
    input: (c) => ({
      ...one('movedInspectionId', { dueOn: '2027-06-30', reason: 'Chờ vật tư' })(c),
      correctionId: c.movedCorrectionId,
    }),
  },
}

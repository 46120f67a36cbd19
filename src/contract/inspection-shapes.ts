// Shapes of inspection and supervision that go over the wire: a programme with its counts, a piece of it, the whole with what is to be put right.
import { z } from 'zod'
import { allowed, date, id, provinceCode, version } from '#contract/fields.ts'
import { inspectionKinds, inspectionStates } from '#rules/inspections/steps.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
export const inspectionKind = z.enum(inspectionKinds, { error: 'Chọn hình thức kiểm tra, giám sát.' })
export const inspectionState = z.enum(inspectionStates)
const nextStep = z.enum(['decide', 'announce', 'report', 'conclude', 'correct'])
const count = z.int()

export const programmeRow = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  year: z.int(),
  aim: z.string(),
  state: z.enum(['draft', 'adopted']),
  /** Pieces that were not dropped; those concluded; what is to be put right and still open, and of that what is late. */
  pieces: count,
  done: count,
  toCorrect: count,
  lateCorrections: count,
  version,
})
export type ProgrammeRow = z.output<typeof programmeRow>

export const inspectionRow = z.object({
  id,
  programmeId: id,
  year: z.int(),
  seq: z.int(),
  organisationId: id,
  organisationName: z.string(),
  kind: inspectionKind,
  subjectName: z.string(),
  content: z.string(),
  fromMonth: z.int(),
  toMonth: z.int(),
  state: inspectionState,
  waitsFor: nextStep.nullable(),
  dueOn: date.nullable(),
  late: z.boolean(),
  version,
})
export type InspectionRow = z.output<typeof inspectionRow>

export const programmeDetail = programmeRow.extend({
  ofBranch: z.boolean(),
  adoptedOn: date.nullable(),
  adoptedBy: z.string().nullable(),
  rows: z.array(inspectionRow),
  allowed,
})
export type ProgrammeDetail = z.output<typeof programmeDetail>

const correctionMove = z.object({ from: date, to: date, reason: z.string(), by: z.string(), on: date })
export type CorrectionMove = z.output<typeof correctionMove>

export const correction = z.object({
  id,
  seq: z.int(),
  content: z.string(),
  ownerName: z.string(),
  dueOn: date,
  late: z.boolean(),
  done: z.string().nullable(),
  doneOn: date.nullable(),
  closedBy: z.string().nullable(),
  /** How its day was moved, in order. */
  moves: z.array(correctionMove),
})
export type InspectionCorrection = z.output<typeof correction>

export const teamMember = z.object({ memberId: id.nullable(), fullName: z.string() })

const said = <T extends z.core.$ZodLooseShape>(more: T) => z.object({ text: z.string(), on: date, ...more }).nullable()

export const inspectionDetail = inspectionRow.extend({
  memberId: id.nullable(),
  subjectId: id.nullable(),
  method: z.string(),
  periodFrom: date,
  periodTo: date,
  agreed: said({}),
  /** The first leads the team. */
  team: z.array(teamMember),
  decision: z
    .object({
      paper: z.string(),
      signedOn: date,
      startsOn: date,
      days: count,
      endsOn: date,
      announceBy: date.nullable(),
    })
    .nullable(),
  extension: z.object({ days: count, on: date, reason: z.string() }).nullable(),
  announced: z.object({ on: date, lateReason: z.string().nullable() }).nullable(),
  statement: said({ by: z.string() }),
  findings: said({ lateReason: z.string().nullable() }),
  opinion: said({}),
  conclusion: said({ meetingId: id.nullable() }),
  closedOn: date.nullable(),
  droppedReason: z.string().nullable(),
  corrections: z.array(correction),
  /** Whether the one who looks is the one it is about. */
  own: z.boolean(),
  ofBranch: z.boolean(),
  allowed,
})
export type InspectionDetail = z.output<typeof inspectionDetail>

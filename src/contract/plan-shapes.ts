// Shapes of plans that go over the wire: a row of a list, one plan with its work, targets and reports, what was received, how it stands below.
import { z } from 'zod'
import { allowed, date, id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import { dueKinds, frequencies } from '#rules/plans/due.ts'
import { measures, targetFactCodes } from '#rules/plans/targets.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
/** One plan at the version last seen. */
export const one = { ...inProvince, id, version }
export const written = z.object({ id, version })
export const planState = z.enum(['draft', 'adopted', 'closed'])
export const dueKind = z.enum(dueKinds)
export const frequency = z.enum(frequencies)
export const measure = z.enum(measures, { error: 'Chọn cách tính.' })
export const targetFact = z.enum(targetFactCodes)
export const percent = z.int().min(0).max(100)
export const figure = z.number().min(-1e12).max(1e12)
export const titleText = text(500)
export const reasonText = text(500)

/** What a person writes of a piece of work; `doers`: for whom below it is, nobody named: for all. */
export const taskFields = {
  title: titleText,
  detail: optionalText(4000).optional(),
  leadWords: optionalText(300).optional(),
  coopWords: optionalText(500).optional(),
  doerIds: z.array(id).max(200).optional(),
  dueKind: dueKind.nullable().optional(),
  fromOn: date.nullable().optional(),
  dueOn: date.nullable().optional(),
  every: frequency.nullable().optional(),
  waitsFor: optionalText(300).optional(),
}

const due = {
  dueKind: dueKind.nullable(),
  fromOn: date.nullable(),
  dueOn: date.nullable(),
  every: frequency.nullable(),
  waitsFor: z.string().nullable(),
}
const doers = z.array(z.object({ id, name: z.string() }))

/** How work stands: what a person said of it, what the work given to members says, and the day. */
export const workState = z.enum(['not-begun', 'under-way', 'waiting', 'late', 'done', 'declined'])
export type WorkState = z.output<typeof workState>

const counts = {
  tasks: z.int(),
  done: z.int(),
  late: z.int(),
  waiting: z.int(),
  underWay: z.int(),
  notBegun: z.int(),
  declined: z.int(),
}

export const planRow = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  state: planState,
  title: z.string(),
  basis: z.string().nullable(),
  startsOn: date,
  endsOn: date,
  /** Made from what the level above sent. */
  inherited: z.boolean(),
  ...counts,
  version,
})
export type PlanRow = z.output<typeof planRow>

export const planTask = z.object({
  id,
  /** The work of the level above it carries out. */
  originId: id.nullable(),
  withdrawn: z.boolean(),
  /** What the level above says otherwise, field by field; nothing where it says the same. */
  told: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
  state: workState,
  declinedReason: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  doers,
  leadWords: z.string().nullable(),
  coopWords: z.string().nullable(),
  ...due,
  releasedOn: date.nullable(),
  releasedBy: z.string().nullable(),
  percent,
  doneOn: date.nullable(),
  /** What was given to members for it. */
  given: z.array(z.object({ id, assigneeName: z.string(), state: z.string(), percent, dueOn: date })),
  /** How it stands in the plans below that carry it out. */
  below: z.object({ tasks: z.int(), done: z.int(), late: z.int(), waiting: z.int(), declined: z.int() }),
  allowed,
})
export type PlanTask = z.output<typeof planTask>

export const planTarget = z.object({
  id,
  inherited: z.boolean(),
  title: z.string(),
  unit: z.string(),
  measure,
  fact: targetFact.nullable(),
  /** What the question it is counted by was called. */
  question: z.string().nullable(),
  goal: z.number(),
  most: z.number().nullable(),
  /** Entered, summed up from below, or counted in the record. */
  actual: z.number().nullable(),
  /** What it is made of: the sum or the part, and of a share the whole; each opens its list. */
  part: z.number().nullable(),
  whole: z.number().nullable(),
  /** What this organisation itself entered. */
  entered: z.number().nullable(),
  /** How many plans below have entered a figure that is summed up here. */
  enteredBelow: z.int(),
  source: z.string().nullable(),
  asOf: date.nullable(),
  reached: z.boolean().nullable(),
  /** What the level above says otherwise; null where it says the same or nothing. */
  told: z
    .object({ title: z.string(), unit: z.string(), measure, goal: z.number(), most: z.number().nullable() })
    .nullable(),
})
export type PlanTarget = z.output<typeof planTarget>

export const planReport = z.object({
  id,
  title: z.string(),
  dueOn: date,
  every: frequency.nullable(),
  /** The next day from today on; null: the last one is over. */
  nextOn: date.nullable(),
  /** The level above asks for it no longer. */
  withdrawn: z.boolean(),
  told: z.object({ title: z.string(), dueOn: date, every: frequency.nullable() }).nullable(),
})
export type PlanReport = z.output<typeof planReport>

export const shownPlan = planRow.extend({
  documentId: id.nullable(),
  adoptedBy: z.string().nullable(),
  adoptedOn: date.nullable(),
  closedOn: date.nullable(),
  closedReason: z.string().nullable(),
  receiptId: id.nullable(),
  /** What came from above and is in it: of the nearest level first, then the same directive from others. */
  origins: z.array(z.object({ receiptId: id, senderName: z.string(), title: z.string() })),
  /** What the level above calls the plan and when it begins and ends, where this level settled that otherwise. */
  told: z.object({ title: z.string(), startsOn: date, endsOn: date }).nullable(),
  /** The level above sent a newer issue than this plan was made from. */
  newer: z.boolean(),
  /** To how many it was sent, how many have read the last issue and made a plan of their own. */
  sent: z.object({ issue: z.int(), to: z.int(), read: z.int(), made: z.int(), changed: z.boolean() }),
  work: z.array(planTask),
  targets: z.array(planTarget),
  reports: z.array(planReport),
  entries: z.array(
    z.object({
      seq: z.int(),
      aboutId: id,
      kind: z.enum(['progress', 'done', 'declined', 'taken', 'released', 'figure']),
      on: date,
      author: z.string(),
      text: z.string().nullable(),
      percent: percent.nullable(),
      figure: z.number().nullable(),
      link: z.string().nullable(),
    }),
  ),
  allowed,
})
export type ShownPlan = z.output<typeof shownPlan>

export const receivedRow = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  senderName: z.string(),
  title: z.string(),
  issue: z.int(),
  /** The issue it said it had read; 0: none. */
  readIssue: z.int(),
  sentOn: date,
  acknowledgedOn: date.nullable(),
  acknowledgedBy: z.string().nullable(),
  /** The own plan made from it. */
  planId: id.nullable(),
  /** Which issue that plan holds. */
  takenIssue: z.int().nullable(),
  /** Where no plan was made from it: the open plan made of the same directive as another level sent it; making one takes this into that. */
  samePlan: z.object({ id, title: z.string() }).nullable(),
  version,
  allowed,
})
export type ReceivedRow = z.output<typeof receivedRow>

export const receivedPlan = receivedRow.extend({
  basis: z.string().nullable(),
  startsOn: date,
  endsOn: date,
  tasks: z.array(
    z.object({
      id,
      title: z.string(),
      detail: z.string().nullable(),
      doers,
      leadWords: z.string().nullable(),
      coopWords: z.string().nullable(),
      ...due,
      /** It is for this organisation or one below it. */
      concerns: z.boolean(),
    }),
  ),
  targets: z.array(
    z.object({ id, title: z.string(), unit: z.string(), measure, goal: z.number(), most: z.number().nullable() }),
  ),
  reports: z.array(z.object({ id, title: z.string(), dueOn: date, every: frequency.nullable() })),
})
export type ReceivedPlan = z.output<typeof receivedPlan>

/** One branch of the tree, with everything below it. */
export const progressRow = z.object({
  organisationId: id,
  organisationName: z.string(),
  /** Organisations it was sent to; of them those that read the last issue, that made a plan, that have not begun. */
  organisations: z.int(),
  read: z.int(),
  made: z.int(),
  idle: z.int(),
  ...counts,
})
export type ProgressRow = z.output<typeof progressRow>

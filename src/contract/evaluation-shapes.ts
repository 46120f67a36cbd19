// Shapes of evaluations that go over the wire: a round, a row of a list, one evaluation with its lines and what was said of it.
import { z } from 'zod'
import { item as commitmentItem, state as commitmentState } from '#contract/commitments.ts'
import { allowed, date, id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import { failingCauses } from '#rules/evaluations/causes.ts'
import { levels } from '#rules/evaluations/levels.ts'
import { groupCodes, schemeCodes } from '#rules/evaluations/scheme-codes.ts'
import { deadlineNames, evaluationStates } from '#rules/evaluations/steps.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
export const period = z.string({ error: 'Cần chọn kỳ.' }).regex(/^20\d{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, {
  error: 'Kỳ là năm, quý hoặc tháng, ví dụ 2026, 2026-Q3 hoặc 2026-11.',
})
export const scheme = z.enum(schemeCodes, { error: 'Chọn một bộ tiêu chí trong danh sách.' })
export const group = z.enum(groupCodes)
export const level = z.enum(levels, { error: 'Chọn HTXS, HTT, HT hoặc KHT.' })
/** Also «chưa xếp loại». */
export const decidedLevel = z.enum([...levels, 'unrated'], { error: 'Chọn mức xếp loại.' })
export type DecidedLevel = z.output<typeof decidedLevel>
export const role = z.enum(['collective', 'head', 'deputy', 'leader', 'member'])
export const turn = z.enum(['self', 'branch', 'above'])
export const waitedStep = z.enum(['self', 'vote', 'appraise', 'answer', 'decide', 'announce'])
export const cause = z.enum(failingCauses, { error: 'Chọn nguyên nhân trong danh sách.' })
/** E-09: the review was held in a party group, with somebody of the branch committee there. */
export const groupReview = z.strictObject({ name: text(200), on: date, committeeMember: text(120) })
export type GroupReview = z.output<typeof groupReview>
export const deadlines = z.partialRecord(z.enum(deadlineNames), date)
export const count = z.int({ error: 'Cần số nguyên.' }).min(0, { error: 'Không được nhỏ hơn 0.' }).max(100_000)
/** Halves and tenths are common; more than two places are not. */
export const points = z
  .number({ error: 'Cần số điểm.' })
  .min(0, { error: 'Không được nhỏ hơn 0.' })
  .max(100, { error: 'Không quá 100.' })
  .refine((v) => Math.abs(v * 100 - Math.round(v * 100)) < 1e-6, { error: 'Ghi tối đa hai số lẻ.' })
export const percent = z.number({ error: 'Cần số phần trăm.' }).min(0).max(100)

export const evidence = z.strictObject({
  kind: z.enum(['meeting', 'task', 'commitment', 'dues', 'inspection', 'other']),
  text: text(500),
})
export type Evidence = z.output<typeof evidence>

/** Points of lines by their number, each line once. */
export const scoredLines = z
  .array(z.strictObject({ no: text(20), points }))
  .max(60)
  .refine((lines) => new Set(lines.map(({ no }) => no)).size === lines.length, { error: 'Có dòng được ghi hai lần.' })
export const selfLines = z
  .array(
    z.strictObject({
      no: text(20),
      points,
      note: optionalText(1000).optional(),
      evidence: z.array(evidence).max(20).default([]),
    }),
  )
  .max(60)
  .refine((lines) => new Set(lines.map(({ no }) => no)).size === lines.length, { error: 'Có dòng được ghi hai lần.' })

export const vote = z.object({
  eligible: count,
  ballots: count,
  invalid: count,
  votes: z.object({ HTXS: count, HTT: count, HT: count, KHT: count }),
})
export type EvaluationVote = z.output<typeof vote>

/** What is known of the conditions of a level; not given is not judged. */
export const gateFacts = z.strictObject({
  tasksDonePct: percent.optional(),
  latePct: percent.optional(),
  overTargetPct: percent.optional(),
  targetsMetPct: percent.optional(),
  unitsDisciplinedPct: percent.optional(),
  subordinateDisciplined: z.boolean().optional(),
  disciplined: z.boolean().optional(),
  degraded: z.boolean().optional(),
  /** E-19, of a branch. */
  inspectionDone: z.boolean().optional(),
  breachMissed: z.boolean().optional(),
})
export type EvaluationFacts = z.output<typeof gateFacts>

const score = z.number().nullable()

export const evaluationRow = z.object({
  id,
  roundId: id,
  organisationId: id,
  organisationName: z.string(),
  period: z.string(),
  scheme,
  memberId: id.nullable(),
  subjectName: z.string(),
  group,
  role,
  due: z.boolean(),
  /** Why it is not due, each with its rule. */
  reasons: z.array(z.string()),
  state: z.enum(evaluationStates),
  waitsFor: turn.nullable(),
  nextStep: waitedStep.nullable(),
  dueOn: date.nullable(),
  late: z.boolean(),
  selfScore: score,
  selfLevel: level.nullable(),
  branchScore: score,
  branchLevel: level.nullable(),
  appraisedScore: score,
  appraisedLevel: level.nullable(),
  level: decidedLevel.nullable(),
  /** A reply of the member that nobody has answered. */
  replyOpen: z.boolean(),
  /** An appeal about the announced level that nobody has answered. */
  appealOpen: z.boolean(),
  version,
})
export type EvaluationRow = z.output<typeof evaluationRow>

export const evaluationDetail = evaluationRow.extend({
  schemeTitle: z.string(),
  form: z.string().nullable(),
  lines: z.array(
    z.object({
      no: z.string(),
      title: z.string(),
      block: z.enum(['common', 'results']),
      max: z.number().nullable(),
      selfPoints: score,
      branchPoints: score,
      appraisedPoints: score,
      note: z.string().nullable(),
      evidence: z.array(evidence),
    }),
  ),
  products: z.array(z.object({ title: z.string(), weight: z.number() })),
  productRule: z.object({ least: z.int(), most: z.int(), weights: z.number() }).nullable(),
  selfText: z.string().nullable(),
  selfOn: date.nullable(),
  opinions: z.array(z.object({ author: z.string(), body: z.string().nullable(), content: z.string(), saidOn: date })),
  vote: vote.nullable(),
  votedOn: date.nullable(),
  chair: z.string().nullable(),
  /** E-06, E-11: of a collective, when its draft report was sent and how many days the review took. */
  reportSentOn: date.nullable(),
  reviewDays: z.number().nullable(),
  groupReview: groupReview.nullable(),
  /** E-09: the party groups of the branch and who of its committee may sit with them; null where there are no groups. */
  groupChoices: z.object({ groups: z.array(z.string()), committee: z.array(z.string()) }).nullable(),
  /** Whether a branch holds the round, and not a committee. */
  ofBranch: z.boolean(),
  branchText: z.string().nullable(),
  facts: gateFacts,
  appraisedText: z.string().nullable(),
  appraisedOn: date.nullable(),
  appraisedBy: z.string().nullable(),
  /** What points and conditions lead to; nothing is decided by it. */
  computed: z
    .object({
      level: level.nullable(),
      /** The highest level that E-17, E-18 and the listed cases leave open. */
      ceiling: level.nullable(),
      reasons: z.array(z.string()),
      considerReplacement: z.boolean(),
    })
    .nullable(),
  /** Facts the system holds of the person in the period; no score comes of them. */
  known: z.array(evidence),
  reply: z
    .object({
      text: z.string(),
      on: date,
      answer: z.string().nullable(),
      answeredOn: date.nullable(),
      answeredBy: z.string().nullable(),
    })
    .nullable(),
  /** What the member committed to for the year, and what was said of it in the period; null where nothing was written. */
  commitment: z
    .object({
      year: z.int(),
      state: commitmentState,
      agreedOn: date.nullable(),
      items: z.array(commitmentItem),
      reviews: z.array(
        z.object({ quarter: z.int(), memberText: z.string().nullable(), branchText: z.string().nullable() }),
      ),
    })
    .nullable(),
  levelReason: z.string().nullable(),
  /** E-21: why it failed. */
  causes: z.array(cause),
  appeal: z
    .object({
      text: z.string(),
      on: date,
      answer: z.string().nullable(),
      answeredOn: date.nullable(),
      answeredBy: z.string().nullable(),
      /** The level before the appeal raised it; null where it stayed. */
      from: decidedLevel.nullable(),
    })
    .nullable(),
  decisionNo: z.string().nullable(),
  decidedOn: date.nullable(),
  decidedBy: z.string().nullable(),
  announcedOn: date.nullable(),
  allowed,
})
export type EvaluationDetail = z.output<typeof evaluationDetail>

export const quotaShape = z.object({
  group,
  counts: z.object({ HTXS: count, HTT: count, HT: count, KHT: count, unrated: count }),
  people: count.nullable(),
  allowed: count.nullable(),
  excess: count.nullable(),
  base: z.string().nullable(),
  pct: z.number().nullable(),
  /** Why it cannot be reckoned, or that there are too many. */
  refusals: z.array(z.string()),
})
export type EvaluationQuota = z.output<typeof quotaShape>

export const roundShape = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  scheme,
  schemeTitle: z.string(),
  period: z.string(),
  deadlines,
  state: z.enum(['open', 'closed']),
  openedOn: date,
  openedBy: z.string(),
  closedOn: date.nullable(),
  /** How many wait for whom, and what became of the rest. */
  counts: z.object({
    due: count,
    notDue: count,
    self: count,
    branch: count,
    above: count,
    announced: count,
    replies: count,
    late: count,
  }),
  version,
})
export type EvaluationRound = z.output<typeof roundShape>

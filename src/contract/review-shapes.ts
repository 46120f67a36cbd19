// Shapes of reviews that go over the wire: a campaign with its counts, the review of a branch, a question, a name with its votes and help.
import { z } from 'zod'
import { allowed, date, id, provinceCode, version } from '#contract/fields.ts'
import { casesAfterReview, reviewGrounds } from '#rules/reviews/grounds.ts'
import { questionKinds } from '#rules/reviews/questions.ts'
import { nameStates } from '#rules/reviews/steps.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
export const ground = z.enum(reviewGrounds, { error: 'Chọn một nội dung rà soát trong danh sách.' })
export const weighed = z.enum(['explained', 'to-consider'], { error: 'Chọn chi bộ thấy thế nào.' })
export const statementHow = z.enum(['said', 'absent'], { error: 'Chọn đã nghe trình bày hay vắng mặt.' })
export const consultedBody = z.enum(['front-committee', 'direct-superior'], { error: 'Chọn nơi đã hỏi ý kiến.' })
export const nameState = z.enum(nameStates)
/** Null: so few that it would point at somebody. */
const people = z.int().nullable()
const count = z.int()

const head = {
  id,
  title: z.string(),
  directive: z.string(),
  startsOn: date,
  endsOn: date,
  factsFrom: date,
  grounds: z.array(ground),
  organisationId: id,
  organisationName: z.string(),
}

export const campaignRow = z.object({
  ...head,
  openedOn: date,
  openedBy: z.string(),
  branches: count,
  closed: count,
  /** Opened by mistake and taken back. */
  withdrawn: z.object({ on: date, by: z.string(), reason: z.string() }).nullable(),
})
export type CampaignRow = z.output<typeof campaignRow>

/** Of the branches at and below one organisation. */
export const campaignCounts = z.object({
  branches: count,
  begun: count,
  closed: count,
  named: people,
  notListed: people,
  helped: people,
  improved: people,
  inCase: people,
})
export type CampaignCounts = z.output<typeof campaignCounts>

export const branchReviewRow = z.object({
  ...head,
  campaignId: id,
  state: z.enum(['open', 'closed']),
  /** Why whoever opened the campaign took it back. */
  withdrawnReason: z.string().nullable(),
  /** What is still to be done in it: questions without an answer, names that wait for a step of the branch. */
  unanswered: count,
  waiting: count,
  version,
})
export type BranchReviewRow = z.output<typeof branchReviewRow>

export const question = z.object({
  id,
  memberId: id,
  fullName: z.string(),
  kind: z.enum(questionKinds),
  fact: z.string(),
  answer: z.string().nullable(),
  weighed: weighed.nullable(),
  answeredOn: date.nullable(),
  answeredBy: z.string().nullable(),
  version,
})
export type ReviewQuestion = z.output<typeof question>

export const nameRow = z.object({
  id,
  seq: z.int(),
  memberId: id,
  fullName: z.string(),
  ground,
  state: nameState,
  helpUntil: date.nullable(),
  version,
})
export type ReviewName = z.output<typeof nameRow>

export const reviewDetail = branchReviewRow.extend({
  factsOn: date.nullable(),
  consulted: z.array(z.object({ body: consultedBody, on: date, said: z.string() })),
  /** Bodies still to be asked before the list is voted (SCR-02). */
  toConsult: z.array(consultedBody),
  closedOn: date.nullable(),
  questions: z.array(question),
  names: z.array(nameRow),
  allowed,
})
export type ReviewDetail = z.output<typeof reviewDetail>

const ballot = z.object({
  voteId: id,
  meetingId: id,
  purpose: z.enum(['list', 'progress']),
  heldOn: date,
  state: z.enum(['open', 'counted', 'cancelled']),
  denominator: count,
  required: z.int().nullable(),
  inFavour: z.int().nullable(),
})

export const nameDetail = nameRow.extend({
  reviewId: id,
  title: z.string(),
  organisationId: id,
  organisationName: z.string(),
  reason: z.string(),
  source: z.string(),
  namedOn: date,
  namedBy: z.string(),
  statement: z.object({ how: statementHow, text: z.string(), on: date, by: z.string() }).nullable(),
  help: z.object({ helperId: id, helperName: z.string(), plan: z.string(), from: date, until: date }).nullable(),
  notes: z.array(z.object({ month: z.string(), said: z.string(), on: date, by: z.string() })),
  result: z.object({ text: z.string(), on: date }).nullable(),
  votes: z.array(ballot),
  questions: z.array(question),
  /** The case it went on to, or which kind of case fits where progress was not recognised. */
  case: z.object({ id, lifecycle: z.enum(casesAfterReview) }).nullable(),
  fittingCase: z.enum(casesAfterReview).nullable(),
  /** Whoever it is about has left the branch before it was over: only taking the name off is left. */
  gone: z.boolean(),
  withdrawnReason: z.string().nullable(),
  allowed,
})
export type NameDetail = z.output<typeof nameDetail>

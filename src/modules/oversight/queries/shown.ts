// Shows the review of a branch and a name of it as they go over the wire, with what the one who acts may do with each.
import { sql } from 'kysely'
import type { BranchReviewRow, NameDetail, ReviewDetail, ReviewName, ReviewQuestion } from '#contract/review-shapes.ts'
import {
  answerQuestion,
  bringFacts,
  closeReview,
  nameMember,
  noteHelp,
  openNameVote,
  planHelp,
  recordConsultation,
  recordStatement,
  reportHelp,
  withdrawName,
} from '#contract/reviews.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { missingConsultations } from '#modules/oversight/flow/consulted.ts'
import { holdReviews } from '#modules/oversight/scope.ts'
import {
  type NameRow,
  namesOf,
  type QuestionRow,
  questionsOf,
  type ReviewRow,
  reviewOf,
  standingOf,
} from '#modules/oversight/store/rows.ts'
import { caseFor } from '#rules/reviews/grounds.ts'
import { mayTake, type NameStep, overStates } from '#rules/reviews/steps.ts'

export const questionOf = (row: QuestionRow): ReviewQuestion => ({
  id: row.id,
  memberId: row.member_id,
  fullName: row.full_name,
  kind: row.kind,
  fact: row.fact,
  answer: row.answer,
  weighed: row.weighed,
  answeredOn: row.answered_on,
  answeredBy: row.answered_by,
  version: row.version,
})

export const nameOf = (row: NameRow): ReviewName => ({
  id: row.id,
  seq: row.seq,
  memberId: row.member_id,
  fullName: row.full_name,
  ground: row.ground,
  state: row.state,
  helpUntil: row.help_until,
  version: row.version,
})

/** States that wait for the branch to go on; help that goes on waits for its months. */
export const waitsForBranch = (row: NameRow, today: string): boolean =>
  !overStates.includes(row.state) && (row.state !== 'helped' || (row.help_until ?? '') < today)

export const reviewRowOf = (row: ReviewRow, counts: { unanswered: number; waiting: number }): BranchReviewRow => ({
  id: row.id,
  campaignId: row.campaign_id,
  title: row.title,
  directive: row.directive,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  factsFrom: row.facts_from,
  grounds: row.grounds,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  state: row.state,
  withdrawnReason: row.withdrawn_reason,
  ...counts,
  version: row.version,
})

export async function shownReview(context: QueryContext, row: ReviewRow): Promise<ReviewDetail> {
  const questions = await questionsOf(context, row.id)
  const names = await namesOf(context, row.id)
  const toConsult = await missingConsultations(context, row)
  return {
    ...reviewRowOf(row, {
      unanswered: questions.filter(({ answer }) => answer === null).length,
      waiting: names.filter((name) => waitsForBranch(name, context.today)).length,
    }),
    factsOn: row.facts_on,
    consulted: (['front-committee', 'direct-superior'] as const).flatMap((body) => {
      const said = row.consulted[body]
      return said === undefined ? [] : [{ body, ...said }]
    }),
    toConsult,
    closedOn: row.closed_on,
    questions: questions.map(questionOf),
    names: names.map(nameOf),
    allowed:
      row.state === 'open'
        ? [bringFacts.name, answerQuestion.name, recordConsultation.name, nameMember.name, closeReview.name]
        : [],
  }
}

const commandOf: Readonly<Record<NameStep, string>> = {
  state: recordStatement.name,
  'open-vote': openNameVote.name,
  'plan-help': planHelp.name,
  'note-help': noteHelp.name,
  'report-help': reportHelp.name,
  withdraw: withdrawName.name,
}

/** The person speaks; everything else is for the others of the branch. */
function allowedFor({ actor }: QueryContext, row: NameRow, gone: boolean): string[] {
  const own = row.member_id === actor.memberId
  const holds = mayUse(holdReviews, actor)
  return (Object.keys(commandOf) as NameStep[])
    .filter((step) => mayTake(step, row.state, gone) && (step === 'state' ? own || holds : holds && !own))
    .map((step) => commandOf[step])
}

interface VoteShown {
  voteId: string
  meetingId: string
  purpose: 'list' | 'progress'
  heldOn: string
  state: 'open' | 'counted' | 'cancelled'
  denominator: number
  required: number | null
  inFavour: number | null
}

export async function shownName(context: QueryContext, row: NameRow): Promise<NameDetail> {
  const { tx, province } = context
  const review = await reviewOf(context, row.review_id)
  const standing = await standingOf(context, row)
  const gone = standing === undefined
  const { rows: votes } = await sql<VoteShown>`
    select vote_id as "voteId", meeting_id as "meetingId", purpose, held_on as "heldOn", state, denominator, required, in_favour as "inFavour"
      from review_votes where province_code = ${province} and name_id = ${row.id} order by vote_id`.execute(tx)
  const { rows: notes } = await sql<NameDetail['notes'][number]>`
    select month, said, said_on as "on", said_by as "by" from review_help_notes
     where province_code = ${province} and name_id = ${row.id} order by month`.execute(tx)
  const { statement, statement_how, statement_on, statement_by } = row
  const { helper_id, helper_name, plan, help_from, help_until, result, result_on } = row
  return {
    ...nameOf(row),
    reviewId: review.id,
    title: review.title,
    organisationId: review.organisation_id,
    organisationName: review.organisation_name,
    reason: row.reason,
    source: row.source,
    namedOn: row.named_on,
    namedBy: row.named_by,
    statement:
      statement === null || statement_how === null || statement_on === null
        ? null
        : { how: statement_how, text: statement, on: statement_on, by: statement_by ?? '' },
    help:
      helper_id === null || plan === null || help_from === null || help_until === null
        ? null
        : { helperId: helper_id, helperName: helper_name ?? '', plan, from: help_from, until: help_until },
    notes,
    result: result === null || result_on === null ? null : { text: result, on: result_on },
    votes,
    questions: (await questionsOf(context, row.review_id, row.member_id)).map(questionOf),
    case:
      row.case_id === null
        ? null
        : { id: row.case_id, lifecycle: row.case_lifecycle as NonNullable<NameDetail['case']>['lifecycle'] },
    fittingCase: row.state === 'not-improved' && !gone ? caseFor(row.ground, standing === 'probationary') : null,
    gone: gone && !overStates.includes(row.state),
    withdrawnReason: row.withdrawn_reason,
    allowed: allowedFor(context, row, gone),
  }
}

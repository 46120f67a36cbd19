// Holds a review, a question or a name for a command: at the version the caller saw, in an open review, in a state the step leaves; or why not.
import type { CommandContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { shownName, shownReview } from '#modules/oversight/queries/shown.ts'
import { holdReviews } from '#modules/oversight/scope.ts'
import { findRow, type NameRow, type ReviewRow, standingOf } from '#modules/oversight/store/rows.ts'
import { mayTake, type NameStep } from '#rules/reviews/steps.ts'

interface Asked {
  id: string
  version: number
}

export const closedRefusal = (review: ReviewRow): Refusal | null =>
  review.withdrawn_reason !== null
    ? refuse('reviews.taken-back', { on: review.closed_on, reason: review.withdrawn_reason })
    : review.state === 'closed'
      ? refuse('reviews.closed', { on: review.closed_on })
      : null

/** The review, held for change. */
export async function heldReview(context: CommandContext, asked: Asked): Promise<ReviewRow | Refusal | Stale> {
  const review = await findRow(context, 'branch_reviews', holdReviews, asked.id, 'lock')
  if (review === undefined) return notFound()
  if (review.version !== asked.version) return new Stale(await shownReview(context, review))
  return closedRefusal(review) ?? review
}

/** A name, held for a step. `reviews.own-name` where the person concerned would decide about the own name. */
export async function heldName(
  context: CommandContext,
  asked: Asked,
  step: NameStep,
  scope: SeatScope = holdReviews,
): Promise<NameRow | Refusal | Stale> {
  const name = await findRow(context, 'review_names', scope, asked.id, 'lock')
  if (name === undefined) return notFound()
  if (name.version !== asked.version) return new Stale(await shownName(context, name))
  if (step !== 'state' && name.member_id === context.actor.memberId) return refuse('reviews.own-name')
  const gone = (await standingOf(context, name)) === undefined
  if (gone && step !== 'withdraw') return refuse('reviews.gone', { name: name.full_name })
  return mayTake(step, name.state, gone) ? name : refuse('reviews.wrong-step')
}

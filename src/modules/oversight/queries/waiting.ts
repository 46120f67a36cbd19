// Answers what of reviews waits for the one who acts: the reviews of the own branch, and speaking for oneself.
import { countWaitingReviews } from '#contract/reviews.ts'
import { mayUse } from '#kernel/permission.ts'
import { serveQuery } from '#kernel/serve.ts'
import { namesAbout, reviewsHere } from '#modules/oversight/queries/reviews.ts'
import { holdReviews, seeNames } from '#modules/oversight/scope.ts'

export const serveCountWaitingReviews = serveQuery(countWaitingReviews, {
  scope: seeNames,
  run: async (context) => {
    const { actor, today } = context
    const reviews = mayUse(holdReviews, actor) ? await reviewsHere(context) : []
    return {
      mine: (await namesAbout(context)).filter(({ state }) => state === 'named'),
      reviews: reviews
        .filter(({ state, waiting }) => state === 'open' || waiting > 0)
        .map((row) => ({
          id: row.id,
          title: row.title,
          endsOn: row.ends_on,
          late: row.state === 'open' && row.ends_on < today,
          factsBrought: row.facts_on !== null,
          unanswered: row.unanswered,
          waiting: row.waiting,
          helpOver: row.help_over,
        })),
    }
  },
})

// Answers the reviews of the own branch, one of them, one name, and what is considered about oneself.
import { sql } from 'kysely'
import { getName, getReview, listMyReviews, listReviews } from '#contract/reviews.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { nameOf, reviewRowOf, shownName, shownReview } from '#modules/oversight/queries/shown.ts'
import { holdReviews, seeNames } from '#modules/oversight/scope.ts'
import { findRow, type NameRow, type ReviewRow } from '#modules/oversight/store/rows.ts'
import { overStates } from '#rules/reviews/steps.ts'

export type CountedReview = ReviewRow & { unanswered: number; waiting: number; help_over: number }

/** The reviews of the seat's branch with what waits in each, the newest first. */
export async function reviewsHere({ tx, province, actor, today }: QueryContext): Promise<CountedReview[]> {
  const { rows } = await sql<CountedReview>`
    select b.*, q.unanswered, n.waiting, n.help_over from branch_reviews b
      cross join lateral (select count(*)::integer as unanswered from review_questions
                           where province_code = ${province} and review_id = b.id and answer is null) q
      cross join lateral (
        select count(*) filter (where state <> 'helped' or help_until < ${today}::date)::integer as waiting,
               count(*) filter (where state = 'helped' and help_until < ${today}::date)::integer as help_over
          from review_names where province_code = ${province} and review_id = b.id and state <> all(${[...overStates]}::text[])) n
     where ${holdReviews.rows(actor, province, 'b')} order by b.id desc limit 100`.execute(tx)
  return rows
}

/** Names about the person who acts, the newest first. */
export async function namesAbout({ tx, province, actor }: QueryContext) {
  if (actor.memberId === null) return []
  const { rows } = await sql<NameRow & { organisation_name: string }>`
    select n.*, b.organisation_name from review_names n
      join branch_reviews b on b.province_code = ${province} and b.id = n.review_id
     where ${seeNames.rows(actor, province, 'n')} and n.member_id = ${actor.memberId} order by n.id desc limit 20`.execute(
    tx,
  )
  return rows.map((row) => ({ ...nameOf(row), organisationName: row.organisation_name }))
}

export const serveListReviews = serveQuery(listReviews, {
  scope: holdReviews,
  run: async (context) => ({
    rows: (await reviewsHere(context)).map((row) =>
      reviewRowOf(row, { unanswered: row.unanswered, waiting: row.waiting }),
    ),
  }),
})

export const serveGetReview = serveQuery(getReview, {
  scope: holdReviews,
  run: async (context, { id }) => {
    const row = await findRow(context, 'branch_reviews', holdReviews, id, 'read')
    return row === undefined ? notFound() : shownReview(context, row)
  },
})

export const serveGetName = serveQuery(getName, {
  scope: seeNames,
  run: async (context, { id }) => {
    const row = await findRow(context, 'review_names', seeNames, id, 'read')
    return row === undefined ? notFound() : shownName(context, row)
  },
})

export const serveListMyReviews = serveQuery(listMyReviews, {
  scope: seeNames,
  run: async (context) => ({ rows: await namesAbout(context) }),
})

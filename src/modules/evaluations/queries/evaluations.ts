// Answers evaluations: one with its lines, the own ones, the table the level above appraises from.
import { sql } from 'kysely'
import { z } from 'zod'
import { getEvaluation, listEvaluations, listMyEvaluations } from '#contract/evaluations.ts'
import { id } from '#contract/fields.ts'
import { subtree } from '#db/tenancy.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { rowOf, shownEvaluation } from '#modules/evaluations/queries/shown.ts'
import { viewEvaluations, viewRounds } from '#modules/evaluations/scope.ts'
import { readEvaluations } from '#modules/evaluations/store/list.ts'
import { findEvaluation } from '#modules/evaluations/store/rows.ts'
import { placeAsked } from '#modules/organisations/public.ts'

export const serveGetEvaluation = serveQuery(getEvaluation, {
  scope: viewEvaluations,
  run: async (context, input) => {
    const found = await findEvaluation(context, viewEvaluations, input.id)
    return found === undefined ? notFound() : shownEvaluation(context, found)
  },
})

export const serveListMyEvaluations = serveQuery(listMyEvaluations, {
  scope: viewEvaluations,
  run: async (context) => {
    const { actor } = context
    if (actor.memberId === null) return { rows: [] }
    const rows = await readEvaluations(context, [sql<boolean>`e.member_id = ${actor.memberId}`], 'newest')
    return { rows: rows.map((found) => rowOf(context, found)) }
  },
})

const shows = {
  all: sql<boolean>`e.due`,
  self: sql<boolean>`e.due and e.state = 'waiting'`,
  branch: sql<boolean>`e.due and e.state = 'self-rated'`,
  above: sql<boolean>`e.due and e.state in ('voted', 'appraised', 'decided')`,
  replies: sql<boolean>`(e.state in ('voted', 'appraised') and e.reply is not null and e.reply_answer is null
    or e.appeal is not null and e.appeal_answer is null)`,
  announced: sql<boolean>`e.due and e.state = 'announced'`,
  failed: sql<boolean>`e.due and e.level = 'KHT'`,
  'not-due': sql<boolean>`not e.due`,
  collectives: sql<boolean>`e.due and e.role = 'collective'`,
}

const cursor = z.tuple([z.string(), z.string(), id])

export const serveListEvaluations = serveQuery(listEvaluations, {
  scope: viewRounds,
  run: async (context, input) => {
    const place = await placeAsked(context, viewRounds, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { lo, hi } = subtree(place.path)
    const conditions = [
      sql<boolean>`e.path >= ${lo} and e.path < ${hi} and r.period = ${input.period}`,
      shows[input.show],
      ...(input.scheme === undefined ? [] : [sql<boolean>`r.scheme = ${input.scheme}`]),
    ]
    const rows = await readEvaluations(context, conditions, { after, limit: input.limit })
    const page = cutPage(rows, input.limit, ({ row }) => [row.path, row.sort_key, row.id])
    return { rows: page.rows.map((found) => rowOf(context, found)), next: page.next, total: null }
  },
})

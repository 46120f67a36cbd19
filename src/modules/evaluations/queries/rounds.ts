// Answers the schemes of a period, the rounds below an organisation, and one round with its people and its share of excellent ones.
import { sql } from 'kysely'
import { z } from 'zod'
import type { EvaluationRound } from '#contract/evaluation-shapes.ts'
import { announce, closeRound, getRound, listRounds, listSchemes } from '#contract/evaluations.ts'
import { id } from '#contract/fields.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { quotasOf } from '#modules/evaluations/flow/judge.ts'
import { allowedFor, rowOf } from '#modules/evaluations/queries/shown.ts'
import { viewRounds } from '#modules/evaluations/scope.ts'
import { settingFor } from '#modules/evaluations/setting.ts'
import { isAbove, isHolder } from '#modules/evaluations/sides.ts'
import { countsOf, NO_COUNTS, type RoundCounts, readEvaluations, readRounds } from '#modules/evaluations/store/list.ts'
import { findRound, type RoundRow } from '#modules/evaluations/store/rows.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { isRatedAlone } from '#rules/evaluations/due.ts'
import { holdsFor, schemeOf, schemes } from '#rules/evaluations/schemes.ts'

/** Days that were given. */
const daysOf = ({ deadlines }: RoundRow): EvaluationRound['deadlines'] =>
  Object.fromEntries(
    Object.entries(deadlines).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

const summaryOf = (round: RoundRow, counts: RoundCounts): EvaluationRound => ({
  id: round.id,
  organisationId: round.organisation_id,
  organisationName: round.organisation_name,
  scheme: round.scheme,
  schemeTitle: schemeOf(round.scheme).title,
  period: round.period,
  deadlines: daysOf(round),
  state: round.state,
  openedOn: round.opened_on,
  openedBy: round.opened_by,
  closedOn: round.closed_on,
  counts,
  version: round.version,
})

/** Most people of one branch or committee. */
const MOST_PEOPLE = 1000

export async function shownRound(context: QueryContext, round: RoundRow) {
  const { actor } = context
  const counts = (await countsOf(context, [round.id])).get(round.id) ?? NO_COUNTS
  const rows = await readEvaluations(context, [sql<boolean>`e.round_id = ${round.id}`], {
    after: null,
    limit: MOST_PEOPLE,
  })
  const quotas = await quotasOf(context, round, false)
  const undecided = rows.some(({ row }) => row.due && row.level === null)
  const open = round.state === 'open'
  return {
    ...summaryOf(round, counts),
    note: schemeOf(round.scheme).note,
    rows: rows.map((found) => ({ ...rowOf(context, found), allowed: allowedFor(context, found) })),
    quota: quotas.map(({ answer: _, ...quota }) => quota),
    allowed: [
      ...(open && !undecided && counts.announced < counts.due && isAbove(actor, round.path) ? [announce.name] : []),
      ...(open && counts.announced === counts.due && isHolder(actor, round.path) ? [closeRound.name] : []),
    ],
  }
}

export const serveListSchemes = serveQuery(listSchemes, {
  scope: viewRounds,
  run: async (context, { period }) => {
    if (!isRatedAlone(period, await settingFor(context, period))) return { rows: [] }
    const held = schemes.filter((scheme) => holdsFor(scheme, period))
    return { rows: held.map(({ code, title, scope, note }) => ({ code, title, scope, note })) }
  },
})

const cursor = z.tuple([z.string(), z.string(), id])

export const serveListRounds = serveQuery(listRounds, {
  scope: viewRounds,
  run: async (context, input) => {
    const place = await placeAsked(context, viewRounds, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { period, limit } = input
    const rows = await readRounds(context, { ...subtree(place.path), period, after, limit })
    const page = cutPage(rows, limit, (row) => [row.period, row.sort_key, row.id])
    const counts = await countsOf(
      context,
      page.rows.map((row) => row.id),
    )
    return {
      rows: page.rows.map((round) => summaryOf(round, counts.get(round.id) ?? NO_COUNTS)),
      next: page.next,
      total: null,
    }
  },
})

export const serveGetRound = serveQuery(getRound, {
  scope: viewRounds,
  run: async (context, input) => {
    const round = await findRound(context, viewRounds, input.id, 'read')
    return round === undefined ? notFound() : shownRound(context, round)
  },
})

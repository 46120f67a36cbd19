// Answers what of evaluations waits for the one who acts: the own evaluation, and the steps of the seat's organisation with their days.
import { sql } from 'kysely'
import { countWaitingEvaluations, type EvaluationsWaiting } from '#contract/evaluations.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { serveQuery } from '#kernel/serve.ts'
import { rowOf } from '#modules/evaluations/queries/shown.ts'
import { holdEvaluations, viewEvaluations } from '#modules/evaluations/scope.ts'
import { settingFor } from '#modules/evaluations/setting.ts'
import { readEvaluations } from '#modules/evaluations/store/list.ts'
import { waitingAt } from '#modules/evaluations/store/waiting.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { reportBy } from '#rules/evaluations/review.ts'

const OWN_SHOWN = 10

/** Evaluations that wait for the person, who rates itself. */
async function mineOf(context: QueryContext): Promise<EvaluationsWaiting['mine']> {
  const { memberId } = context.actor
  if (memberId === null) return []
  const mine = [sql<boolean>`e.member_id = ${memberId} and e.due and e.state = 'waiting' and r.state = 'open'`]
  return (await readEvaluations(context, mine, 'newest')).slice(0, OWN_SHOWN).map((found) => rowOf(context, found))
}

async function stepsOf(context: QueryContext): Promise<EvaluationsWaiting['steps']> {
  const { actor, today } = context
  if (actor.seat === null || actor.national || isOwnOnly(actor.seat) || !mayUse(holdEvaluations, actor)) return []
  const rows = await waitingAt(context, actor.seat.path)
  const steps: EvaluationsWaiting['steps'] = []
  // One after the other: the transaction has one connection.
  for (const { voteBy, ...row } of rows) {
    // E-06 is about the review of a year.
    const by =
      voteBy === null || periodKind(row.period) !== 'year'
        ? null
        : reportBy(voteBy, await settingFor(context, row.period))
    const late = (row.dueOn !== null && row.dueOn < today) || (by !== null && by < today)
    steps.push({ ...row, step: row.step as EvaluationsWaiting['steps'][number]['step'], reportBy: by, late })
  }
  return steps
}

export const serveCountWaitingEvaluations = serveQuery(countWaitingEvaluations, {
  scope: viewEvaluations,
  run: async (context) => ({ mine: await mineOf(context), steps: await stepsOf(context) }),
})

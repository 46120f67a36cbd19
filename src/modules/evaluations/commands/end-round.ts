// Ends a round: announces what was decided, then closes and keeps it.
import { sql } from 'kysely'
import { announce, closeRound } from '#contract/evaluations.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldDownSince } from '#modules/evaluations/flow/barred.ts'
import { quotasOf } from '#modules/evaluations/flow/judge.ts'
import { auditRound } from '#modules/evaluations/history.ts'
import { shownRound } from '#modules/evaluations/queries/rounds.ts'
import { decideEvaluations, holdEvaluations } from '#modules/evaluations/scope.ts'
import { isAbove } from '#modules/evaluations/sides.ts'
import { changeRound, findRound, type RoundRow } from '#modules/evaluations/store/rows.ts'
import { firstDayOf } from '#rules/evaluations/period.ts'

async function heldRound(
  context: CommandContext,
  scope: SeatScope,
  input: { id: string; version: number },
): Promise<RoundRow | Refusal | Stale> {
  const round = await findRound(context, scope, input.id, 'lock')
  if (round === undefined) return notFound()
  if (round.version !== input.version) return new Stale(await shownRound(context, round))
  return round.state === 'closed' ? refuse('evaluations.round-closed', { on: round.closed_on }) : round
}

const countIn = async ({ tx, province }: CommandContext, round: RoundRow, states: readonly string[]): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::integer as n from evaluations
       where province_code = ${province} and round_id = ${round.id} and due and state = any(${[...states]}::text[])`.execute(
      tx,
    )
  ).rows[0]?.n ?? 0

const BEFORE_DECISION = ['waiting', 'self-rated', 'voted', 'appraised']

/** The day of the last decision of a round; of none the first day of its period. */
async function lastDecisionIn({ tx, province }: CommandContext, { id, period }: RoundRow): Promise<string> {
  const { rows } = await sql<{ on: string | null }>`
    select max(decided_on) as on from evaluations where province_code = ${province} and round_id = ${id} and state = 'decided'`.execute(
    tx,
  )
  return rows[0]?.on ?? firstDayOf(period)
}

export const serveAnnounce = serveCommand(announce, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const round = await heldRound(context, decideEvaluations, input)
    if (!('organisation_id' in round)) return round
    const { tx, province, actor, today } = context
    if (!isAbove(actor, round.path)) return refuse('evaluations.not-above', { organisation: round.organisation_name })
    const people = await countIn(context, round, BEFORE_DECISION)
    if (people > 0) return refuse('evaluations.undecided', { people })
    const from = await lastDecisionIn(context, round)
    if (input.on > today || input.on < from) return refuse('evaluations.date-wrong', { on: input.on, from })
    // Levels that were taken back and lowered may have taken the share away from those decided before.
    const over = (await quotasOf(context, round, false))
      .flatMap(({ answer }) => answer.refusals)
      .find(({ code }) => code === 'evaluations.too-many-excellent')
    if (over !== undefined) return refuse(over.code, { ...over.facts, ruleId: over.ruleId, basis: over.basis })
    const heldDown = await heldDownSince(context, round)
    if (heldDown !== null) return heldDown
    const { rows } = await sql<{ id: string }>`
      update evaluations set state = 'announced', announced_on = ${input.on}, version = version + 1
       where province_code = ${province} and round_id = ${round.id} and due and state = 'decided' returning id`.execute(
      tx,
    )
    if (rows.length === 0) return refuse('evaluations.nothing-to-announce')
    auditRound(context, round, `Thông báo kết quả của ${rows.length} bản đánh giá`)
    return { id: round.id, version: await changeRound(context, round), announced: rows.length }
  },
})

export const serveCloseRound = serveCommand(closeRound, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const round = await heldRound(context, holdEvaluations, input)
    if (!('organisation_id' in round)) return round
    const people = await countIn(context, round, [...BEFORE_DECISION, 'decided'])
    if (people > 0) return refuse('evaluations.not-announced', { people })
    auditRound(context, round, 'Kết thúc kỳ đánh giá')
    return {
      id: round.id,
      version: await changeRound(context, round, { state: 'closed', closed_on: context.today }),
    }
  },
})

// The rows of rounds and evaluations: one within a scope, held or read; raising the version.
import { type Selectable, sql } from 'kysely'
import type { EvaluationFacts, EvaluationVote, Evidence, GroupReview } from '#contract/evaluation-shapes.ts'
import type { EvaluationLines, EvaluationOpinions, EvaluationRounds, Evaluations } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { FailingCause } from '#rules/evaluations/causes.ts'
import type { EvaluatedRole } from '#rules/evaluations/level.ts'
import type { Level } from '#rules/evaluations/levels.ts'
import type { GroupCode, SchemeCode } from '#rules/evaluations/scheme-codes.ts'
import type { Deadlines, EvaluationState } from '#rules/evaluations/steps.ts'

export type RoundRow = Omit<Selectable<EvaluationRounds>, 'scheme' | 'deadlines' | 'state'> & {
  scheme: SchemeCode
  deadlines: Deadlines
  state: 'open' | 'closed'
}

type Typed = {
  state: EvaluationState
  role: EvaluatedRole
  group_code: GroupCode
  self_level: Level | null
  branch_level: Level | null
  appraised_level: Level | null
  level: Level | 'unrated' | null
  products: { title: string; weight: number }[]
  vote: EvaluationVote | null
  facts: EvaluationFacts
  group_review: GroupReview | null
  failing_causes: FailingCause[]
  appeal_from: Level | 'unrated' | null
}
export type EvaluationRow = Omit<Selectable<Evaluations>, keyof Typed> & Typed
export type LineRow = Omit<Selectable<EvaluationLines>, 'evidence'> & { evidence: Evidence[] }
export type OpinionRow = Selectable<EvaluationOpinions>

type Reading = Pick<QueryContext, 'tx' | 'province'>

/** The round within the scope. `lock`: whoever changes the round itself or counts over it; `share`: nobody closes it meanwhile. */
export async function findRound(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
  keep: 'read' | 'share' | 'lock',
): Promise<RoundRow | undefined> {
  const base = tx
    .selectFrom('evaluation_rounds')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'evaluation_rounds'))
    .$castTo<RoundRow>()
  return (keep === 'read' ? base : keep === 'share' ? base.forShare() : base.forUpdate()).executeTakeFirst()
}

export interface Found {
  round: RoundRow
  row: EvaluationRow
}

/** The evaluation within the scope with its round, read. */
export async function findEvaluation(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<Found | undefined> {
  const row = await tx
    .selectFrom('evaluations')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'evaluations'))
    .$castTo<EvaluationRow>()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { row, round: await roundOf({ tx, province }, row.round_id) }
}

const roundOf = ({ tx, province }: Reading, id: string): Promise<RoundRow> =>
  tx
    .selectFrom('evaluation_rounds')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .$castTo<RoundRow>()
    .executeTakeFirstOrThrow()

/** The same, held: first the round, then the evaluation, so that nobody waits crosswise. */
export async function lockEvaluation(
  context: CommandContext,
  scope: SeatScope,
  id: string,
  round: 'share' | 'lock',
): Promise<Found | undefined> {
  const { tx, province } = context
  const seen = await findEvaluation(context, scope, id)
  if (seen === undefined) return undefined
  await sql`select id from evaluation_rounds where province_code = ${province} and id = ${seen.round.id}
    ${round === 'lock' ? sql`for update` : sql`for share`}`.execute(tx)
  await sql`select id from evaluations where province_code = ${province} and id = ${id} for update`.execute(tx)
  return findEvaluation(context, scope, id)
}

export type Changes = Partial<
  Omit<
    EvaluationRow,
    'province_code' | 'id' | 'round_id' | 'path' | 'version' | 'products' | 'vote' | 'facts' | 'group_review'
  >
> & { products?: string; vote?: string; facts?: string; group_review?: string | null }

/** Writes columns of an evaluation the caller holds and raises its version. */
export async function changeEvaluation(
  { tx, province }: CommandContext,
  row: EvaluationRow,
  changes: Changes,
): Promise<{ id: string; version: number; state: EvaluationState }> {
  const version = row.version + 1
  await tx
    .updateTable('evaluations')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version, state: changes.state ?? row.state }
}

/** Writes columns of a round the caller holds and raises its version. */
export async function changeRound(
  { tx, province }: CommandContext,
  round: RoundRow,
  changes: Partial<Pick<RoundRow, 'state' | 'closed_on'>> = {},
): Promise<number> {
  const version = round.version + 1
  await tx
    .updateTable('evaluation_rounds')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', round.id)
    .execute()
  return version
}

export const linesOf = ({ tx, province }: Reading, evaluationId: string): Promise<LineRow[]> =>
  tx
    .selectFrom('evaluation_lines')
    .selectAll()
    .where('province_code', '=', province)
    .where('evaluation_id', '=', evaluationId)
    .$castTo<LineRow>()
    .execute()

/** Puts the points of one step; a line that is there already keeps those of the other steps. */
export async function putLines(
  { tx, province }: CommandContext,
  row: EvaluationRow,
  column: 'self_points' | 'branch_points' | 'appraised_points',
  lines: readonly { no: string; points: number; note?: string | null | undefined; evidence?: readonly Evidence[] }[],
): Promise<void> {
  if (lines.length === 0) return
  const own = column === 'self_points'
  await tx
    .insertInto('evaluation_lines')
    .values(
      lines.map(({ no, points, note, evidence }) => ({
        province_code: province,
        evaluation_id: row.id,
        path: row.path,
        no,
        [column]: points,
        ...(own ? { note: note ?? null, evidence: JSON.stringify(evidence ?? []) } : {}),
      })),
    )
    .onConflict((on) =>
      on.columns(['province_code', 'evaluation_id', 'no']).doUpdateSet((eb) => ({
        [column]: eb.ref(`excluded.${column}`),
        ...(own ? { note: eb.ref('excluded.note'), evidence: eb.ref('excluded.evidence') } : {}),
      })),
    )
    .execute()
}

export const opinionsOf = ({ tx, province }: Reading, evaluationId: string): Promise<OpinionRow[]> =>
  tx
    .selectFrom('evaluation_opinions')
    .selectAll()
    .where('province_code', '=', province)
    .where('evaluation_id', '=', evaluationId)
    .orderBy('said_on')
    .orderBy('id')
    .execute()

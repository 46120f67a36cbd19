// What nobody sets aside when a level is given: the ceiling of E-17, E-18 and LEVEL-01, the level of the collective first, the share of E-16.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { collectiveOf, holdCollectives, type Judged, judgedOf, quotasOf } from '#modules/evaluations/flow/judge.ts'
import type { EvaluationRow, Found, RoundRow } from '#modules/evaluations/store/rows.ts'
import { type Level, lowerOf } from '#rules/evaluations/levels.ts'

/** E-17, E-18, E-19 and the listed cases of LEVEL-01. */
export function aboveCeiling(row: EvaluationRow, judged: Judged | null, level: Level): Refusal | null {
  const ceiling = judged?.ceiling ?? null
  if (ceiling === null || lowerOf(ceiling, level) === level) return null
  return refuse('evaluations.above-ceiling', { name: row.subject_name, level, ceiling, reasons: judged?.reasons ?? [] })
}

/** E-16: why one more excellent one is too many. A day on which the share was not laid down refuses nobody. */
async function tooMany(context: CommandContext, { round, row }: Found, level: Level): Promise<Refusal | null> {
  if (level !== 'HTXS') return null
  if (row.role === 'collective') await holdCollectives(context, round)
  const quotas = await quotasOf(context, round, row.role === 'collective', { id: row.id, level })
  const own = quotas.find(({ group }) => group === row.group_code)
  const [over] = own?.answer.refusals.filter(({ code }) => code === 'evaluations.too-many-excellent') ?? []
  if (over === undefined) return null
  const words = { base: own?.base ?? null, collectives: row.role === 'collective' }
  return refuse(over.code, { ...over.facts, ...words, ruleId: over.ruleId, basis: over.basis })
}

/** E-17: whoever leads the collective waits for its level. */
async function collectiveOpen(context: CommandContext, { round, row }: Found): Promise<Refusal | null> {
  if (row.role !== 'head' && row.role !== 'deputy') return null
  const collective = await collectiveOf(context, round)
  return collective !== undefined && collective.level === null
    ? refuse('evaluations.collective-first', { organisation: round.organisation_name })
    : null
}

/** What holds against a level; the points were judged when it was appraised. */
export async function against(context: CommandContext, found: Found, level: Level): Promise<Refusal | null> {
  return (
    (await collectiveOpen(context, found)) ??
    aboveCeiling(found.row, await judgedOf(context, found, null), level) ??
    (await tooMany(context, found, level))
  )
}

/**
 * The first decided level of a round that no longer fits what surrounds it: the collective or a quarter may have been decided anew since.
 * Only what can be held down is looked at: whoever leads, and whoever is excellent.
 */
export async function heldDownSince(context: CommandContext, round: RoundRow): Promise<Refusal | null> {
  const { tx, province } = context
  const { rows } = await sql<EvaluationRow & { level: Level }>`
    select * from evaluations
     where province_code = ${province} and round_id = ${round.id} and state = 'decided' and level <> 'unrated'
       and (level = 'HTXS' or role in ('head', 'deputy')) order by sort_key, id`.execute(tx)
  for (const row of rows) {
    const barred = aboveCeiling(row, await judgedOf(context, { round, row }, null), row.level)
    if (barred !== null) return barred
  }
  return null
}

// What the rules say about an evaluation: the level its points lead to, the highest level left open, and the ceiling on excellent ones.
import { sql } from 'kysely'
import type { EvaluationQuota } from '#contract/evaluation-shapes.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { sentenceOf, settingFor } from '#modules/evaluations/setting.ts'
import type { EvaluationRow, Found, RoundRow } from '#modules/evaluations/store/rows.ts'
import { evaluationLevel } from '#rules/evaluations/level.ts'
import { type Level, levels, lowerOf } from '#rules/evaluations/levels.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { evaluationQuota } from '#rules/evaluations/quota.ts'
import type { GroupCode } from '#rules/evaluations/scheme-codes.ts'
import type { RuleAnswer } from '#rules/rulebook/answer.ts'

/** The collective of a round, where the scheme rates it. */
export const collectiveOf = ({ tx, province }: QueryContext, round: RoundRow): Promise<EvaluationRow | undefined> =>
  tx
    .selectFrom('evaluations')
    .selectAll()
    .where('province_code', '=', province)
    .where('round_id', '=', round.id)
    .where('role', '=', 'collective')
    .$castTo<EvaluationRow>()
    .executeTakeFirst()

/** E-18: the decided levels of the quarters of a year of a person or an organisation, the worst of each; null where there was none. */
async function quartersOf({ tx, province }: QueryContext, { round, row }: Found): Promise<(Level | null)[]> {
  const whose =
    row.member_id === null
      ? sql`e.member_id is null and r.organisation_id = ${round.organisation_id}`
      : sql`e.member_id = ${row.member_id}`
  const { rows } = await sql<{ quarter: string; level: Level }>`
    select substr(r.period, 7) as quarter, e.level from evaluations e
      join evaluation_rounds r on r.province_code = ${province} and r.id = e.round_id
     where e.province_code = ${province} and ${whose} and e.level = any(${[...levels]}::text[])
       and r.period like ${`${round.period}-Q%`}`.execute(tx)
  return ['1', '2', '3', '4'].map((quarter) =>
    rows
      .filter((row) => row.quarter === quarter)
      .reduce<Level | null>((a, { level }) => lowerOf(a ?? 'HTXS', level), null),
  )
}

export interface Judged {
  level: Level | null
  ceiling: Level | null
  reasons: string[]
  considerReplacement: boolean
}

const reasonsOf = ({ values, refusals }: RuleAnswer): string[] => [
  ...(values.reasons as string[]),
  ...refusals.map(sentenceOf),
]

/** Null where the scheme gives no points or the rules were not in force. `facts` not given: those that were appraised. */
export async function judgedOf(
  context: QueryContext,
  found: Found,
  points: { common: number; results: number } | null,
  facts: EvaluationRow['facts'] = found.row.facts,
): Promise<Judged | null> {
  const { round, row } = found
  const setting = await settingFor(context, round.period)
  const collective = row.role === 'collective' ? undefined : await collectiveOf(context, round)
  const rated = collective?.level === 'unrated' ? null : (collective?.level ?? null)
  const around = {
    role: row.role,
    collectiveLevel: rated,
    collectiveScore: rated === null ? null : (collective?.appraised_score ?? null),
    quarters: periodKind(round.period) === 'year' ? await quartersOf(context, found) : null,
  }
  const { disciplined, degraded, targetsMetPct, unitsDisciplinedPct, inspectionDone, breachMissed } = facts
  // Full points and only what holds a level down: what is left is the highest level.
  const most = evaluationLevel(
    {
      ...around,
      disciplined,
      degraded,
      targetsMetPct,
      unitsDisciplinedPct,
      inspectionDone,
      breachMissed,
      score: 100,
    },
    setting,
  )
  if (most.values.level === null) return null
  const full = points === null ? null : evaluationLevel({ ...around, ...facts, ...points }, setting)
  return {
    level: (full?.values.level ?? null) as Level | null,
    ceiling: most.values.level as Level,
    reasons: reasonsOf(full ?? most),
    considerReplacement: row.role !== 'collective' && most.values.considerReplacement === true,
  }
}

interface Counted {
  id: string
  group: GroupCode
  level: Level | 'unrated' | null
}

/**
 * Those who share a ceiling (E-16: one unit, one group of similar duties): the people of one group of the round; for an organisation, those
 * beside it under the same superior. A level that is not decided counts as it was appraised.
 */
async function peersOf({ tx, province }: QueryContext, round: RoundRow, collectives: boolean): Promise<Counted[]> {
  const above = round.path.split('/').slice(0, -2).join('/')
  const where = collectives
    ? sql`e.role = 'collective' and r.scheme = ${round.scheme} and r.period = ${round.period} and e.path ~ ${`^${above}/[^/]+/$`}`
    : sql`e.round_id = ${round.id} and e.role <> 'collective'`
  const { rows } = await sql<Counted>`
    select e.id, e.group_code as "group", coalesce(e.level, e.appraised_level) as level from evaluations e
      join evaluation_rounds r on r.province_code = ${province} and r.id = e.round_id
     where e.province_code = ${province} and e.due and ${where}`.execute(tx)
  return rows
}

/**
 * Organisations beside one another have a round each, and share one ceiling: whoever decides one of them excellent takes turns with whoever decides
 * another. The rounds are held before.
 */
export async function holdCollectives({ tx, province }: CommandContext, round: RoundRow): Promise<void> {
  const above = round.path.split('/').slice(0, -2).join('/')
  const beside = `collectives ${province} ${above} ${round.scheme} ${round.period}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${beside}, 0))`.execute(tx)
}

/** The share of excellent ones in each group; `as` takes one evaluation at the level it would get. */
export async function quotasOf(
  context: QueryContext,
  round: RoundRow,
  collectives: boolean,
  as?: { id: string; level: Level },
): Promise<(EvaluationQuota & { answer: RuleAnswer })[]> {
  const setting = await settingFor(context, round.period)
  const peers = await peersOf(context, round, collectives)
  return [...Map.groupBy(peers, (peer) => peer.group)].map(([group, rows]) => {
    const counts = { HTXS: 0, HTT: 0, HT: 0, KHT: 0, unrated: 0 }
    for (const row of rows) counts[(row.id === as?.id ? as.level : row.level) ?? 'unrated'] += 1
    const answer = evaluationQuota({ counts }, setting)
    const { people, allowed, excess, base, pct } = answer.values as Partial<EvaluationQuota>
    return {
      group,
      counts,
      people: people ?? null,
      allowed: allowed ?? null,
      excess: excess ?? null,
      base: base ?? null,
      pct: pct ?? null,
      refusals: answer.refusals.map(sentenceOf),
      answer,
    }
  })
}

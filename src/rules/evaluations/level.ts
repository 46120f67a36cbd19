// The rule `evaluation-level`: the level that points and conditions of 366-QĐ/TW lead to (LEVEL-01), held down by E-17 and E-18.
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'
import { type GateFacts, gatesOf, listedCases } from './gates.ts'
import { levelValues } from './level-values.ts'
import { type Level, levels, lowerOf } from './levels.ts'

export const evaluatedRoles = ['collective', 'head', 'deputy', 'leader', 'member'] as const
export type EvaluatedRole = (typeof evaluatedRoles)[number]

export interface EvaluationLevelFacts extends GateFacts {
  /** `head` and `deputy` lead the collective whose level is given; `leader` holds another post; `member` none. */
  role: EvaluatedRole
  /** Points of both groups, together the score; or the score itself, where the groups are not known. */
  common?: number | null
  results?: number | null
  score?: number | null
  /** E-17: of the collective the head leads. */
  collectiveLevel?: Level | null
  collectiveScore?: number | null
  /** E-18: levels of the quarters in order; null where there was none. */
  quarters?: (Level | null)[] | null
}

/** The longest row of quarters failed one after the other. */
function longestFailed(quarters: readonly (Level | null)[]): number {
  let run = 0
  let longest = 0
  for (const quarter of quarters) {
    run = quarter === 'KHT' ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** E-19: the highest level left to a branch that did not inspect as it should; null where nothing is laid down or nothing is wrong. */
function heldByInspection(
  { role, inspectionDone, breachMissed }: EvaluationLevelFacts,
  setting: Setting,
): Level | null {
  if (role !== 'collective' || (inspectionDone !== false && breachMissed !== true)) return null
  const { parameter } = valueOn(setting, 'E-19', 'barred-from')
  const barred = levels.find((level) => level === parameter?.value)
  return barred === undefined ? null : (levels[levels.indexOf(barred) + 1] ?? null)
}

type Values = NonNullable<ReturnType<typeof levelValues>['values']>

/** The highest level that what surrounds the score still allows, with the reasons. */
function ceilingOf(
  facts: EvaluationLevelFacts,
  values: Values,
  setting: Setting,
): { ceiling: Level; reasons: string[] } {
  const reasons: string[] = []
  let ceiling: Level = 'HTXS'
  const hold = (to: Level, reason: string): void => {
    ceiling = lowerOf(ceiling, to)
    reasons.push(reason)
  }
  for (const listed of listedCases(facts, values)) hold('KHT', listed)
  const inspected = heldByInspection(facts, setting)
  if (inspected !== null)
    hold(
      inspected,
      facts.inspectionDone === false
        ? 'E-19: chi bộ chưa làm đủ kế hoạch kiểm tra, giám sát'
        : 'E-19: cấp trên kỷ luật đảng viên về vi phạm mà chi bộ không phát hiện',
    )
  const collective = facts.collectiveLevel ?? null
  if (facts.role === 'head' && collective !== null && collective !== 'HTXS')
    hold(collective, `E-17: người đứng đầu không cao hơn tập thể (${collective})`)
  const score = facts.collectiveScore ?? null
  if (score !== null && values.collectiveUnder !== null && score < values.collectiveUnder) {
    if (facts.role === 'head')
      hold('KHT', `E-17: tập thể dưới ${values.collectiveUnder}, người đứng đầu không hoàn thành`)
    if (facts.role === 'deputy') hold('HTT', `E-17: tập thể dưới ${values.collectiveUnder}, cấp phó không xuất sắc`)
  }
  const failed = (facts.quarters ?? []).filter((quarter) => quarter === 'KHT').length
  if (values.failedBar !== null && failed >= values.failedBar)
    hold('HTT', `E-18: ${failed} quý không hoàn thành, cả năm không xuất sắc`)
  return { ceiling, reasons }
}

/**
 * `level` with the `reasons` why it is lower than the points say, what was `notJudged` because it is not given, and whether E-18 asks to
 * `considerReplacement`. Refused: points above their group, values not in force, and points for HT whose conditions are not met while no
 * case of KHT is: the text leaves that open, so whoever decides says it (`level` null).
 */
export function evaluationLevel(facts: EvaluationLevelFacts, setting: Setting): RuleAnswer {
  const nothing = { score: null, level: null, reasons: [], notJudged: [], considerReplacement: null }
  const { values, refusals, refuse } = levelValues(setting)
  if (values === null) return answer(refusals, nothing)
  const [common, results] = [facts.common ?? 0, facts.results ?? 0]
  const score = facts.score ?? Math.round((common + results) * 100) / 100
  const [most, more] = [values.commonPoints, values.resultPoints]
  if (common > most || results > more || score > most + more)
    return answer([refuse('evaluations.points-above', { common: most, results: more })], nothing)
  const byPoints: Level =
    score >= values.htxs ? 'HTXS' : score >= values.htt ? 'HTT' : score >= values.ht ? 'HT' : 'KHT'
  const { ceiling, reasons } = ceilingOf(facts, values, setting)
  const notJudged = new Set<string>()
  let level: Level | null = lowerOf(byPoints, ceiling)
  while (level !== null && level !== 'KHT') {
    const gates = gatesOf(level, facts, values)
    for (const fact of gates.notGiven) notJudged.add(fact)
    if (gates.failed.length === 0) break
    reasons.push(...gates.failed)
    level = level === 'HT' ? null : (levels[levels.indexOf(level) + 1] ?? null)
  }
  const considerReplacement =
    values.failedReplace !== null && longestFailed(facts.quarters ?? []) >= values.failedReplace
  const open = level === null ? [refuse('evaluations.level-open', { score })] : []
  return answer(open, { score, level, byPoints, reasons, notJudged: [...notJudged], considerReplacement })
}

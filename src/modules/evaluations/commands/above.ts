// What the level above does about one evaluation: appraises, answers a reply, decides, takes a decision back (E-13, E-15 to E-18).
import { answerReply, appraise, decide, takeBackDecision } from '#contract/evaluations.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldFor, notAbove, scoreOf } from '#modules/evaluations/flow/held.ts'
import { collectiveOf, type Judged, judgedOf, quotasOf } from '#modules/evaluations/flow/judge.ts'
import { auditEvaluation } from '#modules/evaluations/history.ts'
import { decideEvaluations } from '#modules/evaluations/scope.ts'
import { changeEvaluation, type Found, putLines } from '#modules/evaluations/store/rows.ts'
import { diverges } from '#rules/evaluations/divergence.ts'
import { type Level, lowerOf } from '#rules/evaluations/levels.ts'
import { schemeOf } from '#rules/evaluations/schemes.ts'

/** E-17, E-18 and the listed cases of LEVEL-01 are not for anybody to set aside. */
function aboveCeiling(judged: Judged | null, level: Level): Refusal | null {
  const ceiling = judged?.ceiling ?? null
  if (ceiling === null || lowerOf(ceiling, level) === level) return null
  return refuse('evaluations.above-ceiling', { level, ceiling, reasons: judged?.reasons ?? [] })
}

export const serveAppraise = serveCommand(appraise, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, decideEvaluations, input, 'appraise')
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notAbove(context, found)
    if (wrong !== null) return wrong
    const scored = scoreOf(found, input.lines)
    if (scored instanceof Refusal) return scored
    const judged = await judgedOf(context, found, scored.total, input.facts)
    const barred = aboveCeiling(judged, input.level)
    if (barred !== null) return barred
    const words = input.text ?? null
    const after = { score: scored.total?.score ?? null, level: input.level }
    const { divergence } = schemeOf(round.scheme)
    const apart =
      diverges({ score: row.branch_score, level: row.branch_level }, after, divergence) ||
      (judged?.level ?? input.level) !== input.level
    if (words === null && apart) return refuse('evaluations.words-missing', { divergence })
    await putLines(context, row, 'appraised_points', input.lines)
    auditEvaluation(context, round, row, 'Thẩm định bản đánh giá')
    return changeEvaluation(context, row, {
      ...{ state: 'appraised', appraised_level: input.level, appraised_score: after.score, appraised_words: words },
      ...{ facts: JSON.stringify(input.facts), appraised_on: context.today, appraised_by: context.actor.displayName },
    })
  },
})

export const serveAnswerReply = serveCommand(answerReply, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, decideEvaluations, input, ['voted', 'appraised'])
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notAbove(context, found)
    if (wrong !== null) return wrong
    if (row.reply === null) return refuse('evaluations.no-reply')
    auditEvaluation(context, round, row, 'Trả lời ý kiến về kết quả đánh giá')
    return changeEvaluation(context, row, {
      ...{ reply_answer: input.text, reply_answered_on: context.today },
      reply_answered_by: context.actor.displayName,
    })
  },
})

/** E-16: why one more excellent one is too many. A day on which the share was not laid down refuses nobody. */
async function tooMany(context: CommandContext, { round, row }: Found, level: Level): Promise<Refusal | null> {
  if (level !== 'HTXS') return null
  const quotas = await quotasOf(context, round, row.role === 'collective', { id: row.id, level })
  const own = quotas.find(({ group }) => group === row.group_code)
  const [over] = own?.answer.refusals.filter(({ code }) => code === 'evaluations.too-many-excellent') ?? []
  return over === undefined ? null : refuse(over.code, { ...over.facts, ruleId: over.ruleId, basis: over.basis })
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
async function against(context: CommandContext, found: Found, level: Level): Promise<Refusal | null> {
  return (
    (await collectiveOpen(context, found)) ??
    aboveCeiling(await judgedOf(context, found, null), level) ??
    (await tooMany(context, found, level))
  )
}

export const serveDecide = serveCommand(decide, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, decideEvaluations, input, 'decide', 'lock')
    if (!('row' in found)) return found
    const { round, row } = found
    const { level, on } = input
    const wrong = notAbove(context, found)
    if (wrong !== null) return wrong
    const from = row.appraised_on ?? round.opened_on
    if (on > context.today || on < from) return refuse('evaluations.date-wrong', { on, from })
    if (row.reply !== null && row.reply_answer === null)
      return refuse('evaluations.reply-unanswered', { name: row.subject_name })
    const reason = input.reason ?? null
    if (reason === null && level !== row.appraised_level) return refuse('evaluations.words-missing')
    const barred = level === 'unrated' ? null : await against(context, found, level)
    if (barred !== null) return barred
    auditEvaluation(context, round, row, 'Quyết định mức xếp loại')
    return changeEvaluation(context, row, {
      ...{ state: 'decided', level, level_reason: reason, decision_no: input.decisionNo ?? null },
      ...{ decided_on: on, decided_by: context.actor.displayName },
    })
  },
})

export const serveTakeBackDecision = serveCommand(takeBackDecision, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, decideEvaluations, input, ['decided'])
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notAbove(context, found)
    if (wrong !== null) return wrong
    auditEvaluation(context, round, row, `Rút quyết định xếp loại (${input.reason})`)
    return changeEvaluation(context, row, {
      ...{ state: 'appraised', level: null, level_reason: null, decision_no: null, decided_on: null, decided_by: null },
    })
  },
})

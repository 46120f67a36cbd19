// What the level above does about one evaluation: appraises, answers a reply, decides, takes a decision back, answers an appeal (E-13, E-15 to E-21).
import type { DecidedLevel } from '#contract/evaluation-shapes.ts'
import { answerAppeal, answerReply, appraise, decide, takeBackDecision } from '#contract/evaluations.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { aboveCeiling, against } from '#modules/evaluations/flow/barred.ts'
import { heldFor, notAbove, scoreOf } from '#modules/evaluations/flow/held.ts'
import { judgedOf } from '#modules/evaluations/flow/judge.ts'
import { auditEvaluation } from '#modules/evaluations/history.ts'
import { decideEvaluations } from '#modules/evaluations/scope.ts'
import { settingFor } from '#modules/evaluations/setting.ts'
import { changeEvaluation, type Found, putLines } from '#modules/evaluations/store/rows.ts'
import { causesAsked } from '#rules/evaluations/causes.ts'
import { diverges } from '#rules/evaluations/divergence.ts'
import { lowerOf } from '#rules/evaluations/levels.ts'
import { firstDayOf, periodKind } from '#rules/evaluations/period.ts'
import { schemeOf } from '#rules/evaluations/schemes.ts'

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
    const barred = aboveCeiling(row, judged, input.level)
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
      state: 'appraised',
      appraised_level: input.level,
      appraised_score: after.score,
      appraised_words: words,
      facts: JSON.stringify(input.facts),
      appraised_on: context.today,
      appraised_by: context.actor.displayName,
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
      reply_answer: input.text,
      reply_answered_on: context.today,
      reply_answered_by: context.actor.displayName,
    })
  },
})

/** E-21: a member who failed the year has a cause, nobody else. */
async function causeFault(
  context: CommandContext,
  { round, row }: Found,
  level: DecidedLevel,
  causes: readonly string[],
) {
  const asked =
    level === 'KHT' && row.role !== 'collective' && periodKind(round.period) === 'year'
      ? causesAsked(await settingFor(context, round.period))
      : []
  if (asked.length > 0) return causes.length === 0 ? refuse('evaluations.cause-missing') : null
  return causes.length > 0 ? refuse('evaluations.cause-without-failure') : null
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
    const from = row.voted_on ?? firstDayOf(round.period)
    if (on > context.today || on < from) return refuse('evaluations.date-wrong', { on, from })
    if (row.reply !== null && row.reply_answer === null)
      return refuse('evaluations.reply-unanswered', { name: row.subject_name })
    const reason = input.reason ?? null
    if (reason === null && level !== row.appraised_level) return refuse('evaluations.words-missing')
    const barred = level === 'unrated' ? null : await against(context, found, level)
    if (barred !== null) return barred
    const causes = [...new Set(input.causes)]
    const unexplained = await causeFault(context, found, level, causes)
    if (unexplained !== null) return unexplained
    auditEvaluation(context, round, row, 'Quyết định mức xếp loại')
    return changeEvaluation(context, row, {
      state: 'decided',
      level,
      level_reason: reason,
      decision_no: input.decisionNo ?? null,
      failing_causes: causes,
      decided_on: on,
      decided_by: context.actor.displayName,
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
      state: 'appraised',
      level: null,
      level_reason: null,
      decision_no: null,
      decided_on: null,
      decided_by: null,
      failing_causes: [],
    })
  },
})

export const serveAnswerAppeal = serveCommand(answerAppeal, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, decideEvaluations, input, ['announced'], 'lock')
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notAbove(context, found)
    if (wrong !== null) return wrong
    if (row.appeal === null || row.appeal_answer !== null) return refuse('evaluations.no-appeal')
    const { level } = input
    if (level !== undefined) {
      const before = row.level === 'unrated' ? null : row.level
      if (before !== null && lowerOf(before, level) === level)
        return refuse('evaluations.appeal-lowers', { level, before })
      const barred = await against(context, found, level)
      if (barred !== null) return barred
    }
    auditEvaluation(context, round, row, 'Trả lời khiếu nại về kết quả đánh giá')
    return changeEvaluation(context, row, {
      appeal_answer: input.text,
      appeal_answered_on: context.today,
      appeal_answered_by: context.actor.displayName,
      ...(level === undefined ? {} : { level, appeal_from: row.level, failing_causes: [] }),
    })
  },
})

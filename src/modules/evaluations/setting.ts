// The rules an evaluation is judged by: those of the last day of its period, or of today while the period runs.
import { explainRefusal } from '#contract/refusals.ts'
import type { QueryContext } from '#kernel/context.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { lastDayOf } from '#rules/evaluations/period.ts'
import type { RuleRefusal } from '#rules/rulebook/answer.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export async function settingFor(context: QueryContext, period: string): Promise<Setting> {
  const last = lastDayOf(period)
  return { ...(await settingOf(context)), on: last < context.today ? last : context.today }
}

/** The sentence of what a rule refuses. */
export const sentenceOf = ({ code, ruleId, basis, facts }: RuleRefusal): string =>
  explainRefusal(code, { ...facts, ruleId, basis }).message

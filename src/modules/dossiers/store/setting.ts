// The rules a dossier is judged by today, and a rule's refusal as an answer.
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import type { RuleRefusal } from '#rules/rulebook/answer.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export const settingOf = ({ today, province }: Pick<QueryContext, 'today' | 'province'>): Setting => ({
  book: shippedRulebook,
  on: today,
  province,
})

export const refusedBy = ({ code, ruleId, basis, facts }: RuleRefusal): Refusal =>
  refuse(code, { ...facts, ...(ruleId === '' ? {} : { ruleId }), basis })

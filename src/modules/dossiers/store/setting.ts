// The rules a dossier is judged by today, and a rule's refusal as an answer.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import type { RuleRefusal } from '#rules/rulebook/answer.ts'

export { settingOf } from '#modules/rulebook/public.ts'

export const refusedBy = ({ code, ruleId, basis, facts }: RuleRefusal): Refusal =>
  refuse(code, { ...facts, ...(ruleId === '' ? {} : { ruleId }), basis })

// Which facts each named rule takes: one strict schema a rule, checked against the rule's own type.
import type { z } from 'zod'
import { workingDaysFacts } from '#contract/rules/calendar.ts'
import type { FactsOf, RuleName } from '#rules/rulebook/named-rules.ts'

export const ruleFacts: { readonly [Name in RuleName]: z.ZodType<FactsOf<Name>> } = {
  'working-days.add': workingDaysFacts,
}

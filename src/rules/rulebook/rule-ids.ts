// The ids of the rules on the pages of lifecycle rules and of organisation rules, with how sure each page is: the list everything else is checked against.
import ids from '../../../data/rulebook/rule-ids.json' with { type: 'json' }
import type { Confidence } from './rulebook.ts'

export interface RuleId {
  id: string
  confidence: Confidence
}

export const lifecycleRuleIds: readonly RuleId[] = ids.items as RuleId[]

/** Sections 1 to 4 and 6 of the page of organisation rules. */
export const organisationRuleIds: readonly RuleId[] = ids.organisation as RuleId[]

export const ruleIds: readonly RuleId[] = [...lifecycleRuleIds, ...organisationRuleIds]

/** The page's word for a working day: what asks for the calendar itself rests on no numbered rule. */
export const WORKING_DAY = 'wd'

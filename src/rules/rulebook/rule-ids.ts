// The ids of the rules on the page of lifecycle rules, with how sure the page is of each: the list everything else is checked against.
import ids from '../../../data/rulebook/rule-ids.json' with { type: 'json' }
import type { Confidence } from './rulebook.ts'

export interface RuleId {
  id: string
  confidence: Confidence
}

export const ruleIds: readonly RuleId[] = ids.items as RuleId[]

/** The page's word for a working day: what asks for the calendar itself rests on no numbered rule. */
export const WORKING_DAY = 'wd'

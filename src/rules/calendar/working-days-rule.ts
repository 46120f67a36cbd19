// The named rule `working-days.add`: the day on which a term of working days ends.
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { WORKING_DAY } from '../rulebook/rule-ids.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { endOfWorkingDays } from '../rulebook/terms.ts'

export interface WorkingDaysFacts {
  /** The day the term starts from, not counted. */
  from: string
  /** Working days, 0 or more. */
  days: number
}

/** `date` is null when a year on the way has no holiday table. `wd` is the domain page's own name for a working day. */
export function workingDaysAdd(facts: WorkingDaysFacts, setting: Setting): RuleAnswer {
  const end = endOfWorkingDays(facts.from, facts.days, WORKING_DAY, setting)
  return answer(end.refusals, { date: end.on })
}

// Terms that end after so many working days, days or months, and the refusal when a year has no holiday table.
import { addWorkingDays } from '../calendar/working-days.ts'
import type { RuleRefusal } from './answer.ts'
import type { Setting } from './rulebook.ts'

/** A day, or why it cannot be said. */
export interface TermEnd {
  on: string | null
  refusals: RuleRefusal[]
}

/** Said instead of a guess: the holidays of this year are not laid down. `ruleId` is the rule that asked for working days. */
export const yearWithoutTable = (year: number, ruleId: string): RuleRefusal => ({
  code: 'calendar.year-without-table',
  ruleId,
  basis: 'Bộ luật Lao động 2019, Điều 112',
  facts: { year },
})

/** The end of a term of working days; the day it starts from is not counted. */
export function endOfWorkingDays(from: string, days: number, ruleId: string, setting: Setting): TermEnd {
  const { on, missingYear } = addWorkingDays(from, days, setting.book.holidays)
  return { on, refusals: missingYear === null ? [] : [yearWithoutTable(missingYear, ruleId)] }
}

// The rule `probation`: when probation ends, by when the branch considers recognition, and when to be reminded (PROB-01, REC-01, REC-05).
import { addDays } from '../calendar/dates.ts'
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, termFrom } from '../rulebook/terms.ts'

export interface ProbationFacts {
  /** The admission ceremony. */
  ceremonyOn: string
}

/** Days of reminding before the end of probation, the earliest first; a default of the program, not of an instrument. */
function warningsBefore(endsOn: string, setting: Setting): string[] {
  const days = parameterOn({ ...setting, on: endsOn }, 'REC-01', 'warn-before')?.value
  return typeof days === 'object' ? days.map((n) => addDays(endsOn, -Number(n))).toSorted() : []
}

/**
 * PROB-01, REC-05: both the end of probation and the day recognition takes effect lie 12 calendar months after the ceremony, however
 * late anyone is (29/2 becomes 28/2). REC-01: the branch considers within so many working days after that end. Reminders count back in
 * calendar days from the end of probation, since from that day the self-review may be written and recognition takes effect.
 */
export function probation({ ceremonyOn }: ProbationFacts, setting: Setting): RuleAnswer {
  const ends = termFrom(ceremonyOn, 'PROB-01', ['length'], setting)
  const consider = termFrom(ends.on, 'REC-01', ['consider-within'], setting)
  const recognised = termFrom(ceremonyOn, 'REC-05', ['recognised-after'], setting)
  return answer(refusalsOf([ends, consider, recognised]), {
    endsOn: ends.on,
    considerBy: consider.on,
    recognisedFrom: recognised.on,
    warnings: ends.on === null ? [] : warningsBefore(ends.on, setting),
  })
}

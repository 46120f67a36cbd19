// Owns whether a step that is about somebody past the highest age can matter in a case (ELIG-02).
import { addMonths } from '../calendar/dates.ts'
import { ageOn } from '../calendar/partial-date.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import type { Case } from './case.ts'
import { factsOf, textOf } from './fold.ts'
import type { Step } from './types.ts'

const monthsIn = (setting: Setting, ruleId: string, name: string): number | undefined => {
  const value = parameterOn(setting, ruleId, name)?.value
  return typeof value === 'number' ? value : undefined
}

/**
 * Whether the age lets the step matter. The age counts on the day the branch considers, which may be as late as the file is valid
 * (VERIF-12): who is past it by then may need it. Where the age or a limit is not known it stays.
 */
export function matters(step: Step, given: Case, setting: Setting): boolean {
  if (step.ofOld !== true) return true
  const most = monthsIn(setting, 'ELIG-01', 'age-most')
  const ahead = monthsIn(setting, 'VERIF-12', 'file-valid') ?? 0
  const age = ageOn(textOf(factsOf(given).birthOn) ?? '', addMonths(setting.on, ahead))
  return most === undefined || age === null || age.years * 12 + age.months > most
}

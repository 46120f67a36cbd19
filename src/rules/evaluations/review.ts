// What the review of a collective asks for: its draft report in good time (E-06) and enough time to be held (E-11).
import { addDays, daysBetween } from '../calendar/dates.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export interface ReviewFacts {
  /** The last day of the review. */
  meetingOn: string
  /** The draft report reached those who take part. */
  reportSentOn: string
  /** How long the review was held; null: not known, not judged. */
  days: number | null
  /** The standing committee of a province. */
  provincial: boolean
}

/** Days of the unit that lie after `from` up to and with `to`; null in a year without a holiday table. */
const daysBefore = (from: string, to: string, { unit }: Parameter, { book }: Setting): number | null =>
  unit === 'working-day' ? workingDaysBetween(from, to, book.holidays).days : Math.max(0, daysBetween(from, to))

function tooLate({ meetingOn, reportSentOn }: ReviewFacts, setting: Setting): RuleRefusal[] {
  const { parameter } = valueOn(setting, 'E-06', 'report-before')
  if (parameter === null) return []
  const days = daysBefore(reportSentOn, meetingOn, parameter, setting)
  return days === null || days >= numberIn(parameter)
    ? []
    : [{ ...refusalBy(parameter, 'evaluations.report-late'), facts: { days, least: numberIn(parameter) } }]
}

function tooShort({ days, provincial }: ReviewFacts, setting: Setting): RuleRefusal[] {
  const { parameter } = valueOn(setting, 'E-11', provincial ? 'provincial-days' : 'collective-days')
  return parameter === null || days === null || days >= numberIn(parameter)
    ? []
    : [{ ...refusalBy(parameter, 'evaluations.review-short'), facts: { days, least: numberIn(parameter) } }]
}

/** What was wrong with a review; words lift it. What is not in force is not asked for. */
export const reviewFaults = (facts: ReviewFacts, setting: Setting): RuleRefusal[] => [
  ...tooLate(facts, setting),
  ...tooShort(facts, setting),
]

/** E-06: the last day on which the draft report is sent for a review held on a day; null where it cannot be said. */
export function reportBy(meetingOn: string, setting: Setting): string | null {
  const { parameter } = valueOn(setting, 'E-06', 'report-before')
  if (parameter === null) return null
  let day = meetingOn
  let between = daysBefore(day, meetingOn, parameter, setting)
  while (between !== null && between < numberIn(parameter)) {
    day = addDays(day, -1)
    between = daysBefore(day, meetingOn, parameter, setting)
  }
  return between === null ? null : day
}

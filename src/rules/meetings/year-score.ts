// The rule `meeting-score.year`: how the meetings of a year are rated together, where a form says so (SCORE-01).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { bandOf, type MeetingBand, type MeetingFormCode, meetingBands, meetingFormOf, type YearRule } from './forms.ts'
import { formOutOfUse, formRefusal } from './score.ts'

export interface MeetingYearFacts {
  form: MeetingFormCode
  /**
   * Regular meetings of one year, each month at most once; points null: held and not scored. The band is the one it was given, where that
   * asks for more than points; not given: by its points.
   */
  meetings: { month: string; points: number | null; band?: MeetingBand | null }[]
}

const isFrom = (band: MeetingBand, least: MeetingBand): boolean =>
  meetingBands.indexOf(band) <= meetingBands.indexOf(least)

const isMet = ({ everyFrom, least }: YearRule, bands: readonly MeetingBand[]): boolean =>
  bands.every((band) => isFrom(band, everyFrom)) &&
  (least === null || bands.filter((band) => isFrom(band, least.band)).length >= least.meetings)

/**
 * The `band` of the year, or null with `atMost`: what is known of the next band is met but the rest of its conditions was never read
 * (refused), or no band the form describes is reached. Refused: no meeting, a meeting without a score, a form without a rule for the year.
 */
export function meetingYearScore({ form: code, meetings }: MeetingYearFacts, setting: Setting): RuleAnswer {
  const form = meetingFormOf(code)
  const bands = meetings.flatMap(({ points, band }) => (points === null ? [] : [band ?? bandOf(form, points)]))
  const counts = Object.fromEntries(meetingBands.map((band) => [band, bands.filter((b) => b === band).length]))
  const nothing = { band: null, atMost: null, counts }
  const outOfUse = formOutOfUse(form, setting)
  if (outOfUse !== null) return answer([outOfUse], nothing)
  if (form.year === null) return answer([formRefusal(form, 'meetings.no-year-rule', {})], nothing)
  if (meetings.length === 0) return answer([formRefusal(form, 'meetings.no-meetings', {})], nothing)
  const unscored = meetings.filter(({ points }) => points === null).map(({ month }) => month)
  // What every meeting must have cannot be said of one that was not scored.
  if (unscored.length > 0)
    return answer([formRefusal(form, 'meetings.year-unscored', { month: unscored.join(', ') })], nothing)
  const reached = form.year.find((rule) => isMet(rule, bands))
  if (reached === undefined) {
    const lowest = form.year.at(-1)?.band ?? 'kém'
    return answer([], { ...nothing, atMost: meetingBands[meetingBands.indexOf(lowest) + 1] ?? 'kém' })
  }
  if (!reached.complete)
    return answer([formRefusal(form, 'meetings.year-rule-unread', { band: reached.band })], {
      ...nothing,
      atMost: reached.band,
    })
  return answer([], { ...nothing, band: reached.band, atMost: reached.band })
}

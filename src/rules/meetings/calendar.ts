// The rule `meeting-calendar`: the day of the regular meeting of each month of a year, and a thematic one each quarter (M-02, M-03).
import { addDays, isoDate, isoWeekday } from '../calendar/dates.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, valueOn, yearWithoutTable } from '../rulebook/terms.ts'

export interface MeetingCalendarFacts {
  year: number
  /** Months, 1 to 12, with a thematic meeting planned; not given: not judged. */
  thematicMonths?: number[] | null
}

/** A month's meeting; `on` is null where no day can be said. */
export interface PlannedMeeting {
  month: number
  on: string | null
  /** Not on the common day, because that is a day off. */
  moved: boolean
}

type Planned = { meeting: PlannedMeeting; refusals: RuleRefusal[] }

/** The common day; where it is a day off, the next working day of the first days of the month, else the last before it. */
function dayOf(year: number, month: number, day: Parameter, first: Parameter, setting: Setting): Planned {
  const { holidays } = setting.book
  const common = isoDate(year, month, numberIn(day))
  if (isWorkingDay(common, holidays) === null)
    return { meeting: { month, on: null, moved: false }, refusals: [yearWithoutTable(year, 'M-02')] }
  const days = Array.from({ length: numberIn(first) }, (_, i) => addDays(isoDate(year, month, 1), i))
  const order = [...days.filter((d) => d >= common), ...days.filter((d) => d < common).toReversed()]
  const on = order.find((d) => isWorkingDay(d, holidays) === true) ?? null
  const refusals = on === null ? [{ ...refusalBy(first, 'meetings.first-week-off'), facts: { month, year } }] : []
  return { meeting: { month, on, moved: on !== null && on !== common }, refusals }
}

function plan(year: number, month: number, setting: Setting): Planned {
  const then: Setting = { ...setting, on: isoDate(year, month, 1) }
  const day = valueOn(then, 'M-02', 'day')
  const first = valueOn(then, 'M-02', 'first-days')
  const nothing = { month, on: null, moved: false }
  if (day.parameter === null) return { meeting: nothing, refusals: [day.refusal] }
  if (first.parameter === null) return { meeting: nothing, refusals: [first.refusal] }
  return dayOf(year, month, day.parameter, first.parameter, then)
}

/** Quarters with fewer thematic meetings than M-03 asks for. */
function thematicRefusals({ year, thematicMonths }: MeetingCalendarFacts, setting: Setting): RuleRefusal[] {
  const months = thematicMonths ?? null
  if (months === null) return []
  return [1, 2, 3, 4].flatMap((quarter) => {
    const least = valueOn({ ...setting, on: isoDate(year, quarter * 3, 1) }, 'M-03', 'thematic-per-quarter')
    if (least.parameter === null) return [least.refusal]
    const planned = new Set(months.filter((month) => Math.ceil(month / 3) === quarter)).size
    return planned >= numberIn(least.parameter)
      ? []
      : [{ ...refusalBy(least.parameter, 'meetings.quarter-without-thematic'), facts: { quarter, year } }]
  })
}

/**
 * `meetings` of the twelve months. Refused: a year without a holiday table, months before the rule, first days of a month that are all off,
 * quarters without a thematic meeting.
 */
export function meetingCalendar(facts: MeetingCalendarFacts, setting: Setting): RuleAnswer {
  const planned = Array.from({ length: 12 }, (_, i) => plan(facts.year, i + 1, setting))
  const meetings = planned.map(({ meeting }) => ({
    ...meeting,
    weekday: meeting.on === null ? null : isoWeekday(meeting.on),
  }))
  const calendar = refusalsOf(planned.map(({ refusals }) => ({ on: null, refusals })))
  return answer([...calendar, ...thematicRefusals(facts, setting)], { meetings })
}

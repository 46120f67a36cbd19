// The common day of the regular meeting of each month (M-02), as the rule `meeting-calendar` says, and the days that need no reason.
import { addDays } from '#rules/calendar/dates.ts'
import { meetingCalendar, type PlannedMeeting } from '#rules/meetings/calendar.ts'
import { numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn, type Setting } from '#rules/rulebook/rulebook.ts'

export interface CommonDay {
  /** `YYYY-MM`. */
  month: string
  /** Null where the rule says none: before it held, or without a table of holidays. */
  on: string | null
  /** Other days of the first week, where the common day is a day off. */
  others: string[]
}

/** The twelve months of a year. */
export function commonDays(year: number, setting: Setting): CommonDay[] {
  const meetings = meetingCalendar({ year }, setting).values.meetings as PlannedMeeting[]
  return meetings.map(({ month, on, moved }) => {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    const days = parameterOn({ ...setting, on: first }, 'M-02', 'first-days')
    const week = Array.from({ length: moved && days !== undefined ? numberIn(days) : 0 }, (_, i) => addDays(first, i))
    return { month: first.slice(0, 7), on, others: week.filter((day) => day !== on) }
  })
}

/** The one of a month `YYYY-MM`. */
export const commonDay = (month: string, setting: Setting): CommonDay =>
  commonDays(Number(month.slice(0, 4)), setting).find((day) => day.month === month) ?? { month, on: null, others: [] }

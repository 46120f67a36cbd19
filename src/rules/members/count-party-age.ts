// Owns the arithmetic of party age: completed months since a day, less the times outside the Party (AGE-01), and the next badge.
import { addDays, addMonths, completedMonths, daysBetween, type IsoDate } from '../calendar/dates.ts'

/** A time without Party activity: `from` its first day, `to` the day of return (counted again); null: not over yet. */
export interface Gap {
  from: IsoDate
  to: IsoDate | null
}

/** Gaps in order, those that overlap or touch made one, nothing of them before `start`; empty ones dropped. */
export function mergeGaps(start: IsoDate, gaps: readonly Gap[]): Gap[] {
  const merged: Gap[] = []
  for (const gap of gaps.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const from = gap.from < start ? start : gap.from
    if (gap.to !== null && gap.to <= from) continue
    const last = merged.at(-1)
    if (last === undefined || (last.to !== null && last.to < from)) merged.push({ from, to: gap.to })
    else if (last.to !== null && (gap.to === null || last.to < gap.to)) last.to = gap.to
  }
  return merged
}

/** A length of time as a person reckons it: whole calendar months, then days. */
interface Length {
  months: number
  days: number
}

function lengthOf(from: IsoDate, to: IsoDate): Length {
  const months = completedMonths(from, to)
  return { months, days: daysBetween(addMonths(from, months), to) }
}

const plus = (a: Length, b: Length): Length => ({ months: a.months + b.months, days: a.days + b.days })

/** The day counting would have begun without the time lost. */
const shifted = (start: IsoDate, lost: Length): IsoDate => addDays(addMonths(start, lost.months), lost.days)

/**
 * The day counting would have begun without the time lost in gaps that are over; the start itself where nothing was lost. Counting from it
 * gives the party age of today, except that in the days after a gap a month completed before it may be missing (see below).
 */
export function countedFrom(start: IsoDate, gaps: readonly Gap[]): IsoDate {
  const lost = mergeGaps(start, gaps)
    .map(({ from, to }) => (to === null ? { months: 0, days: 0 } : lengthOf(from, to)))
    .reduce(plus, { months: 0, days: 0 })
  return shifted(start, lost)
}

/**
 * Completed months of party age on the day `on`. Each gap moves the start later by its calendar months and days; in a gap the count stands
 * still. Months differ in length, so a gap alone could take back a month already completed: that is never done. 0 before the start.
 */
export function partyAgeMonths(start: IsoDate, gaps: readonly Gap[], on: IsoDate): number {
  let lost: Length = { months: 0, days: 0 }
  let reached = 0
  for (const gap of mergeGaps(start, gaps)) {
    if (on < gap.from) break
    reached = Math.max(reached, completedMonths(shifted(start, lost), gap.from))
    if (gap.to === null || on < gap.to) return reached
    lost = plus(lost, lengthOf(gap.from, gap.to))
  }
  return Math.max(reached, completedMonths(shifted(start, lost), on))
}

/**
 * The first day on which party age is so many months; null when it is never reached because a gap that is not over comes first.
 */
export function dayOfPartyAge(start: IsoDate, gaps: readonly Gap[], months: number): IsoDate | null {
  let lost: Length = { months: 0, days: 0 }
  let back = start
  for (const gap of mergeGaps(start, gaps)) {
    const day = addMonths(shifted(start, lost), months)
    if (day <= gap.from) return day < back ? back : day
    if (gap.to === null) return null
    lost = plus(lost, lengthOf(gap.from, gap.to))
    back = gap.to
  }
  const day = addMonths(shifted(start, lost), months)
  return day < back ? back : day
}

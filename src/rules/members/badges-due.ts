// Owns which Party badge somebody comes to have the years for within a span of days (AGE-01, AGE-03).
import { addMonths, type IsoDate } from '../calendar/dates.ts'
import { dayOfPartyAge, type Gap } from './count-party-age.ts'

export interface BadgeFacts {
  /** The day counting begins: the admission decision. */
  start: IsoDate
  gaps: readonly Gap[]
  /** Years of the badges on record. */
  held: readonly number[]
}

export interface BadgeDue {
  years: number
  /** The day the years are completed. */
  on: IsoDate
  /** Completed only after the round, within what may be awarded early. */
  early: boolean
  /** Lower badges that are not on record. */
  missing: number[]
}

/**
 * The highest badge not held yet whose years are completed after `since` and by `until`, or, where a rule in force allows so many months,
 * early. Null when there is none. Gaps are counted off.
 */
export function badgeDue(
  { start, gaps, held }: BadgeFacts,
  span: { since: IsoDate; until: IsoDate; ladder: readonly number[]; earlyMonths: number | null },
): BadgeDue | null {
  const { since, until, earlyMonths } = span
  const ladder = span.ladder.toSorted((a, b) => a - b)
  const last = earlyMonths === null ? until : addMonths(until, earlyMonths)
  const reached = ladder.flatMap((years) => {
    const on = dayOfPartyAge(start, gaps, years * 12)
    return on !== null && on > since && on <= last && !held.includes(years) ? [{ years, on }] : []
  })
  const due = reached.findLast(({ on }) => on <= until) ?? reached.at(-1)
  if (due === undefined) return null
  const missing = ladder.filter((years) => years < due.years && !held.includes(years))
  return { ...due, early: due.on > until, missing }
}

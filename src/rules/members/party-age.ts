// Party age: counted from the admission decision and from nothing else (AGE-01).
import { type Age, formatPartialDate, type PartialDate } from '../calendar/partial-date.ts'
import { type Gap, partyAgeMonths } from './count-party-age.ts'

export type PartyAge = { age: Age; reason: null } | { age: null; reason: string }

/**
 * Completed years and months of party age on the day `on`, or a Vietnamese sentence that says why it cannot be counted.
 * AGE-01: from the date of the admission decision. AGE-02 (the date on the card when no decision was kept) needs somebody to say
 * that the decision is lost, so it is not applied by itself. `gaps`: times without activity, taken off (AGE-01, AGE-03).
 */
export function partyAgeOn(decisionOn: PartialDate | null, on: string, gaps: readonly Gap[] = []): PartyAge {
  if (decisionOn === null) return { age: null, reason: 'Chưa có ngày của quyết định kết nạp.' }
  if (decisionOn.length !== 10) {
    return { age: null, reason: `Ngày của quyết định kết nạp chưa đủ ngày, tháng (${formatPartialDate(decisionOn)}).` }
  }
  if (on < decisionOn) return { age: null, reason: 'Ngày của quyết định kết nạp chưa đến.' }
  const completed = partyAgeMonths(decisionOn, gaps, on)
  return { age: { years: Math.floor(completed / 12), months: completed % 12 }, reason: null }
}

// The rule `party-age`: years and months of party age on a day, and the badge that comes next (AGE-01, AGE-02).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, parameterInForce, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { dayOfPartyAge, type Gap, partyAgeMonths } from './count-party-age.ts'

export interface PartyAgeFacts {
  /** The day of the (first) admission decision; null when no decision was kept. */
  decisionOn?: string | null
  /** The date in the party card: counted from only when no decision was kept (AGE-02). */
  cardDateOn?: string | null
  /** Times without activity: `from` the first day, `to` the day of return; null or not given: not over yet. */
  gaps?: readonly { from: string; to?: string | null }[] | null
}

/** The first badge whose years lie above those completed, and the day its years are completed; null after the last badge. */
function nextBadge(start: string, gaps: readonly Gap[], years: number, setting: Setting) {
  const ladder = listIn(parameterInForce(setting, 'AGE-01', 'badge-years')).map(Number)
  const next = ladder.toSorted((a, b) => a - b).find((badge) => badge > years)
  return next === undefined ? null : { years: next, on: dayOfPartyAge(start, gaps, next * 12) }
}

/**
 * Party age on the day of the setting. `nextBadge.on` is the day the years are completed (days on which badges are handed out are another
 * matter), null while a gap that is not over stops the count. Refused: no date to count from, a date still to come, a gap that ends
 * before it begins; then `years`, `months` and `nextBadge` are null.
 */
export function partyAge(facts: PartyAgeFacts, setting: Setting): RuleAnswer {
  const decided = facts.decisionOn ?? null
  const start = decided ?? facts.cardDateOn ?? null
  const counting = parameterInForce(setting, decided === null ? 'AGE-02' : 'AGE-01', 'counted-from')
  const gaps = (facts.gaps ?? []).map(({ from, to }) => ({ from, to: to ?? null }))
  const refusals: RuleRefusal[] = []
  if (start === null) refusals.push(refusalBy(counting, 'party-age.no-date'))
  else if (start > setting.on) refusals.push(refusalBy(counting, 'party-age.date-to-come'))
  if (gaps.some(({ from, to }) => to !== null && to < from)) {
    refusals.push(refusalBy(parameterInForce(setting, 'AGE-01', 'counted-from'), 'party-age.gap-backwards'))
  }
  if (start === null || refusals.length > 0) return answer(refusals, { years: null, months: null, nextBadge: null })
  const completed = partyAgeMonths(start, gaps, setting.on)
  const years = Math.floor(completed / 12)
  return answer([], { years, months: completed % 12, nextBadge: nextBadge(start, gaps, years, setting) })
}

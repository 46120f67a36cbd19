// The rule `transfer.temporary`: how long a temporary transfer may be, for work or for study (TRF-07, TRF-08).
import { addMonths } from '../calendar/dates.ts'
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export const temporaryPurposes = ['work', 'study'] as const
export type TemporaryPurpose = (typeof temporaryPurposes)[number]

export interface TemporaryTransferFacts {
  from: string
  /** Not before `from`. */
  to: string
  /** `work` is a change of work or residence, `study` full-time study in the country. */
  purpose: TemporaryPurpose
}

/** The rule of each purpose, and the names of its shortest and longest period. */
const limits = {
  work: { ruleId: 'TRF-07', least: 'period-from', most: 'period-under', mostIncluded: false },
  study: { ruleId: 'TRF-08', least: 'period-from', most: 'period-to', mostIncluded: true },
} as const

/**
 * Calendar months between the two days, the first not counted: exactly 3 months are enough, exactly 12 are too long for work (under 12),
 * exactly 24 may be studied. The version in force on the first day holds.
 */
export function temporaryTransfer({ from, to, purpose }: TemporaryTransferFacts, setting: Setting): RuleAnswer {
  const { ruleId, least, most, mostIncluded } = limits[purpose]
  const version: Setting = { ...setting, on: from }
  const refusals: RuleRefusal[] = []
  const shortest = valueOn(version, ruleId, least)
  if (shortest.parameter === null) refusals.push(shortest.refusal)
  else if (to < addMonths(from, numberIn(shortest.parameter)))
    refusals.push({
      ...refusalBy(shortest.parameter, 'transfer.temporary-too-short'),
      facts: { months: numberIn(shortest.parameter) },
    })
  const longest = valueOn(version, ruleId, most)
  if (longest.parameter === null) refusals.push(longest.refusal)
  else {
    const limit = addMonths(from, numberIn(longest.parameter))
    if (mostIncluded ? to > limit : to >= limit)
      refusals.push({
        ...refusalBy(longest.parameter, 'transfer.temporary-too-long'),
        facts: { months: numberIn(longest.parameter), included: mostIncluded },
      })
  }
  return answer(refusals)
}

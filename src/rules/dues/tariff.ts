// Owns the tariff of a month: what each type of member pays, as shares that a whole organisation is reckoned with at once (D-01…D-09, F-01).
import { addMonths, type IsoDate } from '../calendar/dates.ts'
import { basisOf, numberIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { duesMemberTypes } from './dues.ts'
import { hundredths } from './money.ts'
import { firstDayOf } from './months.ts'
import { EXTRA_RATE, isOnMinimumWage, minimumWage, rateNames, regions } from './rates.ts'

/**
 * What one type of member pays a month: `flat` ten-thousandths of a đồng, and hundredths of a percent of the base and of pay beside it, so
 * that everything is reckoned in whole numbers.
 */
export interface Rate {
  memberType: string
  /** Null: the same in every region. */
  region: number | null
  flat: number
  share: number
  extraShare: number
}

export interface Tariff {
  month: string
  /** Membership of a month is that of its first day: whoever moves within it owes it where the month began, once. */
  firstDay: IsoDate
  /** Party membership reckoned from this day or an earlier one: exempt (F-01). */
  exemptSince: IsoDate | null
  /** Amounts are rounded to so many đồng, half of it upwards; 1 while no rule about rounding is confirmed. */
  roundTo: number
  rates: readonly Rate[]
  /** The instrument the tariff rests on, as a reader cites it. */
  basis: string
}

/**
 * The tariff of a month as the rulebook holds it on the month's first day; null when the rates of that month are not in the rulebook
 * (before 2/2026), never guessed. A type whose minimum wage is not known for the month is left out.
 */
export function tariffOf(setting: Setting, month: string): Tariff | null {
  const then: Setting = { ...setting, on: firstDayOf(month) }
  const value = (ruleId: string, name: string): number | null => {
    const parameter = parameterOn(then, ruleId, name)
    return parameter === undefined ? null : numberIn(parameter)
  }
  const first = parameterOn(then, 'D-01', 'rate')
  if (first === undefined) return null
  const extraShare = hundredths(value(...EXTRA_RATE) ?? 0)
  const rates = duesMemberTypes.flatMap((memberType): Rate[] => {
    const rate = value(...rateNames[memberType])
    if (rate === null) return []
    const none = { memberType, region: null, flat: 0, share: 0, extraShare: 0 }
    if (memberType === 'student') return [{ ...none, flat: rate * hundredths(100) }]
    if (!isOnMinimumWage(memberType)) {
      return [{ ...none, share: hundredths(rate), extraShare: memberType === 'pensioner' ? extraShare : 0 }]
    }
    return regions.flatMap((region) => {
      const wage = minimumWage(then, month, region)
      return wage === null ? [] : [{ ...none, region, flat: wage.amount * hundredths(rate) }]
    })
  })
  const years = value('F-01', 'exempt-from-party-age')
  const firstDay = firstDayOf(month)
  return {
    month,
    firstDay,
    exemptSince: years === null ? null : addMonths(firstDay, -12 * years),
    roundTo: value('D-01', 'rounding-to') ?? 1,
    rates,
    basis: basisOf(first),
  }
}

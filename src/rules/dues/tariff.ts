// Owns the tariff of a month: what each type of member pays, as shares that a whole organisation is reckoned with at once (D-01…D-09, F-01).
import { addMonths, type IsoDate } from '../calendar/dates.ts'
import { basisOf, numberIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { hundredths } from './money.ts'
import { firstDayOf } from './months.ts'

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

const REGIONS = [1, 2, 3, 4] as const

const OF_BASE = [
  { memberType: 'insured', ruleId: 'D-01' },
  { memberType: 'benefit', ruleId: 'D-02' },
  { memberType: 'pensioner', ruleId: 'D-03' },
  { memberType: 'allowance', ruleId: 'D-08' },
] as const
const OF_WAGE = [
  { memberType: 'uninsured-working-age', ruleId: 'D-05' },
  { memberType: 'uninsured-retirement-age', ruleId: 'D-06' },
] as const

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
  const extraShare = hundredths(value('D-04', 'rate-extra') ?? 0)
  const sameYear = parameterOn(then, 'D-05', 'wage-of-same-year')?.value === true
  const wage = (region: number): number | null => {
    const parameter = parameterOn(then, 'D-05', `minimum-wage-${region}`)
    if (parameter === undefined) return null
    const old = parameter.validFrom?.slice(0, 4) !== month.slice(0, 4)
    return sameYear && old ? null : numberIn(parameter)
  }
  const rates: Rate[] = []
  for (const { memberType, ruleId } of OF_BASE) {
    const rate = value(ruleId, 'rate')
    if (rate === null) continue
    const extra = memberType === 'pensioner' ? extraShare : 0
    rates.push({ memberType, region: null, flat: 0, share: hundredths(rate), extraShare: extra })
  }
  for (const { memberType, ruleId } of OF_WAGE) {
    const rate = value(ruleId, 'rate')
    for (const region of REGIONS) {
      const lowest = wage(region)
      if (rate === null || lowest === null) continue
      rates.push({ memberType, region, flat: lowest * hundredths(rate), share: 0, extraShare: 0 })
    }
  }
  const student = value('D-07', 'amount')
  if (student !== null)
    rates.push({ memberType: 'student', region: null, flat: student * hundredths(100), share: 0, extraShare: 0 })
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

// Owns where the rulebook keeps what each type of member pays, and which minimum wage counts for a month (D-01 to D-08).
import { numberIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import type { DuesMemberType } from './dues.ts'

/** Rule and name of the rate, or of the fixed amount, of each type. */
export const rateNames: Readonly<Record<DuesMemberType, readonly [ruleId: string, name: string]>> = {
  insured: ['D-01', 'rate'],
  benefit: ['D-02', 'rate'],
  pensioner: ['D-03', 'rate'],
  'uninsured-working-age': ['D-05', 'rate'],
  'uninsured-retirement-age': ['D-06', 'rate'],
  student: ['D-07', 'amount'],
  allowance: ['D-08', 'rate'],
}

/** Rule and name of the rate a pensioner pays on what is earned beside the pension. */
export const EXTRA_RATE = ['D-04', 'rate-extra'] as const

export const regions = [1, 2, 3, 4] as const

/** Whether dues are a part of the minimum wage of the region, and of no income. */
export const isOnMinimumWage = (type: DuesMemberType): boolean =>
  type === 'uninsured-working-age' || type === 'uninsured-retirement-age'

export interface MinimumWage {
  /** Whole đồng a month. */
  amount: number
  /** The year whose table it stands in. */
  year: string
  /** The table laid down last goes on after its year, and may still change. */
  provisional: boolean
}

/** The minimum wage of a region in a month (`YYYY-MM`); null where none is laid down, or none of the year where the rulebook asks for it. */
export function minimumWage(setting: Setting, month: string, region: number): MinimumWage | null {
  const wage = parameterOn(setting, 'D-05', `minimum-wage-${region}`)
  if (wage === undefined) return null
  const year = wage.validFrom?.slice(0, 4) ?? ''
  const provisional = year !== month.slice(0, 4)
  if (provisional && parameterOn(setting, 'D-05', 'wage-of-same-year')?.value === true) return null
  return { amount: numberIn(wage), year, provisional }
}

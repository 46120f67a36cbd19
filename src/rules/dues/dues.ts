// The rule `dues`: what a member owes for a month by type and base (D-01 to D-09), exempt or reduced (F-01, F-02, F-04).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { listIn, numberIn, refusalBy } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { type DuePart, duePartsOf } from './due-parts.ts'
import { dongInWords, percentInWords, roundHalfUp } from './money.ts'
import { isOnMinimumWage } from './rates.ts'

export const duesMemberTypes = [
  'insured',
  'benefit',
  'pensioner',
  'uninsured-working-age',
  'uninsured-retirement-age',
  'student',
  'allowance',
] as const
export type DuesMemberType = (typeof duesMemberTypes)[number]

export interface DuesFacts {
  memberType: DuesMemberType
  /** `YYYY-MM`: the month owed for; its version of the rates holds. */
  month: string
  /** Whole đồng: salary base of the month before, benefit, pension or allowance. */
  base?: number | null
  /** Whole đồng a pensioner earns beside the pension (D-04). */
  extraPay?: number | null
  /** Region of the minimum wage. */
  region?: 1 | 2 | 3 | 4 | null
  /** Completed years. */
  partyAgeYears?: number | null
  /** By decision, in percent; not given or 0: none. */
  reductionPct?: number | null
  /** D-09: makes no difference, and is said so. */
  probationary?: boolean | null
  /** Receives the social pension (F-01). */
  socialPension?: boolean | null
  /** Suspended because in temporary detention (F-04). */
  detained?: boolean | null
}

/** What exempts, whatever the member pays from. */
export type ExemptingFacts = Pick<DuesFacts, 'month' | 'partyAgeYears' | 'reductionPct' | 'socialPension' | 'detained'>

/** Why nothing is owed, or null. */
function exemption(facts: ExemptingFacts, setting: Setting): string | null {
  if (facts.detained === true && parameterOn(setting, 'F-04', 'detained-not-collected')?.value === true)
    return 'F-04: bị đình chỉ sinh hoạt vì tạm giam, không thu'
  const from = parameterOn(setting, 'F-01', 'exempt-from-party-age')
  const years = facts.partyAgeYears ?? 0
  if (from !== undefined && years >= numberIn(from))
    return `F-01: tuổi đảng ${years} năm, được miễn từ ${numberIn(from)} năm`
  if (facts.socialPension === true && parameterOn(setting, 'F-01', 'social-pension-exempt')?.value === true)
    return 'F-01: hưởng trợ cấp hưu trí xã hội, được miễn'
  const known = parameterOn(setting, 'F-02', 'reductions')
  if (facts.reductionPct === 100 && known !== undefined && listIn(known).includes('100'))
    return 'F-01, F-02: miễn theo quyết định'
  return null
}

/** Why nothing is owed for the month, in words, though nothing may be declared; null where nothing exempts. */
export const exemptionOf = (facts: ExemptingFacts, { book, province }: Setting): string | null =>
  exemption(facts, { book, province, on: `${facts.month}-01` })

/** Nothing is owed because of what the member is or what was decided (F-01, F-04), not because nothing was earned. */
export const isExempt = (facts: ExemptingFacts, setting: Setting): boolean =>
  facts.reductionPct === 100 || exemptionOf(facts, setting) !== null

/** Facts that are given but do not count for this type of member; said, so that nobody thinks they did. */
function notCounted({ memberType, base, extraPay }: DuesFacts): string[] {
  const baseless = memberType === 'student' || isOnMinimumWage(memberType)
  return [
    ...(baseless && (base ?? 0) > 0 ? ['Không tính «base»: loại đảng viên này không đóng theo thu nhập'] : []),
    ...(memberType !== 'pensioner' && (extraPay ?? 0) > 0
      ? ['Không tính «extraPay»: chỉ tính cho người hưởng lương hưu']
      : []),
  ]
}

/** Millionths of a đồng: hundredths of a percent (10,000) times the percent that are left after a reduction (100). */
const WHOLE = 1_000_000

/**
 * `amount` in whole đồng, `exact` where a part of a đồng was rounded, and the `reasons` in words. Half a đồng goes up; a confirmed value
 * of `rounding-to` rounds further. Refused: what `duePartsOf` refuses, and a reduction the rules do not know (F-02).
 */
export function dues(facts: DuesFacts, { book, province }: Setting): RuleAnswer {
  const setting: Setting = { book, province, on: `${facts.month}-01` }
  const free = exemption(facts, setting)
  const alike = parameterOn(setting, 'D-09', 'probationary-as-official')?.value === true
  const whose = facts.probationary === true && alike ? ['D-09: đảng viên dự bị đóng như đảng viên chính thức'] : []
  if (free !== null) return answer([], { amount: 0, exact: 0, provisional: false, reasons: [...whose, free] })
  const { parts, refusals, provisional } = duePartsOf(facts, setting)
  const reduction = facts.reductionPct ?? 0
  const known = parameterOn(setting, 'F-02', 'reductions')
  if (reduction !== 0 && known !== undefined && !listIn(known).includes(String(reduction)))
    refusals.push({
      ...refusalBy(known, 'dues.reduction-unknown'),
      facts: { reduction, known: listIn(known).join(', ') },
    })
  if (refusals.length > 0) return answer(refusals, { amount: null, exact: null, provisional: false, reasons: [] })
  const owed = (all: readonly DuePart[]): number =>
    all.reduce((sum, { base, rate }) => sum + base * rate, 0) * (100 - reduction)
  const to = parameterOn(setting, 'D-01', 'rounding-to')
  const amount = roundHalfUp(owed(parts), WHOLE, to === undefined ? 1 : numberIn(to))
  const exact = owed(parts) / WHOLE
  const reasons = [
    ...whose,
    ...parts.map((part) => part.reason),
    ...(reduction > 0 ? [`F-02: giảm ${percentInWords(reduction)} theo quyết định`] : []),
    ...(exact === amount ? [] : [`Làm tròn ${dongInWords(exact)} thành ${dongInWords(amount)}`]),
    ...notCounted(facts),
  ]
  return answer([], { amount, exact, provisional, reasons })
}

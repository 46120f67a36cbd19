// The rule `evaluation-due`: whether a member is reviewed in a year, a quarter or a month, and why not (E-02, E-03, E-04).
import { completedMonths } from '../calendar/dates.ts'
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, textIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'
import { periodKind } from './period.ts'

export interface EvaluationDueFacts {
  /** `2026`, `2026-Q2` or `2026-11`. */
  period: string
  /** Leads or manages: only leaders are reviewed each quarter. */
  leader?: boolean | null
  /** The decision of admission. */
  admittedOn?: string | null
  suspended?: boolean | null
  exempt?: boolean | null
  /** Months on duty in the quarter. */
  monthsInQuarter?: number | null
}

/** The words of an exemption among the reasons: the statistics count these people apart. */
export const EXEMPT = 'E-03: được miễn công tác và sinh hoạt'

/** Reasons against a review, or the refusals where a value is not in force. */
type Reasons = string[] | { refusals: RuleRefusal[] }

/** E-03, judged on the day of the review (the day of the setting). */
function inYear(facts: EvaluationDueFacts, setting: Setting): Reasons {
  const { parameter: least, refusal: noLeast } = valueOn(setting, 'E-03', 'member-for')
  const { parameter: excluded, refusal: noExcluded } = valueOn(setting, 'E-03', 'not-reviewed')
  if (least === null) return { refusals: [noLeast] }
  if (excluded === null) return { refusals: [noExcluded] }
  const admittedOn = facts.admittedOn ?? null
  const months = admittedOn === null ? null : completedMonths(admittedOn, setting.on)
  const list = listIn(excluded)
  return [
    ...(months !== null && months < numberIn(least)
      ? [`E-03: mới kết nạp ${months} tháng, chưa đủ ${numberIn(least)} tháng`]
      : []),
    ...(facts.suspended === true && list.includes('suspended') ? ['E-03: đang bị đình chỉ sinh hoạt'] : []),
    ...(facts.exempt === true && list.includes('exempt') ? [EXEMPT] : []),
  ]
}

/** A month is rated by local guidance alone: left out is whom E-03 leaves out for not working, and nobody for being new. */
function inMonth(facts: EvaluationDueFacts, setting: Setting): Reasons {
  return inYear({ ...facts, admittedOn: null }, setting)
}

/** E-02: whether the quarter of a period is rated on its own and not with the year; true of a year and a month. */
export function isRatedAlone(period: string, setting: Setting): boolean {
  const quarters = parameterOn(setting, 'E-02', 'quarters')
  const [, quarter] = period.split('-Q')
  return quarter === undefined || quarters === undefined || listIn(quarters).includes(quarter)
}

/** E-02 and E-04. */
function inQuarter(facts: EvaluationDueFacts, setting: Setting): Reasons {
  const { parameter: quarters, refusal: noQuarters } = valueOn(setting, 'E-02', 'quarters')
  const { parameter: from, refusal: noFrom } = valueOn(setting, 'E-02', 'quarterly-from')
  const { parameter: least, refusal: noLeast } = valueOn(setting, 'E-04', 'months-in-quarter')
  if (quarters === null) return { refusals: [noQuarters] }
  if (from === null) return { refusals: [noFrom] }
  if (least === null) return { refusals: [noLeast] }
  const [year = '', quarter = ''] = facts.period.split('-Q')
  const begins = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`
  const months = facts.monthsInQuarter ?? null
  return [
    ...(facts.leader === true ? [] : ['E-02: chỉ người lãnh đạo, quản lý được đánh giá hằng quý']),
    ...(listIn(quarters).includes(quarter) ? [] : [`E-02: quý ${quarter} đánh giá cùng với cả năm`]),
    ...(begins < textIn(from) ? ['E-02: quý này trước quý đầu tiên phải đánh giá'] : []),
    ...(months !== null && months < numberIn(least)
      ? [`E-04: giữ nhiệm vụ ${months} tháng trong quý, chưa đủ ${numberIn(least)} tháng`]
      : []),
  ]
}

/** `due` exactly when there is no reason against it; the `reasons` name their rule. Refused only where the rules are not in force. */
export function evaluationDue(facts: EvaluationDueFacts, setting: Setting): RuleAnswer {
  const judge = { year: inYear, quarter: inQuarter, month: inMonth }[periodKind(facts.period)]
  const reasons = judge(facts, setting)
  return 'refusals' in reasons
    ? answer(reasons.refusals, { due: null, reasons: [] })
    : answer([], { due: reasons.length === 0, reasons })
}

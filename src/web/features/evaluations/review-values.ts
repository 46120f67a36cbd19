// What the form of a vote starts from and sends about how the review was held (E-06, E-09, E-11).
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { showPoints } from './words.ts'

export type Typed = Readonly<Record<string, string>>

export const reviewLabels = {
  reportSentOn: 'Ngày gửi dự thảo báo cáo kiểm điểm',
  reviewDays: 'Số ngày kiểm điểm',
  'groupReview.name': 'Nơi kiểm điểm',
  'groupReview.on': 'Ngày kiểm điểm ở tổ đảng',
  'groupReview.committeeMember': 'Cấp ủy viên đã dự',
}

/** The day the draft was sent is nobody's to guess: until somebody has said it, it is asked (E-06). */
export const reviewValues = (e: EvaluationDetail): Record<keyof typeof reviewLabels, string> => ({
  reportSentOn: e.reportSentOn ?? '',
  reviewDays: e.reviewDays === null ? '' : showPoints(e.reviewDays),
  'groupReview.name': e.groupReview?.name ?? '',
  'groupReview.on': e.groupReview?.on ?? '',
  'groupReview.committeeMember': e.groupReview?.committeeMember ?? '',
})

/** The review of a year alone has a day and a length laid down. */
export const isYearOfCollective = ({ role, period }: EvaluationDetail): boolean =>
  role === 'collective' && periodKind(period) === 'year'

export function reviewTyped(evaluation: EvaluationDetail, values: Typed) {
  const of = (name: keyof typeof reviewLabels): string => values[name] ?? ''
  if (isYearOfCollective(evaluation)) {
    const days = of('reviewDays').trim()
    return {
      reportSentOn: of('reportSentOn'),
      ...(days === '' ? {} : { reviewDays: typedNumber(days) }),
    }
  }
  const name = of('groupReview.name')
  if (evaluation.groupChoices === null || name === '') return {}
  return { groupReview: { name, on: of('groupReview.on'), committeeMember: of('groupReview.committeeMember') } }
}

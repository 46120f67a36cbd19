// How the review was held: of a collective when its draft was sent and how long it took, of a member whether in a party group (E-06, E-09, E-11).
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { given } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { showPoints, typedPoints } from './words.ts'

type Typed = Readonly<Record<string, string>>

export const reviewLabels = {
  reportSentOn: 'Ngày gửi dự thảo báo cáo kiểm điểm',
  reviewDays: 'Số ngày kiểm điểm',
  'groupReview.name': 'Nơi kiểm điểm',
  'groupReview.on': 'Ngày kiểm điểm ở tổ đảng',
  'groupReview.committeeMember': 'Cấp ủy viên đã dự',
}

export const reviewValues = (e: EvaluationDetail): Record<keyof typeof reviewLabels, string> => ({
  reportSentOn: e.reportSentOn ?? e.selfOn ?? '',
  reviewDays: e.reviewDays === null ? '' : showPoints(e.reviewDays),
  'groupReview.name': e.groupReview?.name ?? '',
  'groupReview.on': e.groupReview?.on ?? '',
  'groupReview.committeeMember': e.groupReview?.committeeMember ?? '',
})

/** The review of a year alone has a day and a length laid down. */
const isYearOfCollective = ({ role, period }: EvaluationDetail): boolean =>
  role === 'collective' && periodKind(period) === 'year'

export function reviewTyped(evaluation: EvaluationDetail, values: Typed) {
  const of = (name: keyof typeof reviewLabels): string => values[name] ?? ''
  if (isYearOfCollective(evaluation)) {
    const days = of('reviewDays').trim()
    return {
      reportSentOn: given(of('reportSentOn')),
      ...(days === '' ? {} : { reviewDays: typedPoints(days) }),
    }
  }
  const name = of('groupReview.name')
  if (evaluation.groupChoices === null || name === '') return {}
  return { groupReview: { name, on: of('groupReview.on'), committeeMember: of('groupReview.committeeMember') } }
}

interface ReviewFieldsProps {
  evaluation: EvaluationDetail
  values: Typed
  field: (name: keyof typeof reviewLabels) => Parameters<typeof TextField>[0]
}

export function ReviewFields({ evaluation, values, field }: ReviewFieldsProps) {
  const { groupChoices } = evaluation
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  if (isYearOfCollective(evaluation))
    return (
      <div className={classes.points}>
        <DateField {...field('reportSentOn')} />
        <TextField {...field('reviewDays')} inputMode="decimal" optional hint="Nửa ngày ghi 0,5." />
      </div>
    )
  if (groupChoices === null) return null
  return (
    <>
      <SelectField {...field('groupReview.name')} empty="Ở chi bộ" options={named(groupChoices.groups)} />
      {values['groupReview.name'] !== '' && (
        <div className={classes.points}>
          <DateField {...field('groupReview.on')} />
          <SelectField {...field('groupReview.committeeMember')} options={named(groupChoices.committee)} />
        </div>
      )}
    </>
  )
}

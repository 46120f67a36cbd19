// How the review was held: of a collective when its draft was sent and how long it took, of a member whether in a party group (E-06, E-09, E-11).
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { isYearOfCollective, type reviewLabels, type Typed } from './review-values.ts'

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
        <DateField
          {...field('reportSentOn')}
          hint={evaluation.selfOn === null ? undefined : `Tập thể tự chấm ngày ${showDate(evaluation.selfOn)}.`}
        />
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

// The form of the decision: the level, its day and number, and of whoever failed the year the causes (E-21).
import type { DecidedLevel } from '#contract/evaluation-shapes.ts'
import { decide } from '#contract/evaluations.ts'
import { causeNames, failingCauses } from '#rules/evaluations/causes.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { about, labelled, type StepProps } from './step-form.ts'
import { levelName, levelOptions } from './words.ts'

const nameOf = (cause: string): string => `causes.${cause}`

export function DecideForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const asksCauses = evaluation.role !== 'collective' && periodKind(evaluation.period) === 'year'
  const initial: Record<string, string | boolean> = {
    level: evaluation.appraisedLevel ?? '',
    on: today(),
    decisionNo: '',
    reason: '',
    ...Object.fromEntries(failingCauses.map((cause) => [nameOf(cause), false])),
  }
  const labels = {
    level: 'Mức xếp loại',
    on: 'Ngày quyết định',
    decisionNo: 'Số quyết định',
    reason: 'Lý do',
    ...Object.fromEntries(failingCauses.map((cause) => [nameOf(cause), causeNames[cause]])),
  }
  const failed = (values: Readonly<Record<string, string | boolean>>) => asksCauses && values.level === 'KHT'
  return (
    <CommandForm
      {...common}
      contract={decide}
      initial={initial}
      labels={labels}
      toInput={(values, { version }) => ({
        ...at,
        version,
        level: values.level as DecidedLevel,
        on: String(values.on),
        decisionNo: orNull(String(values.decisionNo)),
        reason: orNull(String(values.reason)),
        causes: failed(values) ? failingCauses.filter((cause) => values[nameOf(cause)] === true) : [],
      })}
      action="Quyết định mức này"
      onDone={() => props.onDone('Đã ghi quyết định.')}
    >
      {(form) => (
        <>
          <SelectField
            {...labelled(form.text('level'))}
            options={[...levelOptions, { value: 'unrated', label: levelName('unrated') }]}
          />
          {failed(form.values) && (
            <fieldset className={classes.group}>
              <legend>Nguyên nhân không hoàn thành, ít nhất một</legend>
              {failingCauses.map((cause) => (
                <CheckField
                  key={cause}
                  name={nameOf(cause)}
                  label={causeNames[cause]}
                  checked={form.values[nameOf(cause)] === true}
                  onChange={(on) => form.set(nameOf(cause), on)}
                />
              ))}
            </fieldset>
          )}
          <DateField {...labelled(form.text('on'))} />
          <TextField {...labelled(form.text('decisionNo'))} optional />
          <TextAreaField {...labelled(form.text('reason'))} optional hint="Bắt buộc khi khác mức đã thẩm định." />
        </>
      )}
    </CommandForm>
  )
}

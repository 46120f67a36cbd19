// Lays down a new version of a value from a day on: value, basis, reason; what stood before holds until that day.
import { changeParameter, type ShownParameter } from '#contract/rulebook.ts'
import { unitWords } from '#rules/rulebook/words.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { TextAreaField } from '../../ui/text-field.tsx'
import { BasisFields } from './basis-fields.tsx'
import { ChangeSummary } from './change-summary.tsx'
import classes from './rulebook.module.css'
import { fromTyped, toTyped, ValueField } from './value-field.tsx'
import { confidenceLabels, shownVersionOf } from './words.ts'

interface ChangeFormProps {
  parameter: ShownParameter
  tinh: string | undefined
  onClose: () => void
}

const national = ['A', 'B', 'C'] as const

export function ChangeForm({ parameter, tinh, onClose }: ChangeFormProps) {
  const say = useDoneNotice()
  const me = useMe()
  const { ruleId, name, version, choices } = parameter
  const before = shownVersionOf(parameter)
  const [firstUnit = 'text'] = choices.units
  const ofCountry = me.national && tinh === undefined
  return (
    <CommandForm
      contract={changeParameter}
      initial={{
        value: toTyped(before?.value),
        unit: before?.unit ?? firstUnit,
        trigger: before?.trigger ?? choices.triggers[0] ?? '',
        validFrom: '',
        validTo: '',
        instrument: '',
        clause: '',
        confidence: 'A',
        reason: '',
      }}
      labels={{
        value: 'Mức',
        unit: 'Đơn vị',
        trigger: 'Tính từ',
        validFrom: 'Áp dụng từ ngày',
        validTo: 'Ngày đầu tiên không còn áp dụng',
        instrument: 'Văn bản làm căn cứ',
        clause: 'Điểm, khoản',
        confidence: 'Độ chắc chắn',
        reason: 'Lý do đổi',
      }}
      draft={`rulebook.change.${ruleId}.${name}.${tinh ?? ''}`}
      toInput={(values) => ({
        ...(tinh !== undefined && { provinceCode: tinh }),
        ruleId,
        name,
        version,
        value: fromTyped(values.unit as typeof firstUnit, values.value),
        unit: values.unit as typeof firstUnit,
        ...(choices.triggers.length > 0 && { trigger: values.trigger }),
        validFrom: values.validFrom,
        validTo: orNull(values.validTo),
        // Left empty it is a mistake, except where the form offers a value without an instrument.
        instrument: ofCountry && values.confidence !== 'A' ? orNull(values.instrument) : values.instrument,
        clause: values.clause,
        ...(ofCountry && { confidence: values.confidence as 'A' }),
        reason: values.reason,
      })}
      action="Đặt mức mới"
      renews={['rulebook.', 'cases.']}
      onDone={() => {
        say({ text: 'Đã đặt mức mới. Các thời hạn và việc cần làm đang được tính lại.' })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không đổi"
    >
      {(form) => (
        <>
          <p className="soft">
            {ofCountry
              ? 'Mức này áp dụng cho cả nước.'
              : 'Mức này chỉ áp dụng trong tỉnh, và được ghi là quy định riêng của địa phương (L).'}
          </p>
          <div className={classes.fields}>
            <ValueField unit={form.values.unit as typeof firstUnit} choices={choices} field={form.text('value')} />
            {choices.units.length > 1 && (
              <SelectField
                {...form.text('unit')}
                options={choices.units.map((unit) => ({ value: unit, label: unitWords[unit] }))}
              />
            )}
            {choices.triggers.length > 0 && (
              <SelectField
                {...form.text('trigger')}
                options={choices.triggers.map((trigger) => ({
                  value: trigger,
                  label: choices.words[trigger] ?? trigger,
                }))}
              />
            )}
            <DateField {...form.text('validFrom')} />
            <DateField {...form.text('validTo')} optional hint="Để trống nếu chưa biết." />
            <BasisFields
              tinh={tinh}
              on={/^\d{4}-\d{2}-\d{2}$/.test(form.values.validFrom) ? form.values.validFrom : today()}
              instrument={form.text('instrument')}
              clause={form.text('clause')}
              empty={ofCountry ? 'Chưa có văn bản (chỉ với độ chắc chắn B, C)' : undefined}
            />
            {ofCountry && (
              <SelectField
                {...form.text('confidence')}
                options={national.map((key) => ({ value: key, label: confidenceLabels[key] }))}
              />
            )}
            <TextAreaField {...form.text('reason')} />
          </div>
          <ChangeSummary parameter={parameter} typed={form.values} ofCountry={ofCountry} />
        </>
      )}
    </CommandForm>
  )
}

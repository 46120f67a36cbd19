// The fields of one group of a record, each in the shape its kind asks for.
import { type MemberField, memberGroups } from '#contract/member-record.ts'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { fieldSpecs } from './field-specs.ts'
import { fieldLabel, genderLabels } from './labels.ts'

export type Group = keyof typeof memberGroups
export type RecordValues = Record<MemberField, string>

/** Fields that hold personal numbers: never in a draft. */
export const secretFields: readonly MemberField[] = ['personalNo', 'cardNo', 'formerCardNo', 'phone']

export const allFields: readonly MemberField[] = Object.values(memberGroups).flat()

export const recordLabels = Object.fromEntries(allFields.map((field) => [field, fieldLabel(field)])) as Record<
  MemberField,
  string
>

interface RecordFieldsProps {
  group: Group
  form: Pick<ReturnType<typeof useForm<RecordValues>>, 'text'>
  /** What the record holds now of the numbers, masked. */
  masked?: Partial<Record<MemberField, string | null>>
}

export function RecordFields({ group, form, masked = {} }: RecordFieldsProps) {
  return memberGroups[group].map((field: MemberField) => {
    const spec = fieldSpecs[field]
    const props = { ...form.text(field), optional: field !== 'fullName' }
    switch (spec.kind) {
      case 'date':
        return <DateField key={field} {...props} hint={spec.hint} partial />
      case 'area':
        return <TextAreaField key={field} {...props} />
      case 'gender':
        return (
          <RadioField
            key={field}
            {...props}
            options={Object.entries(genderLabels).map(([value, label]) => ({ value, label }))}
          />
        )
      case 'code':
        return (
          <SelectField
            key={field}
            {...props}
            empty="Chưa rõ"
            options={spec.items.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )
      case 'number': {
        const kept = masked[field]
        const hint = kept ? `${spec.hint} Đang giữ số ${kept}; để trống thì số này được giữ nguyên.` : spec.hint
        return <TextField key={field} {...props} hint={hint} inputMode={field === 'phone' ? 'tel' : 'text'} />
      }
      default:
        return <TextField key={field} {...props} hint={spec.hint} inputMode={spec.inputMode} />
    }
  })
}

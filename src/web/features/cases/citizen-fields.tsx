// The fields of a person of the pool, as they stand in forms: enough to know who it is, no more.
import type { Citizen } from '#contract/citizens.ts'
import { educationLevels, ethnicGroups, occupations } from '#rules/code-lists/people-lists.ts'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { genderLabels } from '../members/labels.ts'
import classes from '../members/list.module.css'

export const citizenLabels = {
  fullName: 'Họ và tên',
  gender: 'Giới tính',
  birthDate: 'Ngày sinh',
  ethnicityCode: 'Dân tộc',
  educationCode: 'Trình độ giáo dục phổ thông',
  occupationCode: 'Nghề nghiệp',
  residence: 'Nơi cư trú',
  note: 'Ghi chú',
}
export type CitizenField = keyof typeof citizenLabels
export type CitizenValues = Record<CitizenField, string>
export const citizenFields = Object.keys(citizenLabels) as CitizenField[]

const lists = { ethnicityCode: ethnicGroups, educationCode: educationLevels, occupationCode: occupations } as const
const isListed = (field: CitizenField): field is keyof typeof lists => Object.hasOwn(lists, field)

/** As the fields hold it. */
export const valuesOfCitizen = (citizen: Pick<Citizen, CitizenField>): CitizenValues =>
  Object.fromEntries(citizenFields.map((field) => [field, citizen[field] ?? ''])) as CitizenValues

/** A value as a person reads it; null when nothing is known. */
export function showCitizenField(field: string, value: string | null): string | null {
  if (value === null || value === '') return null
  if (field === 'birthDate') return showDate(value)
  if (field === 'gender') return value === 'male' || value === 'female' ? genderLabels[value] : value
  const known = field as CitizenField
  return isListed(known) ? (lists[known].items.find(({ code }) => code === value)?.name ?? value) : value
}

/** What is not known is sent as null, so that a mistake can be taken back. */
export function sentCitizen(values: CitizenValues) {
  const { fullName, gender: typed, ...others } = values
  const gender: Citizen['gender'] = typed === 'male' || typed === 'female' ? typed : null
  return {
    fullName,
    gender,
    ...(Object.fromEntries(
      Object.entries(others).map(([field, value]) => [field, value.trim() === '' ? null : value]),
    ) as Record<keyof typeof others, string | null>),
  }
}

export function CitizenFields({ form }: { form: Pick<ReturnType<typeof useForm<CitizenValues>>, 'text'> }) {
  return (
    <div className={classes.twoColumns}>
      <TextField {...form.text('fullName')} hint="Ghi đủ họ, chữ đệm và tên, có dấu." />
      <RadioField
        {...form.text('gender')}
        optional
        options={Object.entries(genderLabels).map(([value, label]) => ({ value, label }))}
      />
      <DateField {...form.text('birthDate')} partial optional />
      {(Object.keys(lists) as (keyof typeof lists)[]).map((field) => (
        <SelectField
          key={field}
          {...form.text(field)}
          optional
          empty="Chưa rõ"
          options={lists[field].items.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ))}
      <TextField {...form.text('residence')} hint="Thôn hoặc tổ dân phố, xã hoặc phường, tỉnh." optional />
      <TextAreaField {...form.text('note')} optional />
    </div>
  )
}

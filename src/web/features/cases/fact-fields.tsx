// The fields of the facts a step asks for: dates, numbers, text, choices, questions, confirmations, lists with entries to add and take out.
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { FieldNotes } from '../../ui/field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Group } from './group.tsx'
import { askedOfEntry, type EntryValues, emptyEntry, isQuestion, type Spec } from './step-values.ts'
import type { StepFormState } from './use-step-form.ts'

const YES_NO = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
]
/** More choices than that are a list to open. */
const FEW = 6

interface PlainFieldProps {
  spec: Omit<Spec, 'fields' | 'value'>
  path: string
  form: StepFormState
  value: string | boolean | undefined
  onChange: (value: string | boolean) => void
}

function PlainField({ spec, path, form, value, onChange }: PlainFieldProps) {
  const field = {
    id: form.idOf(path),
    name: path,
    label: spec.label,
    error: form.errorOf(path),
    optional: spec.optional,
  }
  if (spec.kind === 'flag' && !isQuestion(spec)) {
    return <CheckField {...field} checked={value === true} onChange={onChange} />
  }
  const text = { ...field, value: typeof value === 'string' ? value : '', onChange }
  if (spec.kind === 'flag') return <RadioField {...text} options={YES_NO} />
  if (spec.kind === 'date') return <DateField {...text} />
  if (spec.kind === 'number') return <TextField {...text} inputMode="numeric" maxLength={12} />
  if (spec.kind === 'choice') {
    const options = spec.choices.map(({ code, title }) => ({ value: code, label: title }))
    if (options.length > FEW || spec.optional) {
      return <SelectField {...text} options={options} empty={spec.optional ? 'Không chọn' : undefined} />
    }
    return <RadioField {...text} options={options} />
  }
  return isLong(spec.name) ? <TextAreaField {...text} /> : <TextField {...text} maxLength={2000} />
}

/** Reasons and remarks take more than a line. */
const isLong = (name: string): boolean => /reason|remark|content|summary|settlement|explanation|opinion/i.test(name)

export function FactField({ spec, form }: { spec: Spec; form: StepFormState }) {
  const path = `facts.${spec.name}`
  const value = form.values.facts[spec.name]
  const set = (next: string | boolean | readonly EntryValues[]) =>
    form.change(path, (old) => ({ ...old, facts: { ...old.facts, [spec.name]: next } }))
  if (spec.kind === 'list') {
    return <ListField spec={spec} form={form} entries={Array.isArray(value) ? value : []} onChange={set} />
  }
  return (
    <PlainField
      spec={spec}
      path={path}
      form={form}
      value={Array.isArray(value) ? undefined : (value as string | boolean | undefined)}
      onChange={set}
    />
  )
}

interface ListFieldProps {
  spec: Spec
  form: StepFormState
  entries: readonly EntryValues[]
  onChange: (entries: readonly EntryValues[]) => void
}

function ListField({ spec, form, entries, onChange }: ListFieldProps) {
  const path = `facts.${spec.name}`
  const id = form.idOf(path)
  const least = Math.max(spec.optional ? 0 : 1, spec.min ?? 0)
  const nextKey = entries.reduce((most, { key }) => Math.max(most, key), -1) + 1
  return (
    <div className="stack-tight" id={id} tabIndex={-1}>
      <p>
        <strong>{spec.label}</strong>
        {spec.optional && <span className="soft"> (không bắt buộc)</span>}
      </p>
      <FieldNotes id={id} error={form.errorOf(path)} />
      {entries.map((entry, at) => (
        <Group key={entry.key} title={`${spec.label} ${at + 1}`}>
          {askedOfEntry(spec, entry).map((field) => (
            <PlainField
              key={field.name}
              spec={field}
              path={`${path}.${at}.${field.name}`}
              form={form}
              value={entry.values[field.name]}
              onChange={(value) =>
                onChange(
                  entries.map((one) =>
                    one.key === entry.key ? { ...one, values: { ...one.values, [field.name]: value } } : one,
                  ),
                )
              }
            />
          ))}
          {entries.length > least && (
            <div>
              <Button
                kind="quiet"
                icon={IconTrash}
                label="Bỏ mục này"
                about={`: ${spec.label} ${at + 1}`}
                onPress={() => onChange(entries.filter((one) => one.key !== entry.key))}
              />
            </div>
          )}
        </Group>
      ))}
      {(spec.max === null || entries.length < spec.max) && (
        <div>
          <Button
            icon={IconPlus}
            label="Thêm một mục"
            about={`: ${spec.label}`}
            onPress={() => onChange([...entries, emptyEntry(spec, nextKey)])}
          />
        </div>
      )}
    </div>
  )
}

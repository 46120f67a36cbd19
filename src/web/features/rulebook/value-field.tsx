// The field for a value by its unit: a number, yes or no, one of the words the program understands, several of them.
import type { ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import { startNumber, typedNumber } from '#rules/text/written-number.ts'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { FieldNotes } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './rulebook.module.css'

type Value = ShownVersion['value']
type Unit = ShownVersion['unit']

const SPLIT = ', '

/** A value as the form holds it. */
export function toTyped(value: Value | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return startNumber(value)
  return typeof value === 'object' ? value.join(SPLIT) : String(value)
}

const parts = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** What is sent for it; a number that is none stays as it was typed and is refused with a sentence. */
export function fromTyped(unit: Unit, typed: string): Value {
  if (unit === 'flag') return typed === 'true'
  if (unit === 'list') return parts(typed)
  if (unit === 'text' || unit === 'fraction') return typed.trim()
  const number = typedNumber(typed)
  return Number.isNaN(number) ? typed.trim() : number
}

interface ValueFieldProps {
  unit: Unit
  choices: ShownParameter['choices']
  field: {
    id: string
    name: string
    label: string
    value: string
    onChange: (value: string) => void
    error?: string
  }
}

export function ValueField({ unit, choices, field }: ValueFieldProps) {
  const options = (choices.values ?? []).map((value) => ({ value, label: choices.words[value] ?? value }))
  if (unit === 'flag') {
    return (
      <SelectField
        {...field}
        options={[
          { value: 'true', label: 'Có' },
          { value: 'false', label: 'Không' },
        ]}
      />
    )
  }
  if (unit === 'list' && choices.values !== null) {
    const chosen = parts(field.value)
    return (
      <fieldset id={field.id} tabIndex={-1} className={classes.set}>
        <legend className={classes.legend}>{field.label}</legend>
        {choices.values.map((value) => (
          <CheckField
            key={value}
            name={`${field.name}.${value}`}
            label={choices.words[value] ?? value}
            checked={chosen.includes(value)}
            onChange={(on) =>
              field.onChange((on ? [...chosen, value] : chosen.filter((one) => one !== value)).join(SPLIT))
            }
          />
        ))}
        {field.error !== undefined && <FieldNotes id={field.id} error={field.error} />}
      </fieldset>
    )
  }
  if (unit === 'text' && choices.values !== null) return <SelectField {...field} options={options} />
  if (unit === 'fraction') return <TextField {...field} hint="Viết >1/2 (trên một nửa) hoặc >=2/3 (từ hai phần ba)." />
  if (unit === 'list') return <TextField {...field} hint="Cách nhau bằng dấu phẩy." />
  if (unit === 'text') return <TextField {...field} />
  return <TextField {...field} inputMode="decimal" hint="Chỉ ghi số." />
}

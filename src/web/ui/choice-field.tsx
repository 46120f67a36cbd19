// Owns fields of choice: a plain list, one of few as radio buttons, yes or no as a box to tick.
import classes from './field.module.css'
import { FieldFrame, FieldNotes, type FieldProps, useWiring } from './field.tsx'

export interface Option {
  value: string
  label: string
}

interface SelectFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** What an empty choice is called, e.g. "Chưa rõ" or "Tất cả"; without it one must choose. */
  empty?: string
  /** As wide as a year or a month. */
  narrow?: boolean
}

/** The browser's own list: works with every keyboard, phone and screen reader. */
export function SelectField({ value, onChange, options, empty, narrow = false, ...field }: SelectFieldProps) {
  const wiring = useWiring(field)
  return (
    <FieldFrame field={field} wiring={wiring}>
      <select
        id={wiring.id}
        name={field.name}
        className={narrow ? `${classes.input} ${classes.narrow}` : classes.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.invalid}
      >
        {(empty !== undefined || value === '') && <option value="">{empty ?? 'Chọn một mục'}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export function RadioField({ value, onChange, options, ...field }: Omit<SelectFieldProps, 'empty' | 'narrow'>) {
  const wiring = useWiring(field)
  return (
    <fieldset className={classes.field} aria-describedby={wiring.describedBy} id={wiring.id} tabIndex={-1}>
      <legend className={classes.label}>
        {field.label}
        {field.optional && <span className={classes.optional}> (không bắt buộc)</span>}
      </legend>
      <FieldNotes id={wiring.id} hint={field.hint} error={field.error} />
      <div className={classes.choices}>
        {options.map((option) => (
          <label key={option.value} className={classes.choice}>
            <input
              type="radio"
              name={wiring.id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface CheckFieldProps extends FieldProps {
  checked: boolean
  onChange: (checked: boolean) => void
}

export function CheckField({ checked, onChange, ...field }: CheckFieldProps) {
  const wiring = useWiring(field)
  return (
    <div className={classes.field}>
      <label className={classes.choice}>
        <input
          type="checkbox"
          id={wiring.id}
          name={field.name}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={wiring.describedBy}
          aria-invalid={wiring.invalid}
        />
        <span>{field.label}</span>
      </label>
      <FieldNotes id={wiring.id} hint={field.hint} error={field.error} />
    </div>
  )
}

// Owns fields of free text: one line, several lines, a password that can be shown.
import { type ComponentProps, useState } from 'react'
import { Button } from './button.tsx'
import classes from './field.module.css'
import { FieldFrame, type FieldProps, useWiring } from './field.tsx'

interface TextProps extends FieldProps {
  value: string
  onChange: (value: string) => void
}

interface TextFieldProps extends TextProps {
  autoComplete?: string
  inputMode?: ComponentProps<'input'>['inputMode']
  type?: 'text' | 'email' | 'tel'
  maxLength?: number
}

export function TextField({
  value,
  onChange,
  autoComplete = 'off',
  inputMode,
  type,
  maxLength,
  ...field
}: TextFieldProps) {
  const wiring = useWiring(field)
  return (
    <FieldFrame field={field} wiring={wiring}>
      <input
        id={wiring.id}
        name={field.name}
        className={classes.input}
        type={type ?? 'text'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        inputMode={inputMode}
        maxLength={maxLength}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.invalid}
      />
    </FieldFrame>
  )
}

export function TextAreaField({ value, onChange, rows = 3, ...field }: TextProps & { rows?: number }) {
  const wiring = useWiring(field)
  return (
    <FieldFrame field={field} wiring={wiring}>
      <textarea
        id={wiring.id}
        name={field.name}
        className={classes.input}
        value={value}
        rows={rows}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.invalid}
      />
    </FieldFrame>
  )
}

interface PasswordFieldProps extends TextProps {
  autoComplete: 'current-password' | 'new-password'
}

export function PasswordField({ value, onChange, autoComplete, ...field }: PasswordFieldProps) {
  const wiring = useWiring(field)
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame field={field} wiring={wiring}>
      <div className={classes.wrap}>
        <input
          id={wiring.id}
          name={field.name}
          className={classes.input}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={wiring.describedBy}
          aria-invalid={wiring.invalid}
        />
        <Button label={shown ? 'Che' : 'Hiện'} wide={false} onPress={() => setShown(!shown)} controls={wiring.id} />
      </div>
    </FieldFrame>
  )
}

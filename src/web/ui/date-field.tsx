// Owns the typed date field: dd/mm/yyyy, with mm/yyyy or yyyy where history may not know more.
import { useState } from 'react'
import classes from './field.module.css'
import { FieldFrame, type FieldProps, useWiring } from './field.tsx'
import { whenPointerIsUp } from './pointer.ts'
import { readTyped, showTyped, withStrokes } from './typed-date.ts'

interface DateFieldProps extends FieldProps {
  /** ISO, or the text as typed while it is no date. */
  value: string
  onChange: (value: string) => void
  /** Allows a month or a year alone. */
  partial?: boolean
}

export function DateField({ value, onChange, partial = false, hint, error, ...field }: DateFieldProps) {
  const example = partial ? 'Ví dụ 05/03/1975; nếu không rõ ngày thì ghi 03/1975 hoặc 1975.' : 'Ví dụ 05/03/2025.'
  const [left, setLeft] = useState(false)
  const wrong = left && value.trim() !== '' && readTyped(showTyped(value), partial) === null
  const shownError = error ?? (wrong ? 'Ngày này không đọc được hoặc không có trong lịch.' : undefined)
  const framed = { ...field, hint: hint === undefined ? example : `${hint} ${example}`, error: shownError }
  const wiring = useWiring(framed)
  // The text while typing; an outside change (a draft, a reset) shows through when it means another date.
  const [typed, setTyped] = useState(showTyped(value))
  const shown = (readTyped(typed, partial) ?? typed) === value ? typed : showTyped(value)
  return (
    <FieldFrame field={framed} wiring={wiring}>
      <input
        id={wiring.id}
        name={field.name}
        className={`${classes.input} ${classes.date}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={shown}
        onChange={(event) => {
          const next = withStrokes(event.target.value, shown)
          setTyped(next)
          onChange(readTyped(next, partial) ?? next)
        }}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          whenPointerIsUp(() => setLeft(true))
          setTyped(showTyped(value))
        }}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.invalid}
      />
    </FieldFrame>
  )
}

// Owns the frame of every field: label above, hint, the field, and its error beside it, tied together for screen readers.
import { type ReactNode, useId } from 'react'
import classes from './field.module.css'

/** What every field needs. `label` is Vietnamese and compulsory. */
export interface FieldProps {
  label: string
  name: string
  id?: string
  hint?: string
  error?: string
  optional?: boolean
}

interface Wiring {
  id: string
  describedBy: string | undefined
  invalid: true | undefined
}

/** Ids of the hint and error of a field, as the control has to name them. */
export function useWiring({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): Wiring {
  const own = useId()
  const used = id ?? own
  const ids = [hint && `${used}-hint`, error && `${used}-error`].filter(Boolean)
  return {
    id: used,
    describedBy: ids.length === 0 ? undefined : ids.join(' '),
    invalid: error === undefined ? undefined : true,
  }
}

export function FieldNotes({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          <span aria-hidden>⚠</span>
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

export function FieldFrame({ field, wiring, children }: { field: FieldProps; wiring: Wiring; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={wiring.id}>
        {field.label}
        {field.optional && <span className={classes.optional}> (không bắt buộc)</span>}
      </label>
      <FieldNotes id={wiring.id} hint={field.hint} error={field.error} />
      {children}
    </div>
  )
}

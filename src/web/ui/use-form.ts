// Owns the state of a form: values, errors by field from the server, the draft on this device, and wiring for fields.
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from './draft.ts'

export type FormValues = Record<string, string | boolean>

/** One line of the summary on top of a form. */
export interface Problem {
  /** Id of the field to go to; null when the problem belongs to the whole form. */
  target: string | null
  text: string
}

interface FormOptions<V extends FormValues> {
  initial: V
  labels: Record<keyof V & string, string>
  /** Where the draft is kept; left out, nothing is kept. */
  draft?: string
  /** Fields that never go into a draft. */
  secret?: readonly (keyof V & string)[]
}

/** Props of a text, date or choice field. */
export interface TextBinding {
  id: string
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

export interface FieldError {
  path: string
  message: string
}

const without = (values: FormValues, names: readonly string[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

/** The field a problem belongs to: of `tasks.0.title`, sent from a form with a title, that one; of a line of a field of lines the field. */
function fieldAt(path: string, values: FormValues): string {
  const parts = path.split('.')
  const leading = parts.map((_, at) => parts.slice(0, at + 1).join('.'))
  return [path, ...parts.toReversed(), ...leading.toReversed()].find((name) => name in values) ?? path
}

export function useForm<V extends FormValues>({ initial, labels, draft, secret = [] }: FormOptions<V>) {
  const formId = useId()
  const [kept] = useState(() => (draft === undefined ? null : readDraft(draft)))
  const [values, setValues] = useState<V>(() => {
    const usable = Object.entries(kept ?? {}).filter(([name, value]) => typeof value === typeof initial[name])
    return { ...initial, ...Object.fromEntries(usable) }
  })
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [touched, setTouched] = useState(false)
  const [opened] = useState(initial)

  // Only what was typed: a field left alone must not bring back an old value over what somebody else has saved meanwhile.
  useEffect(() => {
    if (draft === undefined || !touched) return
    const untouched = Object.keys(values).filter((name) => values[name] === opened[name])
    const typed = without(values, [...untouched, ...secret])
    if (Object.keys(typed).length === 0) dropDraft(draft)
    else keepDraft(draft, typed)
  }, [draft, touched, values, secret, opened])

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setTouched(true)
    setValues((old) => ({ ...old, [name]: value }))
    setErrors((old) => old.filter((error) => error.path !== name))
  }, [])

  /** Keeps the first problem of each field: one sentence is enough to mend it. */
  const showErrors = useCallback(
    (found: readonly FieldError[]) => {
      const placed = found.map(({ path, message }) => ({ path: fieldAt(path, opened), message }))
      setErrors(placed.filter((error, at) => placed.findIndex((other) => other.path === error.path) === at))
    },
    [opened],
  )

  const idOf = (name: string) => `${formId}-${name}`
  const errorOf = (name: string) => errors.find((error) => error.path === name)?.message

  const problems = useMemo<Problem[]>(
    () =>
      errors.map((error) => {
        const label = labels[error.path]
        return label === undefined
          ? { target: null, text: error.message }
          : { target: `${formId}-${error.path}`, text: `${label}: ${error.message}` }
      }),
    [errors, labels, formId],
  )

  const text = (name: keyof V & string): TextBinding => ({
    id: idOf(name),
    name,
    label: labels[name],
    value: String(values[name]),
    onChange: (value: string) => set(name, value as V[typeof name]),
    error: errorOf(name),
  })

  /** Props of a box to tick. */
  const box = (name: keyof V & string) => ({
    id: idOf(name),
    name,
    label: labels[name],
    checked: values[name] === true,
    onChange: (checked: boolean) => set(name, checked as V[typeof name]),
    error: errorOf(name),
  })

  const clear = () => {
    if (draft !== undefined) dropDraft(draft)
    setTouched(false)
    setErrors([])
  }

  return {
    values,
    set,
    setAll: setValues,
    text,
    box,
    problems,
    setErrors: showErrors,
    /** True once something was typed and not yet sent. */
    touched,
    /** True when the form opened with a draft of an earlier time. */
    resumed: kept !== null,
    /** After sending: the draft goes. */
    done: clear,
    reset: () => {
      clear()
      setValues(initial)
    },
  }
}

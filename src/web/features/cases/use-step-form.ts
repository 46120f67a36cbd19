// Owns the state of the form of a step: what is typed, kept until the page is closed; problems by field; ids that tie the two.
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '../../ui/draft.ts'
import { today } from '../../ui/format.ts'
import type { FieldError, Problem } from '../../ui/use-form.ts'
import { type AskedStep, onDay, type StepValues, startValues, stepLabels } from './step-values.ts'
import type { VoteField, VoteValues } from './vote-values.ts'

type Part = 'facts' | 'papers' | 'places'
/** Only what was changed: a field left alone must not bring back what the record said when the form was opened. */
type Draft = { on?: string; vote?: Partial<VoteValues> } & Partial<Record<Part, Record<string, unknown>>>

const parts: readonly Part[] = ['facts', 'papers', 'places']
const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

function changesOf(start: StepValues, values: StepValues): Draft {
  const draft: Draft = {}
  if (values.on !== start.on) draft.on = values.on
  const counted = Object.entries(values.vote ?? {}).filter(([name, count]) => count !== start.vote?.[name as VoteField])
  if (counted.length > 0) draft.vote = Object.fromEntries(counted)
  for (const part of parts) {
    const changed = Object.entries(values[part]).filter(([name, value]) => differ(value, start[part][name]))
    if (changed.length > 0) draft[part] = Object.fromEntries(changed)
  }
  return draft
}

/** The start with what was typed laid over it. What is no longer asked for stays in the draft and is not sent. */
function laidOver(start: StepValues, draft: Draft | null): StepValues {
  if (draft === null) return start
  const over = (part: Part) => ({ ...start[part], ...draft[part] })
  return {
    on: draft.on ?? start.on,
    vote: start.vote === null ? null : { ...start.vote, ...draft.vote },
    facts: over('facts') as StepValues['facts'],
    papers: over('papers') as StepValues['papers'],
    places: over('places') as StepValues['places'],
  }
}

/**
 * The form of the same step as another day asks for it: what was typed stays, what only stood there says what that day says (who may vote,
 * which papers).
 */
export function startedAnew(step: AskedStep, fresh: StepValues, start: StepValues, values: StepValues): StepValues {
  return laidOver(onDay(step, fresh, values.on), changesOf(start, values))
}

/** The problems left after fields were changed: each path takes those below it along. */
export const without = (errors: readonly FieldError[], changed: readonly string[]): FieldError[] =>
  errors.filter(({ path }) => !changed.some((one) => path === one || path.startsWith(`${one}.`)))

export function useStepForm(step: AskedStep, draftKey: string, subjectId: string | null, on: string = today()) {
  const formId = useId()
  const [start, setStart] = useState(() => startValues(step, on))
  const [kept] = useState(() => readDraft(draftKey, 'visit') as Draft | null)
  const [values, setValues] = useState(() => laidOver(start, kept))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [touched, setTouched] = useState(false)

  const fresh = startValues(step, on)
  if (differ(fresh, start)) {
    setStart(fresh)
    setValues((old) => startedAnew(step, fresh, start, old))
  }

  useEffect(() => {
    if (!touched) return
    const draft = changesOf(start, values)
    if (Object.keys(draft).length === 0) dropDraft(draftKey, 'visit')
    else keepDraft(draftKey, draft, 'visit')
  }, [draftKey, start, values, touched])

  /** Changes the form; `paths` are the fields whose problems are gone. */
  const change = useCallback((paths: string | readonly string[], next: (old: StepValues) => StepValues) => {
    setTouched(true)
    setValues(next)
    setErrors((old) => without(old, typeof paths === 'string' ? [paths] : paths))
  }, [])

  const idOf = (path: string) => `${formId}-${path}`
  const labelOf = useMemo(() => stepLabels(step), [step])
  /** The problems on top of the form. What the heading of the summary says already is not said again: only where it is mended. */
  const problemsBeside = (heading: string | undefined) =>
    errors.flatMap(({ path, message }): Problem[] => {
      const label = labelOf(path)
      if (label === undefined) return message === heading ? [] : [{ target: null, text: message }]
      return [{ target: `${formId}-${path}`, text: message === heading ? label : `${label}: ${message}` }]
    })
  const drop = () => {
    dropDraft(draftKey, 'visit')
    setTouched(false)
  }

  return {
    values,
    /** Whom the case is about: nobody to be named in it for something else. */
    subjectId,
    change,
    idOf,
    problemsBeside,
    errorOf: (path: string) => errors.find((error) => error.path === path)?.message,
    /** Keeps the first problem of each field: one sentence is enough to mend it. */
    setErrors: (found: readonly FieldError[]) =>
      setErrors(found.filter((one, at) => found.findIndex((other) => other.path === one.path) === at)),
    touched,
    /** True when the form opened with what was typed earlier. */
    resumed: kept !== null,
    /** Takes the day and the count along to the form of another step. */
    handOver: (otherKey: string) => {
      const other = readDraft(otherKey, 'visit') ?? {}
      keepDraft(otherKey, { ...other, on: values.on, vote: values.vote ?? {} } satisfies Draft, 'visit')
    },
    /** After sending: nothing is kept any more. */
    done: drop,
    reset: () => {
      drop()
      setErrors([])
      setValues(start)
    },
  }
}
export type StepFormState = ReturnType<typeof useStepForm>

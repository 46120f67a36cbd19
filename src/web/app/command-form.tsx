// The form of one command: checked by its contract, problems on top and beside the fields, a draft kept, two editors reconciled.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { Button } from '../ui/button.tsx'
import { useKeepPlace } from '../ui/keep-place.ts'
import { Notice, ProblemSummary } from '../ui/notice.tsx'
import type { Side } from '../ui/stale-dialog.tsx'
import { type FieldError, type FormValues, useForm } from '../ui/use-form.ts'
import type { ApiError } from './api-error.ts'
import { checkInput } from './check-input.ts'
import { useCommand } from './client.ts'
import { RunningWork } from './running-work.tsx'
import { differencesOf, type Ground, isContested, settle, type Versions, versionOf } from './versions.ts'

const StaleDialog = lazy(async () => ({ default: (await import('../ui/stale-dialog.tsx')).StaleDialog }))

interface CommandFormProps<O extends Operation<'command'>, V extends FormValues> {
  contract: O
  initial: V
  labels: Record<keyof V & string, string>
  /** What is sent for what stands in the form; `base` is what the record held, `version` its version. */
  toInput: (values: V, ground: Ground<V>) => InputOf<O>
  /** Where a problem belongs whose path counts other places than the form has: lines left empty are not sent. */
  placed?: (path: string, values: V) => string
  /** Of a record with a version: how two editors are brought together. */
  versions?: Versions<V>
  /** The act as a verb; the button's label. */
  action: string
  grave?: boolean
  onDone: (output: OutputOf<O>) => void
  onCancel?: () => void
  cancelLabel?: string
  draft?: string
  secret?: readonly (keyof V & string)[]
  renews?: readonly string[]
  /** A refusal renews as well: what others did meanwhile may be why, and then the page shows it. Its form must outlive that. */
  renewsRefused?: boolean
  /** It may take long: how far it is is shown, and it can be stopped. */
  long?: boolean
  /** `refused`: the code of the refusal that stands above the form. */
  children: (form: ReturnType<typeof useForm<V>>, refused: string | undefined) => ReactNode
}

export function CommandForm<O extends Operation<'command'>, V extends FormValues>(props: CommandFormProps<O, V>) {
  const place = useKeepPlace<HTMLFormElement>()
  const { contract, toInput, onDone, onCancel, versions } = props
  const form = useForm<V>({ initial: props.initial, labels: props.labels, draft: props.draft, secret: props.secret })
  const queries = useQueryClient()
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const { ground, rebase } = useGround(props.initial, versions)
  const sent = useRef({ values: form.values, against: ground })
  const send = useCommand(contract, {
    renews: props.renews,
    holdsStale: (current) => {
      const { values, against } = sent.current
      return versions !== undefined && isContested(versions, props.labels, against, values, current)
    },
  })
  const [comparing, setComparing] = useState(false)
  const problem = mistake ?? send.error
  const stale = versions !== undefined && mistake === null && send.error?.code === 'kernel.stale'

  const renew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => props.renews?.some((name) => String(queryKey[0]).startsWith(name)) ?? true,
    })
  const submit = (values: V, against: Ground<V>) => {
    const showProblems = (fields: readonly FieldError[]) =>
      form.setErrors(fields.map((field) => ({ ...field, path: props.placed?.(field.path, values) ?? field.path })))
    const input = toInput(values, against)
    const found = checkInput(contract, input)
    setMistake(found)
    showProblems(found?.fields ?? [])
    if (found !== null) return
    sent.current = { values, against }
    send.mutate(input, {
      onSuccess: (output) => {
        form.done()
        onDone(output)
      },
      onError: (error) => {
        showProblems(error.fields)
        setComparing(error.code === 'kernel.stale')
        if (error.code === 'web.shown-anew' && versions !== undefined)
          rebase(settle(versions, against, values, error.current, {}).ground)
        if (props.renewsRefused === true && !error.code.startsWith('kernel.')) void renew()
      },
    })
  }
  const leave = () => {
    form.done()
    onCancel?.()
    // The page behind the form still shows what stood there before the other one saved.
    if (stale) void queries.invalidateQueries()
  }
  const saveChosen = (chosen: Readonly<Record<string, Side>>) => {
    if (versions === undefined) return
    const settled = settle(versions, ground, form.values, send.error?.current, chosen)
    form.setAll(settled.values)
    rebase(settled.ground)
    setComparing(false)
    submit(settled.values, settled.ground)
  }

  return (
    <>
      <form
        ref={place}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit(form.values, ground)
        }}
      >
        {form.resumed && form.touched === false && problem === null && (
          <Notice title="Đây là phần bạn nhập dở lần trước, máy này còn giữ.">
            <div>
              <Button label="Bỏ phần nhập dở" onPress={form.reset} />
            </div>
          </Notice>
        )}
        <ProblemSummary error={problem} problems={form.problems} />
        {stale && (
          <div>
            <Button label="Xem hai bản cạnh nhau" onPress={() => setComparing(true)} />
          </div>
        )}
        {props.children(form, problem?.code)}
        <div className="row">
          <Button kind={props.grave ? 'grave' : 'main'} submits label={props.action} busy={send.isPending} />
          {onCancel && <Button label={props.cancelLabel ?? 'Thôi, không sửa'} onPress={leave} />}
        </div>
        {props.long === true && <RunningWork of={send} />}
      </form>
      {comparing && stale && (
        <Suspense fallback={null}>
          <StaleDialog
            key={versionOf(send.error?.current)}
            differences={differencesOf(versions, props.labels, ground, form.values, send.error?.current)}
            elsewhere={versions.elsewhere?.(send.error?.current as never)}
            action={props.action}
            grave={props.grave}
            onSave={saveChosen}
            onTakeTheirs={() => {
              setComparing(false)
              leave()
            }}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/**
 * What the form was opened over. A newer version is followed silently while the part of the record the form is about stays as it was
 * (another group of the same record was saved meanwhile); else the server's answer brings the two versions together.
 */
function useGround<V extends FormValues>(initial: V, versions: Versions<V> | undefined) {
  const seen = JSON.stringify(versions?.seen ?? null)
  const [opened, setOpened] = useState<Ground<V> & { seen: string }>({
    base: { ...initial, ...versions?.base },
    version: versions?.version ?? 0,
    seen,
  })
  const version = opened.seen === seen ? Math.max(opened.version, versions?.version ?? 0) : opened.version
  const ground: Ground<V> = { base: opened.base, version, current: opened.current }
  // After two versions were brought together the page still shows the old one: it is not followed until it is asked anew.
  const rebase = (next: Ground<V>) => setOpened({ ...next, seen })
  return { ground, rebase }
}

/** An empty field means "not given". */
export const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value)
/** An empty field means "not known". */
export const orNull = (value: string): string | null => (value.trim() === '' ? null : value)

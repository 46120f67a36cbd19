// The form of one command: checked by its contract, problems on top and beside the fields, a draft kept, a stale record explained.
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { Button } from '../ui/button.tsx'
import { Notice, ProblemSummary } from '../ui/notice.tsx'
import { type FormValues, useForm } from '../ui/use-form.ts'
import type { ApiError } from './api-error.ts'
import { checkInput } from './check-input.ts'
import { useCommand } from './client.ts'

interface CommandFormProps<O extends Operation<'command'>, V extends FormValues> {
  contract: O
  initial: V
  labels: Record<keyof V & string, string>
  /** What is sent for what stands in the form. */
  toInput: (values: V) => InputOf<O>
  /** The act as a verb; the button's label. */
  action: string
  grave?: boolean
  onDone: (output: OutputOf<O>) => void
  onCancel?: () => void
  cancelLabel?: string
  draft?: string
  secret?: readonly (keyof V & string)[]
  renews?: readonly string[]
  children: (form: ReturnType<typeof useForm<V>>) => ReactNode
}

export function CommandForm<O extends Operation<'command'>, V extends FormValues>(props: CommandFormProps<O, V>) {
  const { contract, toInput, onDone, onCancel } = props
  const form = useForm<V>({ initial: props.initial, labels: props.labels, draft: props.draft, secret: props.secret })
  const send = useCommand(contract, { renews: props.renews })
  const queries = useQueryClient()
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const problem = mistake ?? send.error

  const submit = () => {
    const input = toInput(form.values)
    const found = checkInput(contract, input)
    setMistake(found)
    form.setErrors(found?.fields ?? [])
    if (found !== null) return
    send.mutate(input, {
      onSuccess: (output) => {
        form.done()
        onDone(output)
      },
      onError: (error) => form.setErrors(error.fields),
    })
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {form.resumed && form.touched === false && problem === null && (
        <Notice title="Đây là bản nhập dở lần trước, được giữ trên máy này.">
          <div>
            <Button label="Bỏ bản nhập dở" onPress={form.reset} />
          </div>
        </Notice>
      )}
      <ProblemSummary error={problem} problems={form.problems} />
      {problem?.code === 'kernel.stale' && (
        <div>
          <Button label="Mở bản mới nhất, giữ những gì tôi đã nhập" onPress={() => void queries.invalidateQueries()} />
        </div>
      )}
      {props.children(form)}
      <div className="row">
        <Button kind={props.grave ? 'grave' : 'main'} submits label={props.action} busy={send.isPending} />
        {onCancel && (
          <Button
            label={props.cancelLabel ?? 'Thôi, không sửa'}
            onPress={() => {
              form.done()
              onCancel()
            }}
          />
        )}
      </div>
    </form>
  )
}

/** An empty field means "not given". */
export const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value)
/** An empty field means "not known". */
export const orNull = (value: string): string | null => (value.trim() === '' ? null : value)

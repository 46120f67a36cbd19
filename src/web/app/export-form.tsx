// The dialog of every export with numbers that identify a person: whole only with a reason; it says what was taken out.
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/choice-field.tsx'
import { Dialog } from '../ui/confirm.tsx'
import { Notice, ProblemSummary } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ApiError } from './api-error.ts'
import { downloadAddress, type MadeFile } from './download.ts'

const REASON = 'export-reason'

/** Whether the numbers are asked for, as the contract takes it. */
export interface WithNumbers {
  withNumbers: boolean
  reason?: string
}

interface ExportFormProps<F extends MadeFile> {
  words: { title: string; send: string; busy: string; leave: string }
  /** Null where the file holds no such numbers. */
  numbers: { label: string; hint: string; reason: string; missing: string } | null
  made: { file: F | undefined; error: ApiError | null; isPending: boolean }
  /** Sends it, or answers what is wrong with what was chosen. */
  send: (numbers: WithNumbers) => ApiError | null
  done: { title: string; line: (file: F) => string; what: string }
  onClose: () => void
  /** What else is chosen. */
  children: ReactNode
}

export function ExportForm<F extends MadeFile>(props: ExportFormProps<F>) {
  const { words, numbers, made, done, onClose } = props
  const [withNumbers, setWithNumbers] = useState(false)
  const [reason, setReason] = useState('')
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const problem = mistake ?? made.error
  const send = () =>
    setMistake(
      numbers !== null && withNumbers && reason.trim() === ''
        ? ApiError.invalid([{ path: 'reason', message: numbers.missing }])
        : props.send({ withNumbers, ...(withNumbers && { reason }) }),
    )
  if (made.file !== undefined) {
    return (
      <Dialog title={done.title} onClose={onClose}>
        <Notice tone="good" title={done.line(made.file)}>
          <p>{done.what}</p>
          <p>
            <a href={downloadAddress(made.file.downloadId)} download>
              Tải tệp lần nữa
            </a>
          </p>
        </Notice>
        <div>
          <Button kind="main" label="Đóng" onPress={onClose} />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ProblemSummary
          error={problem}
          problems={(problem?.fields ?? []).map(({ path, message }) => ({
            target: path === 'reason' ? REASON : null,
            text: message,
          }))}
        />
        {props.children}
        {numbers !== null && (
          <CheckField
            name="withNumbers"
            label={numbers.label}
            hint={numbers.hint}
            checked={withNumbers}
            onChange={setWithNumbers}
          />
        )}
        {numbers !== null && withNumbers && (
          <TextField
            id={REASON}
            name="reason"
            label={numbers.reason}
            hint="Ví dụ: Đối chiếu danh sách cấp đổi thẻ đảng viên."
            value={reason}
            maxLength={250}
            error={problem?.fields.find(({ path }) => path === 'reason')?.message}
            onChange={setReason}
          />
        )}
        <div className="row">
          <Button kind="main" submits label={words.send} busy={made.isPending} busyLabel={words.busy} />
          <Button label={words.leave} onPress={onClose} />
        </div>
      </form>
    </Dialog>
  )
}

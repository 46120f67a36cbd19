// The field of a form for one file that is sent at once, so that the form itself is quick; what is chosen next replaces it.
import { useRef, useState } from 'react'
import type { ApiError } from '../../app/api-error.ts'
import { Progress } from '../../ui/waiting.tsx'
import { FileField } from './file-field.tsx'
import { showSize, uploadFile } from './upload.ts'

interface UploadFieldProps {
  id: string
  label: string
  hint: string
  endings: readonly string[]
  /** Bytes. */
  limit: number
  /** What else speaks against a file, before it is sent. */
  whyNot?: (file: File) => string | undefined
  error?: string
  /** What the server keeps the file under; empty while there is none, no name of a file while it is on its way. */
  onSent: (uploadId: string) => void
}

const ON_ITS_WAY = 'on its way'

export function UploadField({ id, label, hint, endings, limit, whyNot, error: problem, onSent }: UploadFieldProps) {
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<string | undefined>()
  const sending = useRef<AbortController>(null)
  const send = async (chosen: File) => {
    // What was chosen before is not wanted any more: it must not arrive after this one and take its place.
    sending.current?.abort()
    const now = new AbortController()
    sending.current = now
    onSent('')
    setFile(null)
    setSent(null)
    const tooLarge = `Tệp này ${showSize(chosen.size)}; nộp được nhiều nhất ${showSize(limit)}.`
    const reason = whyNot?.(chosen) ?? (chosen.size > limit ? tooLarge : undefined)
    setError(reason)
    if (reason !== undefined) return
    setFile(chosen)
    setSent(0)
    // Pressed meanwhile, the contract says to wait.
    onSent(ON_ITS_WAY)
    try {
      onSent((await uploadFile(chosen, setSent, now.signal)).uploadId)
    } catch (fault) {
      if (now.signal.aborted) return
      onSent('')
      setFile(null)
      setError((fault as ApiError).message)
    }
    setSent(null)
  }
  return (
    <>
      <FileField
        id={id}
        label={label}
        hint={hint}
        endings={endings}
        error={error ?? problem}
        file={file}
        onChoose={(chosen) => void send(chosen)}
      />
      {sent !== null && file !== null && <Progress label="Đang gửi tệp" done={sent} total={file.size} />}
      {sent === null && file !== null && <p role="status">Tệp đã gửi lên, bấm nút dưới để nộp.</p>}
    </>
  )
}

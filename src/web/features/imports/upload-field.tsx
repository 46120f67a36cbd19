// The field of a form for one file that is sent at once, so that the form itself is quick; what is chosen next replaces it.
import { useState } from 'react'
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
  error?: string
  /** What the server keeps the file under; empty while there is none, no name of a file while it is on its way. */
  onSent: (uploadId: string) => void
}

const ON_ITS_WAY = 'on its way'

export function UploadField({ id, label, hint, endings, limit, error: problem, onSent }: UploadFieldProps) {
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<string | undefined>()
  const send = async (chosen: File) => {
    onSent('')
    setFile(null)
    setSent(null)
    if (chosen.size > limit)
      return setError(`Tệp này ${showSize(chosen.size)}; nộp được nhiều nhất ${showSize(limit)}.`)
    setError(undefined)
    setFile(chosen)
    setSent(0)
    // Pressed meanwhile, the contract says to wait.
    onSent(ON_ITS_WAY)
    try {
      onSent((await uploadFile(chosen, setSent, new AbortController().signal)).uploadId)
    } catch (fault) {
      onSent('')
      setFile(null)
      setError((fault as ApiError).message)
    } finally {
      setSent(null)
    }
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

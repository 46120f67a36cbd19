// The field for one file: picked from the device or dropped on it; says what can be read and how large it may be.
import { useState } from 'react'
import fieldClasses from '../../ui/field.module.css'
import { FieldNotes, useWiring } from '../../ui/field.tsx'
import classes from './imports.module.css'
import { READABLE, showSize } from './upload.ts'

interface FileFieldProps {
  id: string
  label: string
  hint: string
  error?: string
  file: File | null
  /** Endings of the files that are taken, with their dot; those of lists where none are named. */
  endings?: readonly string[]
  onChoose: (file: File) => void
}

export function FileField({ id, label, hint, error, file, endings = READABLE, onChoose }: FileFieldProps) {
  const wiring = useWiring({ id, hint, error })
  const [over, setOver] = useState(false)
  return (
    <div className={fieldClasses.field}>
      <span className={fieldClasses.label} id={`${id}-label`}>
        {label}
      </span>
      <FieldNotes id={wiring.id} hint={hint} error={error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is only a second way; the field inside is the first. */}
      <div
        className={classes.drop}
        data-over={over}
        data-invalid={wiring.invalid}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const [first] = event.dataTransfer.files
          if (first !== undefined) onChoose(first)
        }}
      >
        <p role="status">
          {file === null ? (
            'Chưa chọn tệp nào.'
          ) : (
            <>
              Đã chọn: <strong>{file.name}</strong> <span className="soft">({showSize(file.size)})</span>
            </>
          )}
        </p>
        <label className={classes.pick}>
          <input
            id={wiring.id}
            type="file"
            className="only-read-aloud"
            accept={endings.join(',')}
            aria-labelledby={`${id}-label ${id}-verb`}
            aria-describedby={wiring.describedBy}
            aria-invalid={wiring.invalid}
            onChange={(event) => {
              const [first] = event.target.files ?? []
              if (first !== undefined) onChoose(first)
              // The same file can be chosen again after it was mended.
              event.target.value = ''
            }}
          />
          <span id={`${id}-verb`}>{file === null ? 'Chọn tệp trên máy' : 'Chọn tệp khác'}</span>
        </label>
        <p className="soft">Trên máy tính có thể kéo tệp thả vào khung này.</p>
      </div>
    </div>
  )
}

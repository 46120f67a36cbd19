// Puts a value of a row right: on the spot for one that was found wrong, in a dialog for any other.
import { useEffect, useRef, useState } from 'react'
import { decideImportRow, type ImportDetail, type ImportField, type ImportRow, importField } from '#contract/imports.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './imports.module.css'
import { type ImportAddress, useSettle } from './use-import.ts'
import { fieldName, rowLabels, shownValue } from './words.ts'

/** Numbers come masked, so they are typed anew. */
const MASKED: readonly string[] = ['personalId', 'cardNo', 'oldCardNo', 'oldPersonalId', 'phone']
const GENDERS = [
  { value: 'Nam', label: 'Nam' },
  { value: 'Nữ', label: 'Nữ' },
]

const startOf = (row: ImportRow, field: string): string =>
  MASKED.includes(field) ? '' : shownValue(field, row.values[field])

function useCorrection(at: ImportAddress, row: ImportRow, onClose: () => void) {
  const settle = useSettle(at)
  const say = useDoneNotice()
  const correct = useCommand(decideImportRow, { renews: 'nothing' })
  const put = (field: ImportField, value: string) =>
    correct.mutate(
      { ...at, seq: row.seq, correct: [{ field, value: value.trim() }] },
      {
        onSuccess: ({ version, row: next, counts, plan }) => {
          settle({ version, counts, plan }, next)
          say({ text: `Đã sửa. Dòng ${next.row}: ${rowLabels[next.state].toLowerCase()}.` })
          onClose()
        },
      },
    )
  return { put, error: correct.error, busy: correct.isPending }
}

interface ValueFieldProps {
  field: string
  value: string
  error?: string
  onChange: (value: string) => void
}

function ValueField({ field, value, error, onChange }: ValueFieldProps) {
  const label = fieldName(field)
  if (field === 'gender') {
    return <SelectField name={field} label={label} value={value} options={GENDERS} error={error} onChange={onChange} />
  }
  const isDate = field.endsWith('On') || field.endsWith('Date')
  const hint = isDate
    ? 'Ví dụ 05/03/1975; nếu không rõ ngày thì ghi 03/1975 hoặc 1975.'
    : MASKED.includes(field)
      ? 'Gõ lại cả số.'
      : undefined
  return (
    <TextField name={field} label={label} hint={hint} value={value} error={error} maxLength={500} onChange={onChange} />
  )
}

interface MendProps {
  at: ImportAddress
  row: ImportRow
  onClose: () => void
}

export function MendValue({ at, row, field, onClose }: MendProps & { field: string }) {
  const [value, setValue] = useState(() => startOf(row, field))
  const { put, error, busy } = useCorrection(at, row, onClose)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  return (
    <form
      ref={box}
      className={classes.mend}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        put(importField.parse(field), value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <ValueField field={field} value={value} error={error?.message} onChange={setValue} />
      <div className="row">
        <Button kind="main" submits label="Sửa" busy={busy} wide={false} />
        <Button label="Thôi" wide={false} onPress={onClose} />
      </div>
    </form>
  )
}

/** Any field of the row. */
export function MendOther({ detail, at, row, onClose }: MendProps & { detail: ImportDetail }) {
  const fields = importField.options.filter((field) => field !== 'branch' && fieldName(field) !== '')
  const [field, setField] = useState<ImportField>('fullName')
  const [value, setValue] = useState(() => startOf(row, 'fullName'))
  const { put, error, busy } = useCorrection(at, row, onClose)
  return (
    <Dialog title={`Sửa dòng ${row.row}: ${row.values.fullName ?? 'chưa có họ tên'}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          put(field, value)
        }}
      >
        {error && <ErrorState error={error} />}
        <SelectField
          name="field"
          label="Mục cần sửa"
          value={field}
          options={fields.map((one) => ({ value: one, label: fieldName(one) }))}
          onChange={(next) => {
            setField(importField.parse(next))
            setValue(startOf(row, next))
          }}
        />
        <ValueField field={field} value={value} onChange={setValue} />
        <p className="soft">Chỉ sửa trong lần nhập này; tệp {detail.fileName} trên máy không đổi.</p>
        <div className="row">
          <Button kind="main" submits label="Sửa dòng này" busy={busy} />
          <Button label="Giữ nguyên" onPress={onClose} />
        </div>
      </form>
    </Dialog>
  )
}

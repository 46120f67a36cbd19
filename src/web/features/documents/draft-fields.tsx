// What a version of a draft is made of: text typed paragraph by paragraph, or a file.
import { RadioField } from '../../ui/choice-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { FormValues, useForm } from '../../ui/use-form.ts'
import { UploadField } from '../imports/upload-field.tsx'
import { documentFile, linesOf } from './words.ts'

export const saidLabels = { how: 'Nội dung', content: 'Nội dung văn bản', uploadId: 'Tệp văn bản', note: 'Ghi chú' }

export const nothingSaid = { how: 'text', content: '', uploadId: '', note: '' }

/** What the fields send: one of the two, as chosen. */
export const saidOf = ({ how, content, uploadId, note }: typeof nothingSaid) => ({
  content: how === 'text' ? linesOf(content) : undefined,
  uploadId: how === 'file' ? uploadId : undefined,
  note: note.trim() === '' ? null : note,
})

export function SaidFields<V extends FormValues & typeof nothingSaid>({
  form,
}: {
  form: ReturnType<typeof useForm<V>>
}) {
  const file = form.text('uploadId')
  return (
    <>
      <RadioField
        {...form.text('how')}
        options={[
          { value: 'text', label: 'Gõ vào đây, phần mềm trình bày theo thể thức' },
          { value: 'file', label: 'Tệp đã soạn' },
        ]}
      />
      {form.values.how === 'text' ? (
        <TextAreaField
          {...form.text('content')}
          rows={12}
          hint="Mỗi đoạn một dòng; dòng bắt đầu bằng dấu # là đề mục. Không soạn văn bản mật ở đây."
        />
      ) : (
        <UploadField
          {...documentFile}
          id={file.id}
          label={file.label}
          error={file.error}
          onSent={(uploadId) => form.set('uploadId', uploadId as V['uploadId'])}
        />
      )}
      <TextField {...form.text('note')} optional hint="Bản này sửa gì, theo ý kiến của ai." />
    </>
  )
}

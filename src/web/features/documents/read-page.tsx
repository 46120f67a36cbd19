// Takes a document's file to be read; what is proposed opens beside its text.
import { useNavigate, useSearchParams } from 'react-router'
import { readDocumentFile } from '#contract/document-readings.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Page } from '../../ui/page.tsx'
import { UploadField } from '../imports/upload-field.tsx'
import { documentFile } from './words.ts'

export function ReadDocumentPage() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Đọc văn bản từ tệp"
      trail={[{ label: 'Văn bản', to: addresses.documents({ organisationId, tinh }) }]}
      lead={
        <p>
          Phần mềm đọc tệp và đề xuất số, ký hiệu, trích yếu, việc phải làm, ai làm, hạn nào. Bạn xem lại cạnh văn bản
          rồi mới vào sổ và giao việc.
        </p>
      }
    >
      <div className="measured">
        <CommandForm
          contract={readDocumentFile}
          initial={{ uploadId: '' }}
          labels={{ uploadId: 'Tệp văn bản' }}
          toInput={({ uploadId }) => ({ organisationId, uploadId, provinceCode: tinh })}
          action="Đọc văn bản"
          renews={['documents.']}
          onDone={({ id }) => navigate(addresses.documentReading(id, { tinh }), { replace: true })}
          onCancel={() => navigate(-1)}
          cancelLabel="Thôi, không đọc"
        >
          {(form) => {
            const { id, label, error } = form.text('uploadId')
            return (
              <UploadField
                {...documentFile}
                id={id}
                label={label}
                error={error}
                onSent={(uploadId) => form.set('uploadId', uploadId)}
              />
            )
          }}
        </CommandForm>
      </div>
    </Page>
  )
}

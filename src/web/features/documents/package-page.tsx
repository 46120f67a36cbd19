// Takes an exchange package in: checked, then what will be registered opens beside the text.
import { useNavigate, useSearchParams } from 'react-router'
import { importPackage } from '#contract/document-exchange.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Page } from '../../ui/page.tsx'
import { UploadField } from '../imports/upload-field.tsx'

const packageFile = {
  hint: 'Tệp .zip do nơi gửi xuất ra từ phần mềm này, nhiều nhất 25 MB.',
  endings: ['.zip'],
  limit: 25 * 1024 * 1024,
} as const

export function ImportPackagePage() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Nhận gói trao đổi"
      trail={[{ label: 'Văn bản', to: addresses.documents({ organisationId, tinh }) }]}
      lead={
        <p>
          Gói gồm phần mô tả, tệp văn bản và mã SHA-256. Phần mềm kiểm mã rồi đưa ra những gì sẽ vào sổ để bạn xem lại;
          chưa bấm «Vào sổ» thì sổ chưa có gì.
        </p>
      }
    >
      <div className="measured">
        <CommandForm
          contract={importPackage}
          initial={{ uploadId: '' }}
          labels={{ uploadId: 'Gói văn bản' }}
          toInput={({ uploadId }) => ({ organisationId, uploadId, provinceCode: tinh })}
          action="Kiểm và đọc gói"
          renews={['documents.']}
          onDone={({ id }) => navigate(addresses.documentReading(id, { tinh }), { replace: true })}
          onCancel={() => navigate(-1)}
          cancelLabel="Thôi, không nhận"
        >
          {(form) => {
            const { id, label, error } = form.text('uploadId')
            return (
              <UploadField
                {...packageFile}
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

// A file sent to be read: what it says opens beside its text, and enters the book only when somebody has looked at it.
import type { ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { importPackage } from '#contract/document-exchange.ts'
import type { readDocumentFile } from '#contract/document-readings.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Page } from '../../ui/page.tsx'
import { UploadField } from '../imports/upload-field.tsx'

interface UploadPageProps {
  contract: typeof readDocumentFile | typeof importPackage
  title: string
  lead: ReactNode
  /** What kind of file it is, how large at most. */
  file: { label: string; hint: string; endings: readonly string[]; limit: number }
  action: string
  cancelLabel: string
}

export function UploadPage({ contract, title, lead, file: { label, ...file }, action, cancelLabel }: UploadPageProps) {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page title={title} trail={[{ label: 'Văn bản', to: addresses.documents({ organisationId, tinh }) }]} lead={lead}>
      <div className="measured">
        <CommandForm
          contract={contract}
          initial={{ uploadId: '' }}
          labels={{ uploadId: label }}
          toInput={({ uploadId }) => ({ organisationId, uploadId, provinceCode: tinh })}
          action={action}
          renews={['documents.']}
          onDone={({ id }) => navigate(addresses.documentReading(id, { tinh }), { replace: true })}
          onCancel={() => navigate(-1)}
          cancelLabel={cancelLabel}
        >
          {(form) => {
            const field = form.text('uploadId')
            return (
              <UploadField
                {...file}
                id={field.id}
                label={label}
                error={field.error}
                onSent={(uploadId) => form.set('uploadId', uploadId)}
              />
            )
          }}
        </CommandForm>
      </div>
    </Page>
  )
}

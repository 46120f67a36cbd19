// Begins a plan: its name, its time, what it carries out; from a document of the book its work comes along.
import { useNavigate, useSearchParams } from 'react-router'
import { getDocument } from '#contract/documents.ts'
import { createPlan } from '#contract/plans.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { capital } from '../cases/words.ts'
import { nameOf } from '../documents/words.ts'

export function CreatePlanPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const documentId = search.get('vanBan') ?? undefined
  const organisationId = search.get('organisationId') ?? undefined
  const found = useOperation(
    getDocument,
    { id: documentId ?? '', provinceCode: tinh },
    { when: documentId !== undefined },
  )
  const document = found.data
  return (
    <Page
      title="Lập kế hoạch"
      trail={[{ label: 'Kế hoạch', to: addresses.plans({ organisationId, tinh }) }]}
      lead={<p>Ghi tên và thời gian trước; việc, chỉ tiêu, lịch báo cáo thêm ở trang sau, xong mới ban hành.</p>}
    >
      {documentId !== undefined && found.isPending && <Skeleton lines={4} />}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {document !== undefined && (
        <Notice title={`Thực hiện ${nameOf(document)}: ${document.subject ?? ''}`}>
          <p>
            {document.tasks.filter(({ state }) => state !== 'dropped').length} việc của văn bản này có sẵn trong kế
            hoạch.
          </p>
        </Notice>
      )}
      {(documentId === undefined || document !== undefined) && (
        <CreateForm
          organisationId={document?.organisationId ?? organisationId}
          documentId={documentId}
          title={capital(document?.subject ?? '')}
          tinh={tinh}
        />
      )}
    </Page>
  )
}

interface CreateFormProps {
  organisationId: string | undefined
  documentId: string | undefined
  title: string
  tinh: string | undefined
}

function CreateForm({ organisationId, documentId, title, tinh }: CreateFormProps) {
  const navigate = useNavigate()
  return (
    <div className="measured">
      <CommandForm
        contract={createPlan}
        initial={{ title, basis: '', startsOn: today(), endsOn: `${today().slice(0, 4)}-12-31` }}
        labels={{ title: 'Tên kế hoạch', basis: 'Thực hiện văn bản nào', startsOn: 'Từ ngày', endsOn: 'Đến ngày' }}
        draft={`plans.create.${organisationId ?? ''}.${documentId ?? ''}`}
        toInput={({ title: name, basis, startsOn, endsOn }) => ({
          organisationId,
          documentId,
          title: name,
          startsOn,
          endsOn,
          provinceCode: tinh,
          basis: orNull(basis),
        })}
        action="Lập kế hoạch"
        renews={['plans.']}
        onDone={({ id }) => navigate(addresses.plan(id, { tinh }), { replace: true })}
        onCancel={() => navigate(-1)}
        cancelLabel="Thôi, không lập"
      >
        {(form) => (
          <>
            <TextField {...form.text('title')} />
            {documentId === undefined && (
              <TextAreaField {...form.text('basis')} optional hint="Ví dụ Chỉ thị 07-CT/TU về kết nạp đảng viên." />
            )}
            <DateField {...form.text('startsOn')} />
            <DateField {...form.text('endsOn')} />
          </>
        )}
      </CommandForm>
    </div>
  )
}

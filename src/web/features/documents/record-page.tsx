// Enters a document in the book by hand, with its file where there is one.
import { useNavigate, useSearchParams } from 'react-router'
import type { DocumentRow, ShownDocument } from '#contract/document-shapes.ts'
import { recordDocument } from '#contract/documents.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { UploadField } from '../imports/upload-field.tsx'
import {
  bodyLabels,
  directionLabels,
  documentFile,
  headLabels,
  linesOf,
  optionsOf,
  typeOptions,
  urgencyLabels,
} from './words.ts'

const labels = {
  ...headLabels,
  direction: 'Vào sổ nào',
  body: 'Ban hành với danh nghĩa',
  no: 'Số',
  urgency: 'Độ khẩn',
  recipients: 'Nơi nhận',
  uploadId: 'Tệp văn bản (không bắt buộc)',
}

export function RecordDocumentPage() {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const [search] = useSearchParams()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Vào sổ văn bản"
      trail={[{ label: 'Văn bản', to: addresses.documents({ organisationId, tinh }) }]}
      lead={<p>Văn bản mật không vào sổ này: lập phiếu ở «Phiếu văn bản mật».</p>}
    >
      <div className="measured">
        <CommandForm
          contract={recordDocument}
          initial={{
            direction: 'incoming',
            type: '',
            body: 'committee',
            no: '',
            symbol: '',
            issuedOn: '',
            place: '',
            superior: '',
            issuer: '',
            subject: '',
            signer: '',
            urgency: 'normal',
            recipients: '',
            uploadId: '',
          }}
          labels={labels}
          draft={`documents.record.${organisationId ?? ''}`}
          secret={['uploadId']}
          toInput={(values) => ({
            organisationId,
            provinceCode: tinh,
            direction: values.direction as DocumentRow['direction'],
            type: values.type as DocumentTypeCode,
            body: values.body as NonNullable<ShownDocument['body']>,
            no: values.direction === 'outgoing' && values.no.trim() !== '' ? Number(values.no) : undefined,
            symbol: orNull(values.symbol),
            issuedOn: given(values.issuedOn) ?? null,
            place: orNull(values.place),
            issuer: orNull(values.issuer),
            subject: values.subject,
            signer: orNull(values.signer),
            urgency: values.urgency as DocumentRow['urgency'],
            recipients: linesOf(values.recipients),
            uploadId: given(values.uploadId),
          })}
          action="Vào sổ"
          renews={['documents.']}
          onDone={({ id, symbol, arrivalNo }) => {
            navigate(addresses.document(id, { tinh }), { replace: true })
            say({ text: arrivalNo === null ? `Đã vào sổ, số ${symbol}.` : `Đã vào sổ, số đến ${arrivalNo}.` })
          }}
          onCancel={() => navigate(-1)}
          cancelLabel="Thôi, không vào sổ"
        >
          {(form) => {
            const isOutgoing = form.values.direction === 'outgoing'
            const file = form.text('uploadId')
            return (
              <>
                <RadioField {...form.text('direction')} options={optionsOf(directionLabels)} />
                <SelectField {...form.text('type')} options={typeOptions} />
                {isOutgoing ? (
                  <>
                    <SelectField {...form.text('body')} options={optionsOf(bodyLabels)} />
                    <TextField
                      {...form.text('no')}
                      inputMode="numeric"
                      optional
                      hint="Để trống thì lấy số kế tiếp của loại này trong nhiệm kỳ."
                    />
                  </>
                ) : (
                  <>
                    <TextField {...form.text('symbol')} optional hint="Ví dụ 45-KH/ĐU." />
                    <TextField {...form.text('issuer')} optional />
                  </>
                )}
                <DateField {...form.text('issuedOn')} optional />
                <TextAreaField {...form.text('subject')} />
                <TextField {...form.text('signer')} optional />
                <TextField {...form.text('place')} optional hint="Ví dụ An Bình." />
                <SelectField {...form.text('urgency')} options={optionsOf(urgencyLabels)} />
                {isOutgoing && <TextAreaField {...form.text('recipients')} optional hint="Mỗi nơi một dòng." />}
                <UploadField
                  {...documentFile}
                  id={file.id}
                  label={file.label}
                  error={file.error}
                  onSent={(uploadId) => form.set('uploadId', uploadId)}
                />
              </>
            )
          }}
        </CommandForm>
      </div>
    </Page>
  )
}

// Begins a draft of an outgoing document: its head and the first version.
import { useNavigate, useSearchParams } from 'react-router'
import { draftDocument } from '#contract/document-drafts.ts'
import type { DocumentRow, ShownDocument } from '#contract/document-shapes.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { nothingSaid, SaidFields, saidLabels, saidOf } from './draft-fields.tsx'
import { bodyLabels, headLabels, linesOf, optionsOf, typeOptions, urgencyLabels } from './words.ts'

export function DraftDocumentPage() {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const [search] = useSearchParams()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Soạn dự thảo"
      trail={[{ label: 'Văn bản', to: addresses.documents({ muc: 'du-thao', organisationId, tinh }) }]}
      lead={<p>Chưa lấy số, chưa vào sổ. Mỗi lần sửa là một bản mới; khi xong thì chọn một bản để ban hành.</p>}
    >
      <div className="measured">
        <CommandForm
          contract={draftDocument}
          initial={{
            type: '',
            body: 'committee',
            subject: '',
            signer: '',
            signerPost: '',
            place: '',
            urgency: 'normal',
            recipients: '',
            ...nothingSaid,
          }}
          labels={{
            ...headLabels,
            body: 'Ban hành với danh nghĩa',
            signerPost: 'Quyền hạn, chức vụ người ký',
            urgency: 'Độ khẩn',
            recipients: 'Nơi nhận',
            ...saidLabels,
          }}
          draft={`documents.draft.${organisationId ?? ''}`}
          secret={['uploadId']}
          toInput={(values) => ({
            organisationId,
            provinceCode: tinh,
            subject: values.subject,
            ...saidOf(values),
            type: values.type as DocumentTypeCode,
            body: values.body as NonNullable<ShownDocument['body']>,
            signer: orNull(values.signer),
            signerPost: orNull(values.signerPost),
            place: orNull(values.place),
            urgency: values.urgency as DocumentRow['urgency'],
            recipients: linesOf(values.recipients),
          })}
          action="Ghi dự thảo"
          renews={['documents.']}
          onDone={({ id }) => {
            navigate(addresses.document(id, { tinh }), { replace: true })
            say({ text: 'Đã ghi bản 1 của dự thảo.' })
          }}
          onCancel={() => navigate(-1)}
          cancelLabel="Thôi, không soạn"
        >
          {(form) => (
            <>
              <SelectField {...form.text('type')} options={typeOptions} />
              <SelectField {...form.text('body')} options={optionsOf(bodyLabels)} />
              <TextAreaField {...form.text('subject')} />
              <SaidFields form={form} />
              <TextField {...form.text('signer')} optional />
              <TextField {...form.text('signerPost')} optional hint="Ví dụ T/M BAN CHẤP HÀNH, BÍ THƯ." />
              <TextField {...form.text('place')} optional hint="Ví dụ An Bình." />
              <SelectField {...form.text('urgency')} options={optionsOf(urgencyLabels)} />
              <TextAreaField {...form.text('recipients')} optional hint="Mỗi nơi một dòng." />
            </>
          )}
        </CommandForm>
      </div>
    </Page>
  )
}

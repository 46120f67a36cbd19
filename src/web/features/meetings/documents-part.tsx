// The documents of a meeting: files to fetch, index cards of secret papers; putting one up asks first whether it is secret.
import { useState } from 'react'
import {
  addDocument,
  addSecretCard,
  getDocument,
  type MeetingDocument,
  type secrecyLevels,
  withdrawDocument,
} from '#contract/meeting-documents.ts'
import { EVIDENCE_LIMIT, evidenceEndings } from '#rules/tasks/evidence-file.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showSize } from '../imports/upload.ts'
import { UploadField } from '../imports/upload-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { optionsOf, secrecyLabels } from './words.ts'

export function DocumentsPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState<'file' | 'card' | null>(null)
  const { documents, allowed } = meeting
  const mayAdd = allowed.includes(addDocument.name)
  const mayCard = allowed.includes(addSecretCard.name)
  if (documents.length === 0 && !mayAdd && !mayCard) return null
  const own = { id: meeting.id, tinh, onClose: () => setAdding(null) }
  return (
    <Panel title="Tài liệu của cuộc họp">
      {documents.length === 0 ? (
        <p className="soft">
          {meeting.classified
            ? 'Cuộc họp có nội dung bí mật nhà nước: tài liệu không đưa lên, chỉ ghi phiếu chỉ mục.'
            : 'Chưa có tài liệu. Đưa lên trước cuộc họp ít nhất một ngày; đảng viên xem được khi cuộc họp đã thông báo.'}
        </p>
      ) : (
        <ul className={classes.lines}>
          {documents.map((document) => (
            <DocumentLine
              key={document.id}
              document={document}
              meetingId={meeting.id}
              withdraws={allowed.includes(withdrawDocument.name)}
              tinh={tinh}
            />
          ))}
        </ul>
      )}
      {adding === null && (mayAdd || mayCard) && (
        <div className="row screen-only">
          {mayAdd && <Button label="Đưa tài liệu lên" onPress={() => setAdding('file')} />}
          {mayCard && <Button label="Ghi phiếu chỉ mục tài liệu mật" onPress={() => setAdding('card')} />}
        </div>
      )}
      {adding === 'file' && <FileForm {...own} onSecret={() => setAdding('card')} />}
      {adding === 'card' && <CardForm {...own} />}
    </Panel>
  )
}

interface LineProps {
  document: MeetingDocument
  meetingId: string
  withdraws: boolean
  tinh: string | undefined
}

function DocumentLine({ document: { id, name, size, card, addedBy, addedOn }, meetingId, withdraws, tinh }: LineProps) {
  const file = useDownload(getDocument)
  const withdraw = useCommand(withdrawDocument, { renews: ['meetings.'] })
  const title = name ?? `Tài liệu mật số ${card?.code}`
  const error = file.error ?? withdraw.error
  return (
    <li>
      <span>
        <strong>{title}</strong>
        <span className="under">
          {card !== null &&
            `${secrecyLabels[card.level]}; ${card.keeper} giữ, tại ${card.place}. Chỉ ghi phiếu chỉ mục. `}
          {size !== null && `${showSize(size)}, `}
          {addedBy} đưa lên ngày {showDate(addedOn)}
        </span>
      </span>
      {error && <ErrorState error={error} />}
      <span className="row screen-only">
        {name !== null && (
          <Button
            wide={false}
            label="Tải về"
            about={title}
            busy={file.isPending}
            onPress={() => file.send({ documentId: id, provinceCode: tinh })}
          />
        )}
        {withdraws && (
          <Button
            kind="quiet"
            label="Bỏ tài liệu"
            about={title}
            busy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: meetingId, documentId: id, provinceCode: tinh })}
          />
        )}
      </span>
    </li>
  )
}

interface FormProps {
  id: string
  tinh: string | undefined
  onClose: () => void
}

function FileForm({ id, tinh, onClose, onSecret }: FormProps & { onSecret: () => void }) {
  const say = useDoneNotice()
  return (
    <CommandForm
      contract={addDocument}
      initial={{ secrecy: '', uploadId: '' }}
      labels={{ secrecy: 'Tài liệu có độ mật không?', uploadId: 'Tệp' }}
      toInput={({ secrecy, uploadId }) => ({ id, uploadId, secrecy: secrecy as 'none', provinceCode: tinh })}
      action="Đưa lên"
      renews={['meetings.']}
      onDone={() => {
        say({ text: 'Đã đưa tài liệu lên.' })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không đưa"
    >
      {(form) => (
        <>
          <RadioField
            {...form.text('secrecy')}
            options={[
              { value: 'none', label: 'Không mật' },
              { value: 'secret', label: 'Có: Mật, Tối mật hoặc Tuyệt mật' },
            ]}
          />
          {form.values.secrecy === 'secret' && (
            <Notice title="Không đưa tài liệu mật lên đây.">
              <p>Phát và thu trên giấy tại cuộc họp; ở đây chỉ ghi số, độ mật, người giữ, nơi giữ.</p>
              <div>
                <Button label="Ghi phiếu chỉ mục" onPress={onSecret} />
              </div>
            </Notice>
          )}
          {form.values.secrecy === 'none' && (
            <UploadField
              id={form.text('uploadId').id}
              label="Tệp"
              hint="PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG, nhiều nhất 5 MB."
              endings={evidenceEndings}
              limit={EVIDENCE_LIMIT}
              error={form.text('uploadId').error}
              onSent={(uploadId) => form.set('uploadId', uploadId)}
            />
          )}
        </>
      )}
    </CommandForm>
  )
}

function CardForm({ id, tinh, onClose }: FormProps) {
  const say = useDoneNotice()
  return (
    <CommandForm
      contract={addSecretCard}
      initial={{ code: '', level: '', keeper: '', place: '' }}
      labels={{ code: 'Số, ký hiệu', level: 'Độ mật', keeper: 'Người giữ', place: 'Nơi giữ' }}
      toInput={({ level, ...rest }) => ({
        id,
        ...rest,
        level: level as (typeof secrecyLevels)[number],
        provinceCode: tinh,
      })}
      action="Ghi phiếu chỉ mục"
      renews={['meetings.']}
      onDone={() => {
        say({ text: 'Đã ghi phiếu chỉ mục.' })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <p className="soft">Không ghi tên, trích yếu hay nội dung của tài liệu mật.</p>
          <TextField {...form.text('code')} />
          <SelectField {...form.text('level')} options={optionsOf(secrecyLabels)} />
          <TextField {...form.text('keeper')} />
          <TextField {...form.text('place')} />
        </>
      )}
    </CommandForm>
  )
}

// The versions of a draft: each to be looked at or compared, a further one written, one issued; of what was issued, which one it was.
import { useState } from 'react'
import { addVersion, getVersion, getVersionFile, issueDocument } from '#contract/document-drafts.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showInstant, showNumber, today } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './documents.module.css'
import { nothingSaid, SaidFields, saidLabels, saidOf } from './draft-fields.tsx'
import { headLabels, linesOf } from './words.ts'

interface Props {
  document: ShownDocument
  tinh: string | undefined
}

export function VersionsPart({ document, tinh }: Props) {
  const { versions, issuedSeq } = document
  const [acting, setActing] = useState<'add' | 'issue' | null>(null)
  const file = useDownload(getVersionFile)
  const may = ({ name }: { name: string }) => document.allowed.includes(name)
  const close = () => setActing(null)
  if (versions.length === 0) return null
  return (
    <Panel title={`Các bản dự thảo (${versions.length})`}>
      {acting === null && may(addVersion) && (
        <div className="row screen-only">
          <Button kind="main" label="Ban hành" onPress={() => setActing('issue')} />
          <Button label="Ghi bản mới" onPress={() => setActing('add')} />
        </div>
      )}
      {acting === 'add' && <AddForm document={document} tinh={tinh} onClose={close} />}
      {acting === 'issue' && <IssueForm document={document} tinh={tinh} onClose={close} />}
      {file.error && <ErrorState error={file.error} />}
      <ul className={classes.parts}>
        {versions.map(({ seq, fileName, letters, note, writtenBy, writtenAt }) => (
          <li key={seq}>
            <p>
              <strong>Bản {seq}</strong> {seq === issuedSeq && <Tag state="good" label="Bản đã ban hành" />}
              <span className="under">
                {writtenBy} ghi ngày {showInstant(writtenAt)};{' '}
                {fileName === null ? `${showNumber(letters)} chữ cái` : `tệp ${fileName}`}
              </span>
              {note !== null && <span className={classes.line}>{note}</span>}
            </p>
            <div className="row screen-only">
              {fileName === null && (
                <LinkButton
                  wide={false}
                  label="Xem bản in"
                  about={`bản ${seq}`}
                  to={addresses.documentPaper(document.id, { ban: seq, tinh })}
                />
              )}
              {may(getVersionFile) && (
                <Button
                  wide={false}
                  label={fileName === null ? 'Tải bản Word' : 'Tải tệp'}
                  about={`bản ${seq}`}
                  busy={file.isPending}
                  onPress={() => file.send({ id: document.id, seq, provinceCode: tinh })}
                />
              )}
              {seq > 1 && (
                <LinkButton
                  wide={false}
                  label={`So với bản ${seq - 1}`}
                  about={`bản ${seq}`}
                  to={addresses.documentVersions(document.id, { tu: seq - 1, den: seq, tinh })}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type FormProps = Props & { onClose: () => void }

const common = ({ document, onClose }: FormProps) => ({
  versions: { version: document.version, seen: document.versions, read: () => ({}) },
  renews: ['documents.'],
  onCancel: onClose,
})

/** Goes on from the newest version that was typed. */
function AddForm(props: FormProps) {
  const { document, tinh } = props
  const typed = document.versions.find(({ fileName }) => fileName === null)
  const last = useOperation(
    getVersion,
    { id: document.id, seq: typed?.seq ?? 1, provinceCode: tinh },
    { when: typed !== undefined },
  )
  if (typed !== undefined && last.isPending) return <Skeleton lines={6} />
  if (last.error) return <ErrorState error={last.error} onRetry={() => void last.refetch()} />
  return <AddFields {...props} from={last.data?.content ?? ''} />
}

function AddFields(props: FormProps & { from: string }) {
  const { document, tinh, onClose, from } = props
  const say = useDoneNotice()
  return (
    <div className="measured">
      <CommandForm
        {...common(props)}
        contract={addVersion}
        initial={{ ...nothingSaid, how: from === '' ? 'file' : 'text', content: from }}
        labels={saidLabels}
        toInput={(values, { version }) => ({ id: document.id, version, provinceCode: tinh, ...saidOf(values) })}
        action="Ghi bản mới"
        cancelLabel="Thôi, không ghi"
        onDone={({ seq }) => {
          onClose()
          say({ text: `Đã ghi bản ${seq} của dự thảo.` })
        }}
      >
        {(form) => <SaidFields form={form} />}
      </CommandForm>
    </div>
  )
}

function IssueForm(props: FormProps) {
  const { document, tinh, onClose } = props
  const { versions, place, signer, signerPost, recipients } = document
  const say = useDoneNotice()
  return (
    <div className="measured stack">
      <Notice title="Ban hành rồi thì nội dung và phần đầu giữ nguyên.">
        <p>Cần sửa sau đó thì soạn văn bản sửa đổi hoặc thay thế.</p>
      </Notice>
      <CommandForm
        {...common(props)}
        contract={issueDocument}
        initial={{
          seq: String(versions[0]?.seq ?? 1),
          no: '',
          issuedOn: today(),
          place: place ?? '',
          signer: signer ?? '',
          signerPost: signerPost ?? '',
          recipients: '',
        }}
        labels={{
          seq: 'Bản nào',
          no: 'Số',
          issuedOn: headLabels.issuedOn,
          place: headLabels.place,
          signer: headLabels.signer,
          signerPost: 'Quyền hạn, chức vụ người ký',
          recipients: 'Thêm nơi nhận',
        }}
        toInput={(values, { version }) => ({
          id: document.id,
          version,
          provinceCode: tinh,
          seq: Number(values.seq),
          no: values.no.trim() === '' ? undefined : Number(values.no),
          issuedOn: given(values.issuedOn),
          place: orNull(values.place),
          signer: orNull(values.signer),
          signerPost: orNull(values.signerPost),
          recipients: linesOf(values.recipients),
        })}
        action="Ban hành văn bản"
        cancelLabel="Thôi, chưa ban hành"
        onDone={({ symbol }) => {
          onClose()
          say({ text: `Đã ban hành, số ${symbol}.` })
        }}
      >
        {(form) => (
          <>
            <SelectField
              {...form.text('seq')}
              options={versions.map(({ seq, fileName }) => ({
                value: String(seq),
                label: fileName === null ? `Bản ${seq}` : `Bản ${seq}, tệp ${fileName}`,
              }))}
            />
            <TextField
              {...form.text('no')}
              inputMode="numeric"
              optional
              hint="Để trống thì lấy số kế tiếp của loại này trong nhiệm kỳ."
            />
            <DateField {...form.text('issuedOn')} />
            <TextField {...form.text('place')} optional />
            <TextField {...form.text('signer')} optional />
            <TextField {...form.text('signerPost')} optional />
            <TextAreaField
              {...form.text('recipients')}
              optional
              hint={
                recipients.length === 0
                  ? 'Mỗi nơi một dòng.'
                  : `Đã ghi: ${recipients.map(({ name }) => name).join('; ')}.`
              }
            />
          </>
        )}
      </CommandForm>
    </div>
  )
}

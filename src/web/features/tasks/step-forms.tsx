// The forms of the steps of a task, one thing each: how far, evidence, done, confirmed, sent back, another day, somebody else, cancelled.
import { useState } from 'react'
import {
  addEvidence,
  cancelTask,
  confirmTask,
  moveTaskDate,
  reassignTask,
  reportProgress,
  type ShownTask,
  sendTaskBack,
  submitTask,
} from '#contract/tasks.ts'
import { EVIDENCE_LIMIT, evidenceEndings } from '#rules/tasks/evidence-file.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { UploadField } from '../imports/upload-field.tsx'
import { MemberField } from '../members/member-field.tsx'

export type Acting =
  | 'report-progress'
  | 'add-evidence'
  | 'submit'
  | 'confirm'
  | 'send-back'
  | 'move-date'
  | 'reassign'
  | 'cancel'

interface StepFormProps {
  acting: Acting
  task: ShownTask
  tinh: string | undefined
  /** What was done in a sentence, and the version of the task after it. */
  onDone: (done: string, version: number) => void
  onCancel: () => void
}

type Own = Omit<StepFormProps, 'acting'>

export function StepForm({ acting, ...own }: StepFormProps) {
  switch (acting) {
    case 'report-progress':
      return <ProgressForm {...own} />
    case 'add-evidence':
      return <EvidenceForm {...own} />
    case 'submit':
      return <SubmitForm {...own} />
    case 'confirm':
      return <ConfirmForm {...own} />
    case 'send-back':
    case 'cancel':
      return <ReasonForm {...own} acting={acting} />
    case 'move-date':
      return <DateForm {...own} />
    case 'reassign':
      return <ReassignForm {...own} />
  }
}

/** What every form of a step is about; while the task stands where it stood, a newer version is followed. */
const about = ({ task, tinh, onCancel }: Own) => ({
  at: { id: task.id, provinceCode: tinh },
  form: {
    versions: { version: task.version, seen: [task.state, task.dueOn, task.assigneeName], read: () => ({}) },
    renews: ['tasks.'],
    onCancel,
    cancelLabel: 'Thôi, không ghi',
  },
})

function ProgressForm(own: Own) {
  const { at, form: common } = about(own)
  return (
    <CommandForm
      {...common}
      contract={reportProgress}
      initial={{ percent: String(own.task.percent), text: '' }}
      labels={{ percent: 'Đã làm được bao nhiêu phần trăm', text: 'Đã làm được gì' }}
      draft={`tasks.report-progress.${own.task.id}`}
      toInput={({ percent, text }, { version }) => ({ ...at, version, percent: Number(percent), text })}
      action="Báo tiến độ"
      onDone={({ version }) => own.onDone('Đã báo tiến độ.', version)}
    >
      {(form) => (
        <>
          <TextAreaField {...form.text('text')} />
          <TextField {...form.text('percent')} inputMode="numeric" hint="Từ 0 đến 100." />
        </>
      )}
    </CommandForm>
  )
}

function EvidenceForm(own: Own) {
  const { at, form: common } = about(own)
  return (
    <CommandForm
      {...common}
      contract={addEvidence}
      initial={{ text: '', figure: '', unit: '', link: '', uploadId: '' }}
      labels={{
        text: 'Lời ghi',
        figure: 'Số liệu',
        unit: 'Đơn vị tính',
        link: 'Đường dẫn',
        uploadId: 'Tệp',
      }}
      toInput={({ text, figure, unit, link, uploadId }, { version }) => ({
        ...at,
        version,
        text: orNull(text),
        figure: figure.trim() === '' ? undefined : typedNumber(figure),
        unit: orNull(unit),
        link: given(link.trim()),
        uploadId: given(uploadId),
      })}
      action="Nộp minh chứng"
      onDone={({ version }) => own.onDone('Đã nộp minh chứng.', version)}
    >
      {(form) => (
        <>
          <TextAreaField {...form.text('text')} optional />
          <UploadField
            id={form.text('uploadId').id}
            label="Tệp (không bắt buộc)"
            hint="PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG, nhiều nhất 5 MB. Không nộp văn bản mật."
            endings={evidenceEndings}
            limit={EVIDENCE_LIMIT}
            error={form.text('uploadId').error}
            onSent={(uploadId) => form.set('uploadId', uploadId)}
          />
          <TextField {...form.text('figure')} inputMode="decimal" hint="Ví dụ 12 hoặc 3,5." optional />
          <TextField {...form.text('unit')} hint="Ví dụ hộ, triệu đồng." optional />
          <TextField {...form.text('link')} hint="Bắt đầu bằng https://." optional />
        </>
      )}
    </CommandForm>
  )
}

function SubmitForm(own: Own) {
  const { at, form: common } = about(own)
  return (
    <CommandForm
      {...common}
      contract={submitTask}
      initial={{ text: '' }}
      labels={{ text: 'Kết quả' }}
      draft={`tasks.submit.${own.task.id}`}
      toInput={({ text }, { version }) => ({ ...at, version, text: orNull(text) })}
      action="Báo hoàn thành"
      onDone={({ version }) => own.onDone('Đã báo hoàn thành, chờ xác nhận.', version)}
    >
      {(form) => <TextAreaField {...form.text('text')} hint="Để trống được nếu đã nộp minh chứng." />}
    </CommandForm>
  )
}

function ConfirmForm(own: Own) {
  const { at, form: common } = about(own)
  const { submittedOn, dueOn, assigneeName } = own.task
  const late = submittedOn !== null && submittedOn > dueOn
  return (
    <CommandForm
      {...common}
      contract={confirmTask}
      initial={{ text: '' }}
      labels={{ text: 'Nhận xét' }}
      toInput={({ text }, { version }) => ({ ...at, version, text: orNull(text) })}
      action="Xác nhận hoàn thành"
      onDone={({ version }) => own.onDone(`Đã xác nhận ${assigneeName} hoàn thành.`, version)}
    >
      {(form) => (
        <>
          <p>
            {assigneeName} báo hoàn thành ngày {showDate(submittedOn)}, {late ? 'sau hạn' : 'trong hạn'}{' '}
            {showDate(dueOn)}.
          </p>
          <TextAreaField {...form.text('text')} optional />
        </>
      )}
    </CommandForm>
  )
}

function ReasonForm({ acting, ...own }: Own & { acting: 'send-back' | 'cancel' }) {
  const { at, form: common } = about(own)
  const back = acting === 'send-back'
  return (
    <CommandForm
      {...common}
      contract={back ? sendTaskBack : cancelTask}
      initial={{ reason: '' }}
      labels={{ reason: back ? 'Cần làm thêm gì' : 'Vì sao thôi giao' }}
      toInput={({ reason }, { version }) => ({ ...at, version, reason })}
      action={back ? 'Trả lại để làm tiếp' : 'Thôi giao nhiệm vụ này'}
      grave={!back}
      onDone={({ version }) => own.onDone(back ? 'Đã trả lại.' : 'Đã thôi giao.', version)}
    >
      {(form) => <TextAreaField {...form.text('reason')} />}
    </CommandForm>
  )
}

function DateForm(own: Own) {
  const { at, form: common } = about(own)
  return (
    <CommandForm
      {...common}
      contract={moveTaskDate}
      initial={{ dueOn: '', reason: '' }}
      labels={{ dueOn: 'Hạn mới', reason: 'Lý do' }}
      toInput={({ dueOn, reason }, { version }) => ({ ...at, version, dueOn, reason })}
      action="Đổi hạn"
      onDone={({ version }) => own.onDone('Đã đổi hạn.', version)}
    >
      {(form) => (
        <>
          <DateField {...form.text('dueOn')} hint={`Hạn đang ghi: ${showDate(own.task.dueOn)}.`} />
          <TextField {...form.text('reason')} />
        </>
      )}
    </CommandForm>
  )
}

function ReassignForm(own: Own) {
  const { at, form: common } = about(own)
  const [chosen, setChosen] = useState<Found | null>(null)
  return (
    <CommandForm
      {...common}
      contract={reassignTask}
      initial={{ memberId: '', reason: '' }}
      labels={{ memberId: 'Giao cho đảng viên', reason: 'Lý do' }}
      toInput={({ memberId, reason }, { version }) => ({ ...at, version, memberId: given(memberId), reason })}
      action="Giao cho người này"
      onDone={({ version }) => own.onDone(`Đã giao lại cho ${chosen?.name ?? ''}.`, version)}
    >
      {(form) => {
        const { value: _value, onChange, ...field } = form.text('memberId')
        return (
          <>
            <MemberField
              {...field}
              within={own.task.assignerId}
              provinceCode={own.tinh}
              chosen={chosen}
              onChoose={(found) => {
                setChosen(found)
                onChange(found?.id ?? '')
              }}
            />
            <TextField {...form.text('reason')} />
          </>
        )
      }}
    </CommandForm>
  )
}

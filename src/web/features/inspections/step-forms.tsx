// The short forms of the steps of an inspection or supervision: announcing, extending, reporting, findings, opinion, dropping, what was put right.
import type { InspectionCorrection, InspectionDetail } from '#contract/inspection-shapes.ts'
import {
  announceInspection,
  closeCorrection,
  dropInspection,
  extendInspection,
  moveCorrection,
  recordFindings,
  recordInspectionStatement,
  recordOpinion,
} from '#contract/inspections.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { DateField } from '../../ui/date-field.tsx'
import { showDate, today } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'

export interface StepProps {
  inspection: InspectionDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

/** What every form of a step has in common: the record at its version, and what else is sent. */
export const about = ({ inspection, tinh, onCancel }: StepProps) => ({
  at: { id: inspection.id, provinceCode: tinh },
  form: {
    versions: { version: inspection.version, seen: inspection.state, read: () => ({}) },
    renews: ['inspections.'],
    onCancel,
    cancelLabel: 'Thôi, không ghi',
  },
})

export function AnnounceForm(props: StepProps) {
  const { at, form: common } = about(props)
  const by = props.inspection.decision?.announceBy ?? null
  return (
    <CommandForm
      {...common}
      contract={announceInspection}
      initial={{ on: today(), lateReason: '' }}
      labels={{ on: 'Ngày công bố', lateReason: 'Lý do muộn' }}
      toInput={({ on, lateReason }, { version }) => ({ ...at, version, on, lateReason: orNull(lateReason) })}
      action="Ghi đã công bố"
      onDone={() => props.onDone('Đã ghi công bố. Đối tượng thấy quyết định và gửi báo cáo tự kiểm tra.')}
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} hint={by === null ? undefined : `Chậm nhất ${showDate(by)} (K-05).`} />
          <TextField {...form.text('lateReason')} optional hint="Chỉ ghi khi công bố sau hạn." />
        </>
      )}
    </CommandForm>
  )
}

export function ExtendForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={extendInspection}
      initial={{ on: today(), days: '', reason: '' }}
      labels={{ on: 'Ngày gia hạn', days: 'Thêm bao nhiêu ngày', reason: 'Lý do' }}
      toInput={({ on, days, reason }, { version }) => ({ ...at, version, on, days: Number(days), reason })}
      action="Gia hạn"
      onDone={() => props.onDone('Đã gia hạn.')}
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} />
          <TextField
            {...form.text('days')}
            inputMode="numeric"
            hint="Một lần, nhiều nhất một phần ba thời gian (K-07)."
          />
          <TextField {...form.text('reason')} />
        </>
      )}
    </CommandForm>
  )
}

export function StatementForm(props: StepProps) {
  const { at, form: common } = about(props)
  const { inspection } = props
  return (
    <CommandForm
      {...common}
      contract={recordInspectionStatement}
      {...startOf(inspection, ({ statement }) => ({ text: statement?.text ?? '' }), {})}
      labels={{ text: inspection.own ? 'Báo cáo của tôi' : 'Báo cáo tự kiểm tra của đối tượng' }}
      draft={`inspections.record-statement.${inspection.id}`}
      toInput={({ text }, { version }) => ({ ...at, version, text })}
      action={inspection.own ? 'Gửi báo cáo' : 'Ghi báo cáo'}
      onDone={() => props.onDone(inspection.own ? 'Đã gửi báo cáo.' : 'Đã ghi báo cáo.')}
    >
      {(form) => <TextAreaField {...form.text('text')} rows={8} />}
    </CommandForm>
  )
}

export function FindingsForm(props: StepProps) {
  const { at, form: common } = about(props)
  const { inspection } = props
  const by = inspection.decision?.endsOn
  return (
    <CommandForm
      {...common}
      contract={recordFindings}
      initial={{ on: today(), findings: '', lateReason: '' }}
      labels={{ on: 'Ngày có kết quả', findings: 'Kết quả', lateReason: 'Lý do muộn' }}
      draft={`inspections.record-findings.${inspection.id}`}
      toInput={({ on, findings, lateReason }, { version }) => ({
        ...at,
        version,
        on,
        findings,
        lateReason: orNull(lateReason),
      })}
      action="Ghi kết quả"
      onDone={() => props.onDone('Đã ghi kết quả. Đối tượng có thể nêu ý kiến trước khi kết luận.')}
    >
      {(form) => (
        <>
          <DateField
            {...form.text('on')}
            hint={by === undefined ? undefined : `Trong thời gian đến ${showDate(by)}.`}
          />
          <TextAreaField {...form.text('findings')} rows={8} hint="Điều đã thấy: ưu điểm, thiếu sót, nguyên nhân." />
          <TextField {...form.text('lateReason')} optional hint="Chỉ ghi khi quá thời gian của quyết định." />
        </>
      )}
    </CommandForm>
  )
}

export function OpinionForm(props: StepProps) {
  const { at, form: common } = about(props)
  const { inspection } = props
  return (
    <CommandForm
      {...common}
      contract={recordOpinion}
      {...startOf(inspection, ({ opinion }) => ({ text: opinion?.text ?? '' }), {})}
      labels={{ text: inspection.own ? 'Ý kiến của tôi' : 'Ý kiến của đối tượng' }}
      draft={`inspections.record-opinion.${inspection.id}`}
      toInput={({ text }, { version }) => ({ ...at, version, text })}
      action="Ghi ý kiến"
      onDone={() => props.onDone('Đã ghi ý kiến.')}
    >
      {(form) => <TextAreaField {...form.text('text')} rows={5} />}
    </CommandForm>
  )
}

export function DropForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={dropInspection}
      initial={{ reason: '', 'agreed.on': '', 'agreed.by': '' }}
      labels={{ reason: 'Vì sao bỏ', 'agreed.on': 'Ngày cuộc họp đồng ý', 'agreed.by': 'Cuộc họp nào' }}
      toInput={({ reason, 'agreed.on': on, 'agreed.by': by }, { version }) => ({
        ...at,
        version,
        reason,
        // Half of it is asked for, and not left out.
        ...((given(on) ?? given(by)) !== undefined && { agreed: { on, by } }),
      })}
      action="Bỏ khỏi chương trình"
      grave
      onDone={() => props.onDone('Đã bỏ khỏi chương trình.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('reason')} />
          <DateField {...form.text('agreed.on')} optional hint="Chương trình đã thông qua thì bắt buộc (K-04)." />
          <TextField {...form.text('agreed.by')} optional />
        </>
      )}
    </CommandForm>
  )
}

export function CorrectionForm(props: StepProps & { correction: InspectionCorrection }) {
  const { at, form: common } = about(props)
  const { correction } = props
  return (
    <>
      <p>{correction.content}</p>
      <CommandForm
        {...common}
        contract={closeCorrection}
        initial={{ done: '', on: today() }}
        labels={{ done: 'Đã làm gì', on: 'Ngày xong' }}
        draft={`inspections.close-correction.${correction.id}`}
        toInput={({ done, on }, { version }) => ({ ...at, version, correctionId: correction.id, done, on })}
        action="Ghi đã khắc phục"
        onDone={() => props.onDone('Đã ghi khắc phục.')}
      >
        {(form) => (
          <>
            <TextAreaField {...form.text('done')} />
            <DateField {...form.text('on')} />
          </>
        )}
      </CommandForm>
    </>
  )
}

export function MoveCorrectionForm(props: StepProps & { correction: InspectionCorrection }) {
  const { at, form: common } = about(props)
  const { correction } = props
  return (
    <>
      <p>
        {correction.content} ({correction.ownerName}, hạn {showDate(correction.dueOn)})
      </p>
      <CommandForm
        {...common}
        contract={moveCorrection}
        initial={{ dueOn: '', reason: '' }}
        labels={{ dueOn: 'Hạn mới', reason: 'Vì sao đổi hạn' }}
        toInput={({ dueOn, reason }, { version }) => ({ ...at, version, correctionId: correction.id, dueOn, reason })}
        action="Đổi hạn"
        onDone={() => props.onDone('Đã đổi hạn khắc phục.')}
      >
        {(form) => (
          <>
            <DateField {...form.text('dueOn')} />
            <TextField {...form.text('reason')} hint="Ai đồng ý, vì sao cần thêm thời gian." />
          </>
        )}
      </CommandForm>
    </>
  )
}

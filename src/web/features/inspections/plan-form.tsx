// The form of a piece of a programme: whom it is about, content, period, method, months; once adopted, which meeting agreed.
import { useState } from 'react'
import type { InspectionDetail, ProgrammeDetail } from '#contract/inspection-shapes.ts'
import { planInspection } from '#contract/inspections.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { CheckField, RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import classes from './inspections.module.css'
import { kindLabels } from './words.ts'

interface PlanFormProps {
  programme: ProgrammeDetail
  /** Given: changes this piece. */
  piece?: InspectionDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }))
const months = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: `Tháng ${i + 1}` }))
const labels = {
  kind: 'Hình thức',
  about: 'Đối tượng là',
  memberId: 'Đảng viên',
  subjectId: 'Tổ chức',
  content: 'Nội dung',
  method: 'Phương pháp',
  periodFrom: 'Thời kỳ được xem xét, từ ngày',
  periodTo: 'Đến ngày',
  fromMonth: 'Làm từ tháng',
  toMonth: 'Đến tháng',
  dispersed: 'Đảng viên của chi bộ ở phân tán',
  'agreed.on': 'Ngày cuộc họp đồng ý thay đổi',
  'agreed.by': 'Cuộc họp nào',
}

const initialOf = (piece: InspectionDetail | undefined, year: number) => ({
  kind: piece?.kind ?? 'inspection',
  about: piece === undefined || piece.memberId !== null ? 'member' : 'organisation',
  memberId: '',
  subjectId: '',
  content: piece?.content ?? '',
  method: piece?.method ?? '',
  periodFrom: piece?.periodFrom ?? `${year}-01-01`,
  periodTo: piece?.periodTo ?? '',
  fromMonth: String(piece?.fromMonth ?? ''),
  toMonth: String(piece?.toMonth ?? ''),
  dispersed: false,
  'agreed.on': today(),
  'agreed.by': '',
})

export function PlanForm({ programme, piece, tinh, onDone, onCancel }: PlanFormProps) {
  const before = piece === undefined ? null : { id: piece.memberId ?? piece.subjectId ?? '', name: piece.subjectName }
  const [chosen, setChosen] = useState<Found | null>(before)
  const adopted = programme.state === 'adopted'
  return (
    <CommandForm
      contract={planInspection}
      initial={initialOf(piece, programme.year)}
      labels={labels}
      versions={{ version: programme.version, seen: piece?.version ?? programme.state, read: () => ({}) }}
      draft={`inspections.plan.${piece?.id ?? programme.id}`}
      renews={['inspections.']}
      toInput={({ kind, about, content, method, periodFrom, periodTo, dispersed, ...more }, { version }) => ({
        id: programme.id,
        version,
        inspectionId: piece?.id,
        kind: kind as 'inspection',
        content,
        method,
        periodFrom,
        periodTo,
        fromMonth: Number(more.fromMonth),
        toMonth: Number(more.toMonth),
        dispersed,
        ...(about === 'member' ? { memberId: chosen?.id ?? '' } : { subjectId: chosen?.id ?? '' }),
        ...(adopted && { agreed: { on: more['agreed.on'], by: more['agreed.by'] } }),
        provinceCode: tinh,
      })}
      action={piece === undefined ? 'Thêm vào chương trình' : 'Ghi thay đổi'}
      onDone={() => onDone(piece === undefined ? 'Đã thêm vào chương trình.' : 'Đã ghi thay đổi.')}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <RadioField {...form.text('kind')} options={kinds} />
          {!programme.ofBranch && (
            <RadioField
              {...form.text('about')}
              onChange={(about) => {
                setChosen(null)
                form.set('about', about)
              }}
              options={[
                { value: 'member', label: 'Đảng viên' },
                { value: 'organisation', label: 'Tổ chức bên dưới' },
              ]}
            />
          )}
          {form.values.about === 'member' ? (
            <MemberField
              {...form.text('memberId')}
              chosen={chosen}
              onChoose={setChosen}
              within={programme.organisationId}
              provinceCode={tinh}
            />
          ) : (
            <BranchField {...form.text('subjectId')} any chosen={chosen} onChoose={setChosen} provinceCode={tinh} />
          )}
          <TextAreaField {...form.text('content')} />
          <TextField {...form.text('method')} hint="Nghe báo cáo, xem sổ, gặp quần chúng…" />
          <div className={classes.pair}>
            <DateField {...form.text('periodFrom')} />
            <DateField {...form.text('periodTo')} />
          </div>
          <div className={classes.pair}>
            <SelectField {...form.text('fromMonth')} empty="Chọn tháng" options={months} />
            <SelectField {...form.text('toMonth')} empty="Chọn tháng" options={months} />
          </div>
          {programme.ofBranch && form.values.kind === 'supervision' && (
            <CheckField
              name="dispersed"
              label={labels.dispersed}
              hint="Chi bộ nhỏ, không có chi ủy chỉ giám sát chuyên đề khi phân tán hoặc có nhiều tổ đảng (K-02)."
              checked={form.values.dispersed === true}
              onChange={(on) => form.set('dispersed', on)}
            />
          )}
          {adopted && (
            <>
              <DateField {...form.text('agreed.on')} />
              <TextField
                {...form.text('agreed.by')}
                hint="Chương trình đã thông qua chỉ đổi khi cuộc họp đồng ý (K-04)."
              />
            </>
          )}
        </>
      )}
    </CommandForm>
  )
}

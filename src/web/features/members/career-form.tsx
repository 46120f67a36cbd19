// The form of one entry of a career, new or corrected.
import { careerKind, type MemberRecord } from '#contract/member-record.ts'
import { addCareerEntry, correctCareerEntry } from '#contract/members.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { careerLabels } from './labels.ts'
import { careerEnded, careerFieldLabels, showCareer } from './versions.ts'

type Entry = MemberRecord['career'][number]

const startOf = (entry: Entry | undefined) => ({
  kind: entry?.kind ?? ('' as string),
  title: entry?.title ?? '',
  fromDate: entry?.fromDate ?? '',
  toDate: entry?.toDate ?? '',
  place: entry?.place ?? '',
  detail: entry?.detail ?? '',
  document: entry?.document ?? '',
})

interface CareerFormProps {
  memberId: string
  /** The entry to correct; a new one without it. */
  entry?: Entry
  within: { provinceCode?: string }
  onDone: () => void
  onCancel: () => void
}

export function CareerForm({ memberId, entry, within, onDone, onCancel }: CareerFormProps) {
  const common = {
    labels: careerFieldLabels,
    initial: startOf(entry),
    renews: ['members.'],
    onDone,
    onCancel,
  }
  const fields = (form: { text: (name: keyof typeof careerFieldLabels) => React.ComponentProps<typeof TextField> }) => (
    <>
      <SelectField
        {...form.text('kind')}
        options={careerKind.options.map((kind) => ({ value: kind, label: careerLabels[kind] }))}
      />
      <TextField
        {...form.text('title')}
        hint="Ví dụ: Trưởng thôn; Lớp trung cấp lý luận chính trị; Giấy khen của Đảng ủy xã."
      />
      <DateField {...form.text('fromDate')} partial optional />
      <DateField {...form.text('toDate')} hint="Để trống nếu còn tiếp diễn." partial optional />
      <TextField {...form.text('place')} optional />
      <TextAreaField {...form.text('detail')} optional />
      <TextField {...form.text('document')} hint="Số, ngày và cơ quan ban hành." optional />
    </>
  )
  if (entry === undefined) {
    return (
      <CommandForm
        {...common}
        contract={addCareerEntry}
        draft={`members.add-career-entry.${memberId}`}
        toInput={(values) => ({
          memberId,
          kind: careerKind.safeParse(values.kind).data ?? (values.kind as 'work'),
          title: values.title,
          fromDate: given(values.fromDate),
          toDate: given(values.toDate),
          place: given(values.place),
          detail: given(values.detail),
          document: given(values.document),
          ...within,
        })}
        action="Ghi vào quá trình"
        cancelLabel="Thôi, không ghi"
      >
        {fields}
      </CommandForm>
    )
  }
  return (
    <CommandForm
      {...common}
      contract={correctCareerEntry}
      draft={`members.correct-career-entry.${entry.id}`}
      versions={{
        version: entry.version,
        seen: entry,
        read: startOf,
        show: (name, value) => showCareer(name, value),
        elsewhere: (current: Entry) => careerEnded(entry, current),
      }}
      toInput={(values, { version }) => ({
        id: entry.id,
        version,
        kind: careerKind.safeParse(values.kind).data,
        title: values.title,
        fromDate: orNull(values.fromDate),
        toDate: orNull(values.toDate),
        place: orNull(values.place),
        detail: orNull(values.detail),
        document: orNull(values.document),
        ...within,
      })}
      action="Lưu mục này"
    >
      {fields}
    </CommandForm>
  )
}

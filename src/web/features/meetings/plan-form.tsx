// The form of one meeting in the calendar: a new one, or one that is changed or moved.
import { useNavigate } from 'react-router'
import type { MeetingHead } from '#contract/meeting-shapes.ts'
import { changeMeeting, type MeetingDetail, planMeeting } from '#contract/meetings.ts'
import { onlineReasonLabels } from '#rules/meetings/sitting.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { written } from '../../app/versions.ts'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { numberIn } from './count-fields.tsx'
import { draftOf } from './meeting-steps.tsx'
import { kindLabels, optionsOf, readTime } from './words.ts'

type Values = {
  kind: string
  on: string
  time: string
  place: string
  subject: string
  online: boolean
  onlineReason: string
  cannotGather: string
  classified: boolean
  merged: boolean
  reason: string
}

const labels: Record<keyof Values, string> = {
  kind: 'Loại cuộc họp',
  on: 'Ngày họp',
  time: 'Giờ họp',
  place: 'Địa điểm',
  subject: 'Chuyên đề, nội dung chính',
  online: 'Họp trực tuyến',
  onlineReason: 'Vì sao họp trực tuyến',
  cannotGather: 'Số đảng viên không tập trung được',
  classified: 'Có nội dung bí mật nhà nước',
  merged: 'Họp chung với một cuộc họp khác',
  reason: 'Lý do họp khác ngày chung',
}

const valuesOf = (meeting: MeetingDetail | undefined): Values => ({
  kind: meeting?.kind ?? '',
  on: meeting?.on ?? '',
  time: meeting?.time ?? '19:30',
  place: meeting?.place ?? '',
  subject: meeting?.subject ?? '',
  online: meeting?.form === 'online',
  onlineReason: meeting?.onlineReason ?? '',
  cannotGather: meeting?.cannotGather === null || meeting === undefined ? '' : String(meeting.cannotGather),
  classified: meeting?.classified ?? false,
  merged: false,
  reason: meeting?.movedReason ?? '',
})

/** What its head says of it, and whoever changes it writes anew. */
const headOf = ({ kind, on, time, place, subject, form, classified, movedReason }: MeetingHead) => ({
  kind,
  on,
  time,
  place: place ?? '',
  subject: subject ?? '',
  online: form === 'online',
  classified,
  reason: movedReason ?? '',
})

const planned = (v: Values) => ({
  kind: v.kind as MeetingDetail['kind'],
  // Without a day it is the day that is missing, not the month.
  month: (v.on || today()).slice(0, 7),
  on: v.on,
  time: readTime(v.time),
  place: orNull(v.place),
  subject: orNull(v.subject),
  form: v.online ? ('online' as const) : ('in-person' as const),
  onlineReason: v.online
    ? (given(v.onlineReason) as NonNullable<MeetingDetail['onlineReason']> | undefined)
    : undefined,
  cannotGather: v.online ? numberIn(v.cannotGather) : undefined,
  classified: v.classified,
  merged: v.merged,
  reason: orNull(v.reason),
})

interface PlanFormProps {
  organisationId: string
  /** The common day of each month. */
  common: ReadonlyMap<string, string>
  /** Of how many some may be unable to gather; null: not known. */
  gathering: number | null
  /** The meeting that is changed; none for a new one. */
  meeting?: MeetingDetail
  tinh: string | undefined
  onClose: () => void
}

export function PlanForm({ organisationId, common, gathering, meeting, tinh, onClose }: PlanFormProps) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const shared = {
    initial: valuesOf(meeting),
    labels,
    draft: meeting === undefined ? `meetings.plan.${organisationId}` : draftOf(meeting, 'change'),
    renews: ['meetings.'],
    onCancel: onClose,
    cancelLabel: 'Thôi, không ghi',
  }
  const fields = (form: PlanFieldsProps['form']) => (
    <PlanFields form={form} common={common} gathering={gathering} stood={meeting?.on} />
  )
  if (meeting === undefined) {
    return (
      <CommandForm
        {...shared}
        contract={planMeeting}
        toInput={(values: Values) => ({ organisationId, ...planned(values), provinceCode: tinh })}
        action="Thêm vào lịch"
        onDone={({ id }) => {
          say({ text: 'Đã thêm vào lịch.' })
          navigate(addresses.meeting(id, { tinh }))
        }}
      >
        {fields}
      </CommandForm>
    )
  }
  return (
    <CommandForm
      {...shared}
      contract={changeMeeting}
      versions={{
        version: meeting.version,
        seen: headOf(meeting),
        read: headOf,
        show: (name, value) => {
          if (name === 'kind') return kindLabels[value as MeetingHead['kind']]
          return value === 'true' ? 'Có' : value === 'false' ? 'Không' : written(value)
        },
      }}
      toInput={(values: Values, { version }) => ({ id: meeting.id, version, ...planned(values), provinceCode: tinh })}
      action="Ghi thay đổi"
      onDone={() => {
        say({ text: 'Đã sửa cuộc họp.' })
        onClose()
      }}
    >
      {fields}
    </CommandForm>
  )
}

interface PlanFieldsProps {
  form: ReturnType<typeof useForm<Values>>
  common: ReadonlyMap<string, string>
  gathering: number | null
  /** The day a meeting of the calendar stands on: it is moved with a reason. */
  stood: string | undefined
}

function PlanFields({ form, common, gathering, stood }: PlanFieldsProps) {
  const day = common.get(form.values.on.slice(0, 7))
  const off = form.values.kind.startsWith('regular') && day !== undefined && day !== form.values.on
  return (
    <>
      <SelectField {...form.text('kind')} options={optionsOf(kindLabels)} />
      <DateField
        {...form.text('on')}
        hint={
          day === undefined || !form.values.kind.startsWith('regular')
            ? undefined
            : `Ngày chung của tháng: ${showDate(day)}.`
        }
      />
      <TextField {...form.text('time')} hint="Ví dụ 19:30." />
      {(off || (stood !== undefined && stood !== form.values.on)) && <TextField {...form.text('reason')} />}
      <TextField {...form.text('place')} optional />
      <TextField {...form.text('subject')} optional />
      <CheckField {...form.box('online')} />
      {form.values.online && (
        <>
          <SelectField {...form.text('onlineReason')} options={optionsOf(onlineReasonLabels)} />
          <TextField
            {...form.text('cannotGather')}
            inputMode="numeric"
            hint={`${gathering === null ? '' : `Trong ${gathering} đảng viên, `}không kể người được miễn sinh hoạt hay bị đình chỉ. Họp trực tuyến khi quá nửa không tập trung được (M-13).`}
          />
        </>
      )}
      <CheckField {...form.box('classified')} hint="Khi ấy không ghi nội dung ở đây và không công bố." />
      <CheckField {...form.box('merged')} hint="Họp cơ quan, họp thôn, giao ban… Chi bộ phải họp riêng (M-10)." />
    </>
  )
}

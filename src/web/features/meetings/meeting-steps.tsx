// The forms of the steps of a meeting: told, opened, closed, opened again, published, cancelled.
import {
  cancelMeeting,
  closeMeeting,
  type MeetingDetail,
  notifyMeeting,
  openMeeting,
  publishMeeting,
  reopenMeeting,
} from '#contract/meetings.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { readTime } from './words.ts'

export type Acting = 'notify' | 'open' | 'close' | 'reopen' | 'publish' | 'cancel' | 'change'

interface StepProps {
  acting: Exclude<Acting, 'change'>
  meeting: MeetingDetail
  tinh: string | undefined
  onClose: () => void
}

export function StepForm({ acting, ...own }: StepProps) {
  switch (acting) {
    case 'notify':
      return <NotifyForm {...own} />
    case 'open':
      return <OpenForm {...own} />
    case 'close':
      return <CloseForm {...own} />
    case 'publish':
      return <PublishForm {...own} />
    case 'reopen':
    case 'cancel':
      return <ReasonForm {...own} acting={acting} />
  }
}

type Own = Omit<StepProps, 'acting'>

/** Where what is typed into a step's form is kept until it is sent. */
export const draftOf = (meeting: Pick<MeetingDetail, 'id'>, acting: Acting): string =>
  `meetings.${acting}.${meeting.id}`

function useCommon({ meeting, tinh, onClose }: Own, acting: Acting) {
  const say = useDoneNotice()
  return {
    at: { id: meeting.id, provinceCode: tinh },
    form: {
      draft: draftOf(meeting, acting),
      versions: { version: meeting.version, seen: [meeting.state], read: () => ({}) },
      renews: ['meetings.', 'elections.'],
      renewsRefused: true,
      onCancel: onClose,
      cancelLabel: 'Thôi, không ghi',
    },
    done: (text: string) => () => {
      say({ text })
      onClose()
    },
  }
}

function NotifyForm(own: Own) {
  const { at, form: common, done } = useCommon(own, 'notify')
  const { notifiedOn } = own.meeting
  return (
    <CommandForm
      {...common}
      contract={notifyMeeting}
      initial={{ on: notifiedOn ?? today(), committeeMember: own.meeting.committeeMember ?? '', reason: '' }}
      labels={{
        on: 'Đã thông báo ngày',
        committeeMember: 'Cấp ủy viên phụ trách đã được báo',
        reason: 'Lý do báo muộn',
      }}
      toInput={({ on, committeeMember, reason }, { version }) => ({
        ...at,
        version,
        on,
        committeeMember: orNull(committeeMember),
        reason: orNull(reason),
      })}
      action={notifiedOn === null ? 'Ghi đã thông báo' : 'Ghi lại'}
      onDone={done('Đã ghi thông báo.')}
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} />
          <TextField {...form.text('committeeMember')} optional />
          <TextField {...form.text('reason')} hint="Chỉ cần khi báo sau hạn." optional />
        </>
      )}
    </CommandForm>
  )
}

function OpenForm(own: Own) {
  const { displayName } = useMe()
  const { at, form: common, done } = useCommon(own, 'open')
  return (
    <CommandForm
      {...common}
      contract={openMeeting}
      initial={{
        chair: displayName,
        minutesBy: own.meeting.lastMinutesBy ?? '',
        startedAt: own.meeting.on === today() ? '' : own.meeting.time,
        subject: '',
        merged: false,
      }}
      labels={{
        chair: 'Chủ trì',
        minutesBy: 'Thư ký ghi biên bản',
        startedAt: 'Giờ bắt đầu',
        subject: 'Tên chuyên đề',
        merged: 'Họp chung với một cuộc họp khác',
      }}
      toInput={({ chair, minutesBy, startedAt, subject, merged }, { version }) => ({
        ...at,
        version,
        chair,
        minutesBy,
        startedAt: given(readTime(startedAt)),
        subject: given(subject),
        merged,
      })}
      action="Mở cuộc họp"
      onDone={done('Đã mở cuộc họp; điểm danh ở dưới.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('chair')} />
          <TextField {...form.text('minutesBy')} />
          <TextField {...form.text('startedAt')} hint="Để trống là bây giờ. Ví dụ 19:30." optional />
          {lacksSubject(own.meeting) && <TextField {...form.text('subject')} optional />}
          <CheckField {...form.box('merged')} hint="Họp cơ quan, họp thôn, giao ban… Chi bộ phải họp riêng (M-10)." />
        </>
      )}
    </CommandForm>
  )
}

/** A thematic meeting of which nobody has said what it is about. */
export const lacksSubject = ({ kind, subject, classified }: MeetingDetail): boolean =>
  kind.endsWith('thematic') && subject === null && !classified

/** What a meeting usually has and this one has not: said before it closes, asked of nobody. */
function undoneOf({ kind, score, votes, tasks, opinions, classified }: MeetingDetail): string[] {
  if (!kind.startsWith('regular') && kind !== 'thematic') return []
  return [
    ...(votes.some(({ state }) => state === 'counted') ? [] : ['chưa biểu quyết việc nào']),
    ...(score === null ? ['chưa chấm điểm'] : score.state === 'proposed' ? ['điểm chưa biểu quyết'] : []),
    ...(tasks.length > 0 ? [] : ['chưa giao nhiệm vụ nào']),
    ...(opinions.length > 0 || classified ? [] : ['chưa ghi ai phát biểu']),
  ]
}

function CloseForm(own: Own) {
  const { at, form: common, done } = useCommon(own, 'close')
  const { quorum, on, endedAt: before } = own.meeting
  const short = quorum !== null && !quorum.enough
  const undone = undoneOf(own.meeting)
  return (
    <CommandForm
      {...common}
      contract={closeMeeting}
      initial={{ conclusion: own.meeting.conclusion ?? '', endedAt: before ?? '', reason: '' }}
      labels={{ conclusion: 'Kết luận', endedAt: 'Giờ kết thúc', reason: 'Vì sao kết thúc khi chưa đủ người' }}
      toInput={({ conclusion, endedAt, reason }, { version }) => ({
        ...at,
        version,
        conclusion: orNull(conclusion),
        endedAt: given(readTime(endedAt)),
        reason: orNull(reason),
      })}
      action="Kết thúc cuộc họp"
      onDone={done('Cuộc họp đã kết thúc; văn bản ở cuối trang.')}
    >
      {(form) => (
        <>
          {undone.length > 0 && (
            <Notice title="Trước khi kết thúc, xem lại những việc chưa có:">
              <ul>
                {undone.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Notice>
          )}
          {!own.meeting.classified && <TextAreaField {...form.text('conclusion')} optional />}
          {on === today() && before === null ? (
            <TextField {...form.text('endedAt')} hint="Để trống là bây giờ." optional />
          ) : (
            <TextField {...form.text('endedAt')} hint={`Của ngày ${showDate(on)}. Ví dụ 20:45.`} />
          )}
          {short && <TextField {...form.text('reason')} />}
        </>
      )}
    </CommandForm>
  )
}

function PublishForm(own: Own) {
  const { at, form: common, done } = useCommon(own, 'publish')
  return (
    <CommandForm
      {...common}
      contract={publishMeeting}
      initial={{ on: today() }}
      labels={{ on: 'Ngày công bố' }}
      toInput={({ on }, { version }) => ({ ...at, version, on })}
      action="Ghi đã công bố"
      onDone={done('Đã ghi công bố.')}
    >
      {(form) => <DateField {...form.text('on')} />}
    </CommandForm>
  )
}

function ReasonForm({ acting, ...own }: Own & { acting: 'reopen' | 'cancel' }) {
  const { at, form: common, done } = useCommon(own, acting)
  const cancels = acting === 'cancel'
  return (
    <CommandForm
      {...common}
      contract={cancels ? cancelMeeting : reopenMeeting}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do' }}
      toInput={({ reason }, { version }) => ({ ...at, version, reason })}
      action={cancels ? 'Hủy cuộc họp' : 'Mở lại cuộc họp'}
      grave={cancels}
      onDone={done(cancels ? 'Đã hủy cuộc họp.' : 'Đã mở lại cuộc họp.')}
    >
      {(form) => <TextField {...form.text('reason')} />}
    </CommandForm>
  )
}

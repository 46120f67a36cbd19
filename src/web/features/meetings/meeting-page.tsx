// One meeting: what stands in the calendar, the room from the roll call to the end, and what comes after it. The next step is the big button.
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { getCalendar } from '#contract/meeting-calendar.ts'
import {
  getMeeting,
  getSignInCode,
  type MeetingDetail,
  notifyMeeting,
  openMeeting,
  setAttendance,
  signIn,
} from '#contract/meetings.ts'
import { onlineInWords } from '#rules/meetings/sitting.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { readDraft } from '../../ui/draft.ts'
import { Facts } from '../../ui/facts.tsx'
import { showDate, today } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AttendancePart, type PartProps } from './attendance-part.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { ElectionsPart } from './elections-part.tsx'
import { type Acting, draftOf, lacksSubject, StepForm } from './meeting-steps.tsx'
import { OpinionsPart } from './opinions-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { PlanForm } from './plan-form.tsx'
import { AgendaPart } from './room-parts.tsx'
import { ScorePart } from './score-part.tsx'
import { TasksPart } from './tasks-part.tsx'
import { VotesPart } from './votes-part.tsx'
import { kindLabels, meetingStateLabels, showMonth } from './words.ts'

export function MeetingPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const meeting = useOperation(getMeeting, { id, provinceCode: tinh }, { fresh: true, again: whileComing })
  const trail = [
    { label: 'Sinh hoạt chi bộ', to: addresses.meetings({ organisationId: meeting.data?.organisationId, tinh }) },
  ]
  const { data, error } = meeting
  // It is asked again while one types: an answer that does not come this time takes nothing off the page.
  if (data === undefined || error?.mayRepeat === false) {
    return <PageToCome title="Cuộc họp" trail={trail} of={meeting} lines={10} />
  }
  return (
    <Page
      title={`${kindLabels[data.kind]} tháng ${showMonth(data.month)}`}
      trail={trail}
      lead={<p>{data.organisationName}</p>}
    >
      <Parts meeting={data} tinh={tinh} />
    </Page>
  )
}

/**
 * While people sign in by their own phones whoever keeps the list sees who has come; afterwards nobody writes unseen. On the day alone:
 * a meeting that nobody ended would be asked for ever.
 */
const whileComing = ({ state, on, allowed, counts }: MeetingDetail): number | false =>
  state === 'open' && on === today() && counts.notRecorded > 0 && allowed.includes(setAttendance.name) ? 10_000 : false

/**
 * In the order of the meeting: what ends it comes last while it is held, and papers that were due before it stand behind. A step under way
 * stays where it was begun, also when somebody else has taken it meanwhile.
 */
function Parts(part: PartProps) {
  const { meeting, tinh } = part
  const begun = meeting.attendance.length > 0
  const held = meeting.state === 'open'
  const over = meeting.state === 'closed' || meeting.state === 'published'
  // A form left half filled by a reload stands open again.
  const [acting, setActing] = useState<Acting | null>(
    () => stepsOf(meeting).find((step) => readDraft(draftOf(meeting, step.acting)) !== null)?.acting ?? null,
  )
  const box = useFocusAfter(acting !== null)
  const last = acting === 'close' || (acting === null && held)
  const next = (acting !== null || stepsOf(meeting).length > 0) && (
    <div data-goes-on>
      <Next {...part} acting={acting} onAct={setActing} />
    </div>
  )
  return (
    <div className="stack" ref={box}>
      <Panel title="Cuộc họp">
        <MeetingFacts meeting={meeting} tinh={tinh} />
      </Panel>
      <JoinPart {...part} />
      {!last && next}
      {over && <PapersPart {...part} />}
      {!begun && <DocumentsPart {...part} />}
      {begun && (
        <div data-goes-on={held ? '' : undefined}>
          <AttendancePart {...part} />
        </div>
      )}
      <DuesPart {...part} />
      <AgendaPart {...part} />
      {begun && !held && <DocumentsPart {...part} />}
      {meeting.whole && <OpinionsPart {...part} />}
      <VotesPart {...part} />
      <ElectionsPart {...part} />
      <ScorePart {...part} />
      <TasksPart {...part} />
      {last && next}
      {begun && held && <DocumentsPart {...part} />}
      {!over && <PapersPart {...part} />}
    </div>
  )
}

/** Whoever joins an online meeting says so here; in the room the code does it. */
function JoinPart({ meeting, tinh }: PartProps) {
  const send = useCommand(signIn, { renews: ['meetings.'] })
  if (!meeting.allowed.includes(signIn.name)) return null
  return (
    <div className="stack-tight screen-only">
      {send.error && <ErrorState error={send.error} />}
      <Button
        kind="main"
        label="Tôi đang dự, điểm danh"
        busy={send.isPending}
        onPress={() => send.mutate({ id: meeting.id, provinceCode: tinh })}
      />
    </div>
  )
}

function MeetingFacts({ meeting: m, tinh }: PartProps) {
  const some = (label: string, value: ReactNode) => (value === null ? [] : [{ label, value }])
  return (
    <Facts
      facts={[
        { label: 'Tình trạng', value: <Tag {...meetingStateLabels[m.state]} /> },
        { label: 'Thời gian', value: `${m.time} ngày ${showDate(m.on)}` },
        {
          label: 'Địa điểm',
          value: m.form === 'online' ? `Trực tuyến${m.place === null ? '' : `, ${m.place}`}` : m.place,
        },
        ...some('Họp trực tuyến vì', m.form === 'online' ? onlineInWords(m) : null),
        ...some('Nội dung chính', lacksSubject(m) ? 'Chưa ghi tên chuyên đề' : m.subject),
        ...some('Khác ngày chung vì', m.movedReason),
        ...some(
          'Thông báo',
          m.notifiedOn === null ? null : `${showDate(m.notifiedOn)}${m.noticeLate ? ' (muộn)' : ''}`,
        ),
        ...some('Cấp ủy viên phụ trách', m.committeeMember),
        ...some(
          'Chi ủy chuẩn bị',
          m.preparation === null ? null : (
            <Link to={addresses.meeting(m.preparation.id, { tinh })}>
              Họp chi ủy ngày {showDate(m.preparation.on)},{' '}
              {m.preparation.minutesSigned ? 'biên bản đã ký' : 'chưa ký biên bản'}
            </Link>
          ),
        ),
        ...some('Chủ trì', m.chair),
        ...some('Thư ký', m.minutesBy),
        ...some(
          'Diễn biến',
          m.startedAt === null
            ? null
            : m.endedAt === null || m.state === 'open'
              ? `Bắt đầu ${m.startedAt}`
              : `${m.startedAt} – ${m.endedAt}, ${m.minutesHeld} phút`,
        ),
        ...some('Kết luận', m.conclusion),
        ...some('Không đủ người vì', m.heldReason),
        ...some('Công bố', m.publishedOn === null ? null : showDate(m.publishedOn)),
        ...some('Hủy vì', m.cancelledReason),
      ]}
    />
  )
}

interface Step {
  name: string
  acting: Acting
  label: string
  rare?: true
}

/** What leads on from each state comes first; the rest stands behind «Việc khác». */
const steps: readonly Step[] = [
  { name: openMeeting.name, acting: 'open', label: 'Mở cuộc họp' },
  { name: 'meetings.close', acting: 'close', label: 'Kết thúc cuộc họp' },
  { name: 'meetings.publish', acting: 'publish', label: 'Ghi đã công bố' },
  { name: notifyMeeting.name, acting: 'notify', label: 'Ghi đã thông báo' },
  { name: 'meetings.change', acting: 'change', label: 'Sửa, dời ngày', rare: true },
  { name: 'meetings.cancel', acting: 'cancel', label: 'Hủy cuộc họp', rare: true },
  { name: 'meetings.reopen', acting: 'reopen', label: 'Mở lại cuộc họp', rare: true },
]

/** What may be done now. Whom one has told one has told: that day can only be put right. */
function stepsOf(meeting: MeetingDetail): Step[] {
  const told = meeting.state === 'notified'
  return steps
    .filter(({ name }) => meeting.allowed.includes(name))
    .map((step) => (told && step.acting === 'notify' ? { ...step, label: 'Sửa ngày thông báo', rare: true } : step))
}

/** The form of a step makes room for what comes next: whoever works by keyboard goes on at its first button, not at the top of the page. */
function useFocusAfter(formOpen: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(formOpen)
  useLayoutEffect(() => {
    const closed = wasOpen.current && !formOpen
    wasOpen.current = formOpen
    if (closed && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('[data-goes-on] button')?.focus()
  }, [formOpen])
  return box
}

interface NextProps extends PartProps {
  acting: Acting | null
  onAct: (acting: Acting | null) => void
}

function Next({ meeting, tinh, acting, onAct }: NextProps) {
  const may = stepsOf(meeting)
  const [first, ...others] = may.filter(({ rare }) => rare !== true)
  const rare = may.filter((step) => step.rare === true)
  const close = () => onAct(null)
  if (acting === 'change') return <Change meeting={meeting} tinh={tinh} onClose={close} />
  // What can no longer be done stands on with why, until the one who tried has read it.
  const chosen = steps.find((step) => step.acting === acting)
  if (chosen !== undefined && acting !== null) {
    return (
      <Panel title={chosen.label}>
        <StepForm acting={acting} meeting={meeting} tinh={tinh} onClose={close} />
      </Panel>
    )
  }
  return (
    <div className="stack-tight screen-only">
      {meeting.state === 'closed' && meeting.publishBy !== null && (
        <Notice title={`Công bố kết luận trước hết ngày ${showDate(meeting.publishBy)}.`} />
      )}
      <div className="row">
        {first && <Button kind="main" label={first.label} onPress={() => onAct(first.acting)} />}
        {others.map((step) => (
          <Button key={step.acting} label={step.label} onPress={() => onAct(step.acting)} />
        ))}
        {rare.length > 0 && (
          <MoreActions about="với cuộc họp">
            {rare.map((step) => (
              <Button key={step.acting} label={step.label} onPress={() => onAct(step.acting)} />
            ))}
            {meeting.state !== 'open' && meeting.allowed.includes(getSignInCode.name) && (
              <LinkButton label="In phiếu mã điểm danh" to={addresses.meetingCodeSheet(meeting.id, { tinh })} />
            )}
          </MoreActions>
        )}
      </div>
    </div>
  )
}

function Change({ meeting, tinh, onClose }: { meeting: MeetingDetail; tinh: string | undefined; onClose: () => void }) {
  const year = Number(meeting.month.slice(0, 4))
  const calendar = useOperation(getCalendar, { organisationId: meeting.organisationId, year, provinceCode: tinh })
  const common = new Map(calendar.data?.commonDays.map(({ month, on }) => [month, on]))
  return (
    <Panel title="Sửa, dời ngày">
      <PlanForm
        organisationId={meeting.organisationId}
        common={common}
        gathering={calendar.data?.gathering ?? null}
        meeting={meeting}
        tinh={tinh}
        onClose={onClose}
      />
    </Panel>
  )
}

function DuesPart({ meeting: { dues, month, state, organisationId }, tinh }: PartProps) {
  if (dues === null || dues.members === 0 || state === 'cancelled') return null
  return (
    <Panel title={`Đảng phí tháng ${showMonth(month)}`}>
      <p>
        Đã nộp đủ: {dues.paid} trên {dues.members - dues.exempt - dues.nothing} người phải nộp.
        {dues.exempt > 0 && ` Được miễn: ${dues.exempt} người.`}
        {dues.nothing > 0 && ` Khai thu nhập 0 đồng, không phải nộp: ${dues.nothing} người.`}
        {dues.owing.length > 0 && ` Còn thiếu: ${dues.owing.join(', ')}.`}
        {dues.unknown > 0 && ` Chưa biết mức đóng, chưa khai thu nhập: ${dues.unknown} người.`}
      </p>
      {dues.owing.length > 0 && (
        <div className="screen-only">
          <LinkButton label="Thu đảng phí" to={addresses.dues({ organisationId, month, tinh })} />
        </div>
      )}
    </Panel>
  )
}

// What goes over the wire for one meeting of a branch: planned, told, opened, recorded, closed, published; and everything the room needs in one answer.
import { z } from 'zod'
import { allowed, date, id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import { meetingDocument } from '#contract/meeting-documents.ts'
import {
  agendaPart,
  attendanceState,
  head,
  meetingForm,
  meetingKind,
  meetingState,
  meetingVote,
  month,
  onlineReason,
  time,
} from '#contract/meeting-shapes.ts'
import { command, query } from '#contract/operation.ts'
import { meetingBands } from '#rules/meetings/forms.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const one = { ...inProvince, id, version }

const done = z.object({ id, version: z.int(), state: meetingState })

// ---- before the meeting -----------------------------------------------------------------------------------------------------

const planned = {
  kind: meetingKind,
  month,
  on: date,
  time,
  place: optionalText(200).optional(),
  subject: optionalText(300).optional(),
  form: meetingForm.default('in-person'),
  onlineReason: onlineReason.optional(),
  /** How many members, without those exempt and suspended, cannot gather in one place. */
  cannotGather: z.int().min(0).max(10_000).optional(),
  classified: z.boolean().default(false),
  /** Held together with a meeting of another kind (of an office, a school): never allowed. */
  merged: z.boolean().default(false),
  /** Why it is not on the common day. */
  reason: optionalText(300).optional(),
}
const planRefusals = [
  'meetings.not-a-branch',
  'meetings.merged-with-other',
  'meetings.day-outside',
  'meetings.month-taken',
  'meetings.reason-missing',
  'meetings.no-party-groups',
  'meetings.branch-too-small-for-groups',
  'meetings.too-many-group-sittings',
  'meetings.enough-can-gather',
  'meetings.no-reason-online',
  'meetings.secret-online',
]

export const planMeeting = command({
  name: 'meetings.plan',
  title: 'Thêm một cuộc họp vào lịch',
  input: z.strictObject({ ...inProvince, organisationId: id, ...planned }),
  output: done,
  refusals: planRefusals,
})

export const changeMeeting = command({
  name: 'meetings.change',
  title: 'Sửa hoặc dời một cuộc họp chưa mở',
  input: z.strictObject({ ...one, ...planned }),
  output: done,
  refusals: [...planRefusals, 'meetings.wrong-state', 'meetings.already-closed'],
})

export const cancelMeeting = command({
  name: 'meetings.cancel',
  title: 'Hủy một cuộc họp chưa mở, ghi lý do',
  input: z.strictObject({ ...one, reason: text(300) }),
  output: done,
  refusals: ['meetings.wrong-state'],
})

export const notifyMeeting = command({
  name: 'meetings.notify',
  title: 'Ghi đã thông báo cuộc họp đến đảng viên và cấp ủy viên phụ trách',
  input: z.strictObject({
    ...one,
    on: date,
    /** The committee member who was told too; not given: whoever is in charge of the branch that day. */
    committeeMember: optionalText(120).optional(),
    /** Needed where it was less than a day ahead. */
    reason: optionalText(300).optional(),
  }),
  output: done,
  refusals: ['meetings.wrong-state', 'meetings.notice-late', 'meetings.date-ahead'],
})

export const setAgenda = command({
  name: 'meetings.set-agenda',
  title: 'Ghi chương trình cuộc họp',
  input: z.strictObject({
    ...one,
    items: z
      .array(
        z.strictObject({
          /** An item that is there already; none for a new one. */
          id: id.optional(),
          part: agendaPart,
          heading: text(300),
          minutes: z.int().min(1).max(600).nullable().default(null),
        }),
      )
      .min(1)
      .max(40),
  }),
  output: done,
  refusals: ['meetings.wrong-state', 'meetings.already-closed', 'meetings.item-has-content'],
})

// ---- in the room ------------------------------------------------------------------------------------------------------------

export const openMeeting = command({
  name: 'meetings.open',
  title: 'Mở cuộc họp: lấy danh sách đảng viên của ngày đó để điểm danh',
  input: z.strictObject({
    ...one,
    chair: text(120),
    minutesBy: text(120),
    /** When it began, on the planned day; not given: now. */
    startedAt: time.optional(),
    merged: z.boolean().default(false),
    /** What a thematic meeting is about, where the calendar did not say it. */
    subject: optionalText(300).optional(),
  }),
  output: done,
  refusals: [
    'meetings.wrong-state',
    'meetings.not-yet',
    'meetings.time-ahead',
    'meetings.merged-with-other',
    'meetings.nobody',
  ],
})

export const setAttendance = command({
  name: 'meetings.set-attendance',
  title: 'Điểm danh một hoặc nhiều đảng viên',
  description: 'Từng người một dòng: hai người cùng điểm danh không ghi đè lên nhau.',
  input: z.strictObject({
    ...inProvince,
    id,
    rows: z
      .array(z.strictObject({ memberId: id, state: attendanceState, reason: optionalText(300).optional() }))
      .max(500)
      .default([]),
    /** Everybody not recorded yet. */
    others: z.enum(['present', 'absent']).optional(),
  }),
  output: z.object({ id, recorded: z.int() }),
  refusals: ['meetings.not-open', 'meetings.person-unknown', 'meetings.excused-reason'],
})

export const getSignInCode = query({
  name: 'meetings.get-sign-in-code',
  title: 'Mã điểm danh để in hoặc chiếu: đảng viên mở bằng tài khoản của mình',
  input: z.strictObject({ ...inProvince, id }),
  description: 'In được trước cuộc họp: mã dùng được từ lúc mở cuộc họp đến 4 giờ sau giờ bắt đầu.',
  output: z.object({ code: z.string(), until: z.string() }),
  refusals: ['meetings.not-open'],
})

export const signIn = command({
  name: 'meetings.sign-in',
  title: 'Tự điểm danh: bằng mã của cuộc họp, họp trực tuyến thì ngay trên điện thoại',
  description: 'Cuộc họp trực tuyến thì không cần mã: ghi cuộc họp, điểm danh trên điện thoại của mình.',
  input: z.strictObject({ ...inProvince, code: z.string().max(200).optional(), id: id.optional() }),
  output: z.object({ id, state: attendanceState }),
  refusals: [
    'meetings.code-wrong',
    'meetings.code-elsewhere',
    'meetings.code-over',
    'meetings.sign-in-not-open',
    'meetings.not-invited',
    'meetings.code-needed',
  ],
})

export const recordItem = command({
  name: 'meetings.record-item',
  title: 'Ghi nội dung, kết luận của một mục chương trình',
  input: z.strictObject({ ...inProvince, id, itemId: id, version, content: optionalText(5000) }),
  output: z.object({ id, version: z.int() }),
  refusals: ['meetings.not-open', 'meetings.classified-text'],
})

export const assignTasks = command({
  name: 'meetings.assign-tasks',
  title: 'Giao nhiệm vụ tại cuộc họp: mỗi nhiệm vụ có người làm và thời hạn',
  input: z.strictObject({
    ...inProvince,
    id,
    tasks: z
      .array(
        z.strictObject({
          title: text(250),
          detail: optionalText(4000).optional(),
          dueOn: date,
          memberIds: z.array(id).min(1).max(200),
          /** One of them leads, the others cooperate. */
          leadId: id.optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: z.object({ id, ids: z.array(id) }),
  refusals: ['meetings.not-open', 'tasks.nobody-chosen', 'tasks.date-passed', 'tasks.cannot-be-given-work'],
})

export const closeMeeting = command({
  name: 'meetings.close',
  title: 'Kết thúc cuộc họp',
  input: z.strictObject({
    ...one,
    endedAt: time.optional(),
    conclusion: optionalText(5000).optional(),
    /** Why it is closed although fewer were there than a resolution needs. */
    reason: optionalText(300).optional(),
  }),
  output: done,
  refusals: [
    'meetings.wrong-state',
    'meetings.already-closed',
    'meetings.vote-open',
    'elections.unfinished',
    'meetings.attendance-open',
    'meetings.too-few',
    'meetings.time-wrong',
    'meetings.end-unsaid',
    'meetings.classified-text',
  ],
})

export const reopenMeeting = command({
  name: 'meetings.reopen',
  title: 'Mở lại cuộc họp vừa kết thúc trong ngày, ghi lý do',
  input: z.strictObject({ ...one, reason: text(300) }),
  output: done,
  refusals: ['meetings.wrong-state', 'meetings.reopen-late', 'meetings.paper-signed'],
})

export const publishMeeting = command({
  name: 'meetings.publish',
  title: 'Ghi đã công bố kết luận, nghị quyết của cuộc họp',
  input: z.strictObject({ ...one, on: date }),
  output: done.extend({ late: z.boolean() }),
  refusals: ['meetings.wrong-state', 'meetings.classified', 'meetings.date-ahead'],
})

// ---- looking ----------------------------------------------------------------------------------------------------------------

const taskLine = z.object({
  id,
  title: z.string(),
  assigneeName: z.string(),
  dueOn: date,
  state: z.string(),
  percent: z.int(),
  /** The day it was done or given up; null while it is open. */
  closedOn: date.nullable(),
})

const attendance = z.object({
  memberId: id,
  fullName: z.string(),
  standing: z.enum(['official', 'probationary', 'exempt', 'away', 'suspended']),
  state: attendanceState,
  reason: z.string().nullable(),
  by: z.enum(['list', 'code', 'phone']).nullable(),
})
export type AttendanceRow = z.output<typeof attendance>

export const getMeeting = query({
  name: 'meetings.get',
  title: 'Xem một cuộc họp với điểm danh, chương trình, ý kiến, biểu quyết',
  description: 'Đảng viên xem lịch, chương trình, kết quả biểu quyết và điểm danh của chính mình.',
  input: z.strictObject({ ...inProvince, id }),
  output: head.extend({
    onlineReason: onlineReason.nullable(),
    cannotGather: z.int().nullable(),
    notifiedOn: date.nullable(),
    noticeLate: z.boolean(),
    /** Who was told; before that, who is in charge of the branch. */
    committeeMember: z.string().nullable(),
    /** The sitting of the branch committee that prepared this one; null for a plain member. */
    preparation: z.object({ id, on: date, state: meetingState, minutesSigned: z.boolean() }).nullable(),
    documents: z.array(meetingDocument),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    minutesHeld: z.int().nullable(),
    chair: z.string().nullable(),
    minutesBy: z.string().nullable(),
    /** Before a meeting opens: who took the minutes of the one before. */
    lastMinutesBy: z.string().nullable(),
    conclusion: z.string().nullable(),
    heldReason: z.string().nullable(),
    publishedOn: date.nullable(),
    cancelledReason: z.string().nullable(),
    /** Last day of publishing in time (M-06); null while it has not closed. */
    publishBy: date.nullable(),
    /** Whose sight it is: a plain member sees the own row of attendance and nobody's opinions. */
    whole: z.boolean(),
    attendance: z.array(attendance),
    counts: z.object({
      members: z.int(),
      present: z.int(),
      excused: z.int(),
      absent: z.int(),
      exempt: z.int(),
      notRecorded: z.int(),
    }),
    /** Whether enough are there for a resolution (VOTE-01, VOTE-02): `base` counts, `present` of them are there, `required` must be. */
    quorum: z
      .object({ base: z.int(), present: z.int(), required: z.int(), enough: z.boolean(), basis: z.string() })
      .nullable(),
    items: z.array(
      z.object({
        id,
        part: agendaPart,
        heading: z.string(),
        minutes: z.int().nullable(),
        content: z.string().nullable(),
        version: z.int(),
      }),
    ),
    opinions: z.array(
      z.object({
        id,
        itemId: id.nullable(),
        memberId: id.nullable(),
        speaker: z.string(),
        content: z.string(),
        version: z.int(),
      }),
    ),
    votes: z.array(meetingVote),
    /** Assigned here; and given before: open, with how far they are, or done since the regular meeting before. A plain member sees the own ones. */
    tasks: z.array(taskLine),
    earlierTasks: z.array(
      taskLine.extend({
        /** In words, for the resolution: how it stood when the period began, at the meeting before. */
        atStart: z.string(),
      }),
    ),
    /** Null: not scored yet. */
    score: z
      .object({
        state: z.enum(['proposed', 'voted', 'corrected']),
        points: z.number(),
        band: z.enum(meetingBands),
        reasons: z.array(z.string()),
        /** The lines of the form, their parts added up. */
        criteria: z.array(z.object({ no: z.string(), title: z.string(), points: z.number(), max: z.number() })),
        inFavour: z.int().nullable(),
        against: z.int().nullable(),
      })
      .nullable(),
    /** How the members stand with their dues of this month; null for a plain member. */
    dues: z
      .object({
        members: z.int(),
        /** Of those who owe something; who owes nothing is `exempt` or `nothing` and has paid nothing. */
        paid: z.int(),
        exempt: z.int(),
        /** Declared an income of 0 đồng: nobody exempted them, and there is nothing to pay. */
        nothing: z.int(),
        owing: z.array(z.string()),
        /** Nothing is declared of them, or the month has no rates. */
        unknown: z.int(),
      })
      .nullable(),
    allowed,
  }),
})
export type MeetingDetail = z.output<typeof getMeeting.output>

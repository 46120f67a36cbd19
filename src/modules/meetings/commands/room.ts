// In the room: opening, who is there, what an item ended with. Rows of their own, so that two people writing do not overwrite one another.
import { openMeeting, recordItem, setAttendance } from '#contract/meetings.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answerOf, held } from '#modules/meetings/commands/plan.ts'
import { refuseMerged } from '#modules/meetings/flow/plan-checks.ts'
import { instantOf } from '#modules/meetings/flow/times.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { recordAttendance, recordOthers, takeDownPeople } from '#modules/meetings/store/attendance.ts'
import { changeRow, type MeetingRow, shareMeeting } from '#modules/meetings/store/meetings.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export const serveOpenMeeting = serveCommand(openMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['planned', 'notified'])
    if (!('id' in meeting)) return meeting
    const merged = refuseMerged(input.merged, { ...(await settingOf(context)), on: meeting.planned_on })
    if (merged !== null) return merged
    if (meeting.planned_on > context.today) return refuse('meetings.not-yet', { on: formatDate(meeting.planned_on) })
    const startedAt =
      input.startedAt === undefined
        ? meeting.planned_on === context.today
          ? context.now
          : instantOf(meeting.planned_on, meeting.planned_time)
        : instantOf(meeting.planned_on, input.startedAt)
    if (startedAt > context.now) return refuse('meetings.time-ahead', {})
    const people = await takeDownPeople(context, meeting)
    if (people === 0) return refuse('meetings.nobody', {})
    const row = await changeRow(context, meeting, {
      state: 'open',
      started_at: startedAt,
      chair: input.chair,
      minutes_by: input.minutesBy,
      ...(typeof input.subject === 'string' ? { subject: input.subject } : {}),
    })
    auditMeeting(context, row, `Mở cuộc họp, danh sách ${people} đảng viên`)
    return answerOf(row)
  },
})

/** The meeting while it is open, in the hands of several at once; otherwise why not. */
export async function inTheRoom(context: CommandContext, id: string): Promise<MeetingRow | Refusal> {
  const meeting = await shareMeeting(context, keepMeetings, id)
  if (meeting === undefined) return notFound()
  return meeting.state === 'open' ? meeting : refuse('meetings.not-open', { state: meeting.state })
}

export const serveSetAttendance = serveCommand(setAttendance, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const unexplained = input.rows.findIndex((row) => row.state === 'excused' && (row.reason ?? null) === null)
    if (unexplained >= 0) {
      return refuse('meetings.excused-reason', {}, [
        { path: `rows.${unexplained}.reason`, message: 'Vắng có lý do thì ghi lý do.' },
      ])
    }
    const rows = input.rows.map(({ memberId, state, reason }) => ({ memberId, state, reason: reason ?? null }))
    const written = await recordAttendance(context, meeting.id, rows, 'list')
    if (written !== new Set(rows.map(({ memberId }) => memberId)).size) return refuse('meetings.person-unknown', {})
    const others = input.others === undefined ? 0 : await recordOthers(context, meeting.id, input.others)
    auditMeeting(context, meeting, `Điểm danh ${written + others} đảng viên`)
    return { id: meeting.id, recorded: written + others }
  },
})

/** Nothing that is said is written where it is a state secret (S-04). */
export const refuseText = (meeting: MeetingRow, text: string | null): Refusal | null =>
  meeting.classified && text !== null ? refuse('meetings.classified-text', {}) : null

export const serveRecordItem = serveCommand(recordItem, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { tx, province } = context
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const secret = refuseText(meeting, input.content)
    if (secret !== null) return secret
    const item = await tx
      .selectFrom('meeting_items')
      .selectAll()
      .where('province_code', '=', province)
      .where('meeting_id', '=', meeting.id)
      .where('id', '=', input.itemId)
      .forUpdate()
      .executeTakeFirst()
    if (item === undefined) return notFound()
    if (item.version !== input.version) {
      return new Stale({ id: item.id, heading: item.heading, content: item.content, version: item.version })
    }
    await tx
      .updateTable('meeting_items')
      .set({ content: input.content, version: item.version + 1 })
      .where('province_code', '=', province)
      .where('id', '=', item.id)
      .execute()
    auditMeeting(context, meeting, `Ghi nội dung mục «${item.heading}»`)
    return { id: item.id, version: item.version + 1 }
  },
})

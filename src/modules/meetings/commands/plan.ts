// The calendar: a whole year at once, one meeting, a change or a move, taking one off.
import { layOutYear } from '#contract/meeting-calendar.ts'
import { cancelMeeting, changeMeeting, planMeeting } from '#contract/meetings.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { commonDays } from '#modules/meetings/flow/common-day.ts'
import { byRule, type Planned, refusePlan } from '#modules/meetings/flow/plan-checks.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { headOf } from '#modules/meetings/queries/shown.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { changeRow, findMeeting, lockMeeting, type MeetingRow, yearOf } from '#modules/meetings/store/meetings.ts'
import { holdCalendar, keepMonth, keepYear } from '#modules/meetings/store/months.ts'
import { type MeetingPlace, meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { meetingCalendar } from '#rules/meetings/calendar.ts'

export const answerOf = ({ id, version, state }: MeetingRow) => ({
  id,
  version,
  state: state as 'planned',
})

/** The columns that say what is planned. */
const columnsOf = (planned: Planned) => ({
  kind: planned.kind,
  form: planned.form,
  month: planned.month,
  subject: planned.subject ?? null,
  planned_on: planned.on,
  planned_time: planned.time,
  place: planned.place ?? null,
  moved_reason: planned.reason ?? null,
  online_reason: planned.form === 'online' ? (planned.onlineReason ?? null) : null,
  online_count: planned.form === 'online' ? (planned.cannotGather ?? null) : null,
  classified: planned.classified,
})

export const serveLayOutYear = serveCommand(layOutYear, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { tx, province, newId, today } = context
    const place = await meetingPlaceAsked(context, keepMeetings, input.organisationId)
    if (place === undefined) return notFound()
    if (!place.isBranch || place.endedOn !== null) return refuse('meetings.not-a-branch', { organisation: place.name })
    const { year } = input
    if (year < Number(today.slice(0, 4))) return refuse('meetings.year-over', { year })
    const setting = await settingOf(context)
    const [against] = meetingCalendar({ year, thematicMonths: input.thematicMonths }, setting).refusals
    if (against !== undefined) return byRule(against)
    await holdCalendar(context, place.id)
    const there = await yearOf(context, place.id, year)
    const taken = new Set(
      there
        .filter((m) => m.state !== 'cancelled' && ['regular', 'regular-with-thematic'].includes(m.kind))
        .map((m) => m.month),
    )
    const wanted = commonDays(year, setting).flatMap(({ month, on }) =>
      on === null || on < today || taken.has(month) ? [] : [{ month, on }],
    )
    const written =
      wanted.length === 0
        ? []
        : await tx
            .insertInto('meetings')
            .values(
              wanted.map(({ month, on }) => ({
                province_code: province,
                id: newId(),
                path: place.path,
                organisation_id: place.id,
                kind: input.thematicMonths.includes(Number(month.slice(5))) ? 'regular-with-thematic' : 'regular',
                month,
                planned_on: on,
                planned_time: input.time,
                place: input.place ?? null,
              })),
            )
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .execute()
    await keepYear(context, place.id, year)
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Lập lịch sinh hoạt năm ${year}: thêm ${written.length} kỳ thường kỳ.`,
    })
    return { added: written.length, kept: taken.size }
  },
})

export const servePlanMeeting = serveCommand(planMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, keepMeetings, input.organisationId)
    if (place === undefined) return notFound()
    await holdCalendar(context, place.id)
    const refused = await refusePlan(context, place, input, null)
    if (refused !== null) return refused
    const row = await context.tx
      .insertInto('meetings')
      .values({
        province_code: context.province,
        id: context.newId(),
        path: place.path,
        organisation_id: place.id,
        ...columnsOf(input),
      })
      .onConflict((on) => on.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return refuse('meetings.month-taken', { month: input.month, on: input.on })
    await keepMonth(context, row)
    auditMeeting(context, row, 'Thêm vào lịch')
    return answerOf(row)
  },
})

/** The meeting as it may be changed: in reach, of the version seen, in one of the states; otherwise why not. */
export async function held(
  context: CommandContext,
  input: { id: string; version: number },
  states: readonly string[],
): Promise<MeetingRow | Refusal | Stale> {
  const meeting = await lockMeeting(context, keepMeetings, input.id)
  if (meeting === undefined) return notFound()
  // First whether it can be done at all: two versions brought together would not open a meeting that is open.
  if (!states.includes(meeting.state)) {
    return meeting.state === 'closed' || meeting.state === 'published'
      ? refuse('meetings.already-closed', { on: meeting.closed_on ?? '' })
      : refuse('meetings.wrong-state', { state: meeting.state })
  }
  if (meeting.version !== input.version) {
    const now = await findMeeting(context, keepMeetings, meeting.id)
    return new Stale(now === undefined ? null : headOf(now))
  }
  return meeting
}

const placeOf = (context: CommandContext, meeting: MeetingRow): Promise<MeetingPlace | undefined> =>
  meetingPlaceAsked(context, keepMeetings, meeting.organisation_id)

export const serveChangeMeeting = serveCommand(changeMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['planned', 'notified'])
    if (!('id' in meeting)) return meeting
    const place = await placeOf(context, meeting)
    if (place === undefined) return notFound()
    await holdCalendar(context, place.id)
    const refused = await refusePlan(context, place, input, meeting.id)
    if (refused !== null) return refused
    const moved = meeting.planned_on !== input.on
    if (moved && (input.reason ?? null) === null) {
      return refuse('meetings.reason-missing', { on: meeting.planned_on }, [
        { path: 'reason', message: 'Dời ngày họp thì ghi lý do.' },
      ])
    }
    // Who was told of another day has not been told of this one.
    const again =
      moved && meeting.state === 'notified' ? { state: 'planned', notified_on: null, notice_reason: null } : {}
    const row = await changeRow(context, meeting, { ...columnsOf(input), ...again })
    auditMeeting(context, row, moved ? 'Dời cuộc họp' : 'Sửa cuộc họp', {
      planned_on: [meeting.planned_on, row.planned_on],
    })
    return answerOf(row)
  },
})

export const serveCancelMeeting = serveCommand(cancelMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['planned', 'notified'])
    if (!('id' in meeting)) return meeting
    const row = await changeRow(context, meeting, { state: 'cancelled', cancelled_reason: input.reason })
    auditMeeting(context, row, `Hủy cuộc họp: ${input.reason}`)
    return answerOf(row)
  },
})

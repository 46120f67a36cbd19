// Before the room: telling people of the meeting, and its agenda.
import { notifyMeeting, setAgenda } from '#contract/meetings.ts'
import type { CommandContext } from '#kernel/context.ts'
import { refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answerOf, held } from '#modules/meetings/commands/plan.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { inChargeOf } from '#modules/meetings/store/in-charge.ts'
import { changeRow } from '#modules/meetings/store/meetings.ts'
import { itemsOf } from '#modules/meetings/store/room.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'
import { basisOf, numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

export const serveNotifyMeeting = serveCommand(notifyMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['planned', 'notified'])
    if (!('id' in meeting)) return meeting
    if (input.on > context.today) return refuse('meetings.date-ahead', { on: input.on })
    const rule = parameterOn({ ...(await settingOf(context)), on: meeting.planned_on }, 'M-05', 'upload-before')
    const latest = rule === undefined ? meeting.planned_on : addDays(meeting.planned_on, -numberIn(rule))
    const late = input.on > latest
    const reason = late ? (input.reason ?? null) : null
    if (late && reason === null) {
      return refuse(
        'meetings.notice-late',
        {
          on: formatDate(latest),
          days: rule === undefined ? 0 : numberIn(rule),
          basis: rule === undefined ? '' : basisOf(rule),
        },
        [{ path: 'reason', message: 'Báo muộn thì ghi lý do.' }],
      )
    }
    const charge = await inChargeOf(context, meeting.organisation_id, meeting.planned_on)
    const row = await changeRow(context, meeting, {
      state: 'notified',
      notified_on: input.on,
      notice_reason: reason,
      committee_member: input.committeeMember ?? meeting.committee_member ?? charge?.fullName ?? null,
    })
    auditMeeting(context, row, late ? `Thông báo muộn cuộc họp: ${reason}` : 'Thông báo cuộc họp')
    return answerOf(row)
  },
})

/** Two who write the agenda at once are brought together over the agenda. */
async function withItems(context: CommandContext, meetingId: string, { current }: Stale): Promise<Stale> {
  const items = (await itemsOf(context, meetingId)).map(({ id, part, heading, minutes }) => ({
    id,
    part,
    heading,
    minutes,
  }))
  return new Stale({ ...(current as object), items })
}

export const serveSetAgenda = serveCommand(setAgenda, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { tx, province, newId } = context
    const meeting = await held(context, input, ['planned', 'notified', 'open'])
    if (meeting instanceof Stale) return withItems(context, input.id, meeting)
    if (!('id' in meeting)) return meeting
    const there = await itemsOf(context, meeting.id)
    const kept = new Set(input.items.map(({ id }) => id))
    const gone = there.filter(({ id }) => !kept.has(id))
    const spoken = gone.find(({ content }) => content !== null)
    if (spoken !== undefined) return refuse('meetings.item-has-content', { heading: spoken.heading })
    const byId = new Map(there.map((item) => [item.id, item]))
    // Put anew in their order: what was said under an item stays with it.
    await tx
      .deleteFrom('meeting_items')
      .where('province_code', '=', province)
      .where('meeting_id', '=', meeting.id)
      .execute()
    await tx
      .insertInto('meeting_items')
      .values(
        input.items.map(({ id, part, heading, minutes }, i) => {
          const before = id === undefined ? undefined : byId.get(id)
          return {
            province_code: province,
            id: before?.id ?? newId(),
            meeting_id: meeting.id,
            path: meeting.path,
            seq: i + 1,
            part,
            heading,
            minutes,
            content: before?.content ?? null,
            version: (before?.version ?? 0) + 1,
          }
        }),
      )
      .execute()
    const row = await changeRow(context, meeting, {})
    auditMeeting(context, row, `Ghi chương trình ${input.items.length} mục`)
    return answerOf(row)
  },
})

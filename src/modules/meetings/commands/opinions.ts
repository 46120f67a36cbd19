// Who spoke in a meeting and what was said: a row for each, so that two people writing do not overwrite one another.
import { addOpinion, changeOpinion, markSpeakers } from '#contract/meeting-opinions.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { inTheRoom, refuseText } from '#modules/meetings/commands/room.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import { lockMeeting } from '#modules/meetings/store/meetings.ts'
import { opinionsOf } from '#modules/meetings/store/room.ts'

export const serveAddOpinion = serveCommand(addOpinion, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const secret = refuseText(meeting, input.content)
    if (secret !== null) return secret
    const person =
      input.memberId === undefined
        ? undefined
        : (await attendanceOf(context, meeting.id)).find((row) => row.member_id === input.memberId)
    if (input.memberId !== undefined && person === undefined) return refuse('meetings.person-unknown', {})
    const speaker = person?.full_name ?? input.speaker ?? null
    if (speaker === null) return refuse('meetings.speaker-missing', {})
    const id = context.newId()
    await context.tx
      .insertInto('meeting_opinions')
      .values({
        province_code: context.province,
        id,
        meeting_id: meeting.id,
        path: meeting.path,
        item_id: input.itemId ?? null,
        member_id: input.memberId ?? null,
        speaker,
        content: input.content,
        recorded_at: context.now,
        recorded_by: context.actor.displayName,
      })
      .execute()
    auditMeeting(context, meeting, 'Ghi một ý kiến phát biểu')
    return { id }
  },
})

export const serveChangeOpinion = serveCommand(changeOpinion, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { tx, province, today } = context
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const opinion = await tx
      .selectFrom('meeting_opinions')
      .selectAll()
      .where('province_code', '=', province)
      .where('meeting_id', '=', meeting.id)
      .where('id', '=', input.opinionId)
      .where('withdrawn_on', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (opinion === undefined) return notFound()
    const secret = refuseText(meeting, input.content ?? null)
    if (secret !== null) return secret
    const { id, speaker, content, version } = opinion
    if (version !== input.version) return new Stale({ id, speaker, content, version })
    await tx
      .updateTable('meeting_opinions')
      .set({
        content: input.content ?? content,
        withdrawn_on: input.withdraw ? today : null,
        version: version + 1,
      })
      .where('province_code', '=', province)
      .where('id', '=', id)
      .execute()
    auditMeeting(context, meeting, input.withdraw ? 'Bỏ một ý kiến đã ghi' : 'Sửa một ý kiến đã ghi')
    return { id, version: version + 1 }
  },
})

/** Whoever spoke without their words written down has an opinion that is empty, to be filled in later or never. */
export const serveMarkSpeakers = serveCommand(markSpeakers, {
  scope: keepMeetings,
  run: async (context, input) => {
    // Held, so that two who tick the same names write them once.
    await lockMeeting(context, keepMeetings, input.id)
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const people = new Map((await attendanceOf(context, meeting.id)).map((row) => [row.member_id, row.full_name]))
    const asked = [...new Set(input.memberIds)]
    if (asked.some((memberId) => !people.has(memberId))) return refuse('meetings.person-unknown', {})
    const spoken = new Set((await opinionsOf(context, meeting.id)).map(({ member_id }) => member_id))
    const added = asked.filter((memberId) => !spoken.has(memberId))
    if (added.length === 0) {
      auditMeeting(context, meeting, 'Chọn người đã phát biểu, đều đã ghi từ trước')
      return { id: meeting.id, added: 0 }
    }
    await context.tx
      .insertInto('meeting_opinions')
      .values(
        added.map((memberId) => ({
          province_code: context.province,
          id: context.newId(),
          meeting_id: meeting.id,
          path: meeting.path,
          member_id: memberId,
          speaker: people.get(memberId) ?? '',
          content: '',
          recorded_at: context.now,
          recorded_by: context.actor.displayName,
        })),
      )
      .execute()
    auditMeeting(context, meeting, `Ghi ${added.length} người đã phát biểu`)
    return { id: meeting.id, added: added.length }
  },
})

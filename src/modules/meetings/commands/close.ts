// The end of a meeting: closing with its guards, opening again the same day, publishing.
import { closeMeeting, publishMeeting, reopenMeeting } from '#contract/meetings.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answerOf, held } from '#modules/meetings/commands/plan.ts'
import { nameOfPost } from '#modules/meetings/elections/shown.ts'
import { electionsOf } from '#modules/meetings/elections/store.ts'
import { quorumOf, settingFor } from '#modules/meetings/flow/electorate.ts'
import { settleScore } from '#modules/meetings/flow/score.ts'
import { endKnown, instantOf } from '#modules/meetings/flow/times.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { publishBy } from '#modules/meetings/queries/shown.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import { changeRow } from '#modules/meetings/store/meetings.ts'
import { papersOf } from '#modules/meetings/store/papers.ts'
import { votesOf } from '#modules/meetings/store/room.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export const serveCloseMeeting = serveCommand(closeMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['open'])
    if (!('id' in meeting)) return meeting
    const open = (await votesOf(context, meeting.id)).find(({ state }) => state === 'open')
    if (open !== undefined) return refuse('meetings.vote-open', { subject: open.subject })
    const unfinished = (await electionsOf(context, meeting.id)).find(({ state }) => state === 'open')
    if (unfinished !== undefined) return refuse('elections.unfinished', { post: nameOfPost(unfinished.post_code) })
    const people = await attendanceOf(context, meeting.id)
    const unrecorded = people.filter(({ state }) => state === 'not-recorded').length
    if (unrecorded > 0) return refuse('meetings.attendance-open', { people: unrecorded })
    const quorum = quorumOf(meeting, people, await settingFor(context, meeting))
    const reason = quorum.enough ? null : (input.reason ?? null)
    if (!quorum.enough && reason === null) {
      const { present, required, base, basis } = quorum
      return refuse('meetings.too-few', { present, required, base, basis }, [
        { path: 'reason', message: 'Ghi lý do vẫn kết thúc khi chưa đủ người.' },
      ])
    }
    const conclusion = input.conclusion ?? meeting.conclusion
    if (meeting.classified && conclusion !== null) return refuse('meetings.classified-text', {})
    const endedAt =
      input.endedAt === undefined ? endKnown(meeting, context) : instantOf(meeting.planned_on, input.endedAt)
    if (endedAt === null) {
      const on = formatDate(meeting.planned_on)
      return refuse('meetings.end-unsaid', { on }, [{ path: 'endedAt', message: `Ghi giờ kết thúc của ngày ${on}.` }])
    }
    if (meeting.started_at === null || endedAt <= meeting.started_at || endedAt > context.now) {
      return refuse('meetings.time-wrong', {}, [
        { path: 'endedAt', message: 'Giờ kết thúc phải sau giờ bắt đầu và không sau bây giờ.' },
      ])
    }
    const row = await changeRow(context, meeting, {
      state: 'closed',
      ended_at: endedAt,
      closed_on: context.today,
      conclusion,
      held_reason: reason,
    })
    await settleScore(context, row)
    auditMeeting(context, row, 'Kết thúc cuộc họp')
    return answerOf(row)
  },
})

export const serveReopenMeeting = serveCommand(reopenMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['closed'])
    if (!('id' in meeting)) return meeting
    if (meeting.closed_on !== context.today) return refuse('meetings.reopen-late', { on: meeting.closed_on ?? '' })
    const signed = (await papersOf(context, meeting.id)).find(({ signed_on }) => signed_on !== null)
    if (signed !== undefined) return refuse('meetings.paper-signed', { no: signed.no_text ?? '' })
    const row = await changeRow(context, meeting, {
      state: 'open',
      closed_on: null,
      reopened_reason: input.reason,
    })
    auditMeeting(context, row, `Mở lại cuộc họp: ${input.reason}`)
    return answerOf(row)
  },
})

export const servePublishMeeting = serveCommand(publishMeeting, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await held(context, input, ['closed'])
    if (!('id' in meeting)) return meeting
    if (meeting.classified) return refuse('meetings.classified', {})
    if (input.on > context.today || input.on < meeting.planned_on)
      return refuse('meetings.date-ahead', { on: input.on })
    const latest = publishBy(meeting, await settingFor(context, meeting))
    const late = latest !== null && input.on > latest
    const row = await changeRow(context, meeting, { state: 'published', published_on: input.on })
    await settleScore(context, row)
    auditMeeting(context, row, late ? 'Công bố muộn kết quả cuộc họp' : 'Công bố kết quả cuộc họp')
    return { ...answerOf(row), late }
  },
})

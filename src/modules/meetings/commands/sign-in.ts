// Signing in by the code of the meeting: made for whoever holds the room, opened by each member with the own account.
import { getSignInCode, signIn } from '#contract/meetings.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings, signInToMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf, recordAttendance } from '#modules/meetings/store/attendance.ts'
import { findMeeting, shareMeeting } from '#modules/meetings/store/meetings.ts'
import { codeBody, readSignInCode } from '#rules/meetings/sign-in-code.ts'

/** How long a printed or shown code holds: as long as a meeting may take. */
const HOURS = 4

const mark = (secrets: Secrets, body: string): string => secrets.fingerprint('meeting sign-in', body)

export const serveGetSignInCode = serveQuery(getSignInCode, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await findMeeting(context, keepMeetings, input.id)
    if (meeting === undefined) return notFound()
    if (meeting.state !== 'open') return refuse('meetings.not-open', { state: meeting.state })
    const untilMinute = Math.floor(context.now.getTime() / 60_000) + HOURS * 60
    const body = codeBody(meeting.id, untilMinute)
    return {
      code: `${body}.${mark(context.secrets, body)}`,
      until: new Date(untilMinute * 60_000).toISOString(),
    }
  },
})

export const serveSignIn = serveCommand(signIn, {
  scope: signInToMeetings,
  run: async (context, input) => {
    const { secrets, now, actor } = context
    const code = readSignInCode(input.code)
    const right =
      code !== null &&
      code.mark === mark(secrets, codeBody(code.meetingId, code.untilMinute)) &&
      code.untilMinute * 60_000 >= now.getTime()
    if (!right) return refuse('meetings.code-wrong', {})
    const meeting = await shareMeeting(context, signInToMeetings, code.meetingId)
    if (meeting === undefined) return refuse('meetings.code-wrong', {})
    if (meeting.state !== 'open') return refuse('meetings.not-open', { state: meeting.state })
    const own = (await attendanceOf(context, meeting.id)).find(({ member_id }) => member_id === actor.memberId)
    if (own === undefined) return refuse('meetings.not-invited', {})
    await recordAttendance(context, meeting.id, [{ memberId: own.member_id, state: 'present', reason: null }], 'code')
    auditMeeting(context, meeting, `${own.full_name} tự điểm danh`)
    return { id: meeting.id, state: 'present' as const }
  },
})

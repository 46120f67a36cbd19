// Signing in by the code of the meeting: made for whoever holds the room, opened by each member with the own account.
import { getSignInCode, signIn } from '#contract/meetings.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { instantOf } from '#modules/meetings/flow/times.ts'
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
    if (!['planned', 'notified', 'open'].includes(meeting.state))
      return refuse('meetings.not-open', { state: meeting.state })
    // A sheet printed beforehand holds for the hours of the meeting; it signs nobody in before that opens.
    const begins = meeting.started_at ?? instantOf(meeting.planned_on, meeting.planned_time)
    const from = Math.max(context.now.getTime(), begins.getTime())
    const untilMinute = Math.floor(from / 60_000) + HOURS * 60
    const body = codeBody(meeting.id, untilMinute)
    return {
      code: `${body}.${mark(context.secrets, body)}`,
      until: new Date(untilMinute * 60_000).toISOString(),
    }
  },
})

/** The meeting a code names; undefined where it is none of this program or no longer holds. */
function meetingOfCode({ secrets, now }: CommandContext, text: string): string | undefined {
  const code = readSignInCode(text)
  const right =
    code !== null &&
    code.mark === mark(secrets, codeBody(code.meetingId, code.untilMinute)) &&
    code.untilMinute * 60_000 >= now.getTime()
  return right ? code.meetingId : undefined
}

export const serveSignIn = serveCommand(signIn, {
  scope: signInToMeetings,
  run: async (context, input) => {
    const byCode = input.code !== undefined
    const id = input.code === undefined ? input.id : meetingOfCode(context, input.code)
    const meeting = id === undefined ? undefined : await shareMeeting(context, signInToMeetings, id)
    if (meeting === undefined) return byCode ? refuse('meetings.code-wrong', {}) : notFound()
    if (meeting.state !== 'open') return refuse('meetings.not-open', { state: meeting.state })
    const own = (await attendanceOf(context, meeting.id)).find(({ member_id }) => member_id === context.actor.memberId)
    if (own === undefined) return refuse('meetings.not-invited', {})
    // Only whoever joins from afar signs in without having been in the room.
    if (!byCode && meeting.form !== 'online') return refuse('meetings.code-needed', {})
    const row = { memberId: own.member_id, state: 'present', reason: null }
    await recordAttendance(context, meeting.id, [row], byCode ? 'code' : 'phone')
    auditMeeting(context, meeting, `${own.full_name} tự điểm danh`)
    return { id: meeting.id, state: 'present' as const }
  },
})

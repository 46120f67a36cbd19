// Signing in by the code of the meeting: made for whoever holds the room, opened by each member with the own account.
import { getSignInCode, signIn } from '#contract/meetings.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { instantOf } from '#modules/meetings/flow/times.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings, signInToMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf, recordAttendance } from '#modules/meetings/store/attendance.ts'
import { findMeeting, shareMeeting } from '#modules/meetings/store/meetings.ts'
import { organisationById, organisationsAt } from '#modules/organisations/public.ts'
import { codeBody, readSignInCode, type SignInCode } from '#rules/meetings/sign-in-code.ts'

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
    const body = codeBody({ meetingId: meeting.id, untilMinute, path: meeting.path })
    return {
      code: `${body}.${mark(context.secrets, body)}`,
      until: new Date(untilMinute * 60_000).toISOString(),
    }
  },
})

/** The parts of a code of this program; undefined where it is none. */
function madeHere(secrets: Secrets, text: string): SignInCode | undefined {
  const code = readSignInCode(text)
  return code !== null && code.mark === mark(secrets, codeBody(code)) ? code : undefined
}

/** Of a meeting that is out of reach: whoever stands before its sheet may know which branch it hangs with. */
async function refuseElsewhere({ tx, today }: CommandContext, { path }: SignInCode): Promise<Refusal> {
  const [at] = await organisationsAt(tx, path.slice(0, 2), [{ path, on: today }])
  return refuse('meetings.code-elsewhere', { organisation: at?.name ?? 'chi bộ khác' })
}

export const serveSignIn = serveCommand(signIn, {
  scope: signInToMeetings,
  run: async (context, input) => {
    const byCode = input.code !== undefined
    const code = input.code === undefined ? undefined : madeHere(context.secrets, input.code)
    if (byCode && code === undefined) return refuse('meetings.code-wrong', {})
    const id = code?.meetingId ?? input.id
    const meeting = id === undefined ? undefined : await shareMeeting(context, signInToMeetings, id)
    if (meeting === undefined) return code === undefined ? notFound() : refuseElsewhere(context, code)
    const which = { on: meeting.planned_on }
    if (code !== undefined && code.untilMinute * 60_000 < context.now.getTime())
      return refuse('meetings.code-over', which)
    if (meeting.state !== 'open') return refuse('meetings.sign-in-not-open', { ...which, state: meeting.state })
    const own = (await attendanceOf(context, meeting.id)).find(({ member_id }) => member_id === context.actor.memberId)
    if (own === undefined) {
      const at = await organisationById(context.tx, context.province, meeting.organisation_id)
      return refuse('meetings.not-invited', { ...which, organisation: at?.name ?? '' })
    }
    // Only whoever joins from afar signs in without having been in the room.
    if (!byCode && meeting.form !== 'online') return refuse('meetings.code-needed', {})
    const row = { memberId: own.member_id, state: 'present', reason: null }
    await recordAttendance(context, meeting.id, [row], byCode ? 'code' : 'phone')
    auditMeeting(context, meeting, `${own.full_name} tự điểm danh`)
    return { id: meeting.id, state: 'present' as const }
  },
})

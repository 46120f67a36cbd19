// Tells the papers of a case of the meeting that voted on it: who was in the chair, where and when, who was there, how many ballots.
import type { QueryContext } from '#kernel/context.ts'
import { registerSittings, type Sitting } from '#modules/cases/public.ts'
import { overseeMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import { findMeeting } from '#modules/meetings/store/meetings.ts'
import { votesOfCase } from '#modules/meetings/store/room.ts'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
const hour = (at: Date | string | null): string | null => (at === null ? null : clock.format(new Date(at)))
const named = (fullName: string | null) => (fullName === null ? null : { fullName })

async function sittings(context: QueryContext, caseId: string): Promise<Sitting[]> {
  const told: Sitting[] = []
  for (const { vote, meeting: head } of await votesOfCase(context, overseeMeetings, caseId)) {
    if (vote.case_step === null || vote.state !== 'counted') continue
    const meeting = await findMeeting(context, overseeMeetings, head.id)
    if (meeting === undefined || meeting.classified) continue
    const people = await attendanceOf(context, meeting.id)
    const present = people.filter(({ state }) => state === 'present')
    told.push({
      step: vote.case_step,
      on: meeting.planned_on,
      meeting: {
        startsAt: hour(meeting.started_at),
        endsAt: hour(meeting.ended_at),
        place: meeting.place,
        chair: named(meeting.chair),
        secretary: named(meeting.minutes_by),
        present: present.length,
        presentProbationary: present.filter(({ standing }) => standing === 'probationary').length,
        absent: people.length - present.length,
      },
      ballots: {
        issued: vote.issued,
        returned: vote.returned,
        valid: vote.valid,
        invalid: vote.returned === null || vote.valid === null ? null : vote.returned - vote.valid,
      },
    })
  }
  return told
}

/** Makes it known to cases; calling it again changes nothing. */
export const tellSittings = () => registerSittings('meetings', sittings)

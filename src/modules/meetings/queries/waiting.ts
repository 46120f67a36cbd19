// The next step of the meetings of the own branch, as long as somebody has to take it: told, opened, closed, signed, published.
import { listWaitingMeetings, type MeetingStep } from '#contract/meeting-calendar.ts'
import { serveQuery } from '#kernel/serve.ts'
import { headOf, isForAll, publishBy } from '#modules/meetings/queries/shown.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { type UnfinishedMeeting, unfinishedOf } from '#modules/meetings/store/meetings.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn, type Setting } from '#rules/rulebook/rulebook.ts'

/** How long before its day a meeting asks to be told of, and how long after it its minutes are asked for. */
const DAYS_AHEAD = 7
const DAYS_AFTER = 31

interface Step {
  step: MeetingStep
  by: string | null
}

function toldBy(meeting: UnfinishedMeeting, setting: Setting): string {
  const ahead = parameterOn({ ...setting, on: meeting.planned_on }, 'M-05', 'upload-before')
  return ahead === undefined ? meeting.planned_on : addDays(meeting.planned_on, -numberIn(ahead))
}

/** What the meeting waits for; null: nothing now. */
function stepOf(meeting: UnfinishedMeeting, setting: Setting, today: string): Step | null {
  const { state, planned_on: on, classified, minutes_signed: signed } = meeting
  if (state === 'open') return on < today ? { step: 'close', by: on } : null
  if (state === 'planned' || state === 'notified') {
    if (on <= today) return { step: 'open', by: on }
    return state === 'planned' && on <= addDays(today, DAYS_AHEAD)
      ? { step: 'notify', by: toldBy(meeting, setting) }
      : null
  }
  if (classified) return null
  // What is published is what was signed: the minutes have the day of publishing.
  const publishes = state === 'closed' && isForAll(meeting)
  const by = publishes ? publishBy(meeting, { ...setting, on }) : null
  if (!signed && on >= addDays(today, -DAYS_AFTER)) return { step: 'sign', by }
  return publishes ? { step: 'publish', by } : null
}

export const serveListWaitingMeetings = serveQuery(listWaitingMeetings, {
  scope: keepMeetings,
  run: async (context) => {
    const { actor, today } = context
    const setting = await settingOf(context)
    const meetings = await unfinishedOf(context, actor.seat.organisationId, {
      from: addDays(today, -366),
      to: addDays(today, DAYS_AHEAD),
    })
    return {
      rows: meetings.flatMap((meeting) => {
        const next = stepOf(meeting, setting, today)
        return next === null ? [] : [{ ...headOf(meeting), ...next, late: next.by !== null && next.by < today }]
      }),
    }
  },
})

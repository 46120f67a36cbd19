// Everything the room needs of one meeting in one answer; a plain member sees the own row and nobody's opinions.
import { getMeeting, type MeetingDetail } from '#contract/meetings.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { duesStateOf } from '#modules/dues/public.ts'
import { quorumOf, settingFor } from '#modules/meetings/flow/electorate.ts'
import { minutesHeld, timeOf } from '#modules/meetings/flow/times.ts'
import { headOf, isForAll, publishBy, shownVote } from '#modules/meetings/queries/shown.ts'
import { keepMeetings, viewMeetings } from '#modules/meetings/scope.ts'
import { type AttendanceRow, attendanceOf } from '#modules/meetings/store/attendance.ts'
import { type DocumentRow, documentsOf } from '#modules/meetings/store/documents.ts'
import { inChargeOf } from '#modules/meetings/store/in-charge.ts'
import {
  findMeeting,
  lastMinutesBy,
  type NamedMeeting,
  preparationOf,
  regularBefore,
} from '#modules/meetings/store/meetings.ts'
import { itemsOf, opinionsOf, votesOf } from '#modules/meetings/store/room.ts'
import { type ScoreRow, scoreOf } from '#modules/meetings/store/scores.ts'
import { openTasksOf, type TaskRow, tasksOfSource } from '#modules/tasks/public.ts'
import { addMonths } from '#rules/calendar/dates.ts'
import { type MeetingBand, meetingFormOf } from '#rules/meetings/forms.ts'
import { taskAtStart } from '#rules/meetings/task-result.ts'

const DOCUMENTS = ['meetings.add-document', 'meetings.add-secret-card', 'meetings.withdraw-document']

const BEFORE = [
  'meetings.change',
  'meetings.cancel',
  'meetings.notify',
  'meetings.set-agenda',
  'meetings.open',
  'meetings.print-paper',
  'meetings.get-sign-in-code',
  ...DOCUMENTS,
]

const BEFORE_STATES = ['planned', 'notified']

/** What may be done with a meeting in each state by whoever holds it. */
const acts: Record<string, readonly string[]> = {
  planned: BEFORE,
  notified: BEFORE,
  open: [
    'meetings.set-agenda',
    'meetings.set-attendance',
    'meetings.get-sign-in-code',
    ...DOCUMENTS,
    'meetings.record-item',
    'meetings.add-opinion',
    'meetings.mark-speakers',
    'meetings.open-vote',
    'meetings.assign-tasks',
    'meetings.close',
  ],
  closed: ['meetings.reopen', 'meetings.publish', 'meetings.print-paper', 'meetings.sign-paper'],
  published: ['meetings.print-paper', 'meetings.sign-paper'],
  cancelled: [],
}

/** Whoever joins an online meeting signs in on the own page (M-07). */
const maySignIn = (actor: QueryContext['actor'], meeting: NamedMeeting, people: readonly AttendanceRow[]): boolean =>
  meeting.state === 'open' &&
  meeting.form === 'online' &&
  people.some(({ member_id, state }) => member_id === actor.memberId && state === 'not-recorded')

function allowedOf({ actor, today }: QueryContext, meeting: NamedMeeting): string[] {
  if (!mayUse(keepMeetings, actor)) return []
  return (acts[meeting.state] ?? []).filter(
    (name) =>
      !(name === 'meetings.reopen' && meeting.closed_on !== today) &&
      !(name === 'meetings.publish' && !isForAll(meeting)) &&
      !(name === 'meetings.add-document' && meeting.classified) &&
      !(name === 'meetings.open' && meeting.planned_on > today),
  )
}

const documentOf = (row: DocumentRow): MeetingDetail['documents'][number] => ({
  id: row.id,
  name: row.name,
  size: row.size,
  addedOn: row.recorded_on,
  addedBy: row.recorded_by,
  card:
    row.code === null || row.keeper === null || row.place === null
      ? null
      : { code: row.code, level: row.secrecy as 'secret', keeper: row.keeper, place: row.place },
})

const lineOf = (task: TaskRow): MeetingDetail['tasks'][number] => ({
  id: task.id,
  title: task.title,
  assigneeName: task.assignee_name,
  dueOn: task.due_on,
  state: task.state,
  percent: task.percent,
  closedOn: task.closed_on,
})

/** What was given before: open on the day, or done since the regular meeting before (without one, in the month before). */
async function earlierTasksOf(
  context: QueryContext,
  meeting: NamedMeeting,
  shown: (task: TaskRow) => boolean,
): Promise<MeetingDetail['earlierTasks']> {
  const [before] = await regularBefore(context, meeting, 1)
  const since = before?.planned_on ?? addMonths(meeting.planned_on, -1)
  const tasks = await openTasksOf(context, meeting.organisation_id, meeting.planned_on, since)
  return tasks
    .filter((task) => task.source_id !== meeting.id && shown(task))
    .map((task) => ({
      ...lineOf(task),
      atStart: taskAtStart({ assignedOn: task.assigned_on, dueOn: task.due_on }, since),
    }))
}

const countsOf = (rows: readonly AttendanceRow[]): MeetingDetail['counts'] => {
  const count = (state: string): number => rows.filter((row) => row.state === state).length
  return {
    members: rows.length,
    present: count('present'),
    excused: count('excused'),
    absent: count('absent'),
    exempt: count('exempt'),
    notRecorded: count('not-recorded'),
  }
}

const personOf = (row: AttendanceRow): MeetingDetail['attendance'][number] => ({
  memberId: row.member_id,
  fullName: row.full_name,
  standing: row.standing,
  state: row.state as MeetingDetail['attendance'][number]['state'],
  reason: row.reason,
  by: row.by as MeetingDetail['attendance'][number]['by'],
})

const duesOf = (dues: Awaited<ReturnType<typeof duesStateOf>>): MeetingDetail['dues'] => ({
  members: dues.length,
  paid: dues.filter(({ owed, outstanding }) => owed !== null && owed > 0 && outstanding === 0).length,
  exempt: dues.filter(({ exempt }) => exempt).length,
  nothing: dues.filter(({ owed, exempt }) => owed === 0 && !exempt).length,
  owing: dues.filter(({ outstanding }) => (outstanding ?? 0) > 0).map(({ fullName }) => fullName),
  unknown: dues.filter(({ owed }) => owed === null).length,
})

/** The lines of the form with what their parts have together; a line that did not count in the meeting is left out. */
const criteriaOf = ({ form, lines }: ScoreRow): NonNullable<MeetingDetail['score']>['criteria'] =>
  meetingFormOf(form).lines.flatMap(({ no, title }) => {
    const own = lines.filter((line) => line.no === no || line.no.startsWith(`${no}.`))
    const sum = (of: 'points' | 'max'): number => own.reduce((all, line) => all + Math.round(line[of] * 100), 0) / 100
    return own.length === 0 ? [] : [{ no, title, points: sum('points'), max: sum('max') }]
  })

const shownScore = (score: ScoreRow): MeetingDetail['score'] => ({
  state: score.state as 'proposed',
  points: score.hundredths / 100,
  band: score.band as MeetingBand,
  reasons: score.reasons,
  criteria: criteriaOf(score),
  inFavour: score.in_favour,
  against: score.against,
})

/** What was said and decided; to a plain member no content, nobody's opinion, and nothing of who counts in a vote and why not. */
async function roomOf(
  context: QueryContext,
  { id }: NamedMeeting,
  whole: boolean,
): Promise<Pick<MeetingDetail, 'items' | 'opinions' | 'votes'>> {
  const [items, votes] = [await itemsOf(context, id), await votesOf(context, id)]
  const opinions = whole ? await opinionsOf(context, id) : []
  return {
    items: items.map((item) => ({
      id: item.id,
      part: item.part as MeetingDetail['items'][number]['part'],
      heading: item.heading,
      minutes: item.minutes,
      content: whole ? item.content : null,
      version: item.version,
    })),
    opinions: opinions.map(({ id: opinion, item_id, member_id, speaker, content, version }) => ({
      id: opinion,
      itemId: item_id,
      memberId: member_id,
      speaker,
      content,
      version,
    })),
    votes: votes.map((vote) => {
      const shown = shownVote(vote)
      return whole ? shown : { ...shown, subject: vote.case_id === null ? shown.subject : '', electorate: [] }
    }),
  }
}

/** Everything of a meeting that the caller may see. */
export async function shownMeeting(context: QueryContext, meeting: NamedMeeting): Promise<MeetingDetail> {
  const whole = !isOwnOnly(context.actor.seat)
  const people = await attendanceOf(context, meeting.id)
  const setting = await settingFor(context, meeting)
  const own = (task: TaskRow): boolean => whole || task.member_id === context.actor.memberId
  const given = (await tasksOfSource(context, meeting.id)).filter(own)
  const earlier = await earlierTasksOf(context, meeting, own)
  const dues = whole ? await duesStateOf(context, meeting.organisation_id, meeting.month) : null
  const score = await scoreOf(context, meeting.id)
  const documents = await documentsOf(context, meeting.id)
  const charge = whole ? await inChargeOf(context, meeting.organisation_id, meeting.planned_on) : undefined
  const seen = whole ? people : people.filter(({ member_id }) => member_id === context.actor.memberId)
  return {
    ...headOf(meeting),
    onlineReason: meeting.online_reason as MeetingDetail['onlineReason'],
    cannotGather: meeting.online_count,
    notifiedOn: meeting.notified_on,
    noticeLate: meeting.notice_reason !== null,
    committeeMember: whole ? (meeting.committee_member ?? charge?.fullName ?? null) : null,
    preparation: whole ? await preparationOf(context, meeting) : null,
    // Members have the papers once they are told of the meeting; what is secret is for whoever holds it.
    documents: documents
      .filter(({ secrecy }) => whole || (secrecy === 'none' && meeting.state !== 'planned'))
      .map(documentOf),
    startedAt: meeting.started_at === null ? null : timeOf(meeting.started_at),
    endedAt: meeting.ended_at === null ? null : timeOf(meeting.ended_at),
    minutesHeld: minutesHeld(meeting),
    chair: whole ? meeting.chair : null,
    minutesBy: whole ? meeting.minutes_by : null,
    lastMinutesBy: whole && BEFORE_STATES.includes(meeting.state) ? await lastMinutesBy(context, meeting) : null,
    conclusion: whole || meeting.state === 'published' ? meeting.conclusion : null,
    heldReason: meeting.held_reason,
    publishedOn: meeting.published_on,
    cancelledReason: meeting.cancelled_reason,
    publishBy: publishBy(meeting, setting),
    whole,
    attendance: seen.map(personOf),
    counts: countsOf(people),
    quorum: people.length === 0 ? null : quorumOf(meeting, people, setting),
    ...(await roomOf(context, meeting, whole)),
    tasks: given.map(lineOf),
    earlierTasks: earlier,
    dues: dues === null ? null : duesOf(dues),
    score: score === undefined ? null : shownScore(score),
    allowed: [
      ...allowedOf(context, meeting),
      ...(maySignIn(context.actor, meeting, people) ? ['meetings.sign-in'] : []),
    ],
  }
}

export const serveGetMeeting = serveQuery(getMeeting, {
  scope: viewMeetings,
  run: async (context, input) => {
    const meeting = await findMeeting(context, viewMeetings, input.id)
    return meeting === undefined ? notFound() : shownMeeting(context, meeting)
  },
})

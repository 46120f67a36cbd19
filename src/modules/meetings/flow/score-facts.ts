// What the record knows of a meeting for its score: length, attendance, notice, speakers, the resolution before, publishing.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { endKnown, minutesHeld } from '#modules/meetings/flow/times.ts'
import type { AttendanceRow } from '#modules/meetings/store/attendance.ts'
import { documentsOf } from '#modules/meetings/store/documents.ts'
import { type MeetingRow, regularBefore } from '#modules/meetings/store/meetings.ts'
import { opinionsOf } from '#modules/meetings/store/room.ts'
import { holdingsOf } from '#modules/members/public.ts'
import { tasksOfSources } from '#modules/tasks/public.ts'
import { daysBetween } from '#rules/calendar/dates.ts'
import { posts } from '#rules/code-lists/posts.ts'
import type { MeasuredFacts } from '#rules/meetings/measures.ts'

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole)

/** The longest row of excused absences of one of the people, over the regular meetings of the year up to this one. */
async function longestExcusedRun({ tx, province }: QueryContext, meeting: MeetingRow): Promise<number> {
  const { rows } = await sql<{ member: string; excused: boolean }>`
    select a.member_id as member, a.state = 'excused' as excused from meeting_attendance a
      join meetings m on m.province_code = ${province} and m.id = a.meeting_id
     where a.province_code = ${province} and m.organisation_id = ${meeting.organisation_id} and m.planned_on <= ${meeting.planned_on}::date
       and m.month between ${`${meeting.month.slice(0, 4)}-01`} and ${meeting.month}
       and m.kind in ('regular', 'regular-with-thematic') and m.state in ('open', 'closed', 'published')
       and a.member_id in (select b.member_id from meeting_attendance b where b.province_code = ${province} and b.meeting_id = ${meeting.id})
     order by a.member_id, m.planned_on`.execute(tx)
  const runs = rows.reduce<{ member: string; now: number; longest: number }>(
    ({ member, now, longest }, row) => {
      const run = row.excused ? (row.member === member ? now : 0) + 1 : 0
      return { member: row.member, now: run, longest: Math.max(longest, run) }
    },
    { member: '', now: 0, longest: 0 },
  )
  return runs.longest
}

/** Whether the month has its thematic part: in this meeting, in one of its own that was held, in the calendar and not held, or none. */
async function thematicOf({ tx, province }: QueryContext, meeting: MeetingRow): Promise<MeasuredFacts['thematic']> {
  if (meeting.kind !== 'regular') return 'held'
  const others = await tx
    .selectFrom('meetings')
    .select('state')
    .where('province_code', '=', province)
    .where('organisation_id', '=', meeting.organisation_id)
    .where('month', '=', meeting.month)
    .where('kind', '=', 'thematic')
    .where('state', '<>', 'cancelled')
    .where('planned_on', '<=', meeting.planned_on)
    .execute()
  if (others.length === 0) return 'not-due'
  return others.some(({ state }) => ['open', 'closed', 'published'].includes(state)) ? 'held' : 'missed'
}

/** How far back a regular meeting may lie whose tasks fall due only now. */
const MEETINGS_BACK = 36

/**
 * The share that is done of what was to be done by now: of the tasks of the regular meeting before, those due by this one or done already,
 * and of those before it whatever fell due since. What is not due yet is no failure; null where nothing was due.
 */
async function targetsMet(context: QueryContext, meeting: MeetingRow): Promise<number | null> {
  const meetings = await regularBefore(context, meeting, MEETINGS_BACK)
  const [before] = meetings
  if (before === undefined) return null
  const given = await tasksOfSources(
    context,
    meetings.map(({ id }) => id),
  )
  const due = given.filter(
    ({ source_id, state, due_on }) =>
      (due_on <= meeting.planned_on && (source_id === before.id || due_on > before.planned_on)) ||
      (source_id === before.id && state === 'done'),
  )
  return percent(due.filter(({ state }) => state === 'done').length, due.length)
}

/** Whether a sitting of the branch committee of the month has signed minutes. What was kept on paper is not known here. */
async function committeeMinutes({ tx, province }: QueryContext, meeting: MeetingRow): Promise<true | null> {
  const signed = await tx
    .selectFrom('meetings as m')
    .innerJoin('meeting_papers as p', (join) =>
      join.onRef('p.province_code', '=', 'm.province_code').onRef('p.meeting_id', '=', 'm.id'),
    )
    .select('m.id')
    .where('m.province_code', '=', province)
    .where('m.organisation_id', '=', meeting.organisation_id)
    .where('m.month', '=', meeting.month)
    .where('m.kind', '=', 'branch-committee')
    .where('p.kind', '=', 'minutes')
    .where('p.signed_on', 'is not', null)
    .executeTakeFirst()
  return signed === undefined ? null : true
}

/** Days from the first document put up here to the meeting; null where none was: what was put up elsewhere is not known here. */
async function uploadDaysBefore(context: QueryContext, meeting: MeetingRow): Promise<number | null> {
  const first = (await documentsOf(context, meeting.id)).find(({ secrecy }) => secrecy === 'none')
  return first === undefined ? null : Math.max(0, daysBetween(first.recorded_on, meeting.planned_on))
}

async function secretaryOnly(context: QueryContext, meeting: MeetingRow): Promise<boolean> {
  const holders = (await holdingsOf(context, meeting.organisation_id, meeting.planned_on)).filter(({ postCode }) => {
    const post = posts.byCode(postCode)
    return post?.kind === 'elective' && post.role !== null
  })
  return holders.length > 0 && holders.every(({ postCode }) => postCode === 'secretary')
}

/** The facts of a meeting as they stand now; what the record does not know is left out and the branch scores it. */
export async function scoreFacts(
  context: QueryContext,
  meeting: MeetingRow,
  people: readonly AttendanceRow[],
): Promise<MeasuredFacts> {
  const count = (state: string): number => people.filter((row) => row.state === state).length
  const present = count('present')
  const spoke = new Set((await opinionsOf(context, meeting.id)).flatMap(({ member_id }) => member_id ?? []))
  // Words sent in by somebody who stayed away are no share of those who were there.
  const speakers = people.filter(({ member_id, state }) => state === 'present' && spoke.has(member_id)).length
  return {
    minutesHeld: minutesHeld({ ...meeting, ended_at: endKnown(meeting, context) }),
    members: people.length,
    combined: meeting.kind === 'regular-with-thematic',
    attendancePct: percent(present, people.length - count('exempt')),
    unexcused: count('absent'),
    longestExcusedRun: await longestExcusedRun(context, meeting),
    committeeMinutes: await committeeMinutes(context, meeting),
    secretaryOnly: await secretaryOnly(context, meeting),
    noticeSent: meeting.notified_on !== null,
    uploadDaysBefore: await uploadDaysBefore(context, meeting),
    thematic: await thematicOf(context, meeting),
    // What is said is not written down where it is a state secret (S-04).
    speakingPct: meeting.classified ? null : percent(speakers, present),
    targetsMetPct: await targetsMet(context, meeting),
    publishDaysAfter:
      meeting.published_on === null ? Number.POSITIVE_INFINITY : daysBetween(meeting.planned_on, meeting.published_on),
  }
}

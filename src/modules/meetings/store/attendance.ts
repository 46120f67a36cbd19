// Who belongs to a meeting and who was there: rows of their own, written once each.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { MeetingAttendance } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { electorateOn, holdingsOf } from '#modules/members/public.ts'
import { posts } from '#rules/code-lists/posts.ts'
import type { Attender, Standing } from '#rules/meetings/electorate.ts'

export type AttendanceRow = Omit<Selectable<MeetingAttendance>, 'standing'> & { standing: Standing }

/** Everybody of the meeting in the order of names. */
export async function attendanceOf({ tx, province }: QueryContext, meetingId: string): Promise<AttendanceRow[]> {
  const rows = await tx
    .selectFrom('meeting_attendance')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .orderBy('seq')
    .execute()
  return rows as AttendanceRow[]
}

export const attenders = (rows: readonly AttendanceRow[]): Attender[] =>
  rows.map((row) => ({
    memberId: row.member_id,
    fullName: row.full_name,
    standing: row.standing,
    present: row.state === 'present',
  }))

/** Elective posts that carry rights over the branch: the committee, where it has one, otherwise secretary and deputy. */
const isOfCommittee = (postCode: string): boolean => {
  const post = posts.byCode(postCode)
  return post?.kind === 'elective' && post.role !== null
}

/**
 * Takes down who belongs to the meeting as the record stands on its day: the members of the branch, or those of them who hold an elective
 * post of the committee. Whoever is exempt, away or suspended is put so; everybody else is not recorded yet. Answers how many.
 */
export async function takeDownPeople(context: CommandContext, meeting: MeetingRow): Promise<number> {
  const { tx, province } = context
  const { members } = await electorateOn(context, meeting.organisation_id, meeting.planned_on)
  const holders =
    meeting.kind === 'branch-committee'
      ? new Set(
          (await holdingsOf(context, meeting.organisation_id, meeting.planned_on))
            .filter(({ postCode }) => isOfCommittee(postCode))
            .map(({ memberId }) => memberId),
        )
      : null
  const people = holders === null ? members : members.filter(({ memberId }) => holders.has(memberId))
  if (people.length === 0) return 0
  await tx
    .insertInto('meeting_attendance')
    .values(
      people.map(({ memberId, fullName, standing }, i) => ({
        province_code: province,
        meeting_id: meeting.id,
        member_id: memberId,
        path: meeting.path,
        seq: i + 1,
        full_name: fullName,
        standing,
        state: ['exempt', 'away', 'suspended'].includes(standing) ? 'exempt' : 'not-recorded',
      })),
    )
    .onConflict((on) => on.columns(['province_code', 'meeting_id', 'member_id']).doNothing())
    .execute()
  return people.length
}

export interface Recorded {
  memberId: string
  state: string
  reason: string | null
}

/** Writes rows of attendance; answers how many of them are on the list. */
export async function recordAttendance(
  { tx, province, now }: CommandContext,
  meetingId: string,
  rows: readonly Recorded[],
  by: 'list' | 'code' | 'phone',
): Promise<number> {
  if (rows.length === 0) return 0
  const { numAffectedRows } = await sql`
    update meeting_attendance a set state = w.state, reason = w.reason, by = ${by}, recorded_at = ${now}
      from unnest(${rows.map((r) => r.memberId)}::uuid[], ${rows.map((r) => r.state)}::text[], ${rows.map((r) => r.reason)}::text[]) w(id, state, reason)
     where a.province_code = ${province} and a.meeting_id = ${meetingId} and a.member_id = w.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Everybody not recorded yet; answers how many. */
export async function recordOthers(
  { tx, province, now }: CommandContext,
  meetingId: string,
  state: 'present' | 'absent',
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_attendance')
    .set({ state, by: 'list', recorded_at: now })
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'not-recorded')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

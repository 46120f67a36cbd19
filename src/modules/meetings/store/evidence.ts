// What meetings say of a member or of branches within some days, for the evaluation: figures, and nothing reckoned from them.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

type Reading = Pick<QueryContext, 'tx' | 'province'>

export interface AttendanceCounts {
  /** Sittings that were held and whose list the member stood on, exempt ones left out. */
  held: number
  present: number
  excused: number
  absent: number
}

/** How often a member came to the meetings of the branch, wherever it was; sittings of a committee are not counted. */
export async function attendanceCountsOf(
  { tx, province }: Reading,
  memberId: string,
  from: string,
  to: string,
): Promise<AttendanceCounts> {
  const { rows } = await sql<AttendanceCounts>`
    select count(*)::integer as held, count(*) filter (where a.state = 'present')::integer as present,
           count(*) filter (where a.state = 'excused')::integer as excused, count(*) filter (where a.state = 'absent')::integer as absent
      from meeting_attendance a
      join meetings m on m.province_code = ${province} and m.id = a.meeting_id
     where a.province_code = ${province} and a.member_id = ${memberId} and a.state <> 'exempt'
       and m.kind <> 'branch-committee' and m.state in ('closed', 'published') and m.planned_on between ${from}::date and ${to}::date`.execute(
    tx,
  )
  return rows[0] ?? { held: 0, present: 0, excused: 0, absent: 0 }
}

export interface Absences {
  memberId: string
  held: number
  absent: number
}

/** The same of everybody on the lists of a branch, of whom somebody missed a sitting without a reason. One statement. */
export async function absencesIn(
  { tx, province }: Reading,
  path: string,
  from: string,
  to: string,
): Promise<Absences[]> {
  const { rows } = await sql<Absences>`
    select a.member_id as "memberId", count(*)::integer as held, count(*) filter (where a.state = 'absent')::integer as absent
      from meeting_attendance a
      join meetings m on m.province_code = ${province} and m.id = a.meeting_id
     where a.province_code = ${province} and m.path = ${path} and a.state <> 'exempt'
       and m.kind <> 'branch-committee' and m.state in ('closed', 'published') and m.planned_on between ${from}::date and ${to}::date
     group by a.member_id having count(*) filter (where a.state = 'absent') > 0`.execute(tx)
  return rows
}

export interface MonthsHeld {
  /** Months in which a branch held its regular meeting. */
  held: number
  scored: number
  /** The mean of those that were scored, in hundredths of a point; null where none was. */
  hundredths: number | null
  /** How many in which band. */
  bands: Record<string, number>
}

/** The regular meetings of the branches at and below a path in months (`YYYY-MM`) from one to another, with their scores. */
export async function monthsHeldBelow(
  { tx, province }: Reading,
  path: string,
  from: string,
  to: string,
): Promise<MonthsHeld> {
  const { rows } = await sql<{ band: string | null; held: number; sum: number }>`
    select score_band as band, count(*)::integer as held, coalesce(sum(score_hundredths), 0)::integer as sum from branch_months
     where province_code = ${province} and path >= ${path} and path < ${`${path.slice(0, -1)}0`} and month between ${from} and ${to}
       and held_on is not null
     group by score_band`.execute(tx)
  const scored = rows.filter((row) => row.band !== null)
  const count = scored.reduce((all, row) => all + row.held, 0)
  return {
    held: rows.reduce((all, row) => all + row.held, 0),
    scored: count,
    hundredths: count === 0 ? null : Math.round(scored.reduce((all, row) => all + row.sum, 0) / count),
    bands: Object.fromEntries(scored.map((row) => [row.band ?? '', row.held])),
  }
}

/** How many regular meetings each branch at and below a path held for months (`YYYY-MM`) from one to another; none is left out. */
export async function meetingsByBranch(
  { tx, province }: Reading,
  path: string,
  from: string,
  to: string,
): Promise<{ organisationId: string; value: number }[]> {
  const { rows } = await sql<{ organisationId: string; value: number }>`
    select organisation_id as "organisationId", count(*)::integer as value from branch_months
     where province_code = ${province} and path >= ${path} and path < ${`${path.slice(0, -1)}0`} and month between ${from} and ${to}
       and held_on is not null
     group by 1`.execute(tx)
  return rows
}

// Tells the papers of a case of the meeting that voted on it: who was in the chair, where and when, who was there, how many ballots.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { registerSittings, type Sitting } from '#modules/cases/public.ts'
import { overseeMeetings } from '#modules/meetings/scope.ts'

interface Row {
  step: string
  on: string
  starts: string | null
  ends: string | null
  place: string | null
  chair: string | null
  secretary: string | null
  present: number
  probationary: number
  absent: number
  issued: number | null
  returned: number | null
  valid: number | null
}

/** Votes that were counted, the latest first; of a meeting about a state secret nothing. */
async function rowsOf({ tx, province, actor }: QueryContext, caseId: string): Promise<Row[]> {
  const timeOf = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI')`
  const { rows } = await sql<Row>`
    select v.case_step as step, m.planned_on as on, ${timeOf('m.started_at')} as starts, ${timeOf('m.ended_at')} as ends, m.place,
           m.chair, m.minutes_by as secretary, a.present, a.probationary, a.absent, v.issued, v.returned, v.valid
      from meeting_votes v
      join meetings m on m.province_code = ${province} and m.id = v.meeting_id
     cross join lateral (
           select count(*) filter (where p.state = 'present')::int as present,
                  count(*) filter (where p.state = 'present' and p.standing = 'probationary')::int as probationary,
                  count(*) filter (where p.state <> 'present')::int as absent
             from meeting_attendance p where p.province_code = ${province} and p.meeting_id = m.id) a
     where v.province_code = ${province} and v.case_id = ${caseId} and v.state = 'counted' and v.case_step is not null
       and not m.classified and ${overseeMeetings.rows(actor, province, 'm')}
     order by v.opened_at desc`.execute(tx)
  return rows
}

const named = (fullName: string | null) => (fullName === null ? null : { fullName })

const sittings = async (context: QueryContext, caseId: string): Promise<Sitting[]> =>
  (await rowsOf(context, caseId)).map((row) => ({
    step: row.step,
    on: row.on,
    meeting: {
      startsAt: row.starts,
      endsAt: row.ends,
      place: row.place,
      chair: named(row.chair),
      secretary: named(row.secretary),
      present: row.present,
      presentProbationary: row.probationary,
      absent: row.absent,
    },
    ballots: {
      issued: row.issued,
      returned: row.returned,
      valid: row.valid,
      invalid: row.returned === null || row.valid === null ? null : row.returned - row.valid,
    },
  }))

/** Makes it known to cases; calling it again changes nothing. */
export const tellSittings = () => registerSittings('meetings', sittings)

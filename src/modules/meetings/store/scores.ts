// The rows of scores and of the forms committees chose to score by.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { MeetingScores } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import type { MeetingBand, MeetingFormCode } from '#rules/meetings/forms.ts'
import type { ScoredLine } from '#rules/meetings/score-lines.ts'

type Row = Selectable<MeetingScores>
export interface ScoreRow extends Omit<Row, 'form' | 'given' | 'explained' | 'lines'> {
  form: MeetingFormCode
  given: Record<string, number>
  explained: Record<string, string>
  lines: ScoredLine[]
}

/** What stands in a row besides its keys and its version. */
export type ScoreColumns = Partial<Omit<ScoreRow, 'province_code' | 'meeting_id' | 'path' | 'version'>>

export const scoreOf = async (
  { tx, province }: QueryContext,
  meetingId: string,
  held = false,
): Promise<ScoreRow | undefined> =>
  (
    await sql<ScoreRow>`select * from meeting_scores where province_code = ${province} and meeting_id = ${meetingId}
      ${held ? sql`for update` : sql``}`.execute(tx)
  ).rows[0]

const stored = ({ given, explained, lines, ...columns }: ScoreColumns) => ({
  ...columns,
  ...(given === undefined ? {} : { given: JSON.stringify(given) }),
  ...(explained === undefined ? {} : { explained: JSON.stringify(explained) }),
  ...(lines === undefined ? {} : { lines: JSON.stringify(lines) }),
})

/** The first score of a meeting; undefined when somebody else was faster. */
export async function addScore(
  { tx, province }: CommandContext,
  meeting: { id: string; path: string },
  columns: Required<
    Pick<ScoreRow, 'form' | 'given' | 'explained' | 'full_marks' | 'lines' | 'reasons' | 'hundredths'>
  > & {
    band: string
  },
): Promise<ScoreRow | undefined> {
  const row = await tx
    .insertInto('meeting_scores')
    .values({
      province_code: province,
      meeting_id: meeting.id,
      path: meeting.path,
      state: 'proposed',
      ...columns,
      given: JSON.stringify(columns.given),
      explained: JSON.stringify(columns.explained),
      lines: JSON.stringify(columns.lines),
    })
    .onConflict((on) => on.columns(['province_code', 'meeting_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row as ScoreRow | undefined
}

/** Writes columns of a score that is held and raises its version. */
export async function changeScore(
  { tx, province }: CommandContext,
  score: ScoreRow,
  columns: ScoreColumns,
): Promise<ScoreRow> {
  const row = await tx
    .updateTable('meeting_scores')
    .set({ ...stored(columns), version: score.version + 1 })
    .where('province_code', '=', province)
    .where('meeting_id', '=', score.meeting_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return row as unknown as ScoreRow
}

/** The form of the nearest committee above that had chosen one by the day; undefined: none had. */
export const chosenForm = async (
  { tx, province }: QueryContext,
  path: string,
  on: string,
): Promise<MeetingFormCode | undefined> =>
  (
    await sql<{ form: MeetingFormCode }>`
      select form from score_forms where province_code = ${province} and starts_with(${path}, path) and valid_from <= ${on}::date
       order by length(path) desc, valid_from desc limit 1`.execute(tx)
  ).rows[0]?.form

export interface MonthScore {
  month: string
  points: number | null
  band: MeetingBand | null
  lost: string[]
}

/** The scores kept of the months of a branch in a year, by month. */
export const monthScoresOf = async (
  { tx, province }: QueryContext,
  organisationId: string,
  year: number,
): Promise<MonthScore[]> =>
  (
    await sql<MonthScore>`
      select month, score_hundredths / 100.0::float8 as points, score_band as band, coalesce(score_lost, '{}') as lost from branch_months
       where province_code = ${province} and organisation_id = ${organisationId} and month between ${`${year}-01`} and ${`${year}-12`}
         and held_on is not null
       order by month`.execute(tx)
  ).rows

export interface BranchYear {
  organisationId: string
  name: string
  /** Months with a regular meeting that was held. */
  months: { month: string; points: number | null; band: MeetingBand | null }[]
}

/** The living branches directly below a committee with the scores kept of their months in a year, in the order of their names. */
export const yearScoresBelow = async (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  committeeId: string,
  year: number,
): Promise<BranchYear[]> =>
  (
    await sql<BranchYear>`
      select o.id as "organisationId", o.name,
             coalesce(jsonb_agg(jsonb_build_object('month', k.month, 'points', k.score_hundredths / 100.0::float8, 'band', k.score_band) order by k.month)
                        filter (where k.held_on is not null), '[]') as months
        from organisations o
        left join branch_months k on k.province_code = ${province} and k.organisation_id = o.id
                                 and k.month between ${`${year}-01`} and ${`${year}-12`}
       where ${scope.rows(actor, province, 'o')} and o.parent_id = ${committeeId} and o.ended_on is null
         and o.type_code = any(${branchTypes}::text[])
       group by o.id, o.name, o.sort_key
       order by o.sort_key, o.id limit 1000`.execute(tx)
  ).rows

// Lists of evaluations and rounds with how many wait for whom; each in one statement.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { EvaluationRow, Found, RoundRow } from '#modules/evaluations/store/rows.ts'

interface Joined extends EvaluationRow {
  round: RoundRow
}

const asFound = ({ round, ...row }: Joined): Found => ({ row, round })

/** Evaluations that fit, in the order of branches and names (`newest`: of periods). */
export async function readEvaluations(
  { tx, province }: QueryContext,
  conditions: readonly RawBuilder<boolean>[],
  page: { after: readonly [string, string, string] | null; limit: number } | 'newest',
): Promise<Found[]> {
  const after = page === 'newest' ? null : page.after
  const { rows } = await sql<Joined>`
    select e.*, to_jsonb(r) as round from evaluations e
      join evaluation_rounds r on r.province_code = ${province} and r.id = e.round_id
     where e.province_code = ${province} and ${sql.join(conditions, sql` and `)}
       and ${after === null ? sql`true` : sql`(e.path, e.sort_key, e.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`}
     order by ${page === 'newest' ? sql`r.period desc, e.id` : sql`e.path, e.sort_key, e.id`}
     limit ${page === 'newest' ? 100 : page.limit + 1}`.execute(tx)
  return rows.map(asFound)
}

export interface RoundCounts {
  due: number
  notDue: number
  self: number
  branch: number
  above: number
  announced: number
  replies: number
  late: number
}

export const NO_COUNTS: RoundCounts = {
  due: 0,
  notDue: 0,
  self: 0,
  branch: 0,
  above: 0,
  announced: 0,
  replies: 0,
  late: 0,
}

/** Of each round, how many wait for whom; `late` are past the day of the step they wait for. */
export async function countsOf(
  { tx, province, today }: QueryContext,
  roundIds: readonly string[],
): Promise<Map<string, RoundCounts>> {
  const { rows } = await sql<RoundCounts & { id: string }>`
    select e.round_id as id, count(*) filter (where e.due)::integer as due, count(*) filter (where not e.due)::integer as "notDue",
           count(*) filter (where e.due and e.state = 'waiting')::integer as self,
           count(*) filter (where e.due and e.state = 'self-rated')::integer as branch,
           count(*) filter (where e.due and e.state in ('voted', 'appraised', 'decided'))::integer as above,
           count(*) filter (where e.due and e.state = 'announced')::integer as announced,
           count(*) filter (where e.state in ('voted', 'appraised') and e.reply is not null and e.reply_answer is null)::integer as replies,
           count(*) filter (where e.due and (r.deadlines ->> case e.state when 'waiting' then 'self' when 'self-rated' then 'vote'
               when 'voted' then 'appraise' when 'appraised' then 'decide' when 'decided' then 'announce' end)::date < ${today}::date)::integer as late
      from evaluations e join evaluation_rounds r on r.province_code = ${province} and r.id = e.round_id
     where e.province_code = ${province} and e.round_id = any(${[...roundIds]}::uuid[])
     group by e.round_id`.execute(tx)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** A round where it stands in a list by the names of branches. */
export type ListedRound = RoundRow & { sort_key: string }

/** Rounds below a path, the newest period first, then by the name of the branch, as people look for one. */
export async function readRounds(
  { tx, province }: QueryContext,
  asked: {
    lo: string
    hi: string
    period: string | undefined
    after: readonly [string, string, string] | null
    limit: number
  },
): Promise<ListedRound[]> {
  const { lo, hi, period, after, limit } = asked
  // Newest first and names upwards: one comparison cannot say both.
  const on =
    after === null
      ? sql`true`
      : sql`(r.period < ${after[0]} or (r.period = ${after[0]} and (o.sort_key, r.id) > (${after[1]}, ${after[2]}::uuid)))`
  const { rows } = await sql<ListedRound>`
    select r.*, o.sort_key from evaluation_rounds r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
     where r.province_code = ${province} and r.path >= ${lo} and r.path < ${hi}
       and ${period === undefined ? sql`true` : sql`r.period = ${period}`} and ${on}
     order by r.period desc, o.sort_key, r.id limit ${limit + 1}`.execute(tx)
  return rows
}

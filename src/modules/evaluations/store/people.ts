// Whom a round is about: the members of branches, those who hold elective posts of a committee; and writing the round down.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import type { RoundRow } from '#modules/evaluations/store/rows.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { posts } from '#rules/code-lists/posts.ts'
import type { EvaluatedRole } from '#rules/evaluations/level.ts'
import type { GroupCode } from '#rules/evaluations/scheme-codes.ts'

const elective = posts.items.filter(({ kind, role }) => kind === 'elective' && role !== null).map(({ code }) => code)

export interface EvaluatedPerson {
  organisationId: string
  memberId: string
  fullName: string
  sortKey: string
  status: string
  partySince: string | null
  /** Elective posts held in this organisation on the day. */
  postsHere: string[]
  /** Since when the longest held elective post is held, anywhere; null without one. */
  leaderSince: string | null
}

/**
 * The people of branches, and of committees those who hold a post there (E-12), as the record stands on the day. Whoever joined the Party after
 * that day is none of them: a past year is at times opened late. One statement.
 */
export async function peopleOf(
  { tx, province }: CommandContext,
  branches: readonly string[],
  committees: readonly string[],
  on: string,
): Promise<EvaluatedPerson[]> {
  const valid = sql`h.valid_from <= ${on}::date and (h.valid_to is null or h.valid_to > ${on}::date) and h.post_code = any(${elective}::text[])`
  const { rows } = await sql<EvaluatedPerson>`
    with subject as (
      select m.organisation_id, m.id as member_id from members m
       where m.province_code = ${province} and m.organisation_id = any(${[...branches]}::uuid[]) and m.status <> 'left'
         and (m.party_since_on is null or m.party_since_on <= ${on}::date)
      union
      select h.organisation_id, h.member_id from post_holdings h
       where h.province_code = ${province} and h.organisation_id = any(${[...committees]}::uuid[]) and ${valid})
    select s.organisation_id as "organisationId", m.id as "memberId", m.full_name as "fullName", m.sort_key as "sortKey", m.status,
           m.party_since_on as "partySince", min(h.valid_from) as "leaderSince",
           coalesce(array_agg(h.post_code) filter (where h.organisation_id = s.organisation_id), '{}') as "postsHere"
      from subject s
      join members m on m.province_code = ${province} and m.id = s.member_id and m.status <> 'left'
      left join post_holdings h on h.province_code = ${province} and h.member_id = s.member_id and ${valid}
     group by s.organisation_id, m.id, m.full_name, m.sort_key, m.status, m.party_since_on
     order by m.sort_key, m.id`.execute(tx)
  return rows
}

export interface NewEvaluation {
  roundId: string
  path: string
  memberId: string | null
  name: string
  sortKey: string
  group: GroupCode
  role: EvaluatedRole
  due: boolean
  reasons: string[]
}

/** Writes rounds and their evaluations, each kind in one statement. An organisation that has opened it meanwhile is left out. */
export async function writeRounds(
  context: CommandContext,
  round: { scheme: string; period: string; deadlines: object },
  places: readonly OrganisationRow[],
): Promise<Map<string, RoundRow>> {
  const { tx, province, actor, today, newId } = context
  const written = await tx
    .insertInto('evaluation_rounds')
    .values(
      places.map((place) => ({
        province_code: province,
        id: newId(),
        path: place.path,
        organisation_id: place.id,
        organisation_name: place.name,
        scheme: round.scheme,
        period: round.period,
        opened_on: today,
        deadlines: JSON.stringify(round.deadlines),
        opened_by: actor.displayName,
      })),
    )
    .onConflict((on) => on.columns(['province_code', 'organisation_id', 'scheme', 'period']).doNothing())
    .returningAll()
    .$castTo<RoundRow>()
    .execute()
  return new Map(written.map((row) => [row.organisation_id, row]))
}

export async function writeEvaluations(context: CommandContext, rows: readonly NewEvaluation[]): Promise<void> {
  const { tx, province, newId } = context
  const json = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))
  await sql`
    insert into evaluations (province_code, id, round_id, path, member_id, subject_name, sort_key, group_code, role, due, reasons)
    select ${province}, x.id, x."roundId", x.path, x."memberId", x.name, x."sortKey", x."group", x.role, x.due,
           array(select jsonb_array_elements_text(x.reasons))
      from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "roundId" uuid, path text, "memberId" uuid, name text, "sortKey" text,
             "group" text, role text, due boolean, reasons jsonb)`.execute(tx)
}

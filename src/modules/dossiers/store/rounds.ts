// Rounds of comparing list and dossiers (DOS-03): the round, its rows, what each organisation has done, what is still to be put right.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ReconciliationRows, Reconciliations } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { reconciles } from '#rules/dossiers/custody.ts'

export type RoundRow = Selectable<Reconciliations>
export type LineRow = Selectable<ReconciliationRows>
export interface CountedRound extends RoundRow {
  organisation_name: string
  members: number
  unchecked: number
  differences: number
  open_differences: number
}

type After = readonly (string | number | null)[] | null

/** A row that says something differs; an open one is nobody's done work yet. */
const differs = sql`r.result in ('different', 'no-dossier', 'not-on-list')`
const open = sql`(${differs} and r.settled_on is null)`
const upper = (path: string): string => `${path.slice(0, -1)}0`

const counts = sql`count(r.seq) filter (where r.member_id is not null)::integer as members,
  count(r.seq) filter (where r.result is null)::integer as unchecked,
  count(r.seq) filter (where ${differs})::integer as differences,
  count(r.seq) filter (where ${open})::integer as open_differences`

const joined = (
  province: string,
) => sql`join organisations o on o.province_code = ${province} and o.id = c.organisation_id
  left join reconciliation_rows r on r.province_code = ${province} and r.reconciliation_id = c.id`
const grouped = sql`group by c.province_code, c.id, o.name`

/** The round within the scope's reach with its counts. */
export async function findRound(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<CountedRound | undefined> {
  const { rows } = await sql<CountedRound>`
    select c.*, o.name as organisation_name, ${counts} from reconciliations c ${joined(province)}
     where ${scope.rows(actor, province, 'c')} and c.id = ${id} ${grouped}`.execute(tx)
  return rows[0]
}

/** The round, held until the end of the transaction. */
export const lockRound = (
  { tx, province, actor }: CommandContext,
  scope: SeatScope,
  id: string,
): Promise<RoundRow | undefined> =>
  tx
    .selectFrom('reconciliations')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'reconciliations'))
    .forUpdate()
    .executeTakeFirst()

/** The last rounds of one organisation, the newest first. */
export async function roundsOf(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  organisationId: string,
): Promise<CountedRound[]> {
  const { rows } = await sql<CountedRound>`
    select c.*, o.name as organisation_name, ${counts} from reconciliations c ${joined(province)}
     where ${scope.rows(actor, province, 'c')} and c.organisation_id = ${organisationId} ${grouped}
     order by c.started_on desc, c.id desc limit 20`.execute(tx)
  return rows
}

/** Rows of a round by their number: all, those not looked at yet, or those that differ. One page and one row more. */
export async function readRows(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { id: string; show: 'all' | 'unchecked' | 'differences'; after: number; limit: number },
): Promise<LineRow[]> {
  const shown = { all: sql`true`, unchecked: sql`r.result is null`, differences: differs }[asked.show]
  const { rows } = await sql<LineRow>`
    select r.* from reconciliation_rows r
     where ${scope.rows(actor, province, 'r')} and r.reconciliation_id = ${asked.id} and ${shown} and r.seq > ${asked.after}
     order by r.seq limit ${asked.limit + 1}`.execute(tx)
  return rows
}

/** Rows of a round by their numbers, for writing. */
export async function rowsBySeq(
  { tx, province }: CommandContext,
  id: string,
  seqs: readonly number[],
): Promise<Map<number, LineRow>> {
  if (seqs.length === 0) return new Map()
  const rows = await tx
    .selectFrom('reconciliation_rows')
    .selectAll()
    .where('province_code', '=', province)
    .where('reconciliation_id', '=', id)
    .where('seq', 'in', [...seqs])
    .execute()
  return new Map(rows.map((row) => [row.seq, row]))
}

export interface Standing {
  id: string
  name: string
  sort_key: string
  last_closed_on: string | null
  open_round_id: string | null
  open_since: string | null
  open_differences: number
}

/** Types of organisations that compare by themselves. */
const types = organisationTypes.items.filter(({ code }) => reconciles(code)).map(({ code }) => code as string)

const standings = ({ province, actor }: QueryContext, scope: SeatScope, path: string) => sql`
  select o.id, o.name, o.sort_key, coalesce(l.closed_on, '0001-01-01'::date) as place, l.closed_on as last_closed_on,
         c.id as open_round_id, c.started_on as open_since,
         (select count(*)::integer from reconciliation_rows r join reconciliations x on x.province_code = ${province} and x.id = r.reconciliation_id
           where r.province_code = ${province} and x.organisation_id = o.id and r.path = o.path and ${open}) as open_differences
    from organisations o
    left join lateral (select max(closed_on) as closed_on from reconciliations
                        where province_code = ${province} and organisation_id = o.id and closed_on is not null) l on true
    left join reconciliations c on c.province_code = ${province} and c.organisation_id = o.id and c.closed_on is null
   where ${scope.rows(actor, province, 'o')} and o.path >= ${path} and o.path < ${upper(path)}
     and o.ended_on is null and o.type_code = any(${types}::text[])`

/** Organisations that have to compare, those whose last comparison is longest ago first, never compared before all. */
export async function readStandings(
  context: QueryContext,
  scope: SeatScope,
  asked: { path: string; after: After; limit: number },
): Promise<(Standing & { place: string })[]> {
  const { path, after, limit } = asked
  const { rows } = await sql<Standing & { place: string }>`
    select * from (${standings(context, scope, path)}) s
     where (${after === null} or (s.place, s.sort_key, s.id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? ''}, ${after?.[2] ?? null}::uuid))
     order by s.place, s.sort_key, s.id limit ${limit + 1}`.execute(context.tx)
  return rows
}

/** How many organisations have to compare, how many have not since `overdueBefore`, and how many differences are open. */
export async function countStandings(
  context: QueryContext,
  scope: SeatScope,
  path: string,
  overdueBefore: string,
): Promise<{ organisations: number; overdue: number; open_differences: number }> {
  const { rows } = await sql<{ organisations: number; overdue: number; open_differences: number }>`
    select count(*)::integer as organisations, count(*) filter (where s.place < ${overdueBefore}::date)::integer as overdue,
           coalesce(sum(s.open_differences), 0)::integer as open_differences
      from (${standings(context, scope, path)}) s`.execute(context.tx)
  return rows[0] ?? { organisations: 0, overdue: 0, open_differences: 0 }
}

interface DifferencesAsked {
  path: string
  /** Only those that are this organisation's to put right: of its own rounds, and of those that ended below it with no other above; null: all below the path. */
  of: { organisationId: string; path: string } | null
}

const openIn = (
  { province, actor }: QueryContext,
  scope: SeatScope,
  { path, of }: DifferencesAsked,
) => sql`reconciliation_rows r
      join reconciliations c on c.province_code = ${province} and c.id = r.reconciliation_id
      join organisations o on o.province_code = ${province} and o.id = c.organisation_id
     where ${scope.rows(actor, province, 'r')} and r.path >= ${path} and r.path < ${upper(path)} and ${open}
       and (${of === null} or c.organisation_id = ${of?.organisationId ?? null}::uuid
            or o.ended_on is not null and starts_with(o.path, ${of?.path ?? ''})
               and not exists (select from organisations k
                                where k.province_code = ${province} and k.ended_on is null
                                  and starts_with(o.path, k.path) and length(k.path) > length(${of?.path ?? ''})))`

/** Differences that nobody has put right yet, the oldest first. */
export async function readDifferences(
  context: QueryContext,
  scope: SeatScope,
  asked: DifferencesAsked & { after: After; limit: number },
): Promise<(LineRow & { organisation_name: string })[]> {
  const { after, limit } = asked
  const { rows } = await sql<LineRow & { organisation_name: string }>`
    select r.*, o.name as organisation_name from ${openIn(context, scope, asked)}
       and (${after === null} or (r.reconciliation_id, r.seq) > (${after?.[0] ?? null}::uuid, ${after?.[1] ?? 0}::integer))
     order by r.reconciliation_id, r.seq limit ${limit + 1}`.execute(context.tx)
  return rows
}

/** How many differences nobody has put right yet. */
export async function countDifferences(
  context: QueryContext,
  scope: SeatScope,
  asked: DifferencesAsked,
): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::integer as count from ${openIn(context, scope, asked)}`.execute(context.tx)
  return rows[0]?.count ?? 0
}

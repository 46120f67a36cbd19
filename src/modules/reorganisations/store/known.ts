// Reads what there is within an area: its organisations with the day of their last change, their members, and how much of everything.
import { sql } from 'kysely'
import type { ReorganisationTotals, ReorganisationTouched } from '#contract/reorganisations.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { KnownOrganisation } from '#rules/reorganisation/plan.ts'

type Reading = Pick<QueryContext, 'tx' | 'province'>

export interface KnownPlace extends KnownOrganisation {
  path: string
}

/** The organisation at `path` and all below it, ended ones too. */
export async function knownOrganisations({ tx, province }: Reading, path: string): Promise<KnownPlace[]> {
  const { lo, hi } = subtree(path)
  const within = (table: string, on: string) =>
    sql`select organisation_id, ${sql.ref(on)} as since from ${sql.table(table)} where province_code = ${province} and path >= ${lo} and path < ${hi}`
  const { rows } = await sql<KnownPlace>`
    select o.id, o.code, o.name, o.path, o.type_code as "typeCode", o.unit_type as "unitType", o.parent_id as "parentId",
           o.ended_on as "endedOn", coalesce(s.since, o.founded_on) as since
      from organisations o
      left join (select organisation_id, max(since) as since
                   from (${within('organisation_names', 'valid_from')} union all ${within('organisation_codes', 'valid_from')}
                         union all ${within('organisation_placements', 'valid_from')}
                         union all ${within('organisation_terms', 'starts_on')}) x group by organisation_id) s
        on s.organisation_id = o.id
     where o.province_code = ${province} and o.path >= ${lo} and o.path < ${hi}
     order by o.path`.execute(tx)
  return rows
}

export interface KnownMember {
  id: string
  organisationId: string
  name: string
  cardNo: string | null
}

/** Members of these organisations who have not left; their cards stay sealed and are opened by the caller. */
export async function membersIn({ tx, province }: Reading, ids: readonly string[]): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select id, organisation_id as "organisationId", full_name as name, card_no_sealed as "cardNo" from members
     where province_code = ${province} and organisation_id = any(${[...ids]}::uuid[]) and status <> 'left' order by id`.execute(
    tx,
  )
  return rows
}

/** How much there is at and below a path. */
export async function totalsOf({ tx, province }: Reading, path: string): Promise<ReorganisationTotals> {
  const { lo, hi } = subtree(path)
  const within = sql`province_code = ${province} and path >= ${lo} and path < ${hi}`
  const { rows } = await sql<ReorganisationTotals>`
    select (select count(*)::integer from organisations where ${within} and ended_on is null) as organisations,
           (select count(*)::integer from members where ${within} and status <> 'left') as members,
           (select count(*)::integer from members where ${within} and status = 'probationary') as probationary,
           (select count(*)::integer from post_holdings where ${within} and valid_to is null) as posts,
           (select count(*)::integer from cases where ${within} and end_kind is null) as cases,
           (select count(*)::integer from tasks where ${within} and closed_on is null) as tasks,
           (select coalesce(sum(change), 0)::bigint from dues_sums where ${within}) as money,
           (select count(*)::integer from documents where ${within}) as documents,
           (select count(*)::integer from evaluations where ${within}) as evaluations,
           (select count(*)::integer from accounts where ${within}) as accounts`.execute(tx)
  const [totals] = rows
  if (totals === undefined) throw new Error('no totals')
  return totals
}

/** What each of these organisations touches; `whole`: with everything below. By its id; one statement a kind of thing. */
export async function touchedBy(
  { tx, province }: Reading,
  asked: readonly { id: string; path: string; whole: boolean }[],
): Promise<Map<string, ReorganisationTouched>> {
  const list = sql`unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ path }) => path)}::text[],
    ${asked.map(({ path, whole }) => (whole ? `${path.slice(0, -1)}0` : `${path}!`))}::text[]) as x(id, lo, hi)`
  const counted = (table: string, more = sql``, what = sql`count(*)::integer`) =>
    sql`(select ${what} from ${sql.table(table)} t where t.province_code = ${province} and t.path >= x.lo collate "C" and t.path < x.hi collate "C" ${more})`
  const { rows } = await sql<ReorganisationTouched & { id: string }>`
    select x.id, ${counted('organisations', sql`and t.ended_on is null and t.id <> x.id`)} as below,
           ${counted('members', sql`and t.status <> 'left'`)} as members,
           ${counted('post_holdings', sql`and t.valid_to is null`)} as posts,
           ${counted('cases', sql`and t.end_kind is null`)} as cases,
           ${counted('tasks', sql`and t.closed_on is null`)} as tasks,
           ${counted('dues_sums', sql``, sql`coalesce(sum(t.change), 0)::bigint`)} as money,
           ${counted('documents')} as documents,
           ${counted('evaluations')} as evaluations,
           ${counted('accounts')} as accounts,
           ${counted('paper_numbers', sql``, sql`coalesce(sum(t.next - 1), 0)::integer`)} as numbers
      from ${list}`.execute(tx)
  return new Map(rows.map(({ id, ...touched }) => [id, touched]))
}

/** The paths at and below one that have figures. */
export async function figurePaths({ tx, province }: Reading, path: string): Promise<string[]> {
  const { lo, hi } = subtree(path)
  const rows = await tx
    .selectFrom('organisation_figures')
    .select('path')
    .where('province_code', '=', province)
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .execute()
  return rows.map((row) => row.path)
}

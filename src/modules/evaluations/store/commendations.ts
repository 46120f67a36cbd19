// The register of new models, commendations and awards: one within a scope, the list and counts of a year, which branches have a new model.
import { type Selectable, sql } from 'kysely'
import type { CommendationRow as Shown } from '#contract/commendations.ts'
import { subtree } from '#db/tenancy.ts'
import type { Commendations } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export type CommendationRow = Omit<Selectable<Commendations>, 'kind' | 'people'> & Pick<Shown, 'kind' | 'people'>

/** Within the scope, held for change. */
export async function lockCommendation(
  { tx, province, actor }: CommandContext,
  scope: SeatScope,
  id: string,
): Promise<CommendationRow | undefined> {
  const { rows } = await sql<CommendationRow>`
    select c.* from commendations c where ${scope.rows(actor, province, 'c')} and c.id = ${id}::uuid for update`.execute(
    tx,
  )
  return rows[0]
}

interface Asked {
  path: string
  year: number
  kind: Shown['kind'] | undefined
  after: string | null
  limit: number
}

/** At and below a path in a year, the newest first; also what was withdrawn. */
export async function readCommendations(
  { tx, province }: QueryContext,
  { path, year, kind, after, limit }: Asked,
): Promise<CommendationRow[]> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<CommendationRow>`
    select c.* from commendations c
     where c.province_code = ${province} and c.path >= ${lo} and c.path < ${hi}
       and c.on_day >= ${`${year}-01-01`}::date and c.on_day <= ${`${year}-12-31`}::date
       and ${kind === undefined ? sql`true` : sql`c.kind = ${kind}`} and ${after === null ? sql`true` : sql`c.id < ${after}::uuid`}
     order by c.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export async function countCommendations(
  { tx, province }: QueryContext,
  path: string,
  year: number,
): Promise<Record<Shown['kind'], number>> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<{ kind: Shown['kind']; count: number }>`
    select c.kind, count(*)::integer as count from commendations c
     where c.province_code = ${province} and c.path >= ${lo} and c.path < ${hi} and c.withdrawn_reason is null
       and c.on_day >= ${`${year}-01-01`}::date and c.on_day <= ${`${year}-12-31`}::date group by 1`.execute(tx)
  return { model: 0, commendation: 0, award: 0, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}

/** Every living branch at or below a path, and whether it has recorded a new model in the year up to the day. */
export async function modelsOfBranches(
  { tx, province }: QueryContext,
  path: string,
  on: string,
): Promise<{ organisationId: string; has: boolean }[]> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<{ organisationId: string; has: boolean }>`
    select o.id as "organisationId", exists (select from commendations c
             where c.province_code = ${province} and c.organisation_id = o.id and c.kind = 'model' and c.withdrawn_reason is null
               and c.on_day >= ${`${on.slice(0, 4)}-01-01`}::date and c.on_day <= ${on}::date) as has
      from organisations o
     where o.province_code = ${province} and o.path >= ${lo} and o.path < ${hi} and o.type_code = any(${[...branchTypes]}::text[])
       and o.founded_on <= ${on}::date and (o.ended_on is null or o.ended_on > ${on}::date)`.execute(tx)
  return rows
}

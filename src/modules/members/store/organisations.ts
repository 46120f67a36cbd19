// What the members module needs to know about organisations: where they stand, their type, whether they still exist.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export interface OrganisationFacts {
  id: string
  path: string
  name: string
  typeCode: string
  foundedOn: string
  endedOn: string | null
}

/**
 * The organisation within the scope's reach; undefined when it is not there or not the actor's. `hold`: it cannot end before the
 * transaction does, for commands that put people into it.
 */
export async function organisationInReach(
  context: QueryContext,
  scope: SeatScope,
  organisationId: string,
  keep: 'hold' | 'read' = 'read',
): Promise<OrganisationFacts | undefined> {
  const { tx, actor, province } = context
  // A plain member's scope names a person, which no organisation is: it finds none.
  const found = tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name', 'type_code as typeCode', 'founded_on as foundedOn', 'ended_on as endedOn'])
    .where('province_code', '=', province)
    .where('id', '=', organisationId)
    .where(scope.rows(actor, province, 'organisations'))
  return (keep === 'hold' ? found.forKeyShare() : found).executeTakeFirst()
}

/** The organisation at a path, within the scope's reach. */
export async function organisationAt(
  context: QueryContext,
  scope: SeatScope,
  path: string,
): Promise<OrganisationFacts | undefined> {
  const { tx, actor, province } = context
  return tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name', 'type_code as typeCode', 'founded_on as foundedOn', 'ended_on as endedOn'])
    .where('province_code', '=', province)
    .where('path', '=', path)
    .where(scope.rows(actor, province, 'organisations'))
    .executeTakeFirst()
}

/** The chain of organisations down to a path, as far as the reach goes. */
export async function chainOf(tx: Tx, province: string, path: string): Promise<{ id: string; name: string }[]> {
  const segments = path.split('/').slice(0, -1)
  const paths = segments.map((_, i) => `${segments.slice(0, i + 1).join('/')}/`)
  return tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('province_code', '=', province)
    .where('path', 'in', paths)
    .orderBy('path')
    .execute()
}

/** Names of organisations by path, for those within reach. */
export async function namesByPath(tx: Tx, province: string, paths: readonly string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisations')
    .select(['path', 'name'])
    .where('province_code', '=', province)
    .where('path', 'in', [...new Set(paths)])
    .execute()
  return new Map(rows.map((row) => [row.path, row.name]))
}

/** The term of an organisation that covers a day. */
export async function termOn(
  tx: Tx,
  province: string,
  organisationId: string,
  on: string,
): Promise<{ name: string; startsOn: string; endsOn: string } | null> {
  const row = await tx
    .selectFrom('organisation_terms')
    .select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('starts_on', '<=', on)
    .where(sql<boolean>`ends_on > ${on}::date`)
    .executeTakeFirst()
  return row ?? null
}

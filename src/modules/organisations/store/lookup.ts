// Look-ups for later modules: organisations by id, by subtree, by name. Within the reach of the transaction.
import type { PathRange, Tx } from '#db/tenancy.ts'
import { branchTypes, type OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { organisationSearchKey } from '#rules/organisations/keys.ts'
import { type OrganisationRow, organisationColumns, validOn } from './rows.ts'

const base = (tx: Tx, province: string) =>
  tx.selectFrom('organisations as o').select(organisationColumns).where('o.province_code', '=', province)

/** What holds today of one organisation; undefined when the transaction does not reach it. */
export async function organisationById(tx: Tx, province: string, id: string): Promise<OrganisationRow | undefined> {
  return base(tx, province).where('o.id', '=', id).$castTo<OrganisationRow>().executeTakeFirst()
}

/** Several organisations by id, in one statement; those out of reach are missing. `hold`: none of them ends before the transaction. */
export async function organisationsByIds(
  tx: Tx,
  province: string,
  ids: readonly string[],
  keep: 'hold' | 'read' = 'read',
): Promise<Map<string, OrganisationRow>> {
  if (ids.length === 0) return new Map()
  const wanted = base(tx, province)
    .where('o.id', 'in', [...new Set(ids)])
    .orderBy('o.id')
    .$castTo<OrganisationRow>()
  const rows = await (keep === 'hold' ? wanted.forKeyShare() : wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Organisations of a range of paths that live today (`withEnded`: all), in the order of their names. */
export async function organisationsInSubtree(
  tx: Tx,
  province: string,
  range: PathRange,
  options: { typeCodes?: readonly OrganisationTypeCode[]; withEnded?: boolean } = {},
): Promise<OrganisationRow[]> {
  let query = base(tx, province).where('o.path', '>=', range.lo).where('o.path', '<', range.hi)
  if (options.typeCodes !== undefined) query = query.where('o.type_code', 'in', [...options.typeCodes])
  if (options.withEnded !== true) query = query.where('o.ended_on', 'is', null)
  return query.orderBy('o.sort_key').orderBy('o.id').$castTo<OrganisationRow>().execute()
}

/**
 * Living branches of a range of paths by their normalised name (`organisationSearchKey` of rules/organisations/keys.ts).
 * Two branches of one name stand under one key: the caller must ask which is meant.
 */
export async function branchesByName(
  tx: Tx,
  province: string,
  range: PathRange,
): Promise<Map<string, OrganisationRow[]>> {
  const branches = await organisationsInSubtree(tx, province, range, { typeCodes: branchTypes })
  return Map.groupBy(branches, (row) => organisationSearchKey(row.name))
}

/** The names organisations had on a day, by id; one out of reach or not yet founded is missing. */
export async function organisationNamesOn(
  tx: Tx,
  province: string,
  ids: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisation_names as n')
    .select(['n.organisation_id as id', 'n.name'])
    .where('n.province_code', '=', province)
    .where('n.organisation_id', 'in', [...new Set(ids)])
    .where(validOn('n', on))
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

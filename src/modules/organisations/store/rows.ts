// The row of an organisation as code works with it, and fetching one through a scope, locked or not.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'

/** What holds today. */
export interface OrganisationRow {
  id: string
  provinceCode: string
  path: string
  parentId: string | null
  typeCode: OrganisationTypeCode
  unitType: string | null
  code: string
  name: string
  foundedOn: string
  foundingDocument: string | null
  /** The first day it no longer exists. */
  endedOn: string | null
  endingDocument: string | null
  address: string | null
  version: number
}

/** Columns of `organisations as o` under the names of `OrganisationRow`. */
export const organisationColumns = [
  'o.id',
  'o.province_code as provinceCode',
  'o.path',
  'o.parent_id as parentId',
  'o.type_code as typeCode',
  'o.unit_type as unitType',
  'o.code',
  'o.name',
  'o.founded_on as foundedOn',
  'o.founding_document as foundingDocument',
  'o.ended_on as endedOn',
  'o.ending_document as endingDocument',
  'o.address',
  'o.version',
] as const

/** The organisation if the scope reaches it. */
export async function fetchOrganisation(
  context: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<OrganisationRow | undefined> {
  return scoped(context, scope, id).executeTakeFirst()
}

/** The organisation asked for, or that of the seat (for the centre: the province); undefined when it is not there or not the caller's. */
export async function placeAsked(
  context: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<OrganisationRow | undefined> {
  const { actor, province } = context
  if (organisationId === undefined && actor.national) {
    return inScope(context, scope).where('o.path', '=', `${province}/`).executeTakeFirst()
  }
  return fetchOrganisation(context, scope, organisationId ?? actor.seat.organisationId)
}

/** Like `fetchOrganisation`, held until the transaction ends: two changes of one organisation take turns. */
export async function lockOrganisation(
  context: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<OrganisationRow | undefined> {
  return scoped(context, scope, id).forUpdate().executeTakeFirst()
}

const scoped = (context: QueryContext, scope: SeatScope, id: string) => inScope(context, scope).where('o.id', '=', id)

const inScope = ({ tx, actor, province }: QueryContext, scope: SeatScope) =>
  tx
    .selectFrom('organisations as o')
    .select(organisationColumns)
    .where('o.province_code', '=', province)
    .where(scope.rows(actor, province, 'o'))
    .$castTo<OrganisationRow>()

/**
 * The row of a dated table that holds on a day, or the last one of an organisation that had ended by then.
 * `table` has valid_from and valid_to; the statement names organisations as `o`.
 */
export const seenOn = (table: string, on: string) => {
  const from = sql.ref(`${table}.valid_from`)
  const to = sql.ref(`${table}.valid_to`)
  return sql<boolean>`(${from} <= ${on} and (${to} is null or ${to} > ${on} or ${to} = o.ended_on))`
}

/** The row of a dated table that holds on a day. */
export const validOn = (table: string, on: string) => {
  const to = sql.ref(`${table}.valid_to`)
  return sql<boolean>`(${sql.ref(`${table}.valid_from`)} <= ${on} and (${to} is null or ${to} > ${on}))`
}

// Reads what an organisation was called, coded and placed as in time, and the entries of its audit chain about itself.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'

interface Dated {
  validFrom: string
  validTo: string | null
  document: string | null
}

export interface PlacementRow extends Dated {
  parentId: string | null
  placedPath: string
  typeCode: OrganisationTypeCode
  unitTypeCode: string | null
}

/** The dated facts of an organisation, newest first. Their number is small: one row a decision. */
export async function fetchDatedFacts(
  { tx, province }: QueryContext,
  organisationId: string,
): Promise<{
  names: ({ name: string } & Dated)[]
  codes: ({ code: string } & Dated)[]
  placements: PlacementRow[]
}> {
  const dated = ['valid_from as validFrom', 'valid_to as validTo', 'document'] as const
  const names = await tx
    .selectFrom('organisation_names')
    .select(['name', ...dated])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_from', 'desc')
    .execute()
  const codes = await tx
    .selectFrom('organisation_codes')
    .select(['code', ...dated])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_from', 'desc')
    .execute()
  const placements = await tx
    .selectFrom('organisation_placements')
    .select([
      'parent_id as parentId',
      'placed_path as placedPath',
      'type_code as typeCode',
      'unit_type as unitTypeCode',
      ...dated,
    ])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_from', 'desc')
    .$castTo<PlacementRow>()
    .execute()
  return { names, codes, placements }
}

export interface EntryRow {
  seq: number
  at: Date
  actorName: string
  actorSeat: string | null
  operation: string
  summary: string
  changes: string
}

/**
 * Entries of the chain whose subject is the organisation, newest first, those before `before` only: written from the command line, or by
 * operations of the `parts` named.
 */
export async function fetchEntries(
  { tx, province }: QueryContext,
  organisationId: string,
  { parts, before, limit }: { parts: readonly string[]; before: number | null; limit: number },
): Promise<EntryRow[]> {
  let query = tx
    .selectFrom('audit_entries')
    .select(['seq', 'at', 'actor_name as actorName', 'actor_seat as actorSeat', 'operation', 'summary', 'changes'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'organisation')
    .where('subject_id', '=', organisationId)
    .where(sql<boolean>`(strpos(operation, '.') = 0 or split_part(operation, '.', 1) in (${sql.join(parts)}))`)
  if (before !== null) query = query.where('seq', '<', before)
  return query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .$castTo<EntryRow>()
    .execute()
}

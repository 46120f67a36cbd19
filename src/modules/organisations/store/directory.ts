// The directory of a province, beyond the reach of the seat: through the read-only function of the database, nothing else.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import type { DirectoryPatterns } from '#rules/organisations/keys.ts'

export interface DirectoryRow {
  id: string
  code: string
  name: string
  formerName: string | null
  formerNameFrom: string | null
  formerNameTo: string | null
  formerCode: string | null
  formerCodeFrom: string | null
  formerCodeTo: string | null
  typeCode: OrganisationTypeCode
  parentNames: string[]
  endedOn: string | null
}

export interface Wanted extends Pick<DirectoryPatterns, 'words' | 'code'> {
  /** The path whose organisations come first. */
  own: string
  /** Nothing but these types; null: any. */
  types: readonly OrganisationTypeCode[] | null
  on: string
  limit: number
}

/**
 * Organisations whose names with those above them hold all words, or whose codes match, past ones included: those below `own` first,
 * then by name; `limit` at most 101. Before the first write.
 */
export async function findInDirectory(tx: Tx, province: string, wanted: Wanted): Promise<DirectoryRow[]> {
  const { words, code, own, types, on, limit } = wanted
  const { rows } = await sql<DirectoryRow>`
    select id, code, name, former_name as "formerName", former_name_from as "formerNameFrom", former_name_to as "formerNameTo",
           former_code as "formerCode", former_code_from as "formerCodeFrom", former_code_to as "formerCodeTo",
           type_code as "typeCode", parent_names as "parentNames", ended_on as "endedOn"
      from find_organisations(${province}, ${words}::text[], ${code}, ${own}, ${types}::text[], ${on}, ${limit})`.execute(
    tx,
  )
  return rows
}

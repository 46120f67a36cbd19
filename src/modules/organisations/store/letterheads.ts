// The letterheads offices laid down: their rows, and what heads the papers of some organisations.
import { type Selectable, sql } from 'kysely'
import type { LetterheadRow as Shown } from '#contract/letterheads.ts'
import type { Letterheads } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type OrganisationTypeCode, organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { type LaidDown, type LetterheadValues, letterheadFor } from '#rules/organisations/letterhead.ts'

export type LetterheadRow = Selectable<Letterheads>

/** What was laid down at one organisation, at most one row a use. */
export const lettersAt = ({ tx, province }: QueryContext, organisationId: string): Promise<LetterheadRow[]> =>
  tx
    .selectFrom('letterheads')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .execute()

/** What was laid down, as the contract says it. */
export const shownLetter = (row: LetterheadRow | undefined): Shown | null =>
  row === undefined
    ? null
    : {
        superiorName: row.superior_name,
        issuingName: row.issuing_name,
        place: row.place,
        numberPattern: row.number_pattern,
        signerPost: row.signer_post,
        version: row.version,
      }

export const isBranchType = (code: OrganisationTypeCode): boolean => organisationTypes.byCode(code)?.isBranch === true

/**
 * What heads the papers of organisations of this province, by the names they are asked under; one for which nobody laid anything down is
 * missing. Before the first write of a transaction (those above are out of its reach).
 */
export async function letterheadsOf<Name extends string>(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  asked: Readonly<Partial<Record<Name, string>>>,
): Promise<Partial<Record<Name, LetterheadValues>>> {
  const named = Object.entries(asked) as [Name, string][]
  if (named.length === 0) return {}
  const { rows } = await sql<LaidDown & { asked: string; askedPath: string; askedType: OrganisationTypeCode }>`
    select asked, asked_path as "askedPath", asked_type as "askedType", path, applies_to as "appliesTo",
           superior_name as "superiorName", issuing_name as "issuingName", place, number_pattern as "numberPattern", signer_post as "signerPost"
      from letterheads_above(${province}, ${named.map(([, id]) => id)}::uuid[])`.execute(tx)
  const byId = Map.groupBy(rows, (row) => row.asked)
  const found: Partial<Record<Name, LetterheadValues>> = {}
  for (const [name, id] of named) {
    const above = byId.get(id)
    const [first] = above ?? []
    if (above === undefined || first === undefined) continue
    found[name] = letterheadFor({ path: first.askedPath, isBranch: isBranchType(first.askedType) }, above)
  }
  return found
}

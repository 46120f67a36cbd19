// The organisations that evaluations are about.
import type { QueryContext } from '#kernel/context.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export const isBranch = ({ typeCode }: OrganisationRow): boolean => branchTypes.includes(typeCode)

/** The organisation that holds a round; undefined when it is out of reach. */
export const placeOfRound = (
  { tx, province }: QueryContext,
  { organisation_id }: { organisation_id: string },
): Promise<OrganisationRow | undefined> => organisationById(tx, province, organisation_id)

/** E-05: every standing organisation but a party group. */
export const isEvaluatedHere = ({ typeCode, endedOn }: OrganisationRow): boolean =>
  typeCode !== 'party-group' && endedOn === null

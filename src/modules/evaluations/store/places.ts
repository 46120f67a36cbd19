// The organisation an evaluation is asked about, within a scope.
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'

/** The organisation asked for, or that of the seat (for the centre: the province); undefined when it is out of the scope. */
export async function placeOf(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<OrganisationRow | undefined> {
  const wanted = organisationId ?? (actor.national ? undefined : actor.seat.organisationId)
  const row = await tx
    .selectFrom('organisations')
    .select('id')
    .where('province_code', '=', province)
    .where(scope.rows(actor, province, 'organisations'))
    .$if(wanted !== undefined, (q) => q.where('id', '=', wanted ?? ''))
    .$if(wanted === undefined, (q) => q.where('path', '=', `${province}/`))
    .executeTakeFirst()
  return row === undefined ? undefined : organisationById(tx, province, row.id)
}

export const branchTypes = organisationTypes.items.filter(({ isBranch }) => isBranch).map(({ code }) => code)
export const isBranch = ({ typeCode }: OrganisationRow): boolean => branchTypes.includes(typeCode)

/** The organisation that holds a round; undefined when it is out of reach. */
export const placeOfRound = (
  { tx, province }: QueryContext,
  { organisation_id }: { organisation_id: string },
): Promise<OrganisationRow | undefined> => organisationById(tx, province, organisation_id)

/** E-05: every standing organisation but a party group. */
export const isEvaluatedHere = ({ typeCode, endedOn }: OrganisationRow): boolean =>
  typeCode !== 'party-group' && endedOn === null

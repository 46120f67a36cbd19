// The organisation a meeting or a calendar is asked for, within a scope, and what the calendar asks of it.
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { type OrganisationRow, placeAsked } from '#modules/organisations/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export type MeetingPlace = OrganisationRow & { isBranch: boolean }

/** The organisation asked for, or that of the seat; undefined when it is not there or not the caller's. */
export async function meetingPlaceAsked(
  context: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<MeetingPlace | undefined> {
  const place = await placeAsked(context, scope, organisationId)
  return place === undefined ? undefined : { ...place, isBranch: branchTypes.includes(place.typeCode) }
}

/** Whether the branch has party groups that stand today. */
export async function hasPartyGroups({ tx, province }: QueryContext, branchId: string): Promise<boolean> {
  const group = await tx
    .selectFrom('organisations')
    .select('id')
    .where('province_code', '=', province)
    .where('parent_id', '=', branchId)
    .where('type_code', '=', 'party-group')
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return group !== undefined
}

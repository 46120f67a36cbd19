// The organisation a meeting or a calendar is asked for, within a scope, and what the calendar asks of it.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'

export interface MeetingPlace {
  id: string
  name: string
  path: string
  typeCode: string
  endedOn: string | null
  isBranch: boolean
}

/** Types of organisations that meet as a branch. */
export const branchTypes: readonly string[] = organisationTypes.items.filter((t) => t.isBranch).map((t) => t.code)

/** The organisation asked for, or that of the seat; undefined when it is not there or not the caller's. */
export async function placeAsked(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<MeetingPlace | undefined> {
  const id = organisationId ?? (actor.national ? undefined : actor.seat.organisationId)
  const { rows } = await sql<Omit<MeetingPlace, 'isBranch'>>`
    select o.id, o.name, o.path, o.type_code as "typeCode", o.ended_on as "endedOn" from organisations o
     where ${scope.rows(actor, province, 'o')} and ${id === undefined ? sql`o.path = ${`${province}/`}` : sql`o.id = ${id}`}`.execute(
    tx,
  )
  const [place] = rows
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

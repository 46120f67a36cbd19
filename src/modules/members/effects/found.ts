// What every effect looks up first: the member, locked, and the organisation that takes somebody in; no role is asked, the reach is.
import { sql } from 'kysely'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { refusePlace } from '#modules/members/commands/checks.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { OrganisationFacts } from '#modules/members/store/organisations.ts'
import { lockMembers, type MemberRow } from '#modules/members/store/record.ts'

type ReadingContext = Pick<EnteringContext, 'tx' | 'province'>

/** The record, locked. Not there and out of reach look alike. */
export async function lockRecord(context: ReadingContext, memberId: string): Promise<MemberRow | Refusal> {
  const [row] = await lockMembers(context, [memberId])
  return row ?? notFound()
}

/** The record of somebody who has not left, locked. */
export async function lockLiving(context: ReadingContext, memberId: string): Promise<MemberRow | Refusal> {
  const row = await lockRecord(context, memberId)
  return isRow(row) && row.status === 'left' ? refuseLeft(row) : row
}

export const isRow = (answer: MemberRow | Refusal): answer is MemberRow => 'full_name' in answer

export const refuseLeft = (row: MemberRow): Refusal =>
  refuse('members.already-left', { name: row.full_name, on: row.left_on })

/** Organisations by their ids, each that members can belong to, else why not; held so that none can end meanwhile. */
export async function placesToEnter(
  { tx, province }: ReadingContext,
  organisationIds: readonly string[],
): Promise<(organisationId: string) => OrganisationFacts | Refusal> {
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name', 'type_code as typeCode', 'founded_on as foundedOn', 'ended_on as endedOn'])
    .where('province_code', '=', province)
    .where(sql<boolean>`id = any(${[...organisationIds]}::uuid[])`)
    .orderBy('id')
    .forKeyShare()
    .execute()
  const byId = new Map(rows.map((row) => [row.id, refusePlace(row) ?? row]))
  return (organisationId) => byId.get(organisationId) ?? notFound()
}

/** An organisation that members can belong to, held so that it cannot end meanwhile. */
export const placeToEnter = async (
  context: ReadingContext,
  organisationId: string,
): Promise<OrganisationFacts | Refusal> => (await placesToEnter(context, [organisationId]))(organisationId)

export const isPlace = (answer: OrganisationFacts | Refusal): answer is OrganisationFacts => 'foundedOn' in answer

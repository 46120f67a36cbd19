// Who holds the paper file of a member since when: dated facts, ended and begun on one day.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DossierCustodies } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { HolderKind } from '#rules/dossiers/custody.ts'

export type CustodyRow = Selectable<DossierCustodies>

export interface Holder {
  kind: HolderKind
  organisationId: string | null
  holder: string
  place: string | null
  sealed: boolean
  handoverId: string | null
  document: string | null
}

type Base = Pick<QueryContext, 'tx' | 'province'>

/** Where the files of these members are now, by member; one whose holder was never recorded is missing. */
export async function heldNow({ tx, province }: Base, memberIds: readonly string[]): Promise<Map<string, CustodyRow>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('dossier_custodies')
    .selectAll()
    .where('province_code', '=', province)
    .where(sql<boolean>`member_id = any(${[...memberIds]}::uuid[])`)
    .where('valid_to', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.member_id, row]))
}

/** Every holder of one file, the newest first. */
export const custodiesOf = ({ tx, province }: Base, memberId: string): Promise<CustodyRow[]> =>
  tx
    .selectFrom('dossier_custodies')
    .selectAll()
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** From this day on these files are with the holder; what held before ends that day. The caller has looked at the days. */
export async function giveTo(
  context: Pick<CommandContext, 'tx' | 'province' | 'newId'>,
  members: readonly { id: string; path: string }[],
  holder: Holder,
  from: string,
): Promise<void> {
  const { tx, province, newId } = context
  if (members.length === 0) return
  const ids = members.map(({ id }) => id)
  await sql`update dossier_custodies set valid_to = ${from}::date
             where province_code = ${province} and member_id = any(${ids}::uuid[]) and valid_to is null`.execute(tx)
  await tx
    .insertInto('dossier_custodies')
    .values(
      members.map(({ id, path }) => ({
        province_code: province,
        id: newId(),
        member_id: id,
        path,
        kind: holder.kind,
        organisation_id: holder.organisationId,
        holder: holder.holder,
        place: holder.place,
        sealed: holder.sealed,
        handover_id: holder.handoverId,
        document: holder.document,
        valid_from: from,
      })),
    )
    .execute()
}

/** Another place in the same hands: no hand-over, the room or box changes. */
export async function putElsewhere(
  { tx, province }: Base,
  memberIds: readonly string[],
  place: string | null,
): Promise<void> {
  await sql`update dossier_custodies set place = ${place}
             where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[]) and valid_to is null`.execute(
    tx,
  )
}

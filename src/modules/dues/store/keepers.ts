// Who keeps the cash book since when.
import type { Selectable } from 'kysely'
import type { DuesKeepers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { refuseDay } from '#modules/dues/store/places.ts'

export type KeeperRow = Selectable<DuesKeepers>

/** Everybody who kept the book, the newest first. */
export const keepersOf = ({ tx, province }: QueryContext, organisationId: string): Promise<KeeperRow[]> =>
  tx
    .selectFrom('dues_keepers')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const keeperNow = async (context: QueryContext, organisationId: string): Promise<KeeperRow | undefined> =>
  (await keepersOf(context, organisationId)).find(({ valid_to }) => valid_to === null)

/** Since when whoever holds each of these books has it from somebody before, where that is so. */
export async function handedOverOf(
  { tx, province }: QueryContext,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, { keeper: string; on: string }>> {
  if (organisationIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('dues_keepers')
    .select(['organisation_id', 'keeper', 'valid_from'])
    .where('province_code', '=', province)
    .where('organisation_id', 'in', [...organisationIds])
    .where('valid_to', 'is', null)
    .where('giver', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, { keeper: row.keeper, on: row.valid_from }]))
}

/**
 * Why no line may be written for this day; null when one may. What was counted when the book was handed over stays what it was, so the
 * days before take no line any more. The book is held.
 */
export async function refuseLine(context: QueryContext, organisationId: string, on: string): Promise<Refusal | null> {
  const day = await refuseDay(context, organisationId, on)
  if (day !== null) return day
  const handed = (await handedOverOf(context, [organisationId])).get(organisationId)
  return handed !== undefined && on < handed.on ? refuse('dues.book-handed-over', handed) : null
}

/** The next keeper; the one before gives the book away that day. The book is held. */
export async function addKeeper(
  { tx, province, newId, actor }: CommandContext,
  book: { id: string; path: string },
  next: { keeper: string; giver: string | null; from: string; balance: number; document: string | null },
): Promise<string> {
  await tx
    .updateTable('dues_keepers')
    .set({ valid_to: next.from })
    .where('province_code', '=', province)
    .where('organisation_id', '=', book.id)
    .where('valid_to', 'is', null)
    .execute()
  const id = newId()
  await tx
    .insertInto('dues_keepers')
    .values({
      province_code: province,
      id,
      path: book.path,
      organisation_id: book.id,
      keeper: next.keeper,
      giver: next.giver,
      valid_from: next.from,
      balance: next.balance,
      document: next.document,
      recorded_by: actor.displayName,
    })
    .execute()
  return id
}

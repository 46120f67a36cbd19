// Who keeps the cash book since when.
import type { Selectable } from 'kysely'
import type { DuesKeepers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'

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

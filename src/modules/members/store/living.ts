// The members of an organisation and of everything below it, and how many had to give their card back.
import { sql } from 'kysely'
import type { EnteringContext } from '#modules/members/store/context.ts'

/** Ids of all who have not left, as far as the transaction reaches. */
export async function livingMembersBelow(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  path: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('members')
    .select('id')
    .where('province_code', '=', province)
    .where('path', '>=', path)
    .where('path', '<', `${path.slice(0, -1)}0`)
    .where('status', '<>', 'left')
    .execute()
  return rows.map(({ id }) => id)
}

/** Official members who were deleted, expelled or left by themselves after one day and by another: the dead keep their card (CARD-05). */
export async function removedBetween(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  path: string,
  after: string,
  until: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from members
     where province_code = ${province} and path >= ${path} and path < ${`${path.slice(0, -1)}0`} and status = 'left'
       and left_kind in ('name-deleted', 'expelled', 'resigned') and official_on is not null
       and left_on > ${after}::date and left_on <= ${until}::date`.execute(tx)
  return rows[0]?.count ?? 0
}

// The members of an organisation and of everything below it.
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

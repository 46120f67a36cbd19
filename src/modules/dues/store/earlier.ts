// What members owed for months in which they belonged to another branch: the count of unpaid months goes with the member (F-06).
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { OwedRow } from '#modules/dues/store/owed.ts'

export type EarlierRow = Pick<
  OwedRow,
  'month' | 'member_id' | 'member_type' | 'base' | 'extra_pay' | 'region' | 'pct' | 'ground' | 'party_since_on'
> & { closed: boolean; closed_owed: number | null }

/** One row for each of these members and months that lies with a branch not below `path`; none of who has left this seat's reach. */
export async function earlierOf(
  { tx, province }: QueryContext,
  path: string,
  memberIds: readonly string[],
  months: readonly string[],
): Promise<EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    select month, member_id, member_type, base, extra_pay, region, pct, ground, party_since_on, closed, closed_owed
      from dues_earlier(${province}, ${path}, ${[...new Set(memberIds)]}::uuid[], ${[...months]}::text[])
     order by member_id, month`.execute(tx)
  return rows
}

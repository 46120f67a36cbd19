// The posts that members hold at the moment, wherever the transaction reaches.
import { sql } from 'kysely'
import type { EnteringContext } from '#modules/members/store/context.ts'

export interface OpenPost {
  id: string
  memberId: string
  /** Of the organisation the post belongs to. */
  path: string
  validFrom: string
}

/** Locked, in the order of their ids. */
export async function openPostsOf(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  memberIds: readonly string[],
): Promise<OpenPost[]> {
  const { rows } = await sql<OpenPost>`
    select h.id, h.member_id as "memberId", h.path, h.valid_from as "validFrom" from post_holdings h
     where h.province_code = ${province} and h.member_id = any(${memberIds}::uuid[]) and h.valid_to is null
     order by h.id for update`.execute(tx)
  return rows
}

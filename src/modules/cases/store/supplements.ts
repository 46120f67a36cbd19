// Who of a branch has no yearly supplement this year: none is open, and none was finished or waived since January.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { yearlySupplement } from '#rules/lifecycle/lifecycles/record-keeping.ts'

export interface Unasked {
  id: string
  name: string
}

/** Whoever left the list in the meantime and is back is asked again. */
const OVER = ['stored', 'cancelled']

export async function withoutSupplement(
  { tx, province, today }: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  organisationId: string,
): Promise<{ unasked: Unasked[]; all: number }> {
  const { rows } = await sql<Unasked & { asked: boolean }>`
    select m.id, m.full_name as name,
           exists (select from cases c
                    where c.province_code = ${province} and c.subject_id = m.id and c.lifecycle = ${yearlySupplement.code}
                      and (c.end_kind is null or (c.state = any(${OVER}) and c.opened_on >= ${`${today.slice(0, 4)}-01-01`}::date))) as asked
      from members m
     where m.province_code = ${province} and m.organisation_id = ${organisationId} and m.status <> 'left'
     order by m.sort_key, m.id`.execute(tx)
  return { unasked: rows.filter(({ asked }) => !asked), all: rows.length }
}

/** Whether the last one ended only because the member was off the list. */
export async function supplementLost(
  { tx, province, today }: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  memberId: string,
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from cases
     where province_code = ${province} and subject_id = ${memberId} and lifecycle = ${yearlySupplement.code}
       and opened_on >= ${`${today.slice(0, 4)}-01-01`}::date
     order by id desc limit 1`.execute(tx)
  return rows[0]?.state === 'member-left'
}

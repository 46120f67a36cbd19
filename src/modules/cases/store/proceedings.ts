// Which members have a discipline or a complaint about one open, by the cases themselves and whatever anybody enters (TRF-05, EXIT-01); whose transfer is open.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

type Proceeding = 'discipline' | 'appeal'

/**
 * The open proceeding about each member, by the member; who has none is missing. A discipline before an appeal. One that is served and waits
 * for a complaint no longer counts: nobody handles anything, and a member may move then (DIS-11).
 */
export async function proceedingsAbout(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  memberIds: readonly string[],
): Promise<Map<string, Proceeding>> {
  if (memberIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; lifecycle: Proceeding }>`
    select c.subject_id as id, c.lifecycle
      from cases c
     where c.province_code = ${province} and c.subject_id = any(${[...memberIds]}::uuid[]) and c.end_kind is null
       and (c.lifecycle = 'discipline' and c.state <> 'served'
            or c.lifecycle = 'appeal'
               and exists (select from case_steps s
                            where s.province_code = ${province} and s.case_id = c.id and s.recorded -> 'facts' ->> 'against' = 'discipline'))
     order by c.lifecycle`.execute(tx)
  return new Map(rows.map(({ id, lifecycle }) => [id, lifecycle]))
}

/** The members of a branch whose formal transfer to elsewhere is still open, with the day the oldest was opened; as far as the transaction reaches. */
export async function openTransfersOf(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  branchId: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; on: string }>`
    select c.subject_id as id, min(c.opened_on) as on from cases c
     where c.province_code = ${province} and c.organisation_id = ${branchId} and c.lifecycle = 'formal-transfer-out' and c.end_kind is null
     group by c.subject_id`.execute(tx)
  return new Map(rows.map(({ id, on }) => [id, on]))
}

// Which members have a discipline or a complaint about one open, by the cases themselves and whatever anybody enters (TRF-05, EXIT-01).
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

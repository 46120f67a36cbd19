// The certificate of the awareness class of people of the pool, from whichever case recorded it last (ELIG-07).
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

/** The day each certificate was issued, by the person; who has none is missing. */
export async function certificatesOf(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  citizenIds: readonly string[],
): Promise<Map<string, string>> {
  if (citizenIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; issued: string }>`
    select distinct on (c.subject_id) c.subject_id as id, s.recorded -> 'facts' ->> 'certificateIssuedOn' as issued
      from cases c
      join case_steps s on s.province_code = ${province} and s.case_id = c.id
     where c.province_code = ${province} and c.subject_id = any(${[...citizenIds]}::uuid[])
       and s.recorded -> 'facts' ->> 'certificateIssuedOn' is not null
     order by c.subject_id, s.recorded_at desc, s.seq desc`.execute(tx)
  return new Map(rows.map(({ id, issued }) => [id, issued]))
}

// Papers of a meeting, and the next number of each type in a term (§7.1).
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { MeetingPapers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'

export type PaperRow = Selectable<MeetingPapers>

export const papersOf = ({ tx, province }: QueryContext, meetingId: string): Promise<PaperRow[]> =>
  tx
    .selectFrom('meeting_papers')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .orderBy('kind')
    .orderBy('id')
    .execute()

/** Takes the next number of a type of paper in the term that holds on a day: numbers go on from 1 in each term. */
export async function nextNumber(
  context: CommandContext,
  place: { organisation_id: string; path: string },
  type: string,
  on: string,
): Promise<number> {
  const { tx, province } = context
  const { rows } = await sql<{ taken: number }>`
    insert into paper_numbers as n (province_code, organisation_id, path, type, term, next)
    select ${province}, ${place.organisation_id}, ${place.path}, ${type},
           coalesce((select max(t.starts_on)::text from organisation_terms t
                      where t.province_code = ${province} and t.organisation_id = ${place.organisation_id} and t.starts_on <= ${on}::date),
                    ${on.slice(0, 4)}), 2
    on conflict (province_code, organisation_id, type, term) do update set next = n.next + 1
    returning next - 1 as taken`.execute(tx)
  return rows[0]?.taken ?? 1
}

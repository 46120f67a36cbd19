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
export const nextNumber = async (
  context: CommandContext,
  place: { organisation_id: string; path: string },
  type: string,
  on: string,
): Promise<number> => (await takeNumber(context, place, type, on)).no

/**
 * The same with the term it counts in: its first day, or the year where none is recorded. `claimed`: a number that was given before it came
 * here; numbers go on after it. `isFree`: no paper of a meeting of that term bears it.
 */
export async function takeNumber(
  context: CommandContext,
  place: { organisation_id: string; path: string },
  type: string,
  on: string,
  claimed: number | null = null,
): Promise<{ no: number; term: string; isFree: boolean }> {
  const { tx, province } = context
  const { rows } = await sql<{ no: number; term: string }>`
    insert into paper_numbers as n (province_code, organisation_id, path, type, term, next)
    select ${province}, ${place.organisation_id}, ${place.path}, ${type},
           coalesce((select max(t.starts_on)::text from organisation_terms t
                      where t.province_code = ${province} and t.organisation_id = ${place.organisation_id} and t.starts_on <= ${on}::date),
                    ${on.slice(0, 4)}), coalesce(${claimed}::integer, 1) + 1
    on conflict (province_code, organisation_id, type, term)
      do update set next = case when ${claimed}::integer is null then n.next + 1 else greatest(n.next, ${claimed}::integer + 1) end
    returning coalesce(${claimed}::integer, next - 1) as no, term`.execute(tx)
  const { no, term } = rows[0] ?? { no: 1, term: on.slice(0, 4) }
  if (claimed === null) return { no, term, isFree: true }
  const { rows: same } = await sql<{ found: boolean }>`
    select true as found from meeting_papers p join meetings m on m.province_code = ${province} and m.id = p.meeting_id
     where p.province_code = ${province} and m.organisation_id = ${place.organisation_id} and p.no = ${claimed}
       and p.no_text like ${`%-${type}/%`} and p.signed_on >= ${term.length === 4 ? `${term}-01-01` : term}::date limit 1`.execute(
    tx,
  )
  return { no, term, isFree: same.length === 0 }
}

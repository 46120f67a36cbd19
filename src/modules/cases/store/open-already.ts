// Which kinds of cases are open about somebody where they belong, each with its id where the caller may see it.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { viewCases } from '#modules/cases/scope.ts'

/** By the code of the lifecycle; null: one is open that is not for the caller's eyes, no link leads there. */
export async function openAlready(
  { tx, province, actor }: QueryContext,
  subject: { id: string; organisationId: string },
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ lifecycle: string; id: string; seen: boolean }>`
    select c.lifecycle, c.id, ${viewCases.rows(actor, province, 'c')} as seen from cases c
     where c.province_code = ${province} and c.subject_id = ${subject.id} and c.organisation_id = ${subject.organisationId}
       and c.end_kind is null`.execute(tx)
  return new Map(rows.map(({ lifecycle, id, seen }) => [lifecycle, seen ? id : null]))
}

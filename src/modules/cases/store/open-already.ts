// Which kinds of cases are open about somebody where they belong, each with its id where the caller may see it.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { viewCases } from '#modules/cases/scope.ts'
import type { Facts } from '#rules/lifecycle/case.ts'

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

/** Of a kind that may be open several times: the one that was opened with the same words, as above; undefined where there is none. */
export async function openWithTheSame(
  { tx, province, actor }: QueryContext,
  subject: { id: string; organisationId: string },
  lifecycle: string,
  facts: Facts = {},
): Promise<string | null | undefined> {
  const { rows } = await sql<{ id: string; seen: boolean }>`
    select c.id, ${viewCases.rows(actor, province, 'c')} as seen from cases c
      join case_steps s on s.province_code = ${province} and s.case_id = c.id and s.seq = 1
     where c.province_code = ${province} and c.subject_id = ${subject.id} and c.organisation_id = ${subject.organisationId}
       and c.lifecycle = ${lifecycle} and c.end_kind is null and s.recorded->'facts' = ${JSON.stringify(facts)}::jsonb`.execute(
    tx,
  )
  const [found] = rows
  return found === undefined ? undefined : found.seen ? found.id : null
}

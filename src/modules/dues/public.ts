// What later modules may use of dues: how the members of a branch stand in a month, for the meeting; how the branches below stand, for the levels above.
import { sql } from 'kysely'
import type { DuesPerson } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { viewDues } from '#modules/dues/scope.ts'
import { type DuesBelow, monthBelow } from '#modules/dues/store/below.ts'
import { statementOf } from '#modules/dues/store/statement.ts'
import { organisationById } from '#modules/organisations/public.ts'

export { moveWholeBalance } from '#modules/dues/store/move-balance.ts'

/** Of one member: `owed` null where nothing is declared or the month has no rates. */
export type DuesState = Pick<
  DuesPerson,
  'memberId' | 'fullName' | 'owed' | 'exempt' | 'paid' | 'outstanding' | 'unpaidMonths'
>

/** Everybody who belonged to the branch on the first day of the month (`YYYY-MM`), by name; empty when it is out of reach. */
export async function duesStateOf(context: QueryContext, organisationId: string, month: string): Promise<DuesState[]> {
  const branch = await organisationById(context.tx, context.province, organisationId)
  return branch === undefined ? [] : statementOf(context, branch.path, month)
}

/** A month of the branches below a path, by the path of the organisation directly below; null for whoever may not see dues. */
export const duesBelow = (
  context: QueryContext,
  asked: { path: string; month: string },
): Promise<Map<string, DuesBelow>> | null => (mayUse(viewDues, context.actor) ? monthBelow(context, asked) : null)

/** What was paid for months (`YYYY-MM`) from one to another in each branch at and below a path, in đồng; null for whoever may not see dues. */
export async function duesByBranch(
  context: QueryContext,
  { path, from, to }: { path: string; from: string; to: string },
): Promise<{ organisationId: string; value: number }[] | null> {
  if (!mayUse(viewDues, context.actor)) return null
  const { rows } = await sql<{ organisationId: string; value: number }>`
    select organisation_id as "organisationId", sum(paid)::bigint as value from dues_sums
     where province_code = ${context.province} and path >= ${path} and path < ${`${path.slice(0, -1)}0`} and month between ${from} and ${to}
     group by 1 having sum(paid) <> 0`.execute(context.tx)
  return rows.map(({ organisationId, value }) => ({ organisationId, value: Number(value) }))
}

// What later modules may use of dues: how the members of a branch stand in a month, for the meeting; how the branches below stand, for the levels above.
import type { DuesPerson } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { viewDues } from '#modules/dues/scope.ts'
import { type DuesBelow, monthBelow } from '#modules/dues/store/below.ts'
import { statementOf } from '#modules/dues/store/statement.ts'
import { organisationById } from '#modules/organisations/public.ts'

export { moveWholeBalance } from '#modules/dues/store/move-balance.ts'

/** Of one member: `owed` null where nothing is declared or the month has no rates. */
export type DuesState = Pick<DuesPerson, 'memberId' | 'fullName' | 'owed' | 'paid' | 'outstanding' | 'unpaidMonths'>

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

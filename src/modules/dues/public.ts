// What later modules may use of dues: how the members of a branch stand in a month, for the meeting.
import type { DuesPerson } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { statementOf } from '#modules/dues/store/statement.ts'
import { organisationById } from '#modules/organisations/public.ts'

/** Of one member: `owed` null where nothing is declared or the month has no rates. */
export type DuesState = Pick<DuesPerson, 'memberId' | 'fullName' | 'owed' | 'paid' | 'outstanding' | 'unpaidMonths'>

/** Everybody who belonged to the branch on the first day of the month (`YYYY-MM`), by name; empty when it is out of reach. */
export async function duesStateOf(context: QueryContext, organisationId: string, month: string): Promise<DuesState[]> {
  const branch = await organisationById(context.tx, context.province, organisationId)
  return branch === undefined ? [] : statementOf(context, branch.path, month)
}

// Hands the open cases of organisations that end to those that take over from them, in the transaction of the reorganisation.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { auditTakeOver, type Organisation, takeOver } from '#modules/cases/store/take-over.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

/**
 * Answers how many went. One that stands at the successor already goes on there alone; what is left behind goes on above, as always when an
 * organisation ends (`reorganised.ts`).
 */
export async function handToSuccessors(
  context: CommandContext,
  handed: readonly { from: { id: string; name: string }; to: Organisation }[],
  why: string,
): Promise<number> {
  const { tx, province } = context
  const { rows } = await sql<CaseRow>`
    select * from cases where province_code = ${province} and organisation_id = any(${handed.map(({ from }) => from.id)}::uuid[])
       and end_kind is null order by id for update`.execute(tx)
  let moved = 0
  for (const row of rows) {
    const one = handed.find(({ from }) => from.id === row.organisation_id)
    if (one === undefined || !(await takeOver(context, row, one.from.name, one.to))) continue
    auditTakeOver(context, row, lifecycleByCode(row.lifecycle)?.title ?? row.lifecycle, one.from.name, one.to, why)
    moved += 1
  }
  return moved
}

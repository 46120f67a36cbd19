// Takes back an organisation that was founded by mistake, as long as nothing of it was used: for undoing an import.
import { attempt } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { about } from './checks.ts'
import { changeScope } from './scope.ts'
import { lockOrganisation } from './store/rows.ts'
import { countLivingChildren } from './store/write.ts'

/** Whether a foreign key of another table (members, posts, terms, cases) stood in the way. */
const isStillUsed = (error: unknown): boolean => (error as { code?: string }).code === '23503'

/**
 * Deletes an organisation with its name, code and place; false when it was changed since it was founded, has children, or
 * anything points at it. Then nothing has changed and the transaction goes on.
 */
export async function withdrawOrganisation(context: CommandContext, id: string): Promise<boolean> {
  const { tx, province } = context
  const row = await lockOrganisation(context, changeScope, id)
  if (row === undefined || row.version !== 1 || row.endedOn !== null) return false
  if ((await countLivingChildren(context, id, context.today)) > 0) return false
  const remove = async () => {
    for (const table of ['organisation_names', 'organisation_codes', 'organisation_placements'] as const) {
      await tx.deleteFrom(table).where('province_code', '=', province).where('organisation_id', '=', id).execute()
    }
    await tx.deleteFrom('organisations').where('province_code', '=', province).where('id', '=', id).execute()
  }
  if (!(await attempt(tx, remove, isStillUsed))) return false
  context.audit({
    ...about(row),
    summary: `Rút lại việc lập «${row.name}» (mã ${row.code}): chưa có gì thuộc tổ chức này.`,
    changes: { name: [row.name, null], code: [row.code, null] },
  })
  return true
}

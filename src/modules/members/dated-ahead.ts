// What begins or ends on its day by itself: the row of the member and the figures are told when the day has come.
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { auditMember } from '#modules/members/commands/audit-member.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import { factsOf, lockMembers, statusOf, updateMember } from '#modules/members/store/record.ts'
import { holdingOn, statusesOf } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { statusNames } from '#rules/members/status-change.ts'

const BATCH = 500

/** One batch of those whose day has come; answers how many members it told. */
async function tellBatch(context: CommandContext): Promise<number> {
  const { tx, province, today } = context
  const due = await tx
    .selectFrom('member_statuses')
    .select('member_id')
    .distinct()
    .where('province_code', '=', province)
    .where('ahead', '=', true)
    .where('valid_from', '<=', today)
    .limit(BATCH)
    .execute()
  const ids = due.map(({ member_id }) => member_id)
  if (ids.length === 0) return 0
  const changes = []
  for (const row of await lockMembers(context, ids)) {
    const holding = holdingOn(await statusesOf(context, row.id), today)
    if (holding === undefined || holding.status === row.status) continue
    const updated = await updateMember(context, row, { status: holding.status })
    changes.push({ before: factsOf(row), after: factsOf(updated) })
    const summary = `${row.full_name} từ ngày ${formatDate(holding.validFrom)}: ${statusNames[holding.status]} (trước đó: ${statusNames[statusOf(row)]}), theo việc đã ghi trước.`
    auditMember(context, updated, summary, { status: [row.status, holding.status] })
  }
  await figuresChangedMany(tx, province, today, changes)
  await tx
    .updateTable('member_statuses')
    .set({ ahead: false })
    .where('province_code', '=', province)
    .where('member_id', 'in', ids)
    .where('ahead', '=', true)
    .where('valid_from', '<=', today)
    .execute()
  return ids.length
}

/** Tells the rows of members and the figures of statuses whose day has come, in every province; answers for how many members. */
export async function beginWhatIsDue(application: Application): Promise<number> {
  const provinces = await inScope(
    application.database,
    EVERYWHERE,
    (tx) => tx.selectFrom('figures_clock').select('province_code').execute(),
    { readOnly: true },
  )
  let told = 0
  for (const { province_code } of provinces) {
    for (;;) {
      const batch = await asSystem(application, province_code, 'members.change-status', tellBatch)
      told += batch
      if (batch < BATCH) break
    }
  }
  return told
}

// The rows of what waits for whom: put anew for a case, read as a queue.
import type { QueryContext } from '#kernel/context.ts'
import { PASSED, remindersOf } from '#modules/cases/flow/reminders.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { type WorkItem, workOf } from '#modules/cases/flow/work.ts'
import { type AwaitingRow, awaitedBy } from '#modules/cases/store/awaits.ts'
import { dropReminders, putReminders, type RemindingCase } from '#modules/cases/store/reminders.ts'
import type { Case } from '#rules/lifecycle/case.ts'
import { clocksOf } from '#rules/lifecycle/clocks.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export const workColumns = (item: WorkItem) => ({
  organisation_id: item.organisationId,
  roles: [...item.roles],
  holder: item.holder,
  step: item.step,
  step_title: item.stepTitle,
  blocked: item.blocked,
  waits_until: item.waitsUntil,
  due_on: item.dueOn,
  in_working_days: item.inWorkingDays,
  clock_title: item.clockTitle,
  rule_id: item.ruleId,
  basis: item.basis,
  escalates_organisation_id: item.escalatesOrganisationId,
})

/** Whoever has left writes to nobody: the job of the day does. */
async function sayPassed(
  { now, actor, ...context }: Parameters<typeof putWork>[0],
  reminding: RemindingCase,
): Promise<void> {
  if (now !== undefined && actor?.seat.role !== 'concerned') await putReminders({ ...context, now }, [reminding])
}

/** Puts the work of a case anew, as it stands after what was just written. */
export async function putWork(
  context: Pick<QueryContext, 'tx' | 'province' | 'today'> & Partial<Pick<QueryContext, 'now' | 'actor'>>,
  row: AwaitingRow & { path: string },
  lifecycle: Lifecycle,
  given: Case,
): Promise<void> {
  const { tx, province } = context
  await tx.deleteFrom('case_work').where('province_code', '=', province).where('case_id', '=', row.id).execute()
  const awaits = (await awaitedBy(context, [row])).get(row.id) ?? []
  const setting = await settingOf(context)
  const clocks = clocksOf(lifecycle, given, setting)
  // What a step has settled reminds nobody any more. What comes near is said by the job of the day; what has passed by then is said at once.
  const reminders = remindersOf(lifecycle, given, clocks)
  await dropReminders(context, [{ ...row, reminders }])
  await sayPassed(context, { ...row, reminders: reminders.filter(({ daysBefore }) => daysBefore === PASSED) })
  const items = workOf(lifecycle, { ...given, awaits }, setting, clocks)
  if (items.length === 0) return
  await tx
    .insertInto('case_work')
    .values(
      items.map((item, seq) => ({
        province_code: province,
        case_id: row.id,
        seq,
        path: row.path,
        ...workColumns(item),
      })),
    )
    .execute()
}

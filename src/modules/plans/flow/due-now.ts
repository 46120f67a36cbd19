// The day on which a piece of work is due now, by what was given for it; and what changes where it went on to that day.
import type { CommandContext } from '#kernel/context.ts'
import { comingOf, type TaskChanges, type TaskRecord } from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { tasksOfSources } from '#modules/tasks/public.ts'
import { dueNow } from '#rules/plans/due.ts'

export async function dueOfTask(context: CommandContext, plan: PlanRecord, task: TaskRecord): Promise<string | null> {
  const given = task.every === null ? [] : await tasksOfSources(context, [task.id])
  return dueNow(
    comingOf(task),
    given.map((one) => ({ dueOn: one.due_on, done: one.state === 'done' })),
    context.today,
    plan.ends_on,
  )
}

/** What changes where it comes again on `day`: the first day there was is kept, later ones are reckoned from it. */
export const wentOnTo = (task: TaskRecord, day: string | null): TaskChanges =>
  day === task.due_on ? {} : { due_on: day, from_on: task.from_on ?? task.due_on }

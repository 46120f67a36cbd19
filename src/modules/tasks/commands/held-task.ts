// Fetches the task a step is about, held, or says why the step cannot be taken by this person now.
import type { CommandContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { shownTask } from '#modules/tasks/queries/shown-task.ts'
import { isOwn, reachesAssigner, sidesOf } from '#modules/tasks/sides.ts'
import { findTask, type TaskRow } from '#modules/tasks/store/tasks.ts'
import { leadsOn, stepsOpen, type TaskStep } from '#rules/tasks/steps.ts'

/** The task at the version the caller saw, held until the transaction ends; not judged yet. */
export async function heldTask(
  context: CommandContext,
  scope: SeatScope,
  input: { id: string; version: number },
): Promise<TaskRow | Refusal | Stale> {
  const task = await findTask(context, scope, input.id, 'lock')
  if (task === undefined) return notFound()
  return task.version === input.version ? task : new Stale(await shownTask(context, task))
}

/** The same, when the caller may take this step from where the task stands. */
export async function taskFor(
  context: CommandContext,
  scope: SeatScope,
  step: TaskStep,
  input: { id: string; version: number },
): Promise<TaskRow | Refusal | Stale> {
  const task = await heldTask(context, scope, input)
  if (!('state' in task)) return task
  const { actor } = context
  if (stepsOpen(task.state, sidesOf(actor, task)).includes(step)) return task
  if (!leadsOn(step, task.state)) return refuse('tasks.wrong-state', { state: task.state })
  if (stepsOpen(task.state, { doer: true, assigner: false }).includes(step))
    return refuse('tasks.not-the-doer', { doer: task.assignee_name })
  return isOwn(actor, task) && reachesAssigner(actor, task)
    ? refuse('tasks.own-work')
    : refuse('tasks.not-the-assigner', { assigner: task.assigner_name })
}

export const answered = ({ id, version, state }: TaskRow) => ({ id, version, state })

// On which sides of a task a person in a seat stands: the doer, the one who assigned it.
import { type Actor, isOwnOnly, reachOf } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { manageTasks } from '#modules/tasks/scope.ts'
import type { TaskRow } from '#modules/tasks/store/tasks.ts'
import type { Sides } from '#rules/tasks/steps.ts'

type Who = QueryContext['actor']

/** Whether this is a task of the person who acts. */
export const isOwn = (actor: Actor, task: Pick<TaskRow, 'member_id'>): boolean =>
  task.member_id !== null && task.member_id === actor.memberId

/** Whether the seat reaches the organisation that assigned the task. */
export const reachesAssigner = (actor: Who, task: Pick<TaskRow, 'assigner_path'>): boolean => {
  const { lo, hi } = reachOf(actor)
  return mayUse(manageTasks, actor) && task.assigner_path >= lo && task.assigner_path < hi
}

export const sidesOf = (actor: Who, task: TaskRow): Sides => ({
  doer:
    isOwn(actor, task) ||
    (!isOwnOnly(actor.seat) && mayUse(manageTasks, actor) && actor.seat.organisationId === task.organisation_id),
  assigner: reachesAssigner(actor, task) && !isOwn(actor, task),
})

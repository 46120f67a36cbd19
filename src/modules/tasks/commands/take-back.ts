// Takes back what was done last with a task: what was submitted while nobody has judged it, a confirmation or a cancelling on its day.
import { takeTaskBack } from '#contract/tasks.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answered, heldTask } from '#modules/tasks/commands/held-task.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { doTasks } from '#modules/tasks/scope.ts'
import { sidesOf } from '#modules/tasks/sides.ts'
import { entriesOf, stepTask } from '#modules/tasks/store/tasks.ts'
import { canTakeBack, type TaskState } from '#rules/tasks/steps.ts'

const CAN = ['submitted', 'confirmed', 'cancelled']

export const serveTakeBack = serveCommand(takeTaskBack, {
  scope: doTasks,
  run: async (context, input) => {
    const task = await heldTask(context, doTasks, input)
    if (!('state' in task)) return task
    const judged = { state: task.state, closedOn: task.closed_on }
    const last = (await entriesOf(context, task.id)).findLast(
      ({ seq, kind }) => seq === task.version && CAN.includes(kind),
    )
    if (last === undefined || !canTakeBack(judged, sidesOf(context.actor, task), context.today))
      return refuse('tasks.nothing-to-take-back')
    const changes =
      task.state === 'done'
        ? { state: 'submitted' as const, percent: Number(last.was), closed_on: null }
        : {
            state: last.was as TaskState,
            closed_on: null,
            submitted_on: task.state === 'submitted' ? null : task.submitted_on,
          }
    const after = await stepTask(context, task, changes, { kind: 'taken-back', was: task.state, became: changes.state })
    auditWork(context, after, `Rút lại bước vừa ghi của nhiệm vụ «${task.title}» (${task.assignee_name}).`, {
      state: [task.state, after.state],
    })
    return answered(after)
  },
})

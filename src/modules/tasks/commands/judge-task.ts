// What whoever assigned a task does with it: confirms, sends back, moves its date, gives it to somebody else, cancels it.
import { cancelTask, confirmTask, moveTaskDate, reassignTask, sendTaskBack } from '#contract/tasks.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answered, taskFor } from '#modules/tasks/commands/held-task.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { manageTasks } from '#modules/tasks/scope.ts'
import { doersBelow } from '#modules/tasks/store/doers.ts'
import { stepTask } from '#modules/tasks/store/tasks.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { stateAfter } from '#rules/tasks/steps.ts'

export const serveConfirm = serveCommand(confirmTask, {
  scope: manageTasks,
  run: async (context, input) => {
    const task = await taskFor(context, manageTasks, 'confirm', input)
    if (!('state' in task)) return task
    const changes = { state: stateAfter('confirm', task.state), percent: 100, closed_on: context.today }
    const entry = { kind: 'confirmed', content: input.text ?? null, was: String(task.percent) } as const
    const after = await stepTask(context, task, changes, entry)
    auditWork(context, after, `Xác nhận ${task.assignee_name} đã hoàn thành nhiệm vụ «${task.title}».`)
    return answered(after)
  },
})

export const serveSendBack = serveCommand(sendTaskBack, {
  scope: manageTasks,
  run: async (context, input) => {
    const task = await taskFor(context, manageTasks, 'send-back', input)
    if (!('state' in task)) return task
    const changes = { state: stateAfter('send-back', task.state), submitted_on: null }
    const after = await stepTask(context, task, changes, { kind: 'sent-back', content: input.reason })
    auditWork(context, after, `Trả lại nhiệm vụ «${task.title}» cho ${task.assignee_name}: ${input.reason}.`)
    return answered(after)
  },
})

export const serveMoveDate = serveCommand(moveTaskDate, {
  scope: manageTasks,
  run: async (context, input) => {
    const task = await taskFor(context, manageTasks, 'move-date', input)
    if (!('state' in task)) return task
    const { dueOn, reason } = input
    if (dueOn < context.today) return refuse('tasks.date-passed', { on: dueOn })
    const entry = { kind: 'date-moved', content: reason, was: task.due_on, became: dueOn } as const
    const after = await stepTask(context, task, { due_on: dueOn }, entry)
    const summary = `Đổi hạn nhiệm vụ «${task.title}» của ${task.assignee_name} sang ${formatDate(dueOn)}: ${reason}.`
    auditWork(context, after, summary, { dueOn: [task.due_on, dueOn] })
    return answered(after)
  },
})

export const serveReassign = serveCommand(reassignTask, {
  scope: manageTasks,
  run: async (context, input) => {
    const task = await taskFor(context, manageTasks, 'reassign', input)
    if (!('state' in task)) return task
    const { memberId, organisationId, reason } = input
    if ((memberId === undefined) === (organisationId === undefined)) return refuse('tasks.nobody-chosen')
    const [doer] =
      (await doersBelow(
        context,
        task.assigner_path,
        memberId === undefined ? [] : [memberId],
        organisationId === undefined ? [] : [organisationId],
      )) ?? []
    if (doer === undefined) return notFound()
    if (!doer.able) return refuse('tasks.cannot-be-given-work', { names: [doer.name] })
    const changes = {
      state: stateAfter('reassign', task.state),
      percent: 0,
      member_id: doer.memberId,
      assignee_name: doer.name,
      organisation_id: doer.organisationId,
      organisation_name: doer.organisationName,
      path: doer.path,
    }
    const entry = { kind: 'reassigned', content: reason, was: task.assignee_name, became: doer.name } as const
    const after = await stepTask(context, task, changes, entry)
    const summary = `Giao lại nhiệm vụ «${task.title}» từ ${task.assignee_name} cho ${doer.name}: ${reason}.`
    auditWork(context, after, summary, { assignee: [task.assignee_name, doer.name] })
    return answered(after)
  },
})

export const serveCancel = serveCommand(cancelTask, {
  scope: manageTasks,
  run: async (context, input) => {
    const task = await taskFor(context, manageTasks, 'cancel', input)
    if (!('state' in task)) return task
    const changes = { state: stateAfter('cancel', task.state), closed_on: context.today }
    const after = await stepTask(context, task, changes, { kind: 'cancelled', content: input.reason, was: task.state })
    auditWork(context, after, `Thôi giao nhiệm vụ «${task.title}» cho ${task.assignee_name}: ${input.reason}.`)
    return answered(after)
  },
})

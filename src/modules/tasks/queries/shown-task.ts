// A task as it goes over the wire: in a list, and with everything that happened to it.
import {
  acceptTask,
  addEvidence,
  cancelTask,
  confirmTask,
  moveTaskDate,
  reassignTask,
  reportProgress,
  type TaskRow as Shown,
  type ShownTask,
  sendTaskBack,
  submitTask,
  type TaskEntry,
  type TaskSource,
  takeTaskBack,
} from '#contract/tasks.ts'
import type { QueryContext } from '#kernel/context.ts'
import { viewTasks } from '#modules/tasks/scope.ts'
import { sidesOf } from '#modules/tasks/sides.ts'
import { entriesOf, type TaskRow } from '#modules/tasks/store/tasks.ts'
import { canTakeBack, isOverdue, stepsOpen, type TaskState, type TaskStep } from '#rules/tasks/steps.ts'

const operations: Record<TaskStep, { name: string }> = {
  accept: acceptTask,
  'report-progress': reportProgress,
  'add-evidence': addEvidence,
  submit: submitTask,
  confirm: confirmTask,
  'send-back': sendTaskBack,
  'move-date': moveTaskDate,
  reassign: reassignTask,
  cancel: cancelTask,
}

export function rowOf({ actor, today }: QueryContext, task: TaskRow): Shown {
  const sides = sidesOf(actor, task)
  const judged = { state: task.state, closedOn: task.closed_on }
  return {
    id: task.id,
    title: task.title,
    organisationId: task.organisation_id,
    organisationName: task.organisation_name,
    assignerId: task.assigner_id,
    assignerName: task.assigner_name,
    memberId: task.member_id,
    assigneeName: task.assignee_name,
    leading: task.leads,
    assignedOn: task.assigned_on,
    dueOn: task.due_on,
    source: task.source as TaskSource,
    sourceTitle: task.source_title,
    state: task.state,
    percent: task.percent,
    overdue: isOverdue({ state: task.state, dueOn: task.due_on }, today),
    submittedOn: task.submitted_on,
    closedOn: task.closed_on,
    version: task.version,
    allowed: [
      ...stepsOpen(task.state, sides).map((step) => operations[step].name),
      ...(canTakeBack(judged, sides, today) ? [takeTaskBack.name] : []),
    ],
  }
}

/** The task with what happened to it and whom else it was given to, as far as the caller sees them. */
export async function shownTask(context: QueryContext, task: TaskRow): Promise<ShownTask> {
  const { tx, province, actor } = context
  const entries = await entriesOf(context, task.id)
  const others = await tx
    .selectFrom('tasks')
    .select(['id', 'assignee_name', 'leads', 'state'])
    .where('province_code', '=', province)
    .where('batch_id', '=', task.batch_id)
    .where('id', '<>', task.id)
    .where(viewTasks.rows(actor, province, 'tasks'))
    .orderBy('leads', 'desc')
    .orderBy('id')
    .execute()
  return {
    ...rowOf(context, task),
    detail: task.detail,
    sourceId: task.source_id,
    others: others.map((other) => ({
      id: other.id,
      assigneeName: other.assignee_name,
      leading: other.leads,
      state: other.state as TaskState,
    })),
    entries: entries.map((row) => ({
      seq: row.seq,
      kind: row.kind as TaskEntry['kind'],
      on: row.happened_on,
      author: row.author,
      post: row.author_post,
      text: row.content,
      percent: row.percent,
      link: row.link,
      figure: row.figure,
      unit: row.unit,
      fileId: row.file_id,
      fileName: row.file_name,
      fileSize: row.file_size,
      was: row.was,
      became: row.became,
    })),
  }
}

// What the doer does with a task: accepts it, says how far it is, hands in evidence, submits it.
import { acceptTask, addEvidence, reportProgress, submitTask } from '#contract/tasks.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { answered, taskFor } from '#modules/tasks/commands/held-task.ts'
import { takeUpload } from '#modules/tasks/flow/upload.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { doTasks } from '#modules/tasks/scope.ts'
import { entriesOf, stepTask, type TaskRow } from '#modules/tasks/store/tasks.ts'
import { stateAfter } from '#rules/tasks/steps.ts'

export const serveAccept = serveCommand(acceptTask, {
  scope: doTasks,
  run: async (context, input) => {
    const task = await taskFor(context, doTasks, 'accept', input)
    if (!('state' in task)) return task
    const state = stateAfter('accept', task.state)
    const after = await stepTask(context, task, { state }, { kind: 'accepted' })
    auditWork(context, after, `${task.assignee_name} nhận nhiệm vụ «${task.title}».`)
    return answered(after)
  },
})

export const serveReportProgress = serveCommand(reportProgress, {
  scope: doTasks,
  run: async (context, input) => {
    const task = await taskFor(context, doTasks, 'report-progress', input)
    if (!('state' in task)) return task
    const { percent, text } = input
    const state = stateAfter('report-progress', task.state)
    const after = await stepTask(context, task, { state, percent }, { kind: 'progress', content: text, percent })
    auditWork(context, after, `Báo tiến độ nhiệm vụ «${task.title}» của ${task.assignee_name}: ${percent} %.`)
    return answered(after)
  },
})

/** Takes an uploaded file into the task; null where none was sent. */
async function takeFile(context: CommandContext, task: TaskRow, uploadId: string | undefined) {
  if (uploadId === undefined) return null
  const { tx, province, newId } = context
  const file = await takeUpload(context, uploadId)
  if (file instanceof Refusal) return file
  const id = newId()
  await tx
    .insertInto('task_files')
    .values({
      province_code: province,
      id,
      task_id: task.id,
      path: task.path,
      name: file.name,
      media_type: file.mediaType,
      content_sealed: file.sealed,
    })
    .execute()
  return { file_id: id, file_name: file.name, file_size: file.size }
}

export const serveAddEvidence = serveCommand(addEvidence, {
  scope: doTasks,
  run: async (context, input) => {
    const task = await taskFor(context, doTasks, 'add-evidence', input)
    if (!('state' in task)) return task
    const { text = null, link, figure, unit = null, uploadId } = input
    if (text === null && link === undefined && figure === undefined && uploadId === undefined)
      return refuse('tasks.evidence-empty')
    const file = await takeFile(context, task, uploadId)
    if (file instanceof Refusal) return file
    const said = { content: text, link: link ?? null, figure: figure ?? null, unit: figure === undefined ? null : unit }
    const state = stateAfter('add-evidence', task.state)
    const after = await stepTask(context, task, { state }, { kind: 'evidence', ...said, ...file })
    auditWork(context, after, `Nộp minh chứng của nhiệm vụ «${task.title}» (${task.assignee_name}).`)
    return answered(after)
  },
})

export const serveSubmit = serveCommand(submitTask, {
  scope: doTasks,
  run: async (context, input) => {
    const task = await taskFor(context, doTasks, 'submit', input)
    if (!('state' in task)) return task
    const { text = null } = input
    if (text === null && !(await entriesOf(context, task.id)).some(({ kind }) => kind === 'evidence'))
      return refuse('tasks.nothing-to-submit', {}, [{ path: 'text', message: 'Ghi kết quả đã làm được.' }])
    const state = stateAfter('submit', task.state)
    const changes = { state, submitted_on: context.today }
    const after = await stepTask(context, task, changes, { kind: 'submitted', content: text, was: task.state })
    auditWork(context, after, `Báo hoàn thành nhiệm vụ «${task.title}» (${task.assignee_name}).`)
    return answered(after)
  },
})

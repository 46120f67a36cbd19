// Gives out the work of a document as tasks: every piece a person kept that has a doer and a day that is not over.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { nameOfDocument } from '#modules/documents/history.ts'
import type { DocumentRecord } from '#modules/documents/store/documents.ts'
import { changeTask, type TaskPart, tasksOf } from '#modules/documents/store/parts.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { assignFromSource } from '#modules/tasks/public.ts'

/** Whether a piece of work can be given out on a day. */
export const isReady = ({ doers, due_on }: TaskPart, today: string): boolean =>
  doers.length > 0 && due_on !== null && due_on >= today

const idsOf = ({ doers }: TaskPart, kind: 'member' | 'organisation'): string[] =>
  doers.filter((doer) => doer.kind === kind).map(({ id }) => id)

/** Gives out those `chosen` picks among what is ready, the rest of them is kept until it is; answers how many went and how many are left to give. */
export async function giveOut(
  context: CommandContext,
  document: DocumentRecord,
  place: OrganisationRow,
  chosen: (task: TaskPart) => boolean,
): Promise<{ assigned: number; left: number } | Refusal> {
  const { today } = context
  const tasks = (await tasksOf(context, document.id)).filter(({ state }) => state === 'proposed' || state === 'settled')
  const ready = tasks.filter((task) => chosen(task) && isReady(task, today))
  if (ready.length > 0) {
    const source = { kind: 'document', id: document.id, title: nameOfDocument(document) } as const
    const given = await assignFromSource(
      context,
      place,
      source,
      today,
      ready.map((task) => ({
        title: task.title,
        detail: task.detail,
        dueOn: task.due_on ?? today,
        memberIds: idsOf(task, 'member'),
        organisationIds: idsOf(task, 'organisation'),
        leadId: task.lead_id,
      })),
    )
    if (given instanceof Refusal) return given
    for (const [i, task] of ready.entries()) {
      await changeTask(context, task, { state: 'assigned', task_ids: given[i] ?? [] })
    }
  }
  // Whoever takes all has seen what cannot be given yet, too.
  for (const task of tasks.filter((one) => one.state === 'proposed' && chosen(one) && !isReady(one, today)))
    await changeTask(context, task, { state: 'settled' })
  return { assigned: ready.length, left: tasks.length - ready.length }
}

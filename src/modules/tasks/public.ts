// What later modules may use of tasks: assigning in their own transaction, and reading what became of it.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { giveTasks } from '#modules/tasks/store/assign.ts'
import { doersBelow } from '#modules/tasks/store/doers.ts'
import type { TaskRow } from '#modules/tasks/store/tasks.ts'

export { handTasksOn } from '#modules/tasks/flow/successors.ts'
export { takeUpload } from '#modules/tasks/flow/upload.ts'
export { assignedByBranch } from '#modules/tasks/store/assignable.ts'
export { daysBelow, daysByOrganisation } from '#modules/tasks/store/days.ts'
export { type Doer, doersBelow } from '#modules/tasks/store/doers.ts'
export {
  type CommitmentFacts,
  commitmentFactsOf,
  commitmentsAgreedIn,
  type TaskCounts,
  taskCountsOf,
} from '#modules/tasks/store/evidence.ts'
export type { TaskRow } from '#modules/tasks/store/tasks.ts'

/** What a task comes from; nothing of it is looked up. `title` is what people read: «Cuộc họp ngày 03/12/2026». */
export interface TaskOrigin {
  /** Of a plan the id is that of the piece of work in it. */
  kind: 'meeting' | 'plan' | 'document'
  id: string
  title: string
}

export interface TaskOfSource {
  title: string
  detail: string | null
  dueOn: string
  memberIds: readonly string[]
  organisationIds: readonly string[]
  /** One of them leads; null: each leads the own task. */
  leadId: string | null
}

/**
 * Assigns the tasks of a meeting or a plan in the transaction of the caller, who has asked for the right to do so and has said so in the history of
 * its own. Refused as by hand: nobody chosen, somebody who cannot be given work, somebody who does not belong below the organisation. Returns
 * the ids of each.
 */
export async function assignFromSource(
  context: CommandContext,
  assigner: { id: string; path: string; name: string },
  source: TaskOrigin,
  on: string,
  tasks: readonly TaskOfSource[],
): Promise<string[][] | Refusal> {
  const given: string[][] = []
  for (const task of tasks) {
    if (task.memberIds.length + task.organisationIds.length === 0) return refuse('tasks.nobody-chosen')
    if (task.dueOn < on) return refuse('tasks.date-passed', { on: task.dueOn })
    const doers = await doersBelow(context, assigner.path, task.memberIds, task.organisationIds)
    if (doers === undefined) return notFound()
    const unable = doers.filter(({ able }) => !able).map(({ name }) => name)
    if (unable.length > 0) return refuse('tasks.cannot-be-given-work', { names: unable })
    const { title, detail, dueOn, leadId } = task
    const leads = (doer: { memberId: string | null; organisationId: string }) =>
      leadId === null || (doer.memberId ?? doer.organisationId) === leadId
    given.push(await giveTasks(context, assigner, { title, detail, assignedOn: on, dueOn, source }, doers, leads))
  }
  return given
}

/** The tasks that came from a source, as far as the transaction reaches, by their day. */
export const tasksOfSource = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  sourceId: string,
): Promise<TaskRow[]> =>
  (
    await sql<TaskRow>`select * from tasks where province_code = ${province} and source_id = ${sourceId} order by due_on, id`.execute(
      tx,
    )
  ).rows

/** The same of several sources, without what was cancelled. */
export const tasksOfSources = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  sourceIds: readonly string[],
): Promise<TaskRow[]> =>
  sourceIds.length === 0
    ? []
    : (
        await sql<TaskRow>`
          select * from tasks where province_code = ${province} and source_id = any(${[...sourceIds]}::uuid[]) and state <> 'cancelled'
           order by due_on, id`.execute(tx)
      ).rows

/**
 * The tasks of an organisation and of its members that were open on a day, by their day; with `doneSince` also those done after that day
 * and up to `on`.
 */
export const openTasksOf = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  organisationId: string,
  on: string,
  doneSince: string = on,
): Promise<TaskRow[]> =>
  (
    await sql<TaskRow>`
      select t.* from tasks t
       where t.province_code = ${province} and t.organisation_id = ${organisationId}
         and t.path = (select o.path from organisations o where o.province_code = ${province} and o.id = ${organisationId})
         and t.assigned_on <= ${on}::date
         and (t.closed_on is null or t.closed_on > ${on}::date or (t.state = 'done' and t.closed_on > ${doneSince}::date))
       order by t.due_on, t.id`.execute(tx)
  ).rows

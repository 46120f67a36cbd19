// The rows of tasks and of what happened to them: fetched through a scope, written with their version.
import type { Selectable } from 'kysely'
import type { TaskEntries, Tasks } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { keepDays } from '#modules/tasks/store/days.ts'
import type { TaskState } from '#rules/tasks/steps.ts'

export type TaskRow = Omit<Selectable<Tasks>, 'state'> & { state: TaskState }
export type EntryRow = Selectable<TaskEntries>
export type EntryKind =
  | 'assigned'
  | 'accepted'
  | 'progress'
  | 'evidence'
  | 'submitted'
  | 'confirmed'
  | 'sent-back'
  | 'date-moved'
  | 'reassigned'
  | 'cancelled'
  | 'taken-back'
  | 'moved'
  | 'returned'

/** The task within the scope's reach, or undefined. `lock`: two people who act on it take turns. */
export async function findTask(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
  keep: 'lock' | 'read',
): Promise<TaskRow | undefined> {
  const base = tx
    .selectFrom('tasks')
    .selectAll('tasks')
    .where('tasks.province_code', '=', province)
    .where('tasks.id', '=', id)
    .where(scope.rows(actor, province, 'tasks'))
    .$castTo<TaskRow>()
  return (keep === 'lock' ? base.forUpdate() : base).executeTakeFirst()
}

/** What happened to a task, the first thing first. */
export const entriesOf = (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  taskId: string,
): Promise<EntryRow[]> =>
  tx
    .selectFrom('task_entries')
    .selectAll()
    .where('province_code', '=', province)
    .where('task_id', '=', taskId)
    .orderBy('seq')
    .execute()

type Said = Partial<
  Pick<
    EntryRow,
    'content' | 'percent' | 'link' | 'figure' | 'unit' | 'file_id' | 'file_name' | 'file_size' | 'was' | 'became'
  >
>

interface NewEntry extends Said {
  kind: EntryKind
}

export interface Author {
  name: string
  post: string | null
}

type WritingContext = Pick<CommandContext, 'tx' | 'province' | 'today'>

/** Adds to what happened to tasks; `seq` is the task's own version, which the caller holds. */
export async function addEntries(
  { tx, province, today }: WritingContext,
  author: Author,
  rows: readonly (NewEntry & { task: { id: string; path: string; version: number } })[],
): Promise<void> {
  await tx
    .insertInto('task_entries')
    .values(
      rows.map(({ task, ...entry }) => ({
        province_code: province,
        task_id: task.id,
        seq: task.version,
        path: task.path,
        happened_on: today,
        author: author.name,
        author_post: author.post,
        ...entry,
      })),
    )
    .execute()
}

type Changes = Partial<
  Pick<
    TaskRow,
    | 'state'
    | 'percent'
    | 'due_on'
    | 'submitted_on'
    | 'closed_on'
    | 'member_id'
    | 'assignee_name'
    | 'organisation_id'
    | 'organisation_name'
    | 'path'
  >
>

/** Changes a task held by the caller and writes what happened; returns the task as it is now. */
export async function stepTask(
  context: CommandContext,
  task: TaskRow,
  changes: Changes,
  entry: NewEntry,
): Promise<TaskRow> {
  const { tx, province, actor } = context
  const after = { ...task, ...changes, version: task.version + 1 }
  await tx
    .updateTable('tasks')
    .set({ ...changes, version: after.version })
    .where('province_code', '=', province)
    .where('id', '=', task.id)
    .execute()
  await keepDays(context, [task], [after])
  if (after.path !== task.path) await carryEntries(context, [task.id], after.path)
  await addEntries(context, { name: actor.displayName, post: actor.seat.postName }, [{ task: after, ...entry }])
  return after
}

/** What belongs to tasks lies where they lie. */
export async function carryEntries(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  taskIds: readonly string[],
  path: string,
): Promise<void> {
  for (const table of ['task_entries', 'task_files'] as const) {
    await tx
      .updateTable(table)
      .set({ path })
      .where('province_code', '=', province)
      .where('task_id', 'in', [...taskIds])
      .execute()
  }
}

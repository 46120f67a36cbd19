// Writes tasks given in one go: one for each doer, with its first entry.
import type { CommandContext } from '#kernel/context.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { keepDays } from '#modules/tasks/store/days.ts'
import type { Doer } from '#modules/tasks/store/doers.ts'
import { addEntries } from '#modules/tasks/store/tasks.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export interface GivenTask {
  title: string
  detail: string | null
  assignedOn: string
  dueOn: string
  source: { kind: 'hand' } | { kind: 'meeting' | 'plan' | 'document'; id: string; title: string }
}

/** Gives one task to each; `leads` says who leads. Returns the ids in the order of the doers. */
export async function giveTasks(
  context: CommandContext,
  assigner: { id: string; path: string; name: string },
  given: GivenTask,
  doers: readonly Doer[],
  leads: (doer: Doer) => boolean,
): Promise<string[]> {
  const { tx, province, newId, actor } = context
  const batch_id = newId()
  const { source } = given
  const rows = doers.map((doer) => ({
    province_code: province,
    id: newId(),
    path: doer.path,
    organisation_id: doer.organisationId,
    organisation_name: doer.organisationName,
    assigner_id: assigner.id,
    assigner_path: assigner.path,
    assigner_name: assigner.name,
    batch_id,
    title: given.title,
    detail: given.detail,
    member_id: doer.memberId,
    assignee_name: doer.name,
    leads: leads(doer),
    assigned_on: given.assignedOn,
    due_on: given.dueOn,
    source: source.kind,
    source_id: source.kind === 'hand' ? null : source.id,
    source_title: source.kind === 'hand' ? null : source.title,
  }))
  await tx.insertInto('tasks').values(rows).execute()
  await keepDays(
    context,
    [],
    rows.map((row) => ({ ...row, state: 'assigned', submitted_on: null })),
  )
  await addEntries(
    context,
    { name: actor.displayName, post: actor.seat.postName },
    rows.map((row) => ({ task: { ...row, version: 1 }, kind: 'assigned', became: row.assignee_name })),
  )
  for (const row of rows) {
    auditWork(context, row, `Giao nhiệm vụ «${given.title}» cho ${row.assignee_name}, hạn ${formatDate(given.dueOn)}.`)
  }
  return rows.map(({ id }) => id)
}

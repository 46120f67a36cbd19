// Turns what was sent into parts of an own plan, with where each comes from.
import { subtree } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { organisationsInSubtree, superiorsOf } from '#modules/organisations/public.ts'
import { columnsOfSaid, type NewTask } from '#modules/plans/store/parts.ts'
import { type SentTarget, type SentTask, saidOf } from '#rules/plans/inherit.ts'

/** The organisation at a path, all below and all above it: work for one of them is its own. Asked before anything is written. */
export async function idsAround({ tx, province, today }: QueryContext, path: string): Promise<Set<string>> {
  const below = await organisationsInSubtree(tx, province, subtree(path))
  const above = await superiorsOf(tx, province, path, today)
  return new Set([...below, ...above].map(({ id }) => id))
}

export const inheritedTask = (
  { newId, today }: Pick<CommandContext, 'newId' | 'today'>,
  task: SentTask,
  place: number,
): NewTask => ({
  ...{ id: newId(), place, root_id: task.rootId, origin_id: task.id, told: saidOf(task), doers: [] },
  ...{ released_by: task.releasedBy, released_on: task.releasedBy === null ? null : today },
  ...columnsOfSaid(saidOf(task)),
})

export const inheritedTarget = (
  { newId }: Pick<CommandContext, 'newId'>,
  { id, rootId, title, unit, measure, fact, filter, question, goal, most }: SentTarget,
  place: number,
) => ({
  ...{ id: newId(), place, root_id: rootId, origin_id: id, title, unit, measure, fact, goal, most },
  ...{ filter: filter === undefined ? null : JSON.stringify(filter), question: question ?? null },
})

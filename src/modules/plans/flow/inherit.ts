// Turns what was sent into parts of an own plan, with where each comes from.
import { subtree } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { organisationsInSubtree, superiorsOf } from '#modules/organisations/public.ts'
import { columnsOfSaid, type NewTask } from '#modules/plans/store/parts.ts'
import {
  concerns,
  type SaidReport,
  type SaidTarget,
  type SentPlan,
  type SentReport,
  type SentTarget,
  type SentTask,
  saidOf,
  saidOfReport,
  saidOfTarget,
} from '#rules/plans/inherit.ts'

/** The organisation at a path, all below and all above it: work for one of them is its own. Asked before anything is written. */
export async function idsAround({ tx, province, today }: QueryContext, path: string): Promise<Set<string>> {
  const below = await organisationsInSubtree(tx, province, subtree(path))
  const above = await superiorsOf(tx, province, path, today)
  return new Set([...below, ...above].map(({ id }) => id))
}

/** Of what was sent, what concerns the organisation at a path: the rest of the work is somebody else's. */
export async function concernedBy(context: QueryContext, path: string): Promise<(content: SentPlan) => SentPlan> {
  const around = await idsAround(context, path)
  return (content) => ({ ...content, tasks: content.tasks.filter((task) => concerns(task, around)) })
}

export const inheritedTask = (
  { newId, today }: Pick<CommandContext, 'newId' | 'today'>,
  task: SentTask,
  place: number,
): NewTask => ({
  id: newId(),
  place,
  root_id: task.rootId,
  origin_id: task.id,
  told: saidOf(task),
  doers: [],
  released_by: task.releasedBy,
  released_on: task.releasedBy === null ? null : today,
  ...columnsOfSaid(saidOf(task), task.firstOn),
})

/** The columns of what a level says of a target. */
export const columnsOfTarget = ({ filter, ...said }: SaidTarget) => ({
  ...said,
  filter: filter === null ? null : JSON.stringify(filter),
})

export const inheritedTarget = ({ newId }: Pick<CommandContext, 'newId'>, target: SentTarget, place: number) => ({
  id: newId(),
  place,
  root_id: target.rootId,
  origin_id: target.id,
  ...columnsOfTarget(saidOfTarget(target)),
  told: JSON.stringify(saidOfTarget(target)),
})

export const columnsOfReport = ({ title, dueOn: due_on, every }: SaidReport) => ({ title, due_on, every })

/** What is asked of this level, as what it asks of those below. */
export const inheritedReport = ({ newId }: Pick<CommandContext, 'newId'>, report: SentReport) => ({
  id: newId(),
  origin_id: report.id,
  told: JSON.stringify(saidOfReport(report)),
  ...columnsOfReport(saidOfReport(report)),
})

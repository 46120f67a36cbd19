// What an issue of a plan says: built from its parts when it is sent, and compared with the last one.
import type { QueryContext } from '#kernel/context.ts'
import { comingOf, reportsOf, saidOfRow, targetsOf, tasksOf } from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import type { SentPlan } from '#rules/plans/inherit.ts'

/** The plan as those below are told it: without what the level declined. */
export async function contentOfPlan(
  context: Pick<QueryContext, 'tx' | 'province'>,
  plan: PlanRecord,
): Promise<SentPlan> {
  const tasks = await tasksOf(context, plan.id)
  const targets = await targetsOf(context, plan.id)
  const reports = await reportsOf(context, plan.id)
  return {
    title: plan.title,
    basis: plan.basis,
    startsOn: plan.starts_on,
    endsOn: plan.ends_on,
    tasks: tasks
      .filter(({ state }) => state !== 'declined')
      .map((task) => ({
        id: task.id,
        rootId: task.root_id,
        doers: task.doers,
        releasedBy: task.released_by,
        ...saidOfRow(task),
        ...(comingOf(task).firstOn !== null && { firstOn: comingOf(task).firstOn }),
      })),
    targets: targets.map(({ id, root_id: rootId, title, unit, measure, fact, filter, question, goal, most }) => ({
      id,
      rootId,
      title,
      unit,
      fact,
      goal,
      most,
      ...(filter !== null && { filter, question }),
      measure: measure as 'number',
    })),
    reports: reports.map(({ id, title, due_on: dueOn, every }) => ({ id, title, dueOn, every })),
  }
}

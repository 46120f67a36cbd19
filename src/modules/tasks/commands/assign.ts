// Assigns a task by hand, to one or to many at once.
import { assignTasks } from '#contract/tasks.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { manageTasks } from '#modules/tasks/scope.ts'
import { giveTasks } from '#modules/tasks/store/assign.ts'
import { doersBelow } from '#modules/tasks/store/doers.ts'

export const serveAssign = serveCommand(assignTasks, {
  scope: manageTasks,
  run: async (context, input) => {
    const { memberIds, organisationIds, leadId, title, dueOn } = input
    const assigner = await placeAsked(context, manageTasks, input.organisationId)
    if (assigner === undefined) return notFound()
    if (memberIds.length + organisationIds.length === 0) return refuse('tasks.nobody-chosen')
    if (dueOn < context.today) return refuse('tasks.date-passed', { on: dueOn })
    const doers = await doersBelow(context, assigner.path, memberIds, organisationIds)
    if (doers === undefined) return notFound()
    const unable = doers.filter(({ able }) => !able).map(({ name }) => name)
    if (unable.length > 0) return refuse('tasks.cannot-be-given-work', { names: unable })
    const isLead = (doer: { memberId: string | null; organisationId: string }): boolean =>
      leadId === undefined || (doer.memberId ?? doer.organisationId) === leadId
    if (!doers.some(isLead)) return refuse('tasks.lead-not-chosen')
    const given = {
      title,
      detail: input.detail ?? null,
      assignedOn: context.today,
      dueOn,
      source: { kind: 'hand' },
    } as const
    return { ids: await giveTasks(context, assigner, given, doers, isLead) }
  },
})

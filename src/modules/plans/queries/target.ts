// Answers the list behind a figure of a target: what each organisation adds to it.
import { listTarget } from '#contract/plan-work.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationsByIds } from '#modules/organisations/public.ts'
import { targetRows } from '#modules/plans/flow/targets.ts'
import { viewPlans } from '#modules/plans/scope.ts'
import { targetsOf } from '#modules/plans/store/parts.ts'
import { findPlan } from '#modules/plans/store/plans.ts'

export const serveListTarget = serveQuery(listTarget, {
  scope: viewPlans,
  run: async (context, input) => {
    const { tx, province, today } = context
    const on = input.on ?? today
    if (on > today) return refuse('plans.date-ahead', { on })
    const plan = await findPlan(context, viewPlans, input.id, 'read')
    const target = plan && (await targetsOf(context, plan.id)).find(({ id }) => id === input.targetId)
    if (plan === undefined || target === undefined) return notFound()
    const counted = (await targetRows(context, plan, target, on))
      .map((row) => ({ ...row, value: (input.of === 'part' ? row.part : row.whole) ?? 0 }))
      .filter(({ value }) => value !== 0)
    const ids = [plan.organisation_id, ...counted.map(({ organisationId }) => organisationId)]
    const places = await organisationsByIds(tx, province, ids)
    const nameOf = (id: string) => places.get(id)?.name ?? ''
    return {
      title: target.title,
      unit: target.unit,
      organisationName: nameOf(plan.organisation_id),
      on,
      total: counted.reduce((sum, { value }) => sum + value, 0),
      rows: counted
        .map(({ organisationId, value, source }) => ({
          organisationId,
          organisationName: nameOf(organisationId),
          value,
          source,
        }))
        .toSorted((a, b) => a.organisationName.localeCompare(b.organisationName, 'vi', { numeric: true })),
    }
  },
})

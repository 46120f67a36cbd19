// Answers the plans of an organisation and one of them.
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import { getPlan, listPlans } from '#contract/plans.ts'
import { subtree } from '#db/tenancy.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { rowOf, shownPlan } from '#modules/plans/queries/shown-plan.ts'
import { viewPlans } from '#modules/plans/scope.ts'
import { readPlans } from '#modules/plans/store/list.ts'
import { planOfTask } from '#modules/plans/store/parts.ts'
import { findPlan } from '#modules/plans/store/plans.ts'

const cursor = z.tuple([date, id])

export const serveList = serveQuery(listPlans, {
  scope: viewPlans,
  run: async (context, { organisationId, below, show, limit, after: given }) => {
    const place = await placeAsked(context, viewPlans, organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(given, cursor)
    if (after instanceof Refusal) return after
    const rows = await readPlans(context, {
      organisationId: below ? null : place.id,
      range: subtree(place.path),
      show,
      after,
      limit,
    })
    const page = cutPage(rows, limit, (row) => [row.starts_on, row.id])
    return { rows: page.rows.map(rowOf), next: page.next, total: null }
  },
})

export const serveGet = serveQuery(getPlan, {
  scope: viewPlans,
  run: async (context, input) => {
    const asked = input.id ?? (input.taskId === undefined ? undefined : await planOfTask(context, input.taskId))
    const plan = asked === undefined ? undefined : await findPlan(context, viewPlans, asked, 'read')
    return plan === undefined ? notFound() : shownPlan(context, plan)
  },
})

// The reports that plans ask for: the calendar of a plan with who has sent, and who has and has not, one by one.
import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { getPlanCalendar, listPlanSenders } from '#contract/report-papers.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { askingPlan, reportersOf, reportsAskedBy } from '#modules/plans/public.ts'
import { type AskedPeriod, periodsOf } from '#modules/reports/papers/asked-by-plans.ts'
import { owedReports } from '#modules/reports/papers/owed.ts'
import type { Sender } from '#modules/reports/papers/store.ts'
import { viewReports } from '#modules/reports/scope.ts'

/** Of each period how many are to report and how many have; in the order asked. */
export async function sentForPlans(
  { tx, province }: QueryContext,
  asked: readonly AskedPeriod[],
): Promise<{ expected: number; sent: number }[]> {
  if (asked.length === 0) return []
  const planIds = [...new Set(asked.map(({ planId }) => planId))]
  const { rows } = await sql<{ expected: number; sent: number }>`
    with q as materialized (select * from ${reportersOf(province, planIds)} q)
    select count(q.organisation_id)::integer as expected, count(r.id)::integer as sent
      from unnest(${asked.map(({ planId }) => planId)}::uuid[], ${asked.map(({ planReportId }) => planReportId)}::uuid[],
                  ${asked.map(({ to }) => to)}::date[]) with ordinality as p(plan_id, plan_report_id, to_on, place)
      left join q on q.plan_id = p.plan_id
      left join reports r on r.province_code = ${province} and r.organisation_id = q.organisation_id and r.plan_report_id = p.plan_report_id
       and r.to_on = p.to_on and r.edition > 0
     group by p.place order by p.place`.execute(tx)
  return rows
}

const ofPlan = (planId: string) => sql<boolean>`p.id = ${planId}`

export const serveGetPlanCalendar = serveQuery(getPlanCalendar, {
  scope: viewReports,
  run: async (context, { planId }) => {
    const { tx, province, today } = context
    const plan = await askingPlan(context, viewReports, planId)
    const place = plan && (await organisationById(tx, province, plan.organisationId))
    if (plan === undefined || place === undefined) return notFound()
    const asks = await reportsAskedBy(context, ofPlan(planId))
    const years = yearsOf(plan.startsOn, plan.endsOn, today)
    const asked = onceEach(years.flatMap((year) => periodsOf(asks, year, today)))
    const counts = await sentForPlans(context, asked)
    const { sourceId } = plan
    const owed = sourceId === null ? [] : await owedReports(context, place, years)
    return {
      below: asked.map(({ planReportId, title, from, to, dueOn }, at) => {
        const { expected, sent } = counts[at] ?? { expected: 0, sent: 0 }
        return { planReportId, title, from, to, dueOn, expected, sent, late: sent < expected && dueOn < today }
      }),
      own: owed.filter((row) => row.planId === sourceId).map(({ planId: _plan, ...row }) => row),
    }
  },
})

/** The years of a plan that have begun; a plan has no more than a few. */
const yearsOf = (from: string, to: string, today: string): number[] => {
  const [first, last] = [Number(from.slice(0, 4)), Math.min(Number(to.slice(0, 4)), Number(today.slice(0, 4)))]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

/** A period that reaches over the end of a year is asked for once. */
const onceEach = (asked: readonly AskedPeriod[]): AskedPeriod[] => [
  ...new Map(asked.map((one) => [`${one.planReportId} ${one.to}`, one])).values(),
]

const SHOWN = { all: sql`true`, missing: sql`r.id is null`, sent: sql`r.id is not null` }

export const serveListPlanSenders = serveQuery(listPlanSenders, {
  scope: viewReports,
  run: async (context, { planId, planReportId, to, show, limit, after: given }) => {
    const { tx, province, today } = context
    const plan = await askingPlan(context, viewReports, planId)
    if (plan === undefined) return notFound()
    const asks = await reportsAskedBy(context, ofPlan(planId))
    const entry = asks.find(({ reportId }) => reportId === planReportId)
    const year = Number(to.slice(0, 4))
    const asked = entry && periodsOf([entry], year, today).find((period) => period.to === to)
    if (asked === undefined) return notFound()
    const after = readCursor(given, z.tuple([z.string(), id]))
    if (after instanceof Refusal) return after
    const [counts] = await sentForPlans(context, [asked])
    const { rows } = await sql<Sender & { sortKey: string }>`
      select q.organisation_id as "organisationId", q.name as "organisationName", q.sort_key as "sortKey", r.id as "reportId",
             coalesce(e.no, 0) as edition, e.sent_on as "sentOn"
        from ${reportersOf(province, [planId])} q
        left join reports r on r.province_code = ${province} and r.organisation_id = q.organisation_id and r.plan_report_id = ${planReportId}::uuid
         and r.to_on = ${to}::date and r.edition > 0
        left join report_editions e on e.province_code = ${province} and e.report_id = r.id and e.no = r.edition
       where ${SHOWN[show]} and ${after === null ? sql`true` : sql`(q.sort_key, q.organisation_id) > (${after[0]}, ${after[1]}::uuid)`}
       order by q.sort_key, q.organisation_id limit ${limit + 1}`.execute(tx)
    const page = cutPage(rows, limit, (row) => [row.sortKey, row.organisationId])
    return {
      title: asked.title,
      planTitle: plan.title,
      expected: counts?.expected ?? 0,
      sent: counts?.sent ?? 0,
      rows: page.rows.map(({ sortKey: _key, ...row }) => row),
      next: page.next,
      total: null,
    }
  },
})

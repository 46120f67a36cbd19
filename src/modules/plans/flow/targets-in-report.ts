// The targets of an organisation's plans as a report of a period compares with them.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { type Reached, reachedOn } from '#modules/plans/flow/targets.ts'
import { targetsOf } from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { isReached, type Measure, type TargetFact } from '#rules/plans/targets.ts'
import type { Period } from '#rules/reports/periods.ts'

export interface ReportedTarget extends Reached {
  planId: string
  planTitle: string
  targetId: string
  title: string
  unit: string
  measure: Measure
  fact: TargetFact | null
  goal: number
  most: number | null
  /** On the last day of the period before. */
  before: Reached
  reached: boolean | null
}

/** Of plans that were carried out at some time within the period, as of its last day; `before`: the last day of the period before. */
export async function targetsInReport(
  context: QueryContext,
  organisationId: string,
  period: Period,
  before: string,
): Promise<ReportedTarget[]> {
  const { tx, province } = context
  const { rows: plans } = await sql<PlanRecord>`
    select * from plans where province_code = ${province} and organisation_id = ${organisationId} and adopted_on <= ${period.to}::date
       and starts_on <= ${period.to}::date and ends_on >= ${period.from}::date and (closed_on is null or closed_on >= ${period.from}::date)
     order by starts_on, id`.execute(tx)
  const found: ReportedTarget[] = []
  for (const plan of plans)
    for (const target of await targetsOf(context, plan.id)) {
      const now = await reachedOn(context, plan, target, period.to)
      const earlier = await reachedOn(context, plan, target, before)
      const { id, title, unit, goal, most } = target
      found.push({
        planId: plan.id,
        planTitle: plan.title,
        targetId: id,
        title,
        unit,
        goal,
        most,
        measure: target.measure as Measure,
        fact: target.fact as TargetFact | null,
        ...now,
        before: earlier,
        reached: isReached({ goal, most }, now.value),
      })
    }
  return found
}

// Answers the admission plan of an organisation and of those directly below it beside what the record says was done.
import { type AdmissionPlanRow, getPlan, setPlan } from '#contract/admission-plans.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { setPlans, viewPlans } from '#modules/admissions/scope.ts'
import { type PlannedPlace, type PlanRow, placeInReach, placesBelow, plansOf } from '#modules/admissions/store.ts'
import { type Admitted, admittedIn, readFigures } from '#modules/members/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { countsIn, groupTitle, priorityGroups } from '#rules/admission/priority-groups.ts'
import { basisOf, numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

function rowOf(place: PlannedPlace, plan: PlanRow | undefined, admitted: readonly Admitted[]): AdmissionPlanRow {
  const here = admitted.filter(({ path }) => path.startsWith(place.path))
  const groups = (plan?.groups ?? {}) as Record<string, number>
  return {
    organisationId: place.id,
    name: place.name,
    version: plan?.version ?? null,
    document: plan?.document ?? null,
    total: { planned: plan?.planned ?? null, done: here.length },
    groups: priorityGroups.map((group) => ({
      group,
      title: groupTitle(group),
      planned: groups[group] ?? null,
      done: here.filter((person) => countsIn(group, person)).length,
    })),
  }
}

/** The range of the share that a rule in force names for this day; null where none is confirmed. */
async function rangeOn(context: QueryContext, on: string) {
  const setting = { ...(await settingOf(context)), on }
  const least = parameterOn(setting, 'POOL-01', 'yearly-share-at-least')
  const most = parameterOn(setting, 'POOL-01', 'yearly-share-at-most')
  if (least === undefined || most === undefined) return null
  return { least: numberIn(least), most: numberIn(most), ruleId: least.ruleId, basis: basisOf(least) }
}

export const serveGetPlan = serveQuery(getPlan, {
  scope: viewPlans,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const place = await placeInReach(context, viewPlans, input.organisationId ?? actor.seat.organisationId)
    if (place === undefined) return notFound()
    const { year } = input
    const below = await placesBelow(context, place.id)
    const plans = await plansOf(context, [place.id, ...below.map(({ id }) => id)], year)
    const admitted = await admittedIn(context, place.path, { from: `${year}-01-01`, until: `${year + 1}-01-01` })
    const { total: members = 0 } = await readFigures(tx, province, place.path, today, 'total')
    const own = rowOf(place, plans.get(place.id), admitted)
    const rows = below.map((one) => rowOf(one, plans.get(one.id), admitted))
    const plannedBelow = rows.reduce((sum, row) => sum + (row.total.planned ?? 0), 0)
    const planned = own.total.planned ?? (rows.some((row) => row.total.planned !== null) ? plannedBelow : null)
    return {
      year,
      own,
      below: rows,
      plannedBelow,
      members,
      share: planned === null || members === 0 ? null : Math.round((planned / members) * 1000) / 10,
      range: await rangeOn(context, today),
      allowed: mayUse(setPlans, actor) && year >= Number(today.slice(0, 4)) ? [setPlan.name] : [],
    }
  },
})

// Sets or changes the admission plan of an organisation for a year.
import { setPlan } from '#contract/admission-plans.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { setPlans } from '#modules/admissions/scope.ts'
import { placeInReach, plansOf } from '#modules/admissions/store.ts'
import { groupTitle, type PriorityGroup } from '#rules/admission/priority-groups.ts'

export const serveSetPlan = serveCommand(setPlan, {
  scope: setPlans,
  run: async (context, input) => {
    const { tx, province, today, newId } = context
    const place = await placeInReach(context, setPlans, input.organisationId)
    if (place === undefined) return notFound()
    const { year, planned, groups } = input
    if (year < Number(today.slice(0, 4))) return refuse('admissions.year-over', { year })
    const over = Object.entries(groups).find(([, number]) => number > planned)
    if (over !== undefined) {
      const facts = { group: groupTitle(over[0] as PriorityGroup), said: over[1], planned }
      return refuse('admissions.group-over-plan', facts, [
        { path: `groups.${over[0]}`, message: 'Nhiều hơn số chung của kế hoạch.' },
      ])
    }
    const before = (await plansOf(context, [place.id], year)).get(place.id)
    if (before !== undefined && before.version !== input.version) return new Stale(before)
    const document = input.document ?? null
    const values = { planned, groups: JSON.stringify(groups), document }
    const id = before?.id ?? newId()
    const version = (before?.version ?? 0) + 1
    const written =
      before === undefined
        ? await tx
            .insertInto('admission_plans')
            .values({ province_code: province, id, path: place.path, organisation_id: place.id, year, ...values })
            .onConflict((on) => on.columns(['province_code', 'organisation_id', 'year']).doNothing())
            .returning('id')
            .executeTakeFirst()
        : await tx
            .updateTable('admission_plans')
            .set({ ...values, version })
            .where('province_code', '=', province)
            .where('id', '=', id)
            .where('version', '=', before.version)
            .returning('id')
            .executeTakeFirst()
    if (written === undefined) return refuse('admissions.plan-exists', { year })
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'organisation',
      subjectId: place.id,
      summary: `Kế hoạch kết nạp năm ${year} của ${place.name}: ${planned} người.`,
      changes: {
        planned: [before?.planned ?? null, planned],
        groups: [before?.groups ?? null, groups],
        ...(document === null ? {} : { document: [before?.document ?? null, document] as const }),
      },
    })
    return { id, version }
  },
})

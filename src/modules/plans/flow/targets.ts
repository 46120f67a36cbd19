// What is reached of a target as of a day: the figures entered or the facts counted, organisation by organisation, and what they come to.
import { sql } from 'kysely'
import type { QuestionFilter } from '#contract/questions.ts'
import type { QueryContext } from '#kernel/context.ts'
import { factRows } from '#modules/plans/flow/facts.ts'
import type { TargetRecord } from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { type TargetFact, valueOfFact } from '#rules/plans/targets.ts'

/** What an organisation adds; `whole`: of which the part is one, null where the target is no share. */
export interface TargetRow {
  organisationId: string
  part: number
  whole: number | null
  source: string | null
}

type PlanPart = Pick<PlanRecord, 'id' | 'path' | 'root_id' | 'organisation_id'>

/** The last figure each organisation had entered for a target by the day: the own one; of what is summed up also those below. */
async function enteredRows(
  { tx, province }: QueryContext,
  plan: PlanPart,
  target: TargetRecord,
  on: string,
): Promise<TargetRow[]> {
  const hi = `${plan.path.slice(0, -1)}0`
  const below =
    target.measure === 'number'
      ? sql`or (t.root_id = ${target.root_id} and t.path > ${plan.path} and t.path < ${hi} and p.root_id = ${plan.root_id})`
      : sql``
  const { rows } = await sql<TargetRow>`
    select * from (
      select distinct on (t.id) p.organisation_id as "organisationId", e.figure as part, null as whole, e.content as source
        from plan_targets t
        join plans p on p.province_code = ${province} and p.id = t.plan_id
        join plan_entries e on e.province_code = ${province} and e.plan_id = t.plan_id and e.about_id = t.id and e.kind = 'figure'
       where t.province_code = ${province} and t.measure = ${target.measure} and (t.id = ${target.id} ${below})
         and coalesce(e.as_of, e.happened_on) <= ${on}::date
       order by t.id, e.seq desc) x where part is not null`.execute(tx)
  return rows
}

export async function targetRows(
  context: QueryContext,
  plan: PlanPart,
  target: TargetRecord,
  on: string,
): Promise<TargetRow[]> {
  if (target.measure !== 'fact') return enteredRows(context, plan, target, on)
  const asked = { fact: target.fact as TargetFact, filter: target.filter as QuestionFilter | null }
  const rows = await factRows(context, { id: plan.organisation_id, path: plan.path }, asked, on)
  return rows.map(({ whole, ...row }) => ({ ...row, whole: asked.fact === 'own-count' ? null : whole, source: null }))
}

/** `value`: the sum, or the share in per cent; null where nothing was entered or there is nothing to count of. */
export interface Reached {
  value: number | null
  part: number | null
  whole: number | null
}

export async function reachedOn(
  context: QueryContext,
  plan: PlanPart,
  target: TargetRecord,
  on: string,
): Promise<Reached> {
  const rows = await targetRows(context, plan, target, on)
  const sum = rows.reduce((all, { part }) => all + part, 0)
  if (target.measure !== 'fact') {
    const value = rows.length === 0 ? null : sum
    return { value, part: value, whole: null }
  }
  const fact = target.fact as TargetFact
  const whole = rows.reduce((all, row) => all + (row.whole ?? 0), 0)
  return { value: valueOfFact(fact, sum, whole), part: sum, whole: fact === 'own-count' ? null : whole }
}

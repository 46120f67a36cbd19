// Counts in the record what a target names, of an organisation and all below it, branch by branch, as of a day.
import { sql } from 'kysely'
import type { QuestionFilter } from '#contract/questions.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { modelsOfBranches, yearResults } from '#modules/evaluations/public.ts'
import { admittedIn, committeesOfBranches, countByBranch, memberFilter } from '#modules/members/public.ts'
import { viewPlans } from '#modules/plans/scope.ts'
import { assignedByBranch } from '#modules/tasks/public.ts'
import { addDays, daysInMonth } from '#rules/calendar/dates.ts'
import type { TargetFact } from '#rules/plans/targets.ts'

/** What a branch adds to the part and to the whole of which it is a part. */
export interface FactRow {
  organisationId: string
  part: number
  whole: number
}

interface AskedFact {
  fact: TargetFact
  /** Of a question of the organisation. */
  filter: QuestionFilter | null
}

/** Nothing where the question cannot be answered for that day. */
export async function factRows(
  context: QueryContext,
  place: { id: string; path: string },
  { fact, filter }: AskedFact,
  on: string,
): Promise<FactRow[]> {
  const year = Number(on.slice(0, 4))
  switch (fact) {
    case 'admitted-share': {
      const span = { from: `${year}-01-01`, until: addDays(on, 1) }
      const admitted = Map.groupBy(await admittedIn(context, place.path, span), (row) => row.organisationId)
      const parts = [...admitted].map(([organisationId, rows]) => ({ organisationId, count: rows.length }))
      return joined(parts, await membersByBranch(context, place, {}, on))
    }
    case 'assigned-share': {
      const month = on.slice(0, 7)
      const to = `${month}-${daysInMonth(year, Number(month.slice(5)))}`
      const rows = await assignedByBranch(context, { ...subtree(place.path), from: `${month}-01`, to })
      return rows.map(({ organisationId, assigned, assignable }) => ({
        organisationId,
        part: assigned,
        whole: assignable,
      }))
    }
    case 'branches-with-committee-share':
      return (await committeesOfBranches(context, place.path, on)).map(({ organisationId, has }) => ({
        organisationId,
        part: has ? 1 : 0,
        whole: 1,
      }))
    case 'branches-with-model-share':
      return (await modelsOfBranches(context, place.path, on)).map(({ organisationId, has }) => ({
        organisationId,
        part: has ? 1 : 0,
        whole: 1,
      }))
    case 'rated-good-share':
      return ratedGood(context, place.path, on)
    case 'own-share':
      return joined(
        await membersByBranch(context, place, filter ?? {}, on),
        await membersByBranch(context, place, {}, on),
      )
    case 'own-count':
      return joined(await membersByBranch(context, place, filter ?? {}, on), [])
  }
}

type Counted = { organisationId: string; count: number }[]

function joined(parts: Counted, wholes: Counted): FactRow[] {
  const part = new Map(parts.map(({ organisationId, count }) => [organisationId, count]))
  const whole = new Map(wholes.map(({ organisationId, count }) => [organisationId, count]))
  return [...new Set([...part.keys(), ...whole.keys()])].map((organisationId) => ({
    organisationId,
    part: part.get(organisationId) ?? 0,
    whole: whole.get(organisationId) ?? 0,
  }))
}

async function membersByBranch(
  context: QueryContext,
  place: { id: string },
  filter: QuestionFilter,
  on: string,
): Promise<Counted> {
  const selection = await memberFilter(context, viewPlans, { ...filter, organisationId: place.id, on })
  return selection instanceof Refusal ? [] : countByBranch(context, selection)
}

/** Of those rated in the last year that was announced by the day: this one, or the one before. */
async function ratedGood({ tx, province }: QueryContext, path: string, on: string): Promise<FactRow[]> {
  const year = Number(on.slice(0, 4))
  const { lo, hi } = subtree(path)
  for (const rated of [year, year - 1]) {
    const { rows } = await sql<FactRow>`
      select m.organisation_id as "organisationId", count(*) filter (where e.level in ('HTXS', 'HTT'))::integer as part,
             count(e.level)::integer as whole
        from ${yearResults(province, rated, on)}
        join members m on m.province_code = ${province} and m.id = e.member_id
       where m.path >= ${lo} and m.path < ${hi} and e.level is not null group by 1`.execute(tx)
    if (rows.length > 0) return rows
  }
  return []
}

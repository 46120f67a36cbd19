// Answers what became of a year below an organisation: how many at which level, and why some failed (E-21, form 6).
import { sql } from 'kysely'
import { countLevels } from '#contract/evaluations.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { viewRounds } from '#modules/evaluations/scope.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { type FailingCause, failingCauses } from '#rules/evaluations/causes.ts'
import { EXEMPT } from '#rules/evaluations/due.ts'

interface Counted {
  kind: 'members' | 'organisations'
  present: number
  exempt: number
  announced: number
  HTXS: number
  HTT: number
  HT: number
  KHT: number
}

/** Members count where they belong, in the round of their branch, not once more for a post elsewhere. */
const belongs = sql`(e.member_id is null or o.type_code = any(${branchTypes}::text[]))`

async function countsBelow({ tx, province }: QueryContext, path: string, period: string) {
  const { lo, hi } = subtree(path)
  const from = sql`evaluations e
      join evaluation_rounds r on r.province_code = ${province} and r.id = e.round_id
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
     where e.province_code = ${province} and e.path >= ${lo} and e.path < ${hi} and r.period = ${period} and ${belongs}`
  const kind = sql`case when e.member_id is null then 'organisations' else 'members' end`
  const levelled = (level: string) =>
    sql`count(*) filter (where e.state = 'announced' and e.level = ${level})::integer as ${sql.ref(level)}`
  const { rows } = await sql<Counted>`
    select ${kind} as kind, count(*)::integer as present, count(*) filter (where ${EXEMPT} = any(e.reasons))::integer as exempt,
           count(*) filter (where e.state = 'announced' and e.level <> 'unrated')::integer as announced,
           ${sql.join(['HTXS', 'HTT', 'HT', 'KHT'].map(levelled))}
      from ${from} group by 1 order by 1`.execute(tx)
  const { rows: causes } = await sql<{ cause: FailingCause; people: number }>`
    select c as cause, count(*)::integer as people
      from (select unnest(e.failing_causes) as c from ${from} and e.state = 'announced') f group by 1`.execute(tx)
  return { rows, causes: new Map(causes.map(({ cause, people }) => [cause, people])) }
}

export const serveCountLevels = serveQuery(countLevels, {
  scope: viewRounds,
  run: async (context, { organisationId, year }) => {
    const place = await placeAsked(context, viewRounds, organisationId)
    if (place === undefined) return notFound()
    const { rows, causes } = await countsBelow(context, place.path, String(year))
    return {
      organisationId: place.id,
      organisationName: place.name,
      year,
      rows: rows.map(({ kind, present, exempt, announced, HTXS, HTT, HT, KHT }) => ({
        kind,
        present,
        exempt,
        notYet: present - exempt - announced,
        levels: { HTXS, HTT, HT, KHT },
        causes:
          kind === 'organisations'
            ? []
            : failingCauses.flatMap((cause) => {
                const people = causes.get(cause) ?? 0
                return people === 0 ? [] : [{ cause, people }]
              }),
      })),
    }
  },
})

// Counts in the record what a target names, of an organisation and all below it, as of a day.
import { sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { yearResults } from '#modules/evaluations/public.ts'
import { admittedIn, branchesWithCommittee, readFigures } from '#modules/members/public.ts'
import { countAssigned } from '#modules/tasks/public.ts'
import { daysInMonth } from '#rules/calendar/dates.ts'
import { share, type TargetFact } from '#rules/plans/targets.ts'

/** In per cent with one place; null where there is nothing to count of. */
export async function factOf(context: QueryContext, path: string, fact: TargetFact): Promise<number | null> {
  const { tx, province, today } = context
  const year = Number(today.slice(0, 4))
  switch (fact) {
    case 'admitted-share': {
      const admitted = await admittedIn(context, path, { from: `${year}-01-01`, until: `${year + 1}-01-01` })
      const { total = 0 } = await readFigures(tx, province, path, today, 'total')
      return share(admitted.length, total)
    }
    case 'assigned-share': {
      const month = today.slice(0, 7)
      const last = daysInMonth(year, Number(month.slice(5)))
      const { assignable, assigned } = await countAssigned(context, {
        ...subtree(path),
        ...{ from: `${month}-01`, to: `${month}-${last}` },
      })
      return share(assigned, assignable)
    }
    case 'branches-with-committee-share': {
      const { branches, withCommittee } = await branchesWithCommittee(context, path, today)
      return share(withCommittee, branches)
    }
    case 'rated-good-share':
      return ratedGood(context, path, year)
  }
}

/** Of those rated in the last year that was announced: this one, or the one before. */
async function ratedGood(context: QueryContext, path: string, year: number): Promise<number | null> {
  const { tx, province, today } = context
  const { lo, hi } = subtree(path)
  for (const rated of [year, year - 1]) {
    const { rows } = await sql<{ good: number; rated: number }>`
      select count(*) filter (where e.level in ('HTXS', 'HTT'))::integer as good, count(e.level)::integer as rated
        from ${yearResults(province, rated, today)}
        join members m on m.province_code = ${province} and m.id = e.member_id
       where m.path >= ${lo} and m.path < ${hi}`.execute(tx)
    const [found] = rows
    if (found !== undefined && found.rated > 0) return share(found.good, found.rated)
  }
  return null
}

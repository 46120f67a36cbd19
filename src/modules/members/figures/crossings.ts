// Who crosses the boundary of an age band between two days: small index ranges over the dates of birth and of admission.
import { sql } from 'kysely'
import type { PathRange, Tx } from '#db/tenancy.ts'
import { type AgeField, ageBoundaries, latestBirth, partyAgeBoundaries } from '#rules/statistics/figures.ts'

/** People who completed `years` years between two days; negative numbers when the second day is the earlier one. */
export interface Crossing {
  field: AgeField
  years: number
  /** The branch, or '' for the whole range. */
  path: string
  people: number
  women: number
}

const boundaries: readonly { field: AgeField; column: 'birth_on' | 'party_since_on'; years: readonly number[] }[] = [
  { field: 'birthOn', column: 'birth_on', years: ageBoundaries },
  { field: 'partySinceOn', column: 'party_since_on', years: partyAgeBoundaries },
]

/** The crossings of living members within `range` from one day to the other, summed over the range or per branch. */
export async function crossingsBetween(
  tx: Tx,
  province: string,
  range: PathRange,
  from: string,
  to: string,
  grouping: 'in-sum' | 'by-branch',
): Promise<Crossing[]> {
  if (from === to) return []
  const [first, last, sign] = from < to ? [from, to, 1] : [to, from, -1]
  const perBranch = grouping === 'by-branch'
  const arms = boundaries.flatMap(({ field, column, years }) =>
    years.map(
      (
        n,
      ) => sql`select ${sql.lit(field)} as field, ${sql.lit(n)} as years, ${perBranch ? sql`m.path` : sql`''`} as path,
        count(*) as people, count(*) filter (where m.gender = 'female') as women
        from members m
        where m.province_code = ${province} and m.path >= ${range.lo} and m.path < ${range.hi} and m.status <> 'left'
          and ${sql.ref(`m.${column}`)} > ${latestBirth(first, n)}::date and ${sql.ref(`m.${column}`)} <= ${latestBirth(last, n)}::date
        ${perBranch ? sql`group by m.path` : sql``}`,
    ),
  )
  const { rows } = await sql<Crossing>`${sql.join(arms, sql` union all `)}`.execute(tx)
  return rows
    .filter((row) => row.people > 0)
    .map((row) => ({ ...row, people: sign * row.people, women: sign * row.women }))
}

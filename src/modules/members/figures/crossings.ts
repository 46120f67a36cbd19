// Who crosses the boundary of an age band between two days: the few days of birth and of admission that do, looked up in an index.
import { sql } from 'kysely'
import type { PathRange, Tx } from '#db/tenancy.ts'
import { addDays } from '#rules/calendar/dates.ts'
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
  const path = perBranch ? sql`m.path` : sql`''`
  // One list of days a field instead of a range a boundary: fifteen ranges took longer to plan than to read.
  const daysOf = boundaries.map(({ years }) => years.flatMap((n) => crossingDays(first, last, n)))
  const arms = boundaries.map(({ field, column }, i) => {
    const day = sql.ref(`m.${column}`)
    return sql`select ${sql.lit(field)} as field, ${day} as day, ${path} as path,
        count(*) as people, count(*) filter (where m.gender = 'female') as women
        from members m
        where m.province_code = ${province} and m.path >= ${range.lo} and m.path < ${range.hi} and m.status <> 'left'
          and ${day} = any(${daysOf[i]}::date[])
        group by ${day}${perBranch ? sql`, m.path` : sql``}`
  })
  const { rows } = await sql<Omit<Crossing, 'years'> & { day: string }>`${sql.join(arms, sql` union all `)}`.execute(tx)
  const sums = new Map<string, Crossing>()
  for (const { field, day, path, people, women } of rows) {
    for (const years of boundaries.find((b) => b.field === field)?.years ?? []) {
      if (day <= latestBirth(first, years) || day > latestBirth(last, years)) continue
      const key = `${field} ${years} ${path}`
      const sum = sums.get(key) ?? { field, years, path, people: 0, women: 0 }
      sum.people += sign * people
      sum.women += sign * women
      sums.set(key, sum)
    }
  }
  return [...sums.values()]
}

/** Days on which somebody was born who completes `years` years after `from`, at the latest on `to`. */
function crossingDays(from: string, to: string, years: number): string[] {
  const days: string[] = []
  const until = latestBirth(to, years)
  for (let day = addDays(latestBirth(from, years), 1); day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

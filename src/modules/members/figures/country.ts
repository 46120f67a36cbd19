// Reads the figures of the whole country: every province's, each with ages as of its own day, moved on to today.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Crossing } from '#modules/members/figures/crossings.ts'
import { crossingCells } from '#modules/members/figures/keep.ts'
import { type AgeField, ageBoundaries, figures, latestBirth, partyAgeBoundaries } from '#rules/statistics/figures.ts'

const sums = sql.raw(figures.map(({ column }) => `coalesce(sum(f.${column}), 0)::integer as ${column}`).join(', '))

/**
 * Figures of the whole country by key, of those who are there today with ages as of `on`, for a transaction that reaches it: one reading of
 * the top organisations' figures grouped by province, and one of those between whose ages in each province and `on` lies the boundary of
 * a band.
 */
export async function readCountryFigures(tx: Tx, on: string): Promise<Record<string, number>> {
  const kept = await sql<Record<string, number>>`
    select f.province_code, ${sums} from organisation_figures f where f.is_top group by f.province_code`.execute(tx)
  const totals = new Map<string, number>()
  const add = (column: string, amount: number): void => {
    totals.set(column, (totals.get(column) ?? 0) + amount)
  }
  for (const row of kept.rows) for (const { column } of figures) add(column, row[column] ?? 0)
  for (const crossing of await countryCrossings(tx, on)) {
    for (const { column, amount } of crossingCells(crossing)) add(column, amount)
  }
  return Object.fromEntries(figures.map(({ key, column }) => [key, totals.get(column) ?? 0]))
}

async function countryCrossings(tx: Tx, on: string): Promise<Crossing[]> {
  const clocks = await sql<{ aged_on: string; provinces: string[] }>`
    select c.aged_on, array_agg(c.province_code) as provinces from figures_clock c
     where c.aged_on <> ${on}::date group by c.aged_on`.execute(tx)
  const bands: readonly { field: AgeField; column: string; years: readonly number[] }[] = [
    { field: 'birthOn', column: 'birth_on', years: ageBoundaries },
    { field: 'partySinceOn', column: 'party_since_on', years: partyAgeBoundaries },
  ]
  const arms = clocks.rows.flatMap(({ aged_on, provinces }) => {
    const [first, last, sign] = aged_on < on ? [aged_on, on, 1] : [on, aged_on, -1]
    return bands.flatMap(({ field, column, years }) =>
      years.map((n) => {
        const date = sql.ref(`m.${column}`)
        return sql`select ${sql.lit(field)} as field, ${sql.lit(n)} as years, '' as path, ${sql.lit(sign)} * count(*)::integer as people,
            ${sql.lit(sign)} * (count(*) filter (where m.gender = 'female'))::integer as women
          from members m
         where m.province_code = any(${provinces}::text[]) and m.status <> 'left'
           and ${date} > ${latestBirth(first, n)}::date and ${date} <= ${latestBirth(last, n)}::date`
      }),
    )
  })
  if (arms.length === 0) return []
  return (await sql<Crossing>`${sql.join(arms, sql` union all `)}`.execute(tx)).rows
}

// Reads biểu 3 of today from the kept figures: of one organisation, a province, or the whole country.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { readFigures } from '#modules/members/public.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import {
  type AgeField,
  ageBoundaries,
  type Condition,
  figures,
  latestBirth,
  partyAgeBoundaries,
} from '#rules/statistics/figures.ts'

const cells = figures.filter((figure) => !figure.womenOnly || figure.group !== 'sex')
const sums = sql.raw(cells.map(({ column }) => `coalesce(sum(f.${column}), 0)::integer as ${column}`).join(', '))

/** Figures of today by key. */
export async function keptFigures(tx: Tx, asked: Asked, today: string): Promise<Record<string, number>> {
  return asked.kind === 'country' ? countryFigures(tx, today) : readFigures(tx, asked.province, asked.path, today)
}

/**
 * The national question: one reading of the top organisations' figures grouped by province, and one of the few people who crossed
 * the boundary of an age band since the day each province's ages stand at.
 */
async function countryFigures(tx: Tx, today: string): Promise<Record<string, number>> {
  const kept = await sql<Record<string, number>>`
    select f.province_code, ${sums} from organisation_figures f where f.is_top group by f.province_code`.execute(tx)
  const totals = new Map<string, number>()
  const add = (column: string, amount: number): void => {
    totals.set(column, (totals.get(column) ?? 0) + amount)
  }
  for (const row of kept.rows) for (const { column } of cells) add(column, row[column] ?? 0)
  for (const crossing of await countryCrossings(tx, today)) {
    for (const { column, womenOnly, condition } of cells) {
      if (condition.kind !== 'age' || condition.field !== crossing.field) continue
      const amount = womenOnly ? crossing.women : crossing.people
      if (condition.from === crossing.years) add(column, amount)
      if (condition.to === crossing.years) add(column, -amount)
    }
  }
  return Object.fromEntries(cells.map(({ key, column }) => [key, totals.get(column) ?? 0]))
}

interface Crossing {
  field: AgeField
  years: number
  people: number
  women: number
}

async function countryCrossings(tx: Tx, today: string): Promise<Crossing[]> {
  const clocks = await sql<{ aged_on: string; provinces: string[] }>`
    select c.aged_on, array_agg(c.province_code) as provinces from figures_clock c
     where c.aged_on < ${today}::date group by c.aged_on`.execute(tx)
  const bands: readonly { field: AgeField; column: string; years: readonly number[] }[] = [
    { field: 'birthOn', column: 'birth_on', years: ageBoundaries },
    { field: 'partySinceOn', column: 'party_since_on', years: partyAgeBoundaries },
  ]
  const arms = clocks.rows.flatMap(({ aged_on, provinces }) =>
    bands.flatMap(({ field, column, years }) =>
      years.map((n) => {
        const date = sql.ref(`m.${column}`)
        return sql`select ${sql.lit(field)} as field, ${sql.lit(n)} as years, count(*)::integer as people,
            (count(*) filter (where m.gender = 'female'))::integer as women
          from members m
         where m.province_code = any(${provinces}::text[]) and m.status <> 'left'
           and ${date} > ${latestBirth(aged_on, n)}::date and ${date} <= ${latestBirth(today, n)}::date`
      }),
    ),
  )
  if (arms.length === 0) return []
  return (await sql<Crossing>`${sql.join(arms, sql` union all `)}`.execute(tx)).rows
}

/** How many women a row takes in, from the kept figures: rows about the sex itself keep no count of women of their own. */
export function keptWomen(kept: Record<string, number>, key: string, condition: Condition): number {
  if (condition.kind === 'codes' && condition.field === 'gender')
    return condition.codes.includes('female') ? (kept[key] ?? 0) : 0
  if (condition.kind === 'unlisted' && condition.field === 'gender') return 0
  return kept[`${key}/female`] ?? 0
}

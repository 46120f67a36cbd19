// Reads the people of today from the kept figures: of one organisation, a province, or the whole country.
import type { Tx } from '#db/tenancy.ts'
import { readCountryFigures, readFigures } from '#modules/members/public.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import type { Condition } from '#rules/statistics/figures.ts'

/** Figures by key of those who are there today, ages as of `agedOn`. */
export async function keptFigures(tx: Tx, asked: Asked, agedOn: string): Promise<Record<string, number>> {
  return asked.kind === 'country' ? readCountryFigures(tx, agedOn) : readFigures(tx, asked.province, asked.path, agedOn)
}

/** How many women a row takes in, from the kept figures: rows about the sex itself keep no count of women of their own. */
export function keptWomen(kept: Record<string, number>, key: string, condition: Condition): number {
  if (condition.kind === 'codes' && condition.field === 'gender')
    return condition.codes.includes('female') ? (kept[key] ?? 0) : 0
  if (condition.kind === 'unlisted' && condition.field === 'gender') return 0
  return kept[`${key}/female`] ?? 0
}

// What a term of an organisation must keep to: its dates, the founding, no overlap with another term.
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { termDatesFit } from '#rules/organisations/term.ts'
import { checkNotFuture } from './checks.ts'
import type { OrganisationRow } from './store/rows.ts'
import { overlappingTerm } from './store/terms.ts'

/** Null when the term may be written. A term begins on the day of its congress, so that day has come. */
export async function checkTerm(
  context: QueryContext,
  row: OrganisationRow,
  term: { id: string; startsOn: string; endsOn: string },
): Promise<Refusal | null> {
  const { startsOn, endsOn } = term
  const future = checkNotFuture(startsOn, context.today)
  if (future !== null) return future
  if (startsOn < row.foundedOn) {
    return refuse('organisations.before-founding', { date: startsOn, foundedOn: row.foundedOn })
  }
  if (!termDatesFit(startsOn, endsOn)) return refuse('organisations.term-dates', { startsOn, endsOn })
  const other = await overlappingTerm(context, row.id, term)
  if (other === undefined) return null
  return refuse('organisations.term-overlaps', { name: other.name, startsOn: other.startsOn, endsOn: other.endsOn })
}

// Owns answers that follow from the case and the rules alone, so that the form of a step may hold them from the start.
import type { Setting } from '../rulebook/rulebook.ts'
import type { Case } from './case.ts'
import { officialDay } from './guards/probation.ts'
import { renewalEnd } from './guards/standing.ts'
import type { FactSpec, Reckoned } from './types.ts'

const reckon: Readonly<Record<Reckoned['by'], (given: Case, setting: Setting) => string | null>> = {
  'official-day': officialDay,
}

/** The one answer that will be accepted; null where it cannot be said, or there are several. */
export const reckonedFor = ({ by }: Reckoned, given: Case, setting: Setting): string | null =>
  reckon[by](given, setting)

const begin: Readonly<
  Record<NonNullable<FactSpec['starts']>, (given: Case, setting: Setting) => string | number | null>
> = {
  'this-year': (_given, { on }) => Number(on.slice(0, 4)),
  'renewal-end': renewalEnd,
}

/** What stands in the form at first; another answer is taken as well. */
export const startsWith = (
  starts: NonNullable<FactSpec['starts']>,
  given: Case,
  setting: Setting,
): string | number | null => begin[starts](given, setting)

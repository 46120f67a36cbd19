// Owns where a member counts while a transfer is under way: with the origin until the receiving branch has received, and never in two places.
import type { Case } from './case.ts'
import { stateOf } from './fold.ts'
import type { Lifecycle } from './types.ts'

/** The side one case says; null for a state that says nothing. */
export const sideOf = (lifecycle: Lifecycle, given: Case): 'origin' | 'receiving' | null =>
  stateOf(lifecycle, given).counts ?? null

/**
 * Where the member counts now, read from both ends: the receiving end decides, because its word to the origin may still be under way.
 * `received` are the cases of the receiving side that this transfer has opened, in any order.
 */
export function countsAt(
  received: readonly { lifecycle: Lifecycle; given: Case }[],
): { side: 'origin' } | { side: 'receiving'; caseId: string } {
  const there = received.find(({ lifecycle, given }) => sideOf(lifecycle, given) === 'receiving')
  return there === undefined ? { side: 'origin' } : { side: 'receiving', caseId: there.given.id }
}

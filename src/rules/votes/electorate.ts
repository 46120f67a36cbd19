// Owns who counts when the votes of a branch or a committee are set against a majority (VOTE-02, VOTE-03, SCR-03).

/** Official members of the body and those among them who may count differently. Nobody stands in two of the groups. */
export interface ElectorateFacts {
  /** All official members, the groups below included. */
  official: number
  /** Exempt from work and meetings, and not there. */
  exemptAbsent?: number | null
  /** Exempt, but there and voting. */
  exemptVoting?: number | null
  /** Introduced elsewhere for a time, and not there. */
  awayAbsent?: number | null
  /** Introduced elsewhere for a time, but there and voting. */
  awayVoting?: number | null
  /** Suspended, prosecuted or detained. */
  suspended?: number | null
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/**
 * The number votes are set against, or null when the facts contradict themselves (negative, not whole, more in the groups than in all).
 * `excluded` names the groups the rulebook leaves out, such as `exempt-absent`; everybody else counts, an ordinary absentee too.
 */
export function electorateOf(facts: ElectorateFacts, excluded: readonly string[]): number | null {
  const groups: [string, number][] = [
    ['exempt-absent', facts.exemptAbsent ?? 0],
    ['exempt-voting', facts.exemptVoting ?? 0],
    ['away-absent', facts.awayAbsent ?? 0],
    ['away-voting', facts.awayVoting ?? 0],
    ['suspended', facts.suspended ?? 0],
  ]
  const total = (some: [string, number][]): number => some.reduce((sum, [, count]) => sum + count, 0)
  if (!isCount(facts.official) || !groups.every(([, count]) => isCount(count))) return null
  if (total(groups) > facts.official) return null
  return facts.official - total(groups.filter(([group]) => excluded.includes(group)))
}

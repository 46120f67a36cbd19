// Counts of people that are so small that they would point at somebody are hidden from those above the branch.

/** Fewer than this many people are not shown outside the branch; none at all is, where it gives nobody away. */
export const LEAST_SHOWN = 3

const isSmall = (count: number): boolean => count > 0 && count < LEAST_SHOWN

export interface Hidden {
  cells: (number | null)[]
  total: number | null
}

/**
 * The counts of a column with its total, hidden ones as null. With a small one the least of the larger goes too, so that nothing follows
 * from the total and the rest; where there is no larger one, none of them is shown.
 */
export function hideSmall(counts: readonly number[]): Hidden {
  const sum = counts.reduce((all, count) => all + count, 0)
  const total = isSmall(sum) ? null : sum
  if (!counts.some(isSmall)) return { cells: [...counts], total }
  const larger = counts.filter((count) => count >= LEAST_SHOWN)
  if (larger.length === 0) return { cells: counts.map(() => null), total }
  const beside = counts.indexOf(Math.min(...larger))
  return { cells: counts.map((count, at) => (isSmall(count) || at === beside ? null : count)), total }
}

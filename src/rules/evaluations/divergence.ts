// Owns when two steps of an evaluation differ so much that words are asked for (organisation page §2.3, «Divergence»).
export interface Rating {
  score: number | null
  level: string | null
}

/** Another level, or at least `points` between the scores. What is not given differs from nothing. */
export function diverges(before: Rating, after: Rating, points: number): boolean {
  const apart = before.score === null || after.score === null ? 0 : Math.abs(before.score - after.score)
  return apart >= points || (before.level !== null && after.level !== null && before.level !== after.level)
}

// How points are written.

/** `97.5` → `97,5`. */
export const showPoints = (points: number): string => String(points).replace('.', ',')

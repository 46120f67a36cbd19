// Owns the levels of an evaluation and their order.

/** Best first: hoàn thành xuất sắc, hoàn thành tốt, hoàn thành, không hoàn thành. */
export const levels = ['HTXS', 'HTT', 'HT', 'KHT'] as const
export type Level = (typeof levels)[number]

/** The lower of two levels. */
export const lowerOf = (a: Level, b: Level): Level => (levels.indexOf(a) > levels.indexOf(b) ? a : b)

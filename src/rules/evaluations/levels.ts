// Owns the levels of an evaluation and their order.

/** Best first: hoàn thành xuất sắc, hoàn thành tốt, hoàn thành, không hoàn thành. */
export const levels = ['HTXS', 'HTT', 'HT', 'KHT'] as const
export type Level = (typeof levels)[number]

/** The lower of two levels. */
export const lowerOf = (a: Level, b: Level): Level => (levels.indexOf(a) > levels.indexOf(b) ? a : b)

export const levelNames: Readonly<Record<Level | 'unrated', string>> = {
  HTXS: 'hoàn thành xuất sắc nhiệm vụ',
  HTT: 'hoàn thành tốt nhiệm vụ',
  HT: 'hoàn thành nhiệm vụ',
  KHT: 'không hoàn thành nhiệm vụ',
  unrated: 'chưa xếp loại',
}

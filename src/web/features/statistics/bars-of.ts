// Which rows of an answer its picture shows, in which order: spans of years as they follow each other, everything else the most first.
import type { QuestionAnswer } from '#contract/questions.ts'
import type { CrossField } from '#rules/statistics/cross-fields.ts'

/** So many bars still show something. */
const MOST_BARS = 15

export interface Bar {
  value: string
  label: string
  total: number
}

export function barsOf(field: CrossField, rows: QuestionAnswer['rows']): Bar[] {
  const counted = rows.flatMap(({ value, label, total }) =>
    total === null || total === 0 ? [] : [{ value, label, total }],
  )
  if (field === 'age' || field === 'partyAge') return counted.slice(0, MOST_BARS)
  return counted.toSorted((a, b) => b.total - a.total).slice(0, MOST_BARS)
}

export const largestOf = (bars: readonly Bar[]): Bar | undefined => bars.toSorted((a, b) => b.total - a.total)[0]

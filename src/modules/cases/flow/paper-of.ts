// Which paper a step rests on, as the record names it, and the people a fact names.
import type { Going } from '#modules/cases/flow/go-on.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { FactValue, RecordedPaper } from '#rules/lifecycle/case.ts'
import { papersOf } from '#rules/lifecycle/fold.ts'

type Paper = Pick<RecordedPaper, 'no' | 'on'>

const isKnown = ({ no, on }: Paper): boolean => no !== null || on !== null

/** A paper as a record names it: `05-QĐ/ĐU ngày 01/03/2026`; null when neither is known. */
export function paperInWords(paper: Paper | undefined): string | null {
  if (paper === undefined || !isKnown(paper)) return null
  return [paper.no, paper.on === null ? null : `ngày ${formatDate(paper.on)}`].filter((part) => part !== null).join(' ')
}

/** The last paper of these kinds that counts in the case. */
export const paperIn = (
  { lifecycle, after }: Pick<Going, 'lifecycle' | 'after'>,
  codes: readonly string[],
): RecordedPaper | undefined => papersOf(lifecycle, after).findLast((paper) => codes.includes(paper.code))

/** What the step rests on: a paper that came with it, or, where it brought none, the last decision of the case among `codes`. */
export function documentOf(going: Going, codes: readonly string[] = []): string | null {
  const decision = codes.length === 0 ? undefined : paperIn(going, codes)
  return paperInWords(decision ?? going.step.papers.find(isKnown))
}

/** The names a fact holds: one written as text, or those of a list of people; null when it holds none. */
export function namesIn(value: FactValue | undefined): string | null {
  const named = Array.isArray(value) ? value.map((entry) => entry.name) : [value]
  const names = named.filter((name): name is string => typeof name === 'string' && name.trim() !== '')
  return names.length === 0 ? null : names.map((name) => name.trim()).join(', ')
}

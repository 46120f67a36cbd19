// Owns what of a case its next step is decided on: what it was opened with, and what was said last.
import type { CaseDetail } from '#contract/cases.ts'

type Entry = CaseDetail['history'][number]

/** The opening and the newest step that recorded something, in the order they were taken; a step that recorded nothing is passed over. */
export function saidSoFar(history: readonly Entry[]): Entry[] {
  const said = history.filter(({ facts }) => facts.length > 0)
  const [opening] = history
  return said.filter((entry, at) => entry === opening || at === said.length - 1)
}

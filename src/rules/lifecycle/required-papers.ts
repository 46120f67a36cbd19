// Owns which papers a step asks for by the rulebook of its day: the list laid down for the step, and what the data asks for in some cases only.
import { listIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { PAPERS_FOR } from '../rulebook/shipped-parameters.ts'
import { isPaperCode } from './papers.ts'
import type { Lifecycle, PaperRef, Step } from './types.ts'

/** What the list of papers of a step is called in the rulebook, under the first of its rules. */
export const paperListOf = (lifecycle: Pick<Lifecycle, 'code'>, step: Pick<Step, 'code'>): string =>
  `${PAPERS_FOR}${lifecycle.code}-${step.code}`

export const isPaperList = ({ name }: { name: string }): boolean => name.startsWith(PAPERS_FOR)

/**
 * The papers that must be there before a step or come with it. What the step always needs is a list of the rulebook, in the version of the
 * day; what it needs in some cases is data of the lifecycle. Of a message nothing is asked beside what its sender was asked for; of a person
 * who takes the step in its place (`byHand`) what the message would prove.
 */
export function requiredPapers(
  lifecycle: Pick<Lifecycle, 'code'>,
  step: Step,
  bySystem: boolean,
  setting: Setting,
): readonly PaperRef[] {
  const own = step.needs ?? []
  if (bySystem) return own
  const listed = parameterOn(setting, step.ruleIds[0] ?? '', paperListOf(lifecycle, step))
  const needed =
    listed === undefined
      ? own
      : [...own.filter((ref) => typeof ref !== 'string'), ...listIn(listed).filter(isPaperCode)]
  return [...needed, ...(step.byHand?.needs ?? [])]
}

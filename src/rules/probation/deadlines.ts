// The rule `recognition.deadlines`: by when the competent committee decides on recognition (REC-04).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, termFrom } from '../rulebook/terms.ts'

export interface RecognitionDeadlineFacts {
  /** The branch adopted the resolution proposing recognition. */
  branchResolvedOn: string
}

/** Working days from the branch's resolution, that day not counted; a province may have a term of its own (C3: Hà Nội). */
export function recognitionDeadlines({ branchResolvedOn }: RecognitionDeadlineFacts, setting: Setting): RuleAnswer {
  const decide = termFrom(branchResolvedOn, 'REC-04', ['decide-within'], setting)
  const extended = termFrom(branchResolvedOn, 'REC-04', ['decide-within', 'decide-extended-by'], setting)
  return answer(refusalsOf([decide, extended]), { decideBy: decide.on, decideByExtended: extended.on })
}

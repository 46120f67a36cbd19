// Owns the steps of one evaluation as data: which step leaves which state, whose turn it is, and by which deadline (E-15).
export const evaluationStates = ['waiting', 'self-rated', 'voted', 'appraised', 'decided', 'announced'] as const
export type EvaluationState = (typeof evaluationStates)[number]

export const deadlineNames = ['products', 'self', 'vote', 'appraise', 'decide', 'announce'] as const
export type DeadlineName = (typeof deadlineNames)[number]
export type Deadlines = Partial<Record<DeadlineName, string | null>>

/** Whose turn it is: the person, the branch, the level above. */
export type Turn = 'self' | 'branch' | 'above'

interface Step {
  from: readonly EvaluationState[]
  to: EvaluationState
  turn: Turn
}

/** A step may be done again as long as the next has not been done. */
export const evaluationSteps = {
  self: { from: ['waiting', 'self-rated'], to: 'self-rated', turn: 'self' },
  vote: { from: ['self-rated', 'voted'], to: 'voted', turn: 'branch' },
  appraise: { from: ['voted', 'appraised'], to: 'appraised', turn: 'above' },
  decide: { from: ['appraised'], to: 'decided', turn: 'above' },
  announce: { from: ['decided'], to: 'announced', turn: 'above' },
} as const satisfies Record<string, Step>

export type EvaluationStep = keyof typeof evaluationSteps

/** The step that is waited for; null at the end. */
export const nextStepOf = (state: EvaluationState): EvaluationStep | null =>
  (Object.keys(evaluationSteps) as EvaluationStep[]).find((step) => {
    const from: readonly EvaluationState[] = evaluationSteps[step].from
    return from[0] === state
  }) ?? null

export function mayTake(step: EvaluationStep, state: EvaluationState): boolean {
  const from: readonly EvaluationState[] = evaluationSteps[step].from
  return from.includes(state)
}

/** Whose turn it is and by when: an unanswered reply comes before the decision. */
export function waitingFor(
  state: EvaluationState,
  replyOpen: boolean,
  deadlines: Deadlines,
): { turn: Turn | null; step: EvaluationStep | 'answer' | null; by: string | null } {
  const step = nextStepOf(state)
  if (step === null) return { turn: null, step: null, by: null }
  const by = deadlines[step] ?? null
  return step === 'decide' && replyOpen
    ? { turn: 'above', step: 'answer', by }
    : { turn: evaluationSteps[step].turn, step, by }
}

// The path of an inspection or supervision as data: prepare (decided), carry out (announced, reported), finish (concluded, closed) (K-09).

export const inspectionKinds = ['inspection', 'breach', 'supervision'] as const
export type InspectionKind = (typeof inspectionKinds)[number]

export const inspectionStates = [
  'planned',
  'decided',
  'announced',
  'reported',
  'concluded',
  'closed',
  'dropped',
] as const
export type InspectionState = (typeof inspectionStates)[number]

export const inspectionSteps = {
  plan: ['planned'],
  drop: ['planned', 'decided'],
  // Also once it was, until the one it is about knows of it: a slip of the pen is put right.
  decide: ['planned', 'decided'],
  announce: ['decided'],
  extend: ['announced'],
  state: ['announced'],
  report: ['announced'],
  object: ['reported'],
  conclude: ['reported'],
  correct: ['concluded'],
} as const satisfies Record<string, readonly InspectionState[]>
export type InspectionStep = keyof typeof inspectionSteps

export const mayTake = (step: InspectionStep, state: InspectionState): boolean =>
  (inspectionSteps[step] as readonly InspectionState[]).includes(state)

/** The state a step leads to; the others leave it. A conclusion that asks for nothing closes at once. */
export const leadsTo = { drop: 'dropped', decide: 'decided', announce: 'announced', report: 'reported' } as const

export const afterConclusion = (openCorrections: number): 'concluded' | 'closed' =>
  openCorrections === 0 ? 'closed' : 'concluded'

/** Known to the one it is about: from the announcement on. */
export const openStates: readonly InspectionState[] = ['announced', 'reported', 'concluded', 'closed']

/** Counts as done in the programme (E-19): what was concluded, also while something is still to be put right. */
export const doneStates: readonly InspectionState[] = ['concluded', 'closed']

// The path of a name in a review as data: named and heard, voted on, helped, its progress voted on (SCR-03, V-04).

export const nameStates = [
  'named',
  'list-vote',
  'not-listed',
  'to-help',
  'helped',
  'reported',
  'progress-vote',
  'improved',
  'not-improved',
  'in-case',
  'withdrawn',
] as const
export type NameState = (typeof nameStates)[number]

export const nameSteps = {
  state: ['named'],
  'open-vote': ['named', 'reported'],
  'plan-help': ['to-help', 'not-improved'],
  'note-help': ['helped'],
  'report-help': ['helped'],
  withdraw: ['named', 'to-help', 'helped', 'reported'],
} as const satisfies Record<string, readonly NameState[]>
export type NameStep = keyof typeof nameSteps

/** Of somebody who has left the branch only the name is taken off, also where progress was not recognised: no case is opened here any more. */
const withoutThePerson: readonly NameState[] = [...nameSteps.withdraw, 'not-improved']

export const mayTake = (step: NameStep, state: NameState, gone = false): boolean =>
  gone
    ? step === 'withdraw' && withoutThePerson.includes(state)
    : (nameSteps[step] as readonly NameState[]).includes(state)

/** Where a name goes when its vote opens, is counted or is taken back. */
export const votes = {
  list: { from: 'named', open: 'list-vote', passed: 'to-help', short: 'not-listed' },
  progress: { from: 'reported', open: 'progress-vote', passed: 'improved', short: 'not-improved' },
} as const satisfies Record<string, Record<string, NameState>>
export type VotePurpose = keyof typeof votes

/** What the branch voted by: the list by SCR-03, progress by V-04. */
export const voteKindOf = { list: 'screening-list', progress: 'progress' } as const satisfies Record<
  VotePurpose,
  string
>

export const purposeFrom = (state: NameState): VotePurpose => (state === 'reported' ? 'progress' : 'list')

/** States in which nothing is left to do here. */
export const overStates: readonly NameState[] = ['not-listed', 'improved', 'in-case', 'withdrawn']

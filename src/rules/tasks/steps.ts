// The life of a task as data: which step leads from which state where, and on whose side it is taken.

export const taskStates = ['assigned', 'accepted', 'submitted', 'sent-back', 'done', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]

export const taskSteps = [
  'accept',
  'report-progress',
  'add-evidence',
  'submit',
  'confirm',
  'send-back',
  'move-date',
  'reassign',
  'cancel',
] as const
export type TaskStep = (typeof taskSteps)[number]

interface Step {
  /** Who does the work, or who assigned it. */
  by: 'doer' | 'assigner'
  from: readonly TaskState[]
  to: TaskState
}

/** Nothing has been handed in, or it was sent back. */
export const underWay: readonly TaskState[] = ['assigned', 'accepted', 'sent-back']

const steps: Record<TaskStep, Step> = {
  accept: { by: 'doer', from: ['assigned'], to: 'accepted' },
  // Whoever reports on it, has accepted it.
  'report-progress': { by: 'doer', from: underWay, to: 'accepted' },
  'add-evidence': { by: 'doer', from: underWay, to: 'accepted' },
  submit: { by: 'doer', from: underWay, to: 'submitted' },
  confirm: { by: 'assigner', from: ['submitted'], to: 'done' },
  'send-back': { by: 'assigner', from: ['submitted'], to: 'sent-back' },
  'move-date': { by: 'assigner', from: underWay, to: 'assigned' },
  reassign: { by: 'assigner', from: underWay, to: 'assigned' },
  cancel: { by: 'assigner', from: [...underWay, 'submitted'], to: 'cancelled' },
}

/** On which sides of a task somebody stands. */
export interface Sides {
  doer: boolean
  assigner: boolean
}

/** The steps somebody may take now, in the order of `taskSteps`. */
export const stepsOpen = (state: TaskState, sides: Sides): TaskStep[] =>
  taskSteps.filter((step) => steps[step].from.includes(state) && sides[steps[step].by])

/** Whether a step can be taken from a state, whoever takes it. */
export const leadsOn = (step: TaskStep, state: TaskState): boolean => steps[step].from.includes(state)

/** Where a step leads: a moved date leaves the state as it is, and so does a report on what was sent back. */
export const stateAfter = (step: TaskStep, state: TaskState): TaskState =>
  step === 'move-date' || (state === 'sent-back' && (step === 'report-progress' || step === 'add-evidence'))
    ? state
    : steps[step].to

/** Its day has passed and nothing was handed in. */
export const isOverdue = (task: { state: TaskState; dueOn: string }, today: string): boolean =>
  underWay.includes(task.state) && task.dueOn < today

/**
 * Whether the last thing that happened can be taken back: the doer what was handed in as long as nobody has judged it, the assigner a
 * confirmation or a cancelling on its day.
 */
export function canTakeBack(task: { state: TaskState; closedOn: string | null }, sides: Sides, today: string): boolean {
  if (task.state === 'submitted') return sides.doer
  return task.closedOn === today && sides.assigner
}

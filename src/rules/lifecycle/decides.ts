// Owns whether a step decides about a person: then its summary is shown before it is recorded.
import { stateByCode } from './fold.ts'
import { lifecycles } from './lifecycles/all.ts'
import type { MessageCode } from './messages.ts'
import type { Lifecycle, Step } from './types.ts'

const changesRecord = ({ kind, effects = [] }: Step): boolean => kind === 'exit' || effects.length > 0

const ends = (step: Step, lifecycle: Lifecycle): boolean =>
  typeof step.to === 'string' && stateByCode(lifecycle, step.to).end !== undefined

/** Messages by which the case that hears them changes the record of the person, or comes to its end about a member. */
const deciding: ReadonlySet<MessageCode> = new Set(
  lifecycles.flatMap((lifecycle) =>
    lifecycle.steps.flatMap((step) =>
      step.receives !== undefined &&
      step.from.length > 0 &&
      (changesRecord(step) || (lifecycle.subject === 'member' && ends(step, lifecycle)))
        ? [step.receives]
        : [],
    ),
  ),
)

/**
 * A vote, a way out, a change of the record; what another case carries out by the message of this one (a complaint that brings a member
 * back); and what the data says decides without any of these (an answer that leaves a decision as it is).
 */
export const decidesAboutPerson = (step: Step): boolean =>
  step.decides === true ||
  step.vote !== undefined ||
  changesRecord(step) ||
  (step.sends ?? []).some(({ message }) => deciding.has(message))

// Owns where a case counts as standing: its state, and what lies beyond steps whose level does not exist in it.
import type { Case, Facts } from './case.ts'
import { holds, holdsIfAny } from './condition.ts'
import { stateOf, targetOf } from './fold.ts'
import { placeOf } from './levels.ts'
import type { Lifecycle, Step } from './types.ts'

/** A state the case counts as having reached, and the steps passed over to get there. */
export interface Standing {
  state: string
  skipped: readonly string[]
}

/** The state itself first, then what is reached by skipping, nearest first. */
export function standingsOf(lifecycle: Lifecycle, given: Case, facts: Facts): Standing[] {
  const reached: Standing[] = [{ state: stateOf(lifecycle, given).code, skipped: [] }]
  for (let i = 0; i < reached.length; i += 1) {
    const here = reached[i]
    if (here === undefined) break
    for (const step of lifecycle.steps) {
      if (step.skip === undefined || step.from.length === 0 || !holds(step.skip, facts, given.places)) continue
      const next = targetOf(step, here.state)
      if (next === null || reached.some((r) => r.state === next)) continue
      reached.push({ state: next, skipped: [...here.skipped, step.code] })
    }
  }
  return reached
}

/** Whether a step exists in this case at all: it is not skipped, its condition holds and somebody is there to take it. */
export function existsIn(step: Step, given: Case, facts: Facts): boolean {
  if (step.skip !== undefined && holds(step.skip, facts, given.places)) return false
  if (!holdsIfAny(step.when, facts, given.places)) return false
  return step.actors.some((actor) => typeof actor === 'string' || placeOf(actor.at, given.places, facts) !== undefined)
}

/**
 * From where the case can take the step: the nearest standing it leaves from, or undefined. Beyond a level that does not exist here nothing
 * happened: a step from there back to where the case stands already would undo nothing.
 */
export const standingFor = (standings: readonly Standing[], step: Step): Standing | undefined =>
  standings.find(({ state, skipped }) => {
    const to = step.from.length > 0 ? targetOf(step, state) : null
    return to !== null && (step.to === undefined || skipped.length === 0 || to !== standings[0]?.state)
  })

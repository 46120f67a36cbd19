// Owns what still lies ahead of a case: the steps of this case, with its levels and its facts, on the shortest way to an end that is meant.
import type { Case, Facts } from './case.ts'
import { forecast } from './condition.ts'
import { factsOf, stateByCode, stateOf, targetOf } from './fold.ts'
import { placeOf } from './levels.ts'
import type { Lifecycle, Step } from './types.ts'

interface CaseAhead {
  lifecycle: Lifecycle
  given: Case
  facts: Facts
}

const isSkipped = (step: Step, { given, facts }: CaseAhead): boolean =>
  step.skip !== undefined && forecast(step.skip, facts, given.places) === true

/** Whether the step may come in this case; what rests on a fact nobody has given yet may. */
function mayCome(step: Step, { given, facts }: CaseAhead): boolean {
  if ((step.kind ?? 'forward') !== 'forward' || step.from.length === 0) return false
  if (step.when !== undefined && forecast(step.when, facts, given.places) === false) return false
  return step.actors.some((actor) => typeof actor === 'string' || placeOf(actor.at, given.places, facts) !== undefined)
}

/** A state and those reached from it by steps whose level does not exist here. */
function withSkipped(state: string, ahead: CaseAhead): string[] {
  const reached = [state]
  for (const here of reached) {
    for (const step of ahead.lifecycle.steps) {
      const to = step.from.length > 0 && isSkipped(step, ahead) ? targetOf(step, here) : null
      if (to !== null && !reached.includes(to)) reached.push(to)
    }
  }
  return reached
}

/** States a step may lead to from here, each once, in the order of the data. */
export function statesNext(state: string, ahead: CaseAhead): string[] {
  const from = withSkipped(state, ahead)
  const next = ahead.lifecycle.steps.flatMap((step) => {
    if (isSkipped(step, ahead) || !mayCome(step, ahead) || step.to === undefined) return []
    return from.flatMap((here) => targetOf(step, here) ?? [])
  })
  return [...new Set(next)]
}

export const aheadOf = (lifecycle: Lifecycle, given: Case): CaseAhead => ({ lifecycle, given, facts: factsOf(given) })

/** Codes of the states still to come; empty when the case is over or no good end can be reached. */
export function wayAhead(lifecycle: Lifecycle, given: Case): string[] {
  const from = stateOf(lifecycle, given)
  if (from.end !== undefined) return []
  const ahead = aheadOf(lifecycle, given)
  const ways: string[][] = [[from.code]]
  const seen = new Set([from.code])
  for (const way of ways) {
    const here = way.at(-1) ?? from.code
    // A step passed over may be the last one: what it leads to counts as reached.
    const end = withSkipped(here, ahead).find((state) => stateByCode(lifecycle, state).end === 'done')
    if (end !== undefined) return end === here ? way.slice(1) : [...way.slice(1), end]
    for (const to of statesNext(here, ahead)) {
      if (seen.has(to)) continue
      seen.add(to)
      ways.push([...way, to])
    }
  }
  return []
}

/** Whether one of these steps can still come once `step` has been taken from where the case stands. */
export function leadsTo(step: Step, wanted: readonly string[], lifecycle: Lifecycle, given: Case): boolean {
  const ahead = aheadOf(lifecycle, given)
  const states = withSkipped(stateOf(lifecycle, given).code, ahead).flatMap((here) => targetOf(step, here) ?? [])
  const seen = [...new Set(states)]
  for (const state of seen) {
    const from = withSkipped(state, ahead)
    const there = lifecycle.steps.some(
      (one) => wanted.includes(one.code) && mayCome(one, ahead) && from.some((here) => targetOf(one, here) !== null),
    )
    if (there) return true
    for (const to of statesNext(state, ahead)) if (!seen.includes(to)) seen.push(to)
  }
  return false
}

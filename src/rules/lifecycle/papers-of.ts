// Owns which papers the way of a case can still ask for or make, in the order of its steps, and which of them belong to the set of that way.
import type { Case, Facts, Places } from './case.ts'
import { forecast } from './condition.ts'
import { targetOf } from './fold.ts'
import type { PaperCode } from './papers.ts'
import type { Condition, Lifecycle, PaperRef, Step } from './types.ts'

/** The steps a case may ever take by the way it was opened: another opening's own steps are none of its. */
export function stepsOfCase(lifecycle: Lifecycle, given: Pick<Case, 'steps'>): readonly Step[] {
  const opening = lifecycle.steps.find(({ code }) => code === given.steps[0]?.step)
  if (opening === undefined) return lifecycle.steps
  const states = [targetOf(opening, '')]
  for (const state of states) {
    for (const step of lifecycle.steps) {
      const to = state === null || step.from.length === 0 ? null : targetOf(step, state)
      if (to !== null && !states.includes(to)) states.push(to)
    }
  }
  return lifecycle.steps.filter((step) => step === opening || step.from.some((state) => states.includes(state)))
}

/**
 * Papers that the facts and places of the case do not rule out; what rests on a fact nobody has given yet stays. `inSet`: the way itself
 * needs or makes it; not what only a way out leaves (a notice of declining), nor what the other end hands in on paper.
 */
export function papersOfWay(
  steps: readonly Step[],
  facts: Facts,
  places: Places,
): { code: PaperCode; inSet: boolean }[] {
  const answer = (condition: Condition | undefined, otherwise: boolean) =>
    condition === undefined ? otherwise : forecast(condition, facts, places)
  const found = new Map<PaperCode, boolean>()
  const add = (refs: readonly PaperRef[] | undefined, inSet: boolean): void => {
    for (const ref of refs ?? []) {
      const { code, when } = typeof ref === 'string' ? { code: ref, when: undefined } : ref
      if (answer(when, true) !== false) found.set(code, found.get(code) === true || inSet)
    }
  }
  for (const step of steps) {
    if (answer(step.when, true) === false || answer(step.skip, false) === true) continue
    const onWay = step.kind !== 'exit'
    add(step.needs, onWay)
    add(step.makes, onWay)
    add(step.byHand?.needs, false)
  }
  return [...found].map(([code, inSet]) => ({ code, inSet }))
}

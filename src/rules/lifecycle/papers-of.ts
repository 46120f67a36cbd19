// Owns which papers the way of a case can still ask for or make, in the order of its steps, and which of them belong to the set of that way.
import type { Facts, Places } from './case.ts'
import { forecast } from './condition.ts'
import type { PaperCode } from './papers.ts'
import type { Condition, Lifecycle, PaperRef } from './types.ts'

/**
 * Papers that the facts and places of the case do not rule out; what rests on a fact nobody has given yet stays. `inSet`: the way itself
 * needs or makes it; not what only a way out leaves (a notice of declining), nor what the other end hands in on paper.
 */
export function papersOfWay(lifecycle: Lifecycle, facts: Facts, places: Places): { code: PaperCode; inSet: boolean }[] {
  const answer = (condition: Condition | undefined, otherwise: boolean) =>
    condition === undefined ? otherwise : forecast(condition, facts, places)
  const found = new Map<PaperCode, boolean>()
  const add = (refs: readonly PaperRef[] | undefined, inSet: boolean): void => {
    for (const ref of refs ?? []) {
      const { code, when } = typeof ref === 'string' ? { code: ref, when: undefined } : ref
      if (answer(when, true) !== false) found.set(code, found.get(code) === true || inSet)
    }
  }
  for (const step of lifecycle.steps) {
    if (answer(step.when, true) === false || answer(step.skip, false) === true) continue
    const onWay = step.kind !== 'exit'
    add(step.needs, onWay)
    add(step.makes, onWay)
    add(step.byHand?.needs, false)
  }
  return [...found].map(([code, inSet]) => ({ code, inSet }))
}

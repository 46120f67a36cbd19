// Owns which papers the way of a case can still ask for or make, in the order of its steps, and which of them belong to the set of that way.
import type { Case, Facts, FactValue, Places } from './case.ts'
import { forecast } from './condition.ts'
import { factsOf, stateOf, targetOf } from './fold.ts'
import type { PaperCode } from './papers.ts'
import type { Condition, Lifecycle, PaperRef, Step } from './types.ts'

/** The steps a case may ever take by the way it was opened: another opening's own steps are none of its. */
export function stepsOfCase(lifecycle: Lifecycle, given: Pick<Case, 'steps'>): readonly Step[] {
  const opening = lifecycle.steps.find(({ code }) => code === given.steps[0]?.step)
  if (opening === undefined) return lifecycle.steps
  const first = targetOf(opening, '')
  const later = first === null ? [] : stepsFrom(lifecycle, first)
  return lifecycle.steps.filter((step) => step === opening || later.includes(step))
}

/** The steps that may be taken once a case stands here. */
function stepsFrom({ steps }: Lifecycle, here: string): Step[] {
  const states = [here]
  for (const state of states) {
    for (const step of steps) {
      const to = step.from.length === 0 ? null : targetOf(step, state)
      if (to !== null && !states.includes(to)) states.push(to)
    }
  }
  return steps.filter((step) => step.from.some((state) => states.includes(state)))
}

const asked = ({ facts = [], byHand }: Step): string[] => [...facts, ...(byHand?.facts ?? [])].map(({ name }) => name)

/**
 * The steps that were taken or can still be, and the facts by which their papers are chosen: a fact that only steps ask which can come no more
 * is nothing, not something still to be said.
 */
export function wayOf(lifecycle: Lifecycle, given: Case): { steps: readonly Step[]; facts: Facts } {
  const ahead = stepsFrom(lifecycle, stateOf(lifecycle, given).code)
  const taken = new Set(given.steps.map(({ step }) => step))
  const open = new Set(ahead.flatMap(asked))
  const closed = lifecycle.steps.flatMap(asked).filter((name) => !open.has(name))
  const facts: Record<string, FactValue | undefined> = Object.fromEntries(closed.map((name) => [name, null]))
  for (const [name, value] of Object.entries(factsOf(given))) if (value !== undefined) facts[name] = value
  return { steps: lifecycle.steps.filter((step) => taken.has(step.code) || ahead.includes(step)), facts }
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

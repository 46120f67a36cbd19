// Owns what follows from the recorded steps of a case: its state, its facts, its papers.
import type { Case, Entry, Facts, FactValue, RecordedPaper, RecordedStep } from './case.ts'
import { holdsIfAny } from './condition.ts'
import type { PaperCode } from './papers.ts'
import type { Lifecycle, State, Step } from './types.ts'

/** A step by its code. A case that names an unknown step is a fault of the data: it throws. */
export function stepOf(lifecycle: Lifecycle, code: string): Step {
  const step = lifecycle.steps.find((s) => s.code === code)
  if (step === undefined) throw new Error(`${lifecycle.code} has no step ${code}`)
  return step
}

export function stateByCode(lifecycle: Lifecycle, code: string): State {
  const state = lifecycle.states.find((s) => s.code === code)
  if (state === undefined) throw new Error(`${lifecycle.code} has no state ${code}`)
  return state
}

/** Where a step leads from a state: itself for a note. Null when the step does not leave from there. */
export function targetOf(step: Step, from: string): string | null {
  if (step.from.length > 0 && !step.from.includes(from)) return null
  if (step.to === undefined) return from
  return typeof step.to === 'string' ? step.to : (step.to[from] ?? null)
}

/** The state after the recorded steps; a note changes nothing, skipped steps lead on as if taken. */
function stateAfter(lifecycle: Lifecycle, steps: readonly RecordedStep[]): string {
  let state = ''
  for (const recorded of steps) {
    const step = stepOf(lifecycle, recorded.step)
    if (step.to === undefined) continue
    for (const code of [...recorded.skipped, recorded.step]) {
      const next = targetOf(stepOf(lifecycle, code), state)
      if (next === null) throw new Error(`${lifecycle.code}: ${code} does not leave from ${state}`)
      state = next
    }
  }
  return state
}

/** Where the case stands. Throws on a case without steps: opening is the first. */
export const stateOf = (lifecycle: Lifecycle, given: Case): State =>
  stateByCode(lifecycle, stateAfter(lifecycle, given.steps))

/** Facts known of the subject, overlaid by what the steps recorded, the later before the earlier. */
export function factsOf(given: Case): Record<string, FactValue | undefined> {
  return Object.assign({}, given.known, ...given.steps.map((step) => step.facts))
}

/** Papers a step takes out, by what it records itself. */
const voidedBy = ({ voids = [] }: Step, facts: Facts, { places }: Case): PaperCode[] =>
  voids.flatMap((ref) => (typeof ref === 'string' ? [ref] : holdsIfAny(ref.when, facts, places) ? [ref.code] : []))

/** Papers that count now, in the order they came: a paper voided by a later step is out until it comes again. */
export function papersOf(lifecycle: Lifecycle, given: Case): RecordedPaper[] {
  let papers: RecordedPaper[] = []
  for (const recorded of given.steps) {
    const voided = voidedBy(stepOf(lifecycle, recorded.step), recorded.facts, given)
    if (voided.length > 0) papers = papers.filter((paper) => !voided.includes(paper.code))
    papers.push(...recorded.papers)
  }
  return papers
}

/** The last time one of these steps was taken, or undefined. */
export const lastTaken = (given: Case, ...codes: readonly string[]): RecordedStep | undefined =>
  given.steps.findLast((recorded) => codes.includes(recorded.step))

/** How often a step was taken. */
export const timesTaken = (given: Case, code: string): number =>
  given.steps.filter((recorded) => recorded.step === code).length

/** A fact as text, date or code. */
export const textOf = (value: FactValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The entries of a list; none where nothing was listed. */
export const entriesOf = (value: FactValue | undefined): readonly Entry[] => (Array.isArray(value) ? value : [])

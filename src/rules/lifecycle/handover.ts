// Owns what goes along with a message: which messages a taken step sends, and what the step at the other end is entered with.
import type { Case, Facts, RecordedPaper, RecordedStep, StepInput } from './case.ts'
import { papersAsked } from './check-input.ts'
import { holdsIfAny } from './condition.ts'
import { factsOf, lastTaken, papersOf, stepOf } from './fold.ts'
import type { Lifecycle, Sending, Step } from './types.ts'

/** One message as it leaves a case. */
export interface Outgoing {
  sending: Sending
  /** The day of the step that says it. */
  on: string
  facts: Facts
  papers: readonly RecordedPaper[]
}

/** The facts `with` adds: values as they stand, days of steps looked up. */
function added(sending: Sending, after: Case): Facts {
  return Object.fromEntries(
    Object.entries(sending.with ?? {}).map(([name, value]) =>
      typeof value === 'object' && value !== null ? [name, lastTaken(after, ...value.dayOf)?.on] : [name, value],
    ),
  )
}

/** The messages a step sends, from the case as it stands after it; `each` makes one message of every entry of a list. */
export function outgoingOf(lifecycle: Lifecycle, after: Case, taken: RecordedStep): Outgoing[] {
  const facts = factsOf(after)
  const papers = papersOf(lifecycle, after)
  return (stepOf(lifecycle, taken.step).sends ?? [])
    .filter((sending) => holdsIfAny(sending.when, facts, after.places))
    .flatMap((sending) => {
      const base = { ...facts, ...added(sending, after) }
      const entries = sending.each === undefined ? [{}] : facts[sending.each]
      if (!Array.isArray(entries)) return []
      return entries.map((entry) => ({ sending, on: taken.on, facts: { ...base, ...entry }, papers }))
    })
}

/** The step of a lifecycle that takes a message up, of several the one that leaves from the state; undefined when it has none. */
export function receiverOf(lifecycle: Lifecycle, sending: Sending, state = ''): Step | undefined {
  const receivers = lifecycle.steps.filter(
    (step) =>
      step.receives === sending.message &&
      (sending.to !== 'new' || step.from.length === 0) &&
      (sending.step === undefined || step.code === sending.step),
  )
  return receivers.find(({ from }) => from.includes(state)) ?? receivers[0]
}

/** What the step at the other end is entered with: of everything that came along, what it asks for. */
export function inputFor(step: Step, { facts, papers, on }: Outgoing, receiving: Case): StepInput {
  const names = (step.facts ?? []).flatMap(({ name, person }) => (person === undefined ? [name] : [name, person.id]))
  const asked = names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]]))
  const known = { ...factsOf(receiving), ...facts }
  const wanted = [
    ...papersAsked(step.needs, known, receiving.places),
    ...papersAsked(step.makes, known, receiving.places),
  ]
  // Of several papers of one code the last one counts.
  const sent = wanted.flatMap((code) => papers.findLast((paper) => paper.code === code) ?? [])
  return { step: step.code, on, facts: Object.fromEntries(asked), papers: sent }
}

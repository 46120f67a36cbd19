// What a careful person would enter in a step that is offered: the demonstration and tests take cases forward with it.
import type { Facts } from '#rules/lifecycle/case.ts'
import { holdsEntered } from '#rules/lifecycle/entered.ts'

export type Entered = Record<string, unknown>

type EnteredWhen = Parameters<typeof holdsEntered>[0]

/** What is read of a step that is offered: what it asks, its papers, and who may vote. */
export interface OfferedStep {
  asks: readonly {
    name: string
    kind: string
    value?: unknown
    mustBeTrue: boolean
    min: number | null
    choices: readonly { code: string; when?: EnteredWhen }[]
    when?: EnteredWhen
    onRecord?: { says: string; seen: string } | null
  }[]
  papers: readonly { code: string; there: boolean; made: boolean; when?: EnteredWhen }[]
  vote: {
    outcome: string
    counts?: { official: number; exempt: number; away: number; suspended: number } | null
  } | null
}

/** A plausible value for everything a step asks; `known` goes first. */
export function filled(step: OfferedStep, on: string, known: Entered = {}): Entered {
  const facts: Entered = {}
  for (const ask of step.asks) {
    if (!holdsEntered(ask.when, facts as Facts)) continue
    if (ask.name in known) facts[ask.name] = known[ask.name]
    else if (ask.value !== null && ask.value !== undefined) facts[ask.name] = ask.value
    else if (ask.kind === 'date') facts[ask.name] = on
    else if (ask.kind === 'number') facts[ask.name] = ask.min ?? 1
    else if (ask.kind === 'flag') facts[ask.name] = ask.mustBeTrue
    else if (ask.kind === 'choice') facts[ask.name] = offeredIn(ask, facts)
    else if (ask.kind === 'list') facts[ask.name] = []
    else facts[ask.name] = 'Như đã ghi'
    const { onRecord } = ask
    if (onRecord != null && !String(facts[ask.name]).startsWith(onRecord.says)) facts[onRecord.seen] = onRecord.says
  }
  if (step.vote !== null) facts.vote = voteOf(step, known)
  return facts
}

/** The first choice that is offered with what is entered so far. */
const offeredIn = ({ choices }: OfferedStep['asks'][number], facts: Entered): string | undefined =>
  choices.find(({ when }) => holdsEntered(when, facts as Facts))?.code

/** Everybody who may vote is there and in favour, or (for a step that records a failed vote) against. */
function voteOf({ vote }: OfferedStep, known: Entered): Entered {
  const counts = vote?.counts ?? { official: 9, exempt: 0, away: 0, suspended: 0 }
  const voting = counts.official - counts.exempt - counts.away - counts.suspended
  const inFavour = vote?.outcome === 'passed' ? voting : 0
  return {
    ballot: 'secret',
    official: counts.official,
    exemptAbsent: counts.exempt,
    exemptVoting: 0,
    awayAbsent: counts.away,
    awayVoting: 0,
    suspended: counts.suspended,
    inFavour,
    against: voting - inFavour,
    other: 0,
    ...(known.vote as Entered | undefined),
  }
}

/** Every paper the step needs or makes and that is not there yet, numbered one after the other. */
export const papersFor = (step: OfferedStep, on: string, facts: Entered): Entered[] =>
  step.papers
    .filter(({ there, made, when }) => (made || !there) && holdsEntered(when, facts as Facts))
    .map(({ code }, i) => ({ code, no: `${String(i + 1).padStart(2, '0')}-NQ/CB`, on, keptAt: null }))

// Owns what can be done with a case now: every step from where it stands, with what is in its way and what it will ask for.
import type { Setting } from '../rulebook/rulebook.ts'
import type { Asker, Case, CaseRefusal } from './case.ts'
import { factsBefore, isAwaited, whoActs } from './check-actor.ts'
import { factsAskedOf, missingPapers, papersAsked } from './check-input.ts'
import { holdsIfAny } from './condition.ts'
import { factsOf, papersOf, stateOf } from './fold.ts'
import { matters } from './of-old.ts'
import type { PaperCode } from './papers.ts'
import { requiredPapers } from './required-papers.ts'
import { existsIn, standingFor, standingsOf } from './standing.ts'
import { askGuards } from './take.ts'
import type { FactSpec, Lifecycle, Step, VoteSpec } from './types.ts'

export interface PossibleStep {
  step: string
  title: string
  kind: NonNullable<Step['kind']>
  /** Nothing known stands in the way of this asker; what is entered is still checked. */
  ok: boolean
  /** Whether the asker is one who may take it, whatever else is missing. */
  mine: boolean
  refusals: CaseRefusal[]
  /** Facts it will ask for, papers it makes, the vote it counts. */
  asks: FactSpec[]
  makes: PaperCode[]
  vote: VoteSpec | null
}

/** A step as seen from outside: nobody asks, only what is in the way. */
export function inTheWay(step: Step, lifecycle: Lifecycle, given: Case, setting: Setting): CaseRefusal[] {
  const facts = factsOf(given)
  const there = papersOf(lifecycle, given).map((paper) => paper.code)
  // What the other end will say through this system proves itself: what a person would hand in for it is not missing.
  const asked = requiredPapers(lifecycle, step, isAwaited(step, given), setting)
  return [
    ...missingPapers(step, papersAsked(asked, facts, given.places), there),
    ...askGuards(lifecycle, step, given, facts, there, setting),
  ]
}

/** Steps that exist in this case from where it stands, in the order of the data. */
export function stepsFromHere(lifecycle: Lifecycle, given: Case): Step[] {
  if (stateOf(lifecycle, given).end !== undefined) return []
  const facts = factsOf(given)
  const standings = standingsOf(lifecycle, given, facts)
  return lifecycle.steps.filter((s) => standingFor(standings, s) !== undefined && existsIn(s, given, facts))
}

/**
 * Of the steps from here those that lead on; what comes only on somebody's wish is not waited for beside another way. Where what was
 * entered leaves no way forward (EXIT-01: a breach, so discipline first), the case still waits for somebody: the first way out or back
 * that a person takes.
 */
export function leadingOn(steps: readonly Step[]): readonly Step[] {
  const forward = steps.filter(({ kind }) => (kind ?? 'forward') === 'forward')
  const awaited = forward.filter(({ wished }) => wished !== true)
  if (awaited.length > 0) return awaited
  if (forward.length > 0) return forward
  return steps.filter(({ kind, actors }) => kind !== 'note' && actors.some((actor) => actor !== 'system')).slice(0, 1)
}

/** Every step from here, judged on the day of the setting, for this asker. Steps of the program itself are left out for people. */
export function possibleSteps(lifecycle: Lifecycle, given: Case, asker: Asker, setting: Setting): PossibleStep[] {
  const facts = factsOf(given)
  return stepsFromHere(lifecycle, given)
    .filter((step) => asker.kind === 'system' || step.actors.some((actor) => actor !== 'system'))
    .filter((step) => matters(step, given, setting))
    .map((step) => {
      const who = whoActs(lifecycle, step, given, factsBefore(step, facts), asker)
      const refusals = [...('refused' in who ? [who.refused] : []), ...inTheWay(step, lifecycle, given, setting)]
      return {
        step: step.code,
        title: step.title,
        kind: step.kind ?? 'forward',
        ok: refusals.length === 0,
        mine: 'doer' in who,
        refusals,
        asks: factsAskedOf(step, asker.kind === 'system').filter((spec) => holdsIfAny(spec.when, facts, given.places)),
        makes: papersAsked(step.makes, facts, given.places),
        vote: step.vote ?? null,
      }
    })
}

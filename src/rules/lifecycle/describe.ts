// Owns the one shape in which every case is shown: where it stands, what is missing and why, what next, who holds it, papers, terms.
import type { Setting } from '../rulebook/rulebook.ts'
import type { Case, CaseRefusal, Doer, RecordedPaper } from './case.ts'
import { factsBefore, isAwaited, whoMay } from './check-actor.ts'
import { papersAsked } from './check-input.ts'
import { clocksOf, type RunningClock } from './clocks.ts'
import { factsOf, papersOf, stateByCode, stateOf, stepOf } from './fold.ts'
import { matters } from './of-old.ts'
import { type PaperCode, paperTitle } from './papers.ts'
import { stepsOfCase } from './papers-of.ts'
import { inTheWay, leadingOn, stepsFromHere } from './possible.ts'
import { requiredPapers } from './required-papers.ts'
import type { EndKind, Lifecycle, Step } from './types.ts'
import { wayAhead } from './way-ahead.ts'

/** A line of the path: what was done. */
export interface DoneLine {
  step: string
  title: string
  on: string
  by: Doer
  /** Titles of the steps whose level does not exist here. */
  skipped: string[]
  papers: readonly RecordedPaper[]
}

export interface NextStep {
  step: string
  title: string
  kind: NonNullable<Step['kind']>
  /** Who may take it, in words. */
  who: string[]
  missing: CaseRefusal[]
}

export interface CaseDescription {
  lifecycle: string
  title: string
  state: { code: string; title: string; end: EndKind | null; since: string }
  done: DoneLine[]
  /** Steps from here: the way on first, then returns, exits and notes. */
  next: NextStep[]
  /** What keeps the case from going on, each reason once. */
  missing: CaseRefusal[]
  /** Who holds it: those who may take the first way on that is open, or else the first. */
  holder: string[]
  /** States still ahead on the shortest way to a good end. */
  ahead: { state: string; title: string }[]
  papers: { code: PaperCode; title: string; there: boolean; paper: RecordedPaper | null }[]
  clocks: RunningClock[]
}

const order: Record<NonNullable<Step['kind']>, number> = { forward: 0, return: 1, exit: 2, note: 3 }

const once = (refusals: readonly CaseRefusal[]): CaseRefusal[] => [
  ...new Map(refusals.map((r) => [JSON.stringify([r.code, r.ruleId, r.facts]), r])).values(),
]

/** Papers that would mend what is in the way. */
export const papersMissed = (refusals: readonly CaseRefusal[]): PaperCode[] =>
  refusals.flatMap(({ mend }) => (mend?.kind === 'paper' ? [mend.code] : []))

/** Everything a screen says about a case on the day of the setting. */
export function describeCase(lifecycle: Lifecycle, given: Case, setting: Setting): CaseDescription {
  const facts = factsOf(given)
  const state = stateOf(lifecycle, given)
  const papers = papersOf(lifecycle, given)
  const steps = stepsFromHere(lifecycle, given).filter((step) => matters(step, given, setting))
  const next = steps
    .map((step) => ({
      step: step.code,
      title: step.title,
      kind: step.kind ?? ('forward' as const),
      who: whoMay(step, given, factsBefore(step, facts), facts),
      missing: inTheWay(step, lifecycle, given, setting),
    }))
    .sort((a, b) => order[a.kind] - order[b.kind])
  const on = new Set(leadingOn(steps).map(({ code }) => code))
  const main = next.find((n) => on.has(n.step) && n.missing.length === 0) ?? next.find((n) => on.has(n.step))
  const ownSteps = stepsOfCase(lifecycle, given).filter((step) => matters(step, given, setting))
  const asked = new Set(
    ownSteps.flatMap((s) => [
      ...papersAsked(requiredPapers(lifecycle, s, isAwaited(s, given), setting), facts, given.places),
      ...(given.steps.some((r) => r.step === s.code) || next.some((n) => n.step === s.code)
        ? papersAsked(s.makes, facts, given.places)
        : []),
    ]),
  )
  // What a guard misses has to be recorded somewhere too: it is offered like the papers the steps name.
  for (const code of next.flatMap(({ missing }) => papersMissed(missing))) asked.add(code)
  const there = new Map(papers.map((paper) => [paper.code, paper]))
  const moved = given.steps.findLast((r) => stepOf(lifecycle, r.step).to !== undefined)
  return {
    lifecycle: lifecycle.code,
    title: lifecycle.title,
    state: { code: state.code, title: state.title, end: state.end ?? null, since: moved?.on ?? '' },
    done: given.steps.map((r) => ({
      step: r.step,
      title: stepOf(lifecycle, r.step).title,
      on: r.on,
      by: r.by,
      skipped: r.skipped.map((code) => stepOf(lifecycle, code).title),
      papers: r.papers,
    })),
    next,
    missing: main === undefined ? [] : once(main.missing),
    holder: main?.who ?? [],
    ahead: wayAhead(lifecycle, given).map((code) => ({ state: code, title: stateByCode(lifecycle, code).title })),
    papers: [...new Set([...asked, ...there.keys()])].map((code) => ({
      code,
      title: paperTitle(code),
      there: there.has(code),
      paper: there.get(code) ?? null,
    })),
    clocks: clocksOf(lifecycle, given, setting),
  }
}

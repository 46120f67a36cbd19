// Owns taking a step: everything that is asked before, and the record that comes of it.
import type { Setting } from '../rulebook/rulebook.ts'
import type { Asker, Case, CaseRefusal, Facts, RecordedStep, StepInput, Taken } from './case.ts'
import { whoActs } from './check-actor.ts'
import {
  checkDay,
  checkFacts,
  checkVote,
  factsAskedOf,
  fieldsOf,
  missingPapers,
  papersAsked,
  papersToCome,
} from './check-input.ts'
import { factsOf, papersOf, stateOf } from './fold.ts'
import { refusal } from './guards/guard.ts'
import { guards } from './guards/registry.ts'
import { judgedBy } from './judged-by.ts'
import type { PaperCode } from './papers.ts'
import { requiredPapers } from './required-papers.ts'
import { existsIn, standingFor, standingsOf } from './standing.ts'
import type { Lifecycle, Step } from './types.ts'

const refused = (...refusals: CaseRefusal[]): Taken => ({ ok: false, refusals })

/** What the guards of a step say. */
export function askGuards(
  lifecycle: Lifecycle,
  step: Step,
  given: Case,
  facts: Facts,
  papers: readonly PaperCode[],
  setting: Setting,
  entered: Facts = {},
): CaseRefusal[] {
  return (step.guards ?? []).flatMap((code) =>
    guards[code].check({ lifecycle, given, step, facts, entered, papers, on: setting.on, setting }),
  )
}

/**
 * What was said when the step was taken before and is left out now holds no more: without this a value that somebody cleared would stay. A note
 * adds to what is known and clears nothing, and what another step has said since is left alone.
 */
function leftOut(step: Step, { steps }: Case, input: StepInput, bySystem: boolean): Facts {
  if (step.kind === 'note' || !steps.some((taken) => taken.step === step.code)) return {}
  const saidHere = (name: string): boolean => steps.findLast(({ facts }) => name in facts)?.step === step.code
  const names = fieldsOf(factsAskedOf(step, bySystem)).filter((name) => input.facts?.[name] === undefined)
  return Object.fromEntries(names.filter(saidHere).map((name) => [name, null]))
}

function record(
  lifecycle: Lifecycle,
  step: Step,
  given: Case,
  skipped: readonly string[],
  input: StepInput,
  asker: Asker,
  setting: Setting,
): Taken {
  const cleared = leftOut(step, given, input, asker.kind === 'system')
  const before: Facts = { ...factsOf(given), ...cleared }
  const facts: Facts = { ...before, ...input.facts }
  const who = whoActs(lifecycle, step, given, facts, asker)
  if ('refused' in who) return refused(who.refused)
  const bySystem = who.doer.kind === 'system'
  const days = checkDay(step, given, input.on, setting.on, bySystem)
  if (days.length > 0) return refused(...days)
  // The rules of the day on which the step happened judge it, not those of today.
  const then: Setting = { ...setting, on: input.on }
  const papers = input.papers ?? []
  const there = [...(given.steps.length === 0 ? [] : papersOf(lifecycle, given)), ...papers].map((p) => p.code)
  const refusals = [
    ...(step.anyPaper === true && papers.length === 0 ? [refusal('no-paper-given', step.ruleIds[0] ?? '')] : []),
    ...checkFacts(step, before, input, given.places, bySystem),
    ...papersToCome(step, papers, setting.on),
    ...missingPapers(step, papersAsked(requiredPapers(lifecycle, step, bySystem, then), facts, given.places), there),
    ...missingPapers(
      step,
      papersAsked(step.makes, facts, given.places),
      papers.map((p) => p.code),
    ),
    ...checkVote(step, input.facts?.vote, then),
    ...askGuards(lifecycle, step, given, facts, there, then, input.facts),
  ]
  if (refusals.length > 0) return refused(...refusals)
  const taken: RecordedStep = {
    step: step.code,
    on: input.on,
    by: who.doer,
    facts: { ...cleared, ...input.facts },
    papers,
    skipped,
    judgedBy: judgedBy(lifecycle, step, then),
  }
  return { ok: true, step: taken, case: { ...given, steps: [...given.steps, taken] } }
}

const unknownStep = (lifecycle: Lifecycle, code: string): CaseRefusal => ({
  code: 'lifecycle.step-unknown',
  ruleId: '',
  basis: '',
  facts: { step: code, lifecycle: lifecycle.title },
})

/**
 * Opens a case: its first step. `setting.on` is today; the step is judged by the rules of the day it happened (`input.on`).
 * Nothing is changed: the case with its first step comes back, or every reason why not.
 */
export function open(
  lifecycle: Lifecycle,
  start: Omit<Case, 'lifecycle' | 'steps'>,
  input: StepInput,
  asker: Asker,
  setting: Setting,
): Taken {
  const given: Case = { ...start, lifecycle: lifecycle.code, steps: [] }
  const step = lifecycle.steps.find((s) => s.code === input.step && s.from.length === 0)
  if (step === undefined) return refused(unknownStep(lifecycle, input.step))
  return record(lifecycle, step, given, [], input, asker, setting)
}

/** Takes a step of an open case. As with opening, `setting.on` is today and a refusal leaves everything as it was. */
export function take(lifecycle: Lifecycle, given: Case, input: StepInput, asker: Asker, setting: Setting): Taken {
  const step = lifecycle.steps.find((s) => s.code === input.step && s.from.length > 0)
  if (step === undefined) return refused(unknownStep(lifecycle, input.step))
  const ruleId = step.ruleIds[0] ?? ''
  const state = stateOf(lifecycle, given)
  if (state.end !== undefined) return refused(refusal('case-ended', ruleId, { state: state.title }))
  const facts = factsOf(given)
  const standing = standingFor(standingsOf(lifecycle, given, facts), step)
  if (standing === undefined || !existsIn(step, given, { ...facts, ...input.facts })) {
    return refused(refusal('wrong-state', ruleId, { step: step.title, state: state.title }))
  }
  return record(lifecycle, step, given, step.to === undefined ? [] : standing.skipped, input, asker, setting)
}

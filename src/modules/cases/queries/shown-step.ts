// Shows a possible step: what it asks for with what is known, its papers, the places to name, the electorate of its vote, its reasons.
import type { PossibleCaseStep } from '#contract/cases.ts'
import type { QueryContext } from '#kernel/context.ts'
import { inWords } from '#modules/cases/flow/ask.ts'
import { outsideLevels } from '#modules/cases/flow/named-places.ts'
import { electorateOn } from '#modules/members/public.ts'
import type { Asker, Case } from '#rules/lifecycle/case.ts'
import { factsBefore, whoActs, whoMay } from '#rules/lifecycle/check-actor.ts'
import { factsAskedOf } from '#rules/lifecycle/check-input.ts'
import { decidesAboutPerson } from '#rules/lifecycle/decides.ts'
import { papersMissed } from '#rules/lifecycle/describe.ts'
import { type EnteredWhen, enteredWhen } from '#rules/lifecycle/entered.ts'
import { factsOf, papersOf, textOf } from '#rules/lifecycle/fold.ts'
import { levelTitles } from '#rules/lifecycle/levels.ts'
import { isFormCode, type PaperCode, paperTitle } from '#rules/lifecycle/papers.ts'
import { inTheWay } from '#rules/lifecycle/possible.ts'
import { reckonedFor, startsWith } from '#rules/lifecycle/reckoned.ts'
import { requiredPapers } from '#rules/lifecycle/required-papers.ts'
import { basisOfRule } from '#rules/lifecycle/rule-basis.ts'
import type { Condition, FactSpec, Lifecycle, PaperRef, Step } from '#rules/lifecycle/types.ts'
import { basisOf } from '#rules/rulebook/look-up.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { votingParameters } from '#rules/votes/vote.ts'

type Asked = PossibleCaseStep['asks'][number]

/** Conditions as the form asks them; undefined when they can never hold here. */
type WhenOf = (condition: Condition | undefined) => EnteredWhen | undefined

const choicesFor = ({ choices = [], anew }: FactSpec, whenOf: WhenOf, value: unknown): Asked['choices'] =>
  choices
    .slice(anew ? choices.findIndex(({ code }) => code === value) + 1 : 0)
    .flatMap(({ code, title, when: condition }) => {
      const when = whenOf(condition)
      return when === undefined ? [] : [{ code, title, ...(when !== null && { when: wire(when) }) }]
    })

const plainSpec = (
  spec: FactSpec,
  when: EnteredWhen,
  choices: Asked['choices'],
): Omit<Asked, 'fields' | 'value' | 'follows' | 'reference' | 'fromPlace' | 'onRecord'> => ({
  name: spec.name,
  label: spec.label,
  ...(spec.hint !== undefined && { hint: spec.hint }),
  kind: spec.kind,
  optional: spec.optional === true,
  mustBeTrue: spec.mustBeTrue === true,
  choices,
  min: spec.min ?? null,
  max: spec.max ?? null,
  when: wire(when),
  person:
    spec.person === undefined
      ? null
      : {
          id: spec.person.id,
          official: spec.person.official ?? null,
          activeAt: spec.person.activeAt ?? null,
        },
})

/** Why the value that stands there is the one that holds. */
const followsFrom = ({ reckoned }: FactSpec): Asked['follows'] =>
  reckoned === undefined ? null : { says: reckoned.says, ruleId: reckoned.ruleId, basis: basisOfRule(reckoned.ruleId) }

/** A copy that the wire may keep. */
const wire = (when: EnteredWhen) =>
  when === null ? null : when.map((lines) => lines.map((line) => ({ ...line, is: [...line.is] })))

export const paperOf = (code: Parameters<typeof paperTitle>[0]) => ({
  code,
  title: paperTitle(code),
  isForm: isFormCode(code),
})

const placesAsked = (lifecycle: Lifecycle, step: Step, given: Case): PossibleCaseStep['places'] =>
  outsideLevels(lifecycle, step)
    // Where the case itself receives, the level of that name is its own: the third place is still to be named.
    .filter(({ level }) => step.kind === 'exit' || step.namesOutside === true || given.places[level] === undefined)
    .map(({ level, optional }) => ({ level, title: levelTitles[level], optional: optional === true }))

interface AskedPaper {
  code: PaperCode
  made: boolean
  when: EnteredWhen
}

/** Papers a guard misses, and those a step needs of a person or makes, each once; one that it makes need not be there before. */
function papersFor(
  step: Step,
  needed: readonly PaperRef[],
  whenOf: WhenOf,
  missed: readonly PaperCode[],
): AskedPaper[] {
  const papers = new Map<PaperCode, AskedPaper>(missed.map((code) => [code, { code, made: false, when: null }]))
  const add = (refs: readonly PaperRef[] | undefined, made: boolean): void => {
    for (const ref of refs ?? []) {
      const { code, when: condition } = typeof ref === 'string' ? { code: ref, when: undefined } : ref
      const when = whenOf(condition)
      if (when !== undefined) papers.set(code, { code, made, when })
    }
  }
  add(needed, false)
  add(step.makes, true)
  return [...papers.values()]
}

/** A step as the caller sees it on the day of the setting. */
export async function shownStep(
  context: QueryContext,
  lifecycle: Lifecycle,
  step: Step,
  given: Case,
  asker: Asker,
  setting: Setting,
): Promise<PossibleCaseStep> {
  const facts = factsOf(given)
  const before = factsBefore(step, facts)
  const who = whoActs(lifecycle, step, given, before, asker)
  const refusals = [...('refused' in who ? [who.refused] : []), ...inTheWay(step, lifecycle, given, setting)]
  const there = new Set(given.steps.length === 0 ? [] : papersOf(lifecycle, given).map((paper) => paper.code))
  // Whoever sees it takes it by hand: what a message would prove is asked for as well.
  const specs = factsAskedOf(step, false)
  const asked = specs.map((spec) => spec.name)
  const whenOf: WhenOf = (condition) => {
    const when = enteredWhen(condition, facts, given.places, asked)
    return when?.length === 0 ? undefined : when
  }
  const branch = given.places.branch
  const electorate =
    step.vote?.body === 'branch' && branch !== undefined && 'doer' in who
      ? await electorateOn(context, branch.id, setting.on)
      : null
  return {
    step: step.code,
    title: 'doer' in who && who.doer.kind === 'subject' ? (step.own ?? step.title) : step.title,
    ...(step.about !== undefined && { about: step.about }),
    kind: step.kind ?? 'forward',
    ok: refusals.length === 0,
    mine: 'doer' in who,
    who: whoMay(step, given, before, facts),
    reasons: refusals.map(inWords),
    asks: specs.flatMap((spec) => {
      const when = whenOf(spec.when)
      if (when === undefined || spec.fromRecord) return []
      const fields = (spec.fields ?? []).flatMap((field) =>
        field.fromRecord ? [] : [plainSpec(field, null, choicesFor(field, whenOf, null))],
      )
      // Of the step that named the person: who was written in later has no reference left from before.
      const named = given.steps.findLast((taken) => taken.facts[spec.name] !== undefined)?.facts ?? facts
      const reference = textOf(named[spec.person?.id ?? '']) ?? null
      const fromPlace = spec.fromPlace?.level ?? null
      const reckoned = spec.reckoned === undefined ? null : reckonedFor(spec.reckoned, given, setting)
      const starts = spec.starts === undefined ? null : startsWith(spec.starts, given, setting)
      // What the case says already is the one answer an extension may not be.
      const value = reckoned ?? (spec.later ? undefined : facts[spec.name]) ?? starts
      const says = textOf(facts[spec.onRecord?.says ?? ''])
      const onRecord = spec.onRecord === undefined || says === undefined ? null : { says, seen: spec.onRecord.seen }
      const plain = plainSpec(spec, when, choicesFor(spec, whenOf, value))
      const follows = reckoned === null ? null : followsFrom(spec)
      return [
        { ...plain, onRecord, fields, value: spec.anew || spec.unfilled ? null : value, follows, reference, fromPlace },
      ]
    }),
    papers: papersFor(step, requiredPapers(lifecycle, step, false, setting), whenOf, papersMissed(refusals)).map(
      ({ code, made, when }) => ({
        ...paperOf(code),
        made,
        there: there.has(code),
        when: wire(when),
      }),
    ),
    anyPaper: step.anyPaper === true,
    places: placesAsked(lifecycle, step, given),
    ruleIds: [...step.ruleIds],
    decides: decidesAboutPerson(step),
    vote:
      step.vote === undefined
        ? null
        : {
            kind: step.vote.kind,
            body: step.vote.body,
            outcome: step.vote.outcome,
            parameters: votingParameters(step.vote.kind, step.vote.body, setting).map((parameter) => ({
              ruleId: parameter.ruleId,
              name: parameter.name,
              value: typeof parameter.value === 'object' ? [...parameter.value] : parameter.value,
              basis: basisOf(parameter),
            })),
            counts: electorate?.counts ?? null,
          },
  }
}

// Owns what a guard is: a small question asked before a step is taken, answered with refusals.
import type { RuleAnswer } from '../../rulebook/answer.ts'
import { parameterOn, type Setting } from '../../rulebook/rulebook.ts'
import type { Case, CaseRefusal, Facts, Mend } from '../case.ts'
import type { PaperCode } from '../papers.ts'
import { basisOfRule } from '../rule-basis.ts'
import type { Lifecycle, Step } from '../types.ts'

export interface GuardInput {
  lifecycle: Lifecycle
  given: Case
  step: Step
  /** Everything known: the record, the steps so far, and what is entered with this step. A fact not given is undefined. */
  facts: Facts
  /** What is entered with this step alone; empty where it is asked beforehand. */
  entered: Facts
  /** Papers in the case and those that come with the step. */
  papers: readonly PaperCode[]
  /** The day of the step; the setting's day is the same. */
  on: string
  setting: Setting
}

/**
 * Refuses what is known to be wrong. A guard says nothing about facts that are not there yet: asking for them is the step's business,
 * so that the same guard can tell beforehand what is in the way.
 */
export interface Guard {
  /** The rules it asks. */
  ruleIds: readonly string[]
  check: (input: GuardInput) => CaseRefusal[]
}

/** A refusal by a rule of the domain page. */
export const refusal = (
  code: string,
  ruleId: string,
  facts: Record<string, string | number | boolean | null> = {},
  mend?: Mend,
): CaseRefusal => ({
  code: `lifecycle.${code}`,
  ruleId,
  basis: basisOfRule(ruleId),
  facts,
  ...(mend === undefined ? {} : { mend }),
})

/** The refusals of a named rule as refusals of the step. */
export const passOn = (answer: RuleAnswer, mend?: Mend): CaseRefusal[] =>
  answer.refusals.map((r) => (mend === undefined ? { ...r } : { ...r, mend }))

/** A fact as text, date or code; undefined when not given or of another kind. */
export const textFact = (facts: Facts, name: string): string | undefined => {
  const value = facts[name]
  return typeof value === 'string' ? value : undefined
}

export const numberFact = (facts: Facts, name: string): number | undefined => {
  const value = facts[name]
  return typeof value === 'number' ? value : undefined
}

export const flagFact = (facts: Facts, name: string): boolean | undefined => {
  const value = facts[name]
  return typeof value === 'boolean' ? value : undefined
}

/** The number of a parameter in force, or undefined where none holds (a local rule elsewhere, an unconfirmed value). */
export function limit(setting: Setting, ruleId: string, name: string): number | undefined {
  const value = parameterOn(setting, ruleId, name)?.value
  return typeof value === 'number' ? value : undefined
}

// Owns what a case is: the list of its recorded steps. Everything else (state, facts, papers, terms) is folded from them.
import type { PostRole } from '../code-lists/posts.ts'
import type { RuleRefusal } from '../rulebook/answer.ts'
import type { ParameterUnit } from '../rulebook/rulebook.ts'
import type { Level } from './levels.ts'
import type { MessageCode } from './messages.ts'
import type { PaperCode } from './papers.ts'
import type { Scalar } from './types.ts'

/** Counts of one vote. A secret ballot is known by these numbers alone; who might vote is frozen beside it, not here. */
export interface VoteCount {
  /** The meeting itself chooses (ADM-08). */
  ballot: 'secret' | 'card'
  /** All full members of the branch, or all members of the body, the following included. */
  official: number
  exemptAbsent: number
  exemptVoting: number
  awayAbsent: number
  awayVoting: number
  suspended: number
  inFavour: number
  against: number
  other: number
}

export type Entry = Readonly<Record<string, Scalar>>
export type FactValue = Scalar | VoteCount | readonly Entry[]
/** Facts by name; dates are YYYY-MM-DD, choices their codes. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

/** A paper that exists: where it is kept is said, its content is not kept here. */
export interface RecordedPaper {
  code: PaperCode
  /** Document number as printed, e.g. `05-NQ/CB`. */
  no: string | null
  on: string | null
  /** Who keeps it, or null when it lies in the dossier. */
  keptAt: string | null
}

/** Who took a step. */
export type Doer =
  | { kind: 'post'; level: Level; organisationId: string; role: PostRole; personId: string | null }
  | { kind: 'subject'; personId: string | null }
  | { kind: 'system'; message: MessageCode | null }

/** A parameter as it stood when a step was judged. */
export interface JudgedBy {
  ruleId: string
  name: string
  value: number | string | boolean | readonly string[]
  validFrom: string | null
  province: string | null
  /** What follows is not on steps recorded before it was kept. */
  unit?: ParameterUnit
  /** What a term counts from. */
  trigger?: string | null
  /** The key of the instrument and the clause. */
  basis?: { instrument: string | null; clause: string }
  /** The version in the database it was read from. */
  version?: string
}

/** One step as recorded. Never changed, never deleted; a mistake is mended by a further step. */
export interface RecordedStep {
  step: string
  /** The day it happened. */
  on: string
  by: Doer
  facts: Facts
  papers: readonly RecordedPaper[]
  /** Steps passed over because their level does not exist in this case. */
  skipped: readonly string[]
  /** Parameters of the step's rules in force on its day. */
  judgedBy: readonly JudgedBy[]
}

export interface Place {
  id: string
  name: string
}
/** The organisations of a case as they stand now; a level that does not exist is absent. A reorganisation changes this, not the steps. */
export type Places = Readonly<Partial<Record<Level, Place>>>

export interface Case {
  id: string
  lifecycle: string
  /** The person or organisation concerned. */
  subjectId: string
  places: Places
  /** What the record says about the subject today (birth date, under inspection …); recorded facts go before it. Not stored with the case. */
  known: Facts
  steps: readonly RecordedStep[]
  /** Messages the other end will still send through this system: nobody records by hand what one of them will say. */
  awaits?: readonly MessageCode[]
}

/** Who asks. `system` carries the message it acts on, null when a term has run out. */
export type Asker =
  | { kind: 'post'; organisationId: string; role: PostRole; personId: string | null }
  | { kind: 'subject'; personId: string }
  | { kind: 'system'; message: MessageCode | null }

/** What somebody enters to take a step. */
export interface StepInput {
  step: string
  on: string
  facts?: Facts
  papers?: readonly RecordedPaper[]
}

/** Where a refusal is mended: give a fact, get a paper, ask somebody else, wait, go on with the cases of a kind this one opened. */
export type Mend =
  | { kind: 'fact'; name: string }
  | { kind: 'paper'; code: PaperCode }
  | { kind: 'actor' }
  | { kind: 'time'; on: string | null }
  | { kind: 'vote' }
  | { kind: 'case'; lifecycle: string }

/** Why a step may not be taken. `facts` fill the Vietnamese sentence of `code`. */
export interface CaseRefusal extends RuleRefusal {
  mend?: Mend
}

/** What a step does not say, or null where the rule stands on the whole lifecycle. */
export type Taken = { ok: true; step: RecordedStep; case: Case } | { ok: false; refusals: CaseRefusal[] }

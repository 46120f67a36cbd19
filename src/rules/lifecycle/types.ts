// Owns what a lifecycle is: states, steps with who acts, papers, facts, guards and votes, clocks. Plain data, no functions.
import type { PostRole } from '../code-lists/posts.ts'
import type { VoteBody, VoteKind } from '../votes/vote.ts'
import type { GuardCode } from './guards/registry.ts'
import type { Level } from './levels.ts'
import type { MessageCode } from './messages.ts'
import type { PaperCode } from './papers.ts'

export type Scalar = string | number | boolean | null

/** A question that data may ask about a case: a fact has one of these values, a level exists or does not. */
export type Condition =
  | { fact: string; is: readonly Scalar[] }
  | { level: Level; exists: boolean }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }

/** Why a case is over. `done` as intended; `moved` it goes on elsewhere; `overturned` its outcome was taken back. */
export type EndKind = 'done' | 'refused' | 'withdrawn' | 'moved' | 'cancelled' | 'overturned'

export interface State {
  code: string
  title: string
  end?: EndKind
  /** Papers that must be in the case by now; a test walks every lifecycle and proves it, screens list them. */
  papers?: readonly PaperRef[]
  /** Where the member counts while a transfer stands here. */
  counts?: 'origin' | 'receiving'
  /** Nothing has to be done here until a term of it nears its end (an exemption): no work before that, and none without a term. */
  rests?: true
}

/** A paper by its code, when not always then with its condition. */
export type PaperRef = PaperCode | { code: PaperCode; when?: Condition; copies?: number }

/** Who may take a step: a post at an organisation, the person concerned, or the program itself when a message comes or a term ends. */
export type Actor =
  | {
      at: Level
      roles: readonly PostRole[]
      /** Acts only where this level does not exist. */
      without?: Level
      when?: Condition
    }
  | 'subject'
  | 'system'

export interface Choice {
  code: string
  title: string
  /** Offered and accepted only then. */
  when?: Condition
}

/** Where the reference to the record stands, beside the name as shown that day; and the flag that says the person is an official member. */
export interface PersonSpec {
  id: string
  official?: string
  /** The fact that says where somebody is active who was written in and stands in no record here. */
  activeAt?: string
}

/** A fact the record may say otherwise: the fact that holds what the record says, and the one that confirms that this was seen. */
export interface OnRecord {
  says: string
  seen: string
  /** How the confirming fact is called in the history. */
  label: string
}

/** What the program reckons by itself, by the rule that says so. */
export interface Reckoned {
  by: 'official-day'
  ruleId: string
  /** Vietnamese: how it follows, as a hint beside the field. */
  says: string
}

/** A fact a step records. Required unless it says otherwise; with `when` it is asked for only then. */
export interface FactSpec {
  name: string
  /** Vietnamese, as on a form. */
  label: string
  kind: 'date' | 'number' | 'text' | 'choice' | 'flag' | 'list'
  /** What stands in the form where nothing is known. */
  starts?: 'this-year' | 'renewal-end'
  /** Vietnamese: an example of how it is written. */
  hint?: string
  optional?: true
  when?: Condition
  choices?: readonly Choice[]
  /** The fields of one entry of a list. */
  fields?: readonly FactSpec[]
  /** A text that names somebody who may be a member. */
  person?: PersonSpec
  /** A date the record may say otherwise: whoever enters another one says so. */
  onRecord?: OnRecord
  /** Follows from the organisation chosen for this level: asked for only where none is chosen. */
  fromPlace?: { level: Level; gives: 'name' | 'reach' | 'other-province' }
  /** Written by the program from the record when the step is taken: recorded and shown, never asked for. */
  fromRecord?: true
  /** A flag that must be confirmed. */
  mustBeTrue?: true
  /** A date that may not lie after the day of the step. */
  past?: true
  /** A date that may not lie before the one of this name. */
  notBefore?: string
  /** A date that lies after the one the case says already (an extension). */
  later?: true
  /** Only one answer holds, and the rules tell which: it stands there already, with why. */
  reckoned?: Reckoned
  /** Asked afresh: what the case says already is not offered, and of a choice only what stands after it. */
  anew?: true
  /** Judged by whoever takes the step: what an earlier step answered to the same is not written there already. */
  unfilled?: true
  /** Of numbers, which are whole: the least, and the most where it is not the general end. */
  min?: number
  max?: number
}

export interface VoteSpec {
  /** The matter; which share it needs in which body is the business of the rule `vote`. */
  kind: VoteKind
  body: VoteBody
  /** `passed` and `short` are two steps of one vote: the counts decide which may be taken. */
  outcome: 'passed' | 'short'
}

/** What the record of the member must show once the step is taken; carried out by the module that owns the record. */
export type Effect =
  | 'member.admit'
  | 'member.recognise'
  | 'member.take-back-recognition'
  | 'member.mentor'
  | 'member.move'
  | 'member.exempt'
  | 'member.extend-exemption'
  | 'member.end-exemption'
  | 'member.leave-by-deletion'
  | 'member.leave-by-expulsion'
  | 'member.leave-by-resignation'
  | 'member.leave-by-annulment'
  | 'member.discipline'
  | 'member.suspend'
  | 'member.end-suspension'
  | 'member.restore'
  | 'member.away'
  | 'member.absence-answered'
  | 'member.extend-absence'
  | 'member.back'
  | 'record.check-change'
  | 'record.change'
  | 'journey.record'
  | 'card.issue'
  | 'badge.list'
  | 'badge.award'
  | 'members.check-list'
  | 'members.move-together'
  | 'members.move-back'

/** A message to the case at the other end, to the case this one came from, or one that opens a case. */
export interface Sending {
  message: MessageCode
  /** `opened`: whatever is open here about the same person and takes the message up; a case ends with the one that it was opened for. */
  to: 'counterpart' | 'parent' | 'new' | 'opened'
  /** The lifecycle of the case it opens. */
  opens?: string
  /** The step that takes it up, where a lifecycle has several for the message. */
  step?: string
  /** One message for every entry of this list fact; the fields of the entry go along as facts. */
  each?: string
  /** Facts that go along beside those of the same name in the sending case: a value, or the day of the last of these steps. */
  with?: Readonly<Record<string, Scalar | { dayOf: readonly string[] }>>
  when?: Condition
}

export interface Step {
  code: string
  /** Verb first, as on a button. */
  title: string
  /** As on the button of the person concerned, who hands in what a post receives. */
  own?: string
  /** When it is this one, where a case may be opened in several ways. */
  about?: string
  /** Empty for an opening. */
  from: readonly string[]
  /** One state, or by the state one comes from. A note has none: the case stays where it is. */
  to?: string | Readonly<Record<string, string>>
  /** `forward` unless said: `return` for correction, `exit` leaves the path, `note` stays where it is. */
  kind?: 'forward' | 'return' | 'exit' | 'note'
  actors: readonly Actor[]
  /** Comes only where the person concerned wishes it (a complaint): nobody waits for it, and what it needs is not missing. */
  wished?: true
  /** Offered only then. */
  when?: Condition
  /** Offered only where the person may be older than the highest age by the time it counts. */
  ofOld?: true
  /** When true, the step does not exist in this case and what it leads to counts as reached (a level that does not exist). */
  skip?: Condition
  /** Papers that must be there before, or come with it. */
  needs?: readonly PaperRef[]
  /** Papers the step itself makes. */
  makes?: readonly PaperRef[]
  /** At least one paper of any kind must come with it. */
  anyPaper?: true
  /** Papers that no longer count afterwards; with `when` by what the step itself records. */
  voids?: readonly PaperRef[]
  facts?: readonly FactSpec[]
  /** Asked beside that when a person takes the step and not the message: a message is itself what these would prove. */
  byHand?: { needs?: readonly PaperRef[]; facts?: readonly FactSpec[] }
  vote?: VoteSpec
  guards?: readonly GuardCode[]
  /** Rules the step stands on, as on the domain page. */
  ruleIds: readonly string[]
  /** The levels of `outside` are named anew with it, as at the opening. */
  namesOutside?: true
  /** The level whose box of the introduction form it fills. */
  box?: Level
  sends?: readonly Sending[]
  /** The message by which the program takes it. */
  receives?: MessageCode
  effects?: readonly Effect[]
  /** It decides about a person although no vote, way out, effect or message of its own says so. */
  decides?: true
}

/** A parameter of the rulebook, by rule and name. */
export interface ParameterRef {
  ruleId: string
  name: string
}

/** A term. It runs from a step (or a date recorded in it) until one of the steps that stop it; when it ends is computed, never kept. */
export interface Clock {
  code: string
  title: string
  ruleId: string
  /** `deadline`: somebody must act by then; `term`: it must run out before something; `expiry`: something lapses then. */
  kind: 'deadline' | 'term' | 'expiry'
  from: readonly ClockStart[]
  stops: readonly string[]
  /** A term that runs first: this one begins when that one ends (the days after the twelve months of probation). */
  after?: ParameterRef
  /** The first whose condition holds. A clock without a parameter in force does not run. */
  lengths: readonly { when?: Condition; parameter: ParameterRef }[]
  /** The version of the length is that of the day of this step (the last one taken), and not of the day the term began. */
  judgedAt?: readonly string[]
  /** Steps that add to it. */
  extensions?: readonly { step: string; parameter: ParameterRef }[]
  /** The end is a date recorded in the case and not reckoned (the end of a temporary transfer); latest recorded counts. */
  until?: string
  /** The date that counts while `until` has not been recorded. */
  orUntil?: string
  /** Days before the end on which it is announced. */
  warns: readonly number[]
  /** Who must act. */
  holder: Level | 'subject'
  /** Who hears of it when it has passed. */
  escalates: Level | null
}

export interface ClockStart {
  step: string
  /** The date recorded there; without it the day of the step. */
  fact?: string
  /** Only where the parameter in force names this trigger. */
  trigger?: string
  when?: Condition
}

export interface Lifecycle {
  code: string
  title: string
  subject: 'citizen' | 'member' | 'organisation'
  /** What it is for, one Vietnamese sentence. */
  about: string
  /** Levels outside the own line that are named when the case is opened. */
  outside?: readonly { level: Level; optional?: true }[]
  states: readonly State[]
  steps: readonly Step[]
  clocks: readonly Clock[]
  /** Nobody may act on a case about himself or herself, except as the person concerned. */
  impartial?: true
  /** As many may be open about one person as there are places to ask; of any other kind one at a place (`cases_once`). */
  several?: true
}

// Owns whether what is entered with a step is complete and well formed: the day, the facts, the papers, the counts of a vote.
import { formatDate, isIsoDate } from '../calendar/dates.ts'
import { formatPartialDate } from '../calendar/partial-date.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { countVote } from '../votes/vote.ts'
import type { Case, CaseRefusal, Entry, Facts, FactValue, Places, RecordedPaper, StepInput, VoteCount } from './case.ts'
import { holdsIfAny } from './condition.ts'
import { refusal } from './guards/guard.ts'
import { agreesWithRecord } from './on-record.ts'
import { ruleAsking } from './paper-rules.ts'
import { type PaperCode, paperName } from './papers.ts'
import type { FactSpec, PaperRef, Step } from './types.ts'

const ruleOf = (step: Step): string => step.ruleIds[0] ?? ''

/**
 * The day is real, has come, is not before the last step, and the first one about a member not before the record knows the member
 * (`memberFrom`). What the program takes up late keeps its own day.
 */
export function checkDay(step: Step, given: Case, on: string, today: string, bySystem: boolean): CaseRefusal[] {
  const mend = { kind: 'fact', name: 'on' } as const
  if (!isIsoDate(on)) return [refusal('date-invalid', ruleOf(step), { on }, mend)]
  if (on > today) return [refusal('date-in-future', ruleOf(step), { on: formatDate(on) }, mend)]
  if (bySystem) return []
  const last = given.steps.at(-1)?.on
  const from = given.known.memberFrom
  if (last === undefined && typeof from === 'string' && on < from) {
    return [refusal('date-before-member', ruleOf(step), { on: formatDate(on), from: formatDate(from) }, mend)]
  }
  if (last === undefined || on >= last) return []
  return [refusal('date-before-last', ruleOf(step), { on: formatDate(on), last: formatDate(last) }, mend)]
}

const isEntryList = (value: FactValue | undefined): value is readonly Entry[] => Array.isArray(value)

/** Every number a step asks for counts something: whole, and no more than this where the data names no other end. */
const MOST = 100_000

function wellFormed(spec: FactSpec, value: FactValue): boolean {
  switch (spec.kind) {
    case 'date':
      return typeof value === 'string' && isIsoDate(value)
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isSafeInteger(value) &&
        (spec.min === undefined || value >= spec.min) &&
        value <= (spec.max ?? MOST)
      )
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
    case 'choice':
      return typeof value === 'string' && (spec.choices ?? []).some((c) => c.code === value)
    case 'flag':
      return typeof value === 'boolean'
    case 'list':
      return isEntryList(value) && (spec.min === undefined || value.length >= spec.min)
  }
}

/** Everything known with the step, and what the case said before it. */
interface Known {
  all: Facts
  before: Facts
  places: Places
}

/** The names under which these facts are entered, with what goes along with a person or a day of the record. */
export const fieldsOf = (specs: readonly FactSpec[]): string[] =>
  specs.flatMap(({ name, person, onRecord }) =>
    [name, person?.id, person?.activeAt, onRecord?.seen].filter((one) => one !== undefined),
  )

/** The entries of a list, each by its fields; nobody stands in it twice. */
function checkEntries(step: Step, spec: FactSpec, entries: readonly Entry[], on: string, known: Known): CaseRefusal[] {
  const mend = { kind: 'fact', name: spec.name } as const
  const fields = spec.fields ?? []
  const names = new Set(fieldsOf(fields))
  const unknown = new Set(entries.flatMap((entry) => Object.keys(entry).filter((name) => !names.has(name))))
  const twice = fields.flatMap(({ name, person }) => {
    const seen = new Set<unknown>()
    const again = entries.find((entry) => {
      const id = person === undefined ? null : (entry[person.id] ?? null)
      return id !== null && seen.size === seen.add(id).size
    })
    return again === undefined ? [] : [String(again[name])]
  })
  return [
    ...entries.flatMap((entry) => fields.flatMap((field) => checkFact(step, field, entry, on, known))),
    ...[...unknown].map((name) => refusal('fact-unknown', ruleOf(step), { name }, mend)),
    ...twice.map((name) => refusal('named-twice', ruleOf(step), { label: spec.label, name }, mend)),
  ]
}

type Say = (code: string, facts?: Record<string, string>) => CaseRefusal[]

/** Where somebody is active is said in words, and only of whom the record does not name. */
function activeAtFits({ person }: FactSpec, entered: Facts): boolean {
  const [at, id] = [entered[person?.activeAt ?? ''] ?? null, entered[person?.id ?? ''] ?? null]
  return at === null || (typeof at === 'string' && at.trim() !== '' && id === null)
}

/** A day the record says otherwise is taken with what the record says, seen; of one that agrees nothing is said. */
function checkRecorded({ onRecord }: FactSpec, value: string, entered: Facts, all: Facts, say: Say): CaseRefusal[] {
  if (onRecord === undefined) return []
  const [recorded, seen] = [all[onRecord.says], entered[onRecord.seen] ?? null]
  if (typeof recorded !== 'string' || agreesWithRecord(value, recorded)) return seen === null ? [] : say('fact-invalid')
  if (seen === recorded) return []
  return say('differs-from-record', { entered: formatDate(value), recorded: formatPartialDate(recorded) })
}

/** One fact among what is entered beside it. */
function checkFact(step: Step, spec: FactSpec, entered: Facts, on: string, known: Known): CaseRefusal[] {
  const { all, before } = known
  const value = entered[spec.name]
  const mend = { kind: 'fact', name: spec.name } as const
  const say: Say = (code, facts = {}) => [refusal(code, ruleOf(step), { label: spec.label, ...facts }, mend)]
  if (value === undefined || value === null) return spec.optional === true ? [] : say('fact-missing')
  if (!wellFormed(spec, value) || !activeAtFits(spec, entered)) return say('fact-invalid')
  const chosen = spec.kind === 'choice' ? spec.choices?.find(({ code }) => code === value) : undefined
  if (!holdsIfAny(chosen?.when, all, known.places)) return say('choice-not-here', { choice: chosen?.title ?? '' })
  if (spec.mustBeTrue === true && value !== true) return say('fact-unconfirmed')
  if (isEntryList(value)) return checkEntries(step, spec, value, on, known)
  if (spec.kind !== 'date' || typeof value !== 'string') return []
  if (spec.past === true && value > on) return say('fact-in-future', { on: formatDate(value) })
  const differs = checkRecorded(spec, value, entered, all, say)
  if (differs.length > 0) return differs
  const follows = spec.notBefore === undefined ? undefined : all[spec.notBefore]
  if (typeof follows === 'string' && value < follows) return say('fact-too-early', { on: formatDate(follows) })
  const earlier = spec.later === true ? before[spec.name] : undefined
  if (typeof earlier === 'string' && value <= earlier) return say('fact-not-later', { on: formatDate(earlier) })
  return []
}

/** The facts a step asks for: of a person more than of a message, and what a message may leave out. */
export function factsAskedOf(step: Step, bySystem: boolean): readonly FactSpec[] {
  const { facts = [], byHand } = step
  if (bySystem || byHand?.facts === undefined) return facts
  const more = byHand.facts
  return [...facts.filter(({ name }) => !more.some((one) => one.name === name)), ...more]
}

/** Every fact the step asks for is there, and nothing else; `before` is what the case said without it. */
export function checkFacts(
  step: Step,
  before: Facts,
  input: StepInput,
  places: Places,
  bySystem: boolean,
): CaseRefusal[] {
  const entered = input.facts ?? {}
  const all: Facts = { ...before, ...entered }
  const asked = factsAskedOf(step, bySystem).filter((spec) => holdsIfAny(spec.when, all, places))
  const known = new Set([...fieldsOf(asked), ...(step.vote === undefined ? [] : ['vote'])])
  const unknown = Object.keys(entered).filter((name) => !known.has(name))
  return [
    ...asked.flatMap((spec) => checkFact(step, spec, entered, input.on, { all, before, places })),
    ...unknown.map((name) => refusal('fact-unknown', ruleOf(step), { name }, { kind: 'fact', name })),
  ]
}

/** Codes of the papers that apply in this case. */
export function papersAsked(refs: readonly PaperRef[] | undefined, facts: Facts, places: Places): PaperCode[] {
  return (refs ?? []).flatMap((ref) =>
    typeof ref === 'string' ? [ref] : holdsIfAny(ref.when, facts, places) ? [ref.code] : [],
  )
}

/** No paper bears a day that has not come; it may be signed after the day of the step. */
export const papersToCome = (step: Step, papers: readonly RecordedPaper[], today: string): CaseRefusal[] =>
  papers.flatMap(({ code, on }) =>
    on === null || on <= today
      ? []
      : [
          refusal(
            'paper-in-future',
            ruleOf(step),
            { paper: paperName(code), on: formatDate(on) },
            { kind: 'paper', code },
          ),
        ],
  )

/** Papers asked for that are not there. */
export const missingPapers = (step: Step, asked: readonly PaperCode[], there: readonly PaperCode[]): CaseRefusal[] =>
  asked
    .filter((code) => !there.includes(code))
    .map((code) =>
      refusal('paper-missing', ruleAsking(step, code), { paper: paperName(code) }, { kind: 'paper', code }),
    )

const COUNTS = [
  'official',
  'exemptAbsent',
  'exemptVoting',
  'awayAbsent',
  'awayVoting',
  'suspended',
  'inFavour',
  'against',
  'other',
] as const

export const isVoteCount = (value: unknown): value is VoteCount =>
  typeof value === 'object' &&
  value !== null &&
  'ballot' in value &&
  (value.ballot === 'secret' || value.ballot === 'card') &&
  COUNTS.every((name) => Number.isSafeInteger((value as unknown as Record<string, unknown>)[name]))

/** The counts of a vote are possible and say what the step says: reached, or short of what is needed (VOTE-01 to VOTE-05). */
export function checkVote(step: Step, value: FactValue | undefined, setting: Setting): CaseRefusal[] {
  if (step.vote === undefined) return []
  const mend = { kind: 'vote' } as const
  const { kind, body, outcome } = step.vote
  if (!isVoteCount(value)) return [refusal('vote-missing', ruleOf(step), {}, mend)]
  const counted = countVote({ ...value, kind, body }, setting)
  const cast = value.inFavour + value.against + value.other
  if (counted.denominator !== null && (cast > counted.denominator || value.against < 0 || value.other < 0)) {
    return [refusal('votes-sum', 'VOTE-02', { cast, denominator: counted.denominator }, mend)]
  }
  const tooFew = counted.refusals.filter((r) => r.code === 'votes.too-few')
  const wrong = counted.refusals.filter((r) => r.code !== 'votes.too-few')
  if (wrong.length > 0) return wrong.map((r) => ({ ...r, mend }))
  if (outcome === 'passed') return tooFew.map((r) => ({ ...r, mend }))
  // Without a single vote nothing was voted on, and no attempt has failed (REC-07).
  if (cast === 0) return [refusal('votes-none', ruleOf(step), {}, mend)]
  if (tooFew.length > 0) return []
  return [refusal('vote-reached', ruleOf(step), { inFavour: value.inFavour, required: counted.required ?? 0 }, mend)]
}

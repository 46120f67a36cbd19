// Walks through lifecycles for tests: enters whatever a step asks for, as whoever may take it, on days that only go forward.
import { addDays, completedMonths } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { countVote } from '../votes/vote.ts'
import type {
  Asker,
  Case,
  CaseRefusal,
  Entry,
  Facts,
  FactValue,
  Places,
  RecordedPaper,
  StepInput,
  VoteCount,
} from './case.ts'
import { actorExists } from './check-actor.ts'
import { factsAskedOf, papersAsked } from './check-input.ts'
import { holdsIfAny } from './condition.ts'
import { factsOf, stateOf } from './fold.ts'
import { type Level, placeOf } from './levels.ts'
import type { PaperCode } from './papers.ts'
import { stepsFromHere } from './possible.ts'
import { requiredPapers } from './required-papers.ts'
import { open, take } from './take.ts'
import type { FactSpec, Lifecycle, Step } from './types.ts'

export const today: Setting = { book: shippedRulebook, on: '2027-12-31', province: null }

const place = (id: string, name: string) => ({ id, name })
const away = {
  'receiving-branch': place('b2', 'Chi bộ thôn 7'),
  'receiving-grassroots': place('g2', 'Đảng ủy xã Hòa Bình'),
  'receiving-province': place('p2', 'Tỉnh ủy B'),
  'residence-branch': place('b3', 'Chi bộ tổ dân phố 4'),
  'residence-grassroots': place('g3', 'Đảng ủy phường Ba'),
  'foreign-affairs': place('fa', 'Đảng ủy Bộ Ngoại giao'),
} satisfies Places

/** Organisations of a case in four shapes of the Party. */
export const worlds: Readonly<Record<string, Places>> = {
  full: {
    branch: place('b', 'Chi bộ thôn 2'),
    intermediate: place('i', 'Đảng ủy bộ phận Nông trường'),
    grassroots: place('g', 'Đảng ủy cơ sở Công ty Chè'),
    superior: place('s', 'Đảng ủy xã Sơn Thủy'),
    province: place('p', 'Tỉnh ủy A'),
    central: place('c', 'Trung ương'),
    ...away,
    'receiving-intermediate': place('i2', 'Đảng ủy bộ phận Hai'),
    'receiving-superior': place('s2', 'Đảng ủy khu công nghiệp'),
  },
  'three-level': {
    branch: place('b', 'Chi bộ thôn 2'),
    grassroots: place('g', 'Đảng ủy xã Sơn Thủy'),
    province: place('p', 'Tỉnh ủy A'),
    central: place('c', 'Trung ương'),
    ...away,
  },
  'branch-alone': {
    branch: place('b', 'Chi bộ cơ sở Trường học'),
    superior: place('s', 'Đảng ủy xã Sơn Thủy'),
    province: place('p', 'Tỉnh ủy A'),
    central: place('c', 'Trung ương'),
    'receiving-branch': away['receiving-branch'],
    'receiving-superior': place('s2', 'Đảng ủy xã Hòa Bình'),
    'receiving-province': away['receiving-province'],
    'residence-branch': away['residence-branch'],
    'foreign-affairs': away['foreign-affairs'],
  },
}

/** A seat of a role at a level of the case. */
export const seat = (given: Case, level: Level, role: string, personId: string | null = 'someone'): Asker => ({
  kind: 'post',
  organisationId: placeOf(level, given.places, factsOf(given))?.id ?? 'nowhere',
  role: role as never,
  personId,
})

/** Whoever may take the step, the first of the data first. */
export function askersFor(step: Step, given: Case, facts: Facts): Asker[] {
  return step.actors
    .filter((actor) => actorExists(actor, given, facts))
    .map((actor): Asker => {
      if (actor === 'subject') return { kind: 'subject', personId: given.subjectId }
      if (actor === 'system') return { kind: 'system', message: step.receives ?? null }
      return seat(given, actor.at, actor.roles[0] ?? 'secretary')
    })
}

const baseVote = {
  ballot: 'secret',
  official: 12,
  exemptAbsent: 1,
  exemptVoting: 0,
  awayAbsent: 1,
  awayVoting: 0,
  suspended: 0,
} as const

/** Counts that reach what the step needs, or fall one short of it. */
export function voteFor(step: Step, on: string): VoteCount {
  const { kind, body, outcome } = step.vote ?? { kind: 'resolution', body: 'branch', outcome: 'passed' }
  const required = countVote({ ...baseVote, kind, body }, { ...today, on }).required ?? 0
  const inFavour = outcome === 'passed' ? required : required - 1
  return { ...baseVote, inFavour, against: 1, other: 0 }
}

type Choose = <T>(from: readonly T[]) => T

function valueFor(spec: FactSpec, on: string, pick: Choose): FactValue {
  switch (spec.kind) {
    case 'date':
      return spec.past === true
        ? pick([on, addDays(on, -40), addDays(on, -1500)])
        : pick([on, addDays(on, 120), addDays(on, 365)])
    case 'number':
      return pick([spec.min ?? 1, (spec.min ?? 1) + 12, (spec.min ?? 1) + 40])
    case 'text':
      return 'đã ghi'
    case 'choice':
      return pick(spec.choices ?? []).code
    case 'flag':
      return spec.mustBeTrue === true ? true : pick([true, false])
    case 'list':
      return [0, 1].map(
        () => Object.fromEntries((spec.fields ?? []).map((f) => [f.name, valueFor(f, on, pick)])) as Entry,
      )
  }
}

/** Everything the step asks for, chosen by `pick`; facts given go before. */
export function enter(step: Step, given: Case, asker: Asker, on: string, pick: Choose, fixed: Facts = {}): StepInput {
  const bySystem = asker.kind === 'system'
  const entered: Record<string, FactValue> = {}
  let all = factsOf(given)
  for (const spec of factsAskedOf(step, bySystem)) {
    const known = { ...all, ...entered }
    if (!holdsIfAny(spec.when, known, given.places)) continue
    const choices = spec.choices?.filter((choice) => holdsIfAny(choice.when, known, given.places))
    entered[spec.name] = fixed[spec.name] ?? valueFor({ ...spec, choices }, on, pick)
  }
  const { months, from, to } = entered
  // Months said beside two days are those between them, as a careful person enters them.
  if (months !== undefined && fixed.months === undefined && typeof from === 'string' && typeof to === 'string')
    entered.months = Math.max(completedMonths(from, to), 1)
  if (step.vote !== undefined) entered.vote = fixed.vote ?? voteFor(step, on)
  all = { ...all, ...entered }
  const codes = [
    ...papersAsked(requiredPapers({ code: given.lifecycle }, step, bySystem, { ...today, on }), all, given.places),
    ...papersAsked(step.makes, all, given.places),
  ]
  const extra: PaperCode[] = step.anyPaper === true ? ['extra-paper'] : []
  return { step: step.code, on, facts: entered, papers: [...codes, ...extra].map(paper) }
}

export const paper = (code: PaperCode): RecordedPaper => ({ code, no: null, on: null, keptAt: null })

/** Facts on which a walk would otherwise seldom agree with the rules; they hold where a step asks for them, mostly. */
const likely: Facts = {
  birthOn: '1996-03-20',
  certificateIssuedOn: '2025-05-05',
  education: 'upper-secondary',
  area: 'ordinary',
  youthAge: false,
  leavingGround: 'family-hardship',
  firstDecisionOn: '2005-05-02',
  firstAdmittedOn: '2005-05-19',
  leftOn: '2015-03-02',
  timesReadmitted: 0,
  introducers: [1, 2].map((n) => ({ name: `Người thứ ${n}`, official: true, monthsTogether: 20, replacement: false })),
}

/** What a refusal itself says would mend it: a paper, a later day, the one date that is right. */
function mended(input: StepInput, refusals: readonly CaseRefusal[]): StepInput {
  let { on, facts, papers } = input
  for (const { mend, facts: said } of refusals) {
    if (mend?.kind === 'paper') papers = [...(papers ?? []), paper(mend.code)]
    if (mend?.kind === 'time' && mend.on !== null) on = addDays(mend.on, 1)
    const from = String(said?.from ?? '')
    if (mend?.kind === 'fact' && mend.name === 'officialOn')
      facts = { ...facts, officialOn: from.split('/').reverse().join('-') }
    if (mend?.kind === 'fact' && mend.name === 'to' && typeof said?.until === 'string')
      facts = { ...facts, to: said.until.split('/').reverse().join('-') }
  }
  return { ...input, on, facts, papers }
}

/** What the record says once a step has suspended somebody, or let the person return. */
function recordAfter({ effects = [] }: Step, known: Facts, before: Facts): Facts {
  if (effects.includes('member.suspend')) return { ...known, status: 'suspended' }
  return effects.includes('member.end-suspension') ? { ...known, status: before.status } : known
}

/**
 * A walk of at most `length` steps: opens, then takes whatever can be taken, steps that are `wanted` rather than others; what is refused
 * is passed over. `about` says of whom the case is, where that matters.
 */
export function walk(
  lifecycle: Lifecycle,
  places: Places,
  pick: Choose,
  length: number,
  /** `known`: what the record said before the last step. */
  seen: (given: Case, known: Facts) => void,
  wanted: (step: string) => boolean = () => false,
  about: Partial<Pick<Case, 'subjectId' | 'known'>> = {},
): Case | null {
  const start: Case = {
    id: 'case',
    lifecycle: lifecycle.code,
    subjectId: 'subject',
    places,
    known: {
      birthOn: '1996-03-20',
      status: pick(['full', 'probationary']),
      underInspection: false,
      holdsOffice: true,
      // Asked only once the member has left.
      leftKind: 'died',
    },
    steps: [],
    ...about,
  }
  let on = '2025-07-07'
  const opening = pick(lifecycle.steps.filter((s) => s.from.length === 0))
  const opener = pick(askersFor(opening, start, {}))
  if (opener === undefined) return null
  const opened = open(lifecycle, start, enter(opening, start, opener, on, pick, pick([likely, {}])), opener, today)
  if (!opened.ok) return null
  let given = opened.case
  seen(given, given.known)
  for (let i = 0; i < length && stateOf(lifecycle, given).end === undefined; i += 1) {
    const possible = stepsFromHere(lifecycle, given)
    // The way on more often than the ways back and out, so that walks come far.
    const weight = { forward: 12, note: 4, return: 1, exit: 2 } as const
    const weighed = possible.flatMap((s) => Array.from({ length: weight[s.kind ?? 'forward'] }, () => s))
    const sought = possible.filter((s) => wanted(s.code))
    const step = pick(sought.length > 0 && pick([true, true, false]) ? sought : weighed)
    const asker = pick(askersFor(step, given, factsOf(given)))
    if (step === undefined || asker === undefined) continue
    on = addDays(on, pick([0, 1, 5, 30]))
    const input = enter(step, given, asker, on, pick, pick([likely, likely, likely, {}]))
    let taken = take(lifecycle, given, input, asker, today)
    if (!taken.ok) taken = take(lifecycle, given, mended(input, taken.refusals), asker, today)
    if (!taken.ok) continue
    const { known } = given
    given = { ...taken.case, known: recordAfter(step, known, start.known) }
    on = taken.step.on
    seen(given, known)
  }
  return given
}

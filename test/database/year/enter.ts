// Fills in a step as people would: what is asked, with values that fit, the papers that go with it, the count of a vote.
import type { PossibleCaseStep } from '#contract/cases.ts'
import { addDays } from '#rules/calendar/dates.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { holdsEntered } from '#rules/lifecycle/entered.ts'
import type { Random } from './random.ts'

export type Entered = Record<string, unknown>

/** What would otherwise seldom agree with the rules. */
const fitting = (on: string): Entered => ({
  source: 'branch',
  pupil: false,
  certificateIssuedOn: addDays(on, -60),
  education: 'upper-secondary',
  area: 'ordinary',
  youthAge: false,
  youthUnion: false,
  tradeUnion: false,
  way: 'visit',
  waiver: 'none',
  asked: [{ about: 'Bản thân', relation: 'self', abroad: false, place: 'Xã bên' }],
  verificationResult: 'clear',
  finding: 'clear',
  superiorWrote: true,
  eligible: true,
  introducers: ['Lê Văn Một', 'Trần Thị Hai'].map((name) => ({
    name,
    official: true,
    monthsTogether: 24,
    replacement: false,
  })),
  effectiveOn: on,
  underInspection: false,
  branchDissolved: false,
  from: on,
  to: addDays(on, 150),
  extendedTo: addDays(on, 60),
  months: 5,
  happenedOn: addDays(on, -30),
  taskFromAbove: false,
  presence: 'present',
  ownCase: true,
  decisionExists: true,
  startsOn: on,
  changed: false,
  aboveCompetence: false,
})

/** Facts for everything the step asks; `known` goes before what is generally fitting. */
export function enterFacts(step: PossibleCaseStep, on: string, random: Random, known: Entered): Entered {
  const given: Entered = { ...fitting(on), ...known }
  const facts: Entered = {}
  for (const ask of step.asks) {
    if (!holdsEntered(ask.when, facts as Facts)) continue
    if (ask.name in given) facts[ask.name] = given[ask.name]
    else if (ask.value !== null && ask.value !== undefined) facts[ask.name] = ask.value
    else if (ask.kind === 'date') facts[ask.name] = on
    else if (ask.kind === 'number') facts[ask.name] = ask.min ?? 1
    else if (ask.kind === 'flag') facts[ask.name] = ask.mustBeTrue ? true : random.chance(0.5)
    else if (ask.kind === 'choice') facts[ask.name] = random.pick(ask.choices).code
    else if (ask.kind === 'list') facts[ask.name] = []
    else facts[ask.name] = 'Như đã ghi'
    // A choice of before that this step does not offer.
    const codes = ask.choices.map(({ code }) => code)
    if (ask.kind === 'choice' && !codes.includes(String(facts[ask.name]))) facts[ask.name] = random.pick(codes)
  }
  if (step.vote !== null) facts.vote = voteFor(step)
  return facts
}

/** Everybody who may vote is there; all are in favour, or nobody where the step records a vote that failed. */
function voteFor({ vote }: PossibleCaseStep): Entered {
  const counts = vote?.counts ?? { official: 15, exempt: 0, away: 0, suspended: 0 }
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
  }
}

export const paper = (code: string, on: string, no: number) => ({ code, no: `${no}-NQ/CB`, on, keptAt: null })

/** The papers that have to come with the step. */
export const papersFor = (step: PossibleCaseStep, on: string, facts: Entered) =>
  step.papers
    .filter(({ there, made, when }) => (made || !there) && holdsEntered(when, facts as Facts))
    .map(({ code }, i) => paper(code, on, i + 1))

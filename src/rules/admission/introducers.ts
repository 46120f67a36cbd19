// The rule `admission.introducers`: who introduces a person into the Party, and what stands beside them (INTRO-01 to INTRO-08).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, parameterInForce, refusalBy } from '../rulebook/look-up.ts'
import { type Parameter, parameterOn, type Setting } from '../rulebook/rulebook.ts'

export const waysTogether = ['work', 'labour', 'study', 'residence'] as const

export interface Introducer {
  /** An official member. */
  official: boolean
  /** Completed months together with the person in the same grassroots organisation. Not given: not judged. */
  monthsTogether?: number | null
  /** Named by the branch in place of an introducer who left or cannot go on. */
  replacement?: boolean | null
  /** Completed months as an official member. Not given: not judged. */
  monthsOfficial?: number | null
  /** How they were together. Not given: not judged. */
  together?: (typeof waysTogether)[number] | null
}

export interface IntroducersFacts {
  /** The person is of youth-union age. */
  youthAge: boolean
  /** There is a youth union at the place. */
  youthUnion?: boolean | null
  /** There is a grassroots trade union at the place. */
  tradeUnion?: boolean | null
  /** Not given: nobody. */
  introducers?: readonly Introducer[] | null
  /** The union whose turn it is has adopted its resolution. Not given: it has not. */
  unionResolution?: boolean | null
  /** The person is a member of that union. Not given: not judged. */
  unionMember?: boolean | null
}

export type IntroducersRoute = 'two-members' | 'youth-union' | 'trade-union'

/** Who introduces: youth age with a youth union, else with a trade union, else members alone. */
export function routeOf(facts: Pick<IntroducersFacts, 'youthAge' | 'youthUnion' | 'tradeUnion'>): IntroducersRoute {
  if (facts.youthAge && facts.youthUnion === true) return 'youth-union'
  if (facts.youthAge && facts.tradeUnion === true) return 'trade-union'
  return 'two-members'
}

/** How many members introduce: INTRO-06 where a province has it, and INTRO-03 elsewhere, when no union takes part. */
function countFor(route: IntroducersRoute, youthAge: boolean, setting: Setting): Parameter {
  if (route === 'youth-union') return parameterInForce(setting, 'INTRO-04', 'introducers')
  if (route === 'trade-union') return parameterInForce(setting, 'INTRO-05', 'introducers')
  const local = youthAge ? parameterOn(setting, 'INTRO-06', 'introducers') : undefined
  return local ?? parameterInForce(setting, 'INTRO-03', 'introducers')
}

/** Every introducer named must qualify, also one more than needed: the paper of one who does not must leave the file. */
function refusalsOf(introducers: readonly Introducer[], setting: Setting): RuleRefusal[] {
  const together = parameterInForce(setting, 'INTRO-01', 'months-together')
  const replaced = parameterInForce(setting, 'INTRO-08', 'replacement-months-together')
  const leastFor = (i: Introducer): number => numberIn(i.replacement === true ? replaced : together)
  const found: RuleRefusal[] = []
  if (introducers.some((i) => !i.official)) found.push(refusalBy(together, 'introducers.not-official'))
  if (introducers.some((i) => (i.monthsTogether ?? leastFor(i)) < leastFor(i))) {
    found.push({ ...refusalBy(together, 'introducers.too-short-together'), facts: { least: numberIn(together) } })
  }
  const seniority = parameterInForce(setting, 'INTRO-02', 'official-months')
  if (introducers.some((i) => (i.monthsOfficial ?? numberIn(seniority)) < numberIn(seniority))) {
    found.push({ ...refusalBy(seniority, 'introducers.official-too-short'), facts: { least: numberIn(seniority) } })
  }
  const ways = parameterOn(setting, 'INTRO-01', 'ways-together')
  const isCounted = (way: string | null): boolean => way === null || ways === undefined || listIn(ways).includes(way)
  if (ways !== undefined && introducers.some((i) => !isCounted(i.together ?? null))) {
    found.push(refusalBy(ways, 'introducers.way-not-counted'))
  }
  return found
}

/** Rules about which nothing is said, because a fact they turn on was not given. */
function notJudgedOf(facts: IntroducersFacts, named: readonly Introducer[]): string[] {
  const { youthAge, youthUnion = null, tradeUnion = null } = facts
  return [
    // Of a replacement no months are asked (INTRO-08).
    ...(named.some((i) => i.replacement !== true && (i.monthsTogether ?? null) === null) ? ['INTRO-01'] : []),
    ...(youthAge && youthUnion === null ? ['INTRO-04'] : []),
    ...(youthAge && youthUnion !== true && tradeUnion === null ? ['INTRO-05'] : []),
  ]
}

/**
 * Whether the introducers named are enough and may introduce. INTRO-02: 0 months as an official
 * member are enough.
 * Values: `route`, `required` introducers, whether `unionResolutionRequired`, and, where there are any, the rules `notJudged`.
 */
export function introducers(facts: IntroducersFacts, setting: Setting): RuleAnswer {
  const route = routeOf(facts)
  const count = countFor(route, facts.youthAge, setting)
  const required = numberIn(count)
  const named = facts.introducers ?? []
  const refusals = refusalsOf(named, setting)
  if (named.length < required) {
    refusals.push({ ...refusalBy(count, 'introducers.too-few'), facts: { required, named: named.length } })
  }
  const byUnion = route !== 'two-members'
  if (byUnion && facts.unionMember === false) refusals.push(refusalBy(count, 'introducers.not-in-union'))
  if (byUnion && facts.unionResolution !== true) refusals.push(refusalBy(count, 'introducers.no-union-resolution'))
  const notJudged = notJudgedOf(facts, named)
  return answer(refusals, {
    route,
    required,
    unionResolutionRequired: byUnion,
    ...(notJudged.length > 0 && { notJudged }),
  })
}

/**
 * Whether a person of so many full years is still of youth-union age where the rulebook says so (INTRO-07, local); null elsewhere.
 */
export function isOfYouthAge(years: number, unionOfficer: boolean, setting: Setting): boolean | null {
  const most = parameterOn(setting, 'INTRO-07', unionOfficer ? 'youth-age-most-officer' : 'youth-age-most')
  return most === undefined ? null : years <= numberIn(most)
}

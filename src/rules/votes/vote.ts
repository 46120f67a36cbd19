// The rule `vote`: which majority a matter needs in which body, and whether the votes reach it (VOTE-01 to VOTE-05).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, parameterInForce, refusalBy, textIn } from '../rulebook/look-up.ts'
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { type ElectorateFacts, electorateOf } from './electorate.ts'
import { readMajority, votesRequired } from './majority.ts'

export const voteKinds = [
  'resolution',
  'admission',
  'recognition',
  'name-deletion',
  'probationer-deletion',
  'expulsion-proposal',
  'expulsion',
  'reprimand',
  'warning',
  'dismissal',
  'screening-list',
  'progress',
  'election',
] as const
export type VoteKind = (typeof voteKinds)[number]

/**
 * The branch, the committee that proposes, the standing committee that decides, a committee authorised to decide, and the group that
 * decides where an organisation stands directly under the province (ADM-07).
 */
export const voteBodies = [
  'branch',
  'committee',
  'standing-committee',
  'authorised-committee',
  'province-direct-group',
] as const
export type VoteBody = (typeof voteBodies)[number]

export interface VoteFacts extends ElectorateFacts {
  kind: VoteKind
  /** Not given: the branch. */
  body?: VoteBody | null
  /** Not given: the electorate and the votes needed are answered, nothing is decided. */
  inFavour?: number | null
}

/** A matter on which every body follows the same rule. */
const sameEverywhere = (ruleId: string, name = 'majority') => ({
  branch: [ruleId, name],
  committee: [ruleId, name],
  'standing-committee': [ruleId, name],
  'authorised-committee': [ruleId, name],
  'province-direct-group': [ruleId, name],
})

/** A matter on which the branch, the committee and whoever decides each follow their own number. */
const byBody = (ruleId: string) => ({
  branch: [ruleId, 'majority-branch'],
  committee: [ruleId, 'majority-committee'],
  'standing-committee': [ruleId, 'majority-standing-committee'],
  'authorised-committee': [ruleId, 'majority-authorised-committee'],
  'province-direct-group': [ruleId, 'majority-standing-committee'],
})

/** Where the majority stands in the rulebook: rule and name of the parameter. */
const majorities: Record<VoteKind, Record<VoteBody, string[]>> = {
  resolution: sameEverywhere('VOTE-01'),
  admission: {
    branch: ['ADM-01', 'majority'],
    committee: ['ADM-03', 'majority'],
    'standing-committee': ['ADM-04', 'majority'],
    'authorised-committee': ['ADM-05', 'majority'],
    'province-direct-group': ['ADM-07', 'majority'],
  },
  recognition: byBody('REC-03'),
  'name-deletion': byBody('DEL-08'),
  'probationer-deletion': byBody('REC-09'),
  'expulsion-proposal': sameEverywhere('DIS-04', 'majority-propose'),
  expulsion: sameEverywhere('DIS-04', 'majority-decide'),
  reprimand: sameEverywhere('DIS-03'),
  warning: sameEverywhere('DIS-03'),
  dismissal: sameEverywhere('DIS-03'),
  'screening-list': sameEverywhere('SCR-03'),
  // Recognising progress after help; who counts is VOTE-02.
  progress: sameEverywhere('V-04', 'majority-progress'),
  // The page lays down the ballot of elections (V-06) and no majority of their own.
  election: sameEverywhere('VOTE-01'),
}

/** The majority the matter needs in the body, as the parameter in force. */
export function majorityFor(kind: VoteKind, body: VoteBody, setting: Setting): Parameter {
  const [ruleId = '', name = ''] = majorities[kind][body]
  return parameterInForce(setting, ruleId, name)
}

/** Who does not count: the screening list has its own rule (SCR-03), a committee another than the branch. */
const electorateFor = (kind: VoteKind, body: VoteBody, setting: Setting): Parameter =>
  parameterInForce(
    setting,
    kind === 'screening-list' ? 'SCR-03' : body === 'branch' ? 'VOTE-02' : 'VOTE-03',
    'electorate',
  )

/** Everything that counting this vote looks up, as it is in force: for a screen that counts along. */
export const votingParameters = (kind: VoteKind, body: VoteBody, setting: Setting): Parameter[] => [
  majorityFor(kind, body, setting),
  electorateFor(kind, body, setting),
  parameterInForce(setting, 'VOTE-05', 'fewest-official'),
]

const isPossible = (votes: number, denominator: number): boolean =>
  Number.isSafeInteger(votes) && votes >= 0 && votes <= denominator

export interface VoteCount {
  refusals: RuleRefusal[]
  /** Number the votes are set against; null when the facts contradict themselves. */
  denominator: number | null
  /** Least number of votes in favour; null with the denominator. */
  required: number | null
  /** Null when no votes are given, or the numbers cannot be; otherwise true exactly when nothing is refused. */
  passed: boolean | null
}

/**
 * Counts a vote. Refused: numbers that cannot be (VOTE-02; VOTE-03 for a committee, SCR-03 for the screening list), nobody left who
 * counts, a branch with fewer than 3 official members (VOTE-05, by all its official members: the size of the branch, not who came), and
 * too few votes (the rule of the matter).
 */
export function countVote(facts: VoteFacts, setting: Setting): VoteCount {
  const body = facts.body ?? 'branch'
  const counting = electorateFor(facts.kind, body, setting)
  const majority = majorityFor(facts.kind, body, setting)
  const denominator = electorateOf(facts, listIn(counting))
  const votes = facts.inFavour ?? null
  const refusals: RuleRefusal[] = []
  const impossible = denominator === null || (votes !== null && !isPossible(votes, denominator))
  if (impossible) {
    refusals.push(refusalBy(counting, 'votes.contradict'))
  } else if (denominator === 0) refusals.push(refusalBy(counting, 'votes.nobody-counts'))
  const least = parameterInForce(setting, 'VOTE-05', 'fewest-official')
  if (body === 'branch' && facts.official >= 0 && facts.official < numberIn(least)) {
    refusals.push({ ...refusalBy(least, 'votes.branch-too-small'), facts: { least: numberIn(least) } })
  }
  const required = denominator === null ? null : votesRequired(readMajority(textIn(majority)), denominator)
  if (refusals.length === 0 && required !== null && votes !== null && votes < required) {
    refusals.push({
      ...refusalBy(majority, 'votes.too-few'),
      facts: { votes, required, denominator, kind: facts.kind },
    })
  }
  return { refusals, denominator, required, passed: votes === null || impossible ? null : refusals.length === 0 }
}

/** The rule `vote`: `denominator`, `required` votes and whether the matter `passed`; `majority` as `>=2/3` or `>1/2`. */
export function vote(facts: VoteFacts, setting: Setting): RuleAnswer {
  const { refusals, ...values } = countVote(facts, setting)
  return answer(refusals, { ...values, majority: majorityFor(facts.kind, facts.body ?? 'branch', setting).value })
}

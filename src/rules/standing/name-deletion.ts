// The rule `name-deletion`: ground, statement and vote before a member's name is deleted (DEL-01 to DEL-08, TRF-03).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, parameterInForce, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import type { ElectorateFacts } from '../votes/electorate.ts'
import { countVote } from '../votes/vote.ts'

export const deletionGrounds = [
  'no-activity',
  'no-dues',
  'card',
  'no-progress',
  'standing',
  'political-standard',
  'transfer-not-filed',
] as const
export type DeletionGround = (typeof deletionGrounds)[number]

export interface NameDeletionFacts extends Omit<ElectorateFacts, 'official'> {
  ground: DeletionGround
  /** Official members of the branch. Not given: no vote is counted. */
  official?: number | null
  /** Completed months the ground has lasted. Not given: not judged. */
  months?: number | null
  /** How often a written statement was asked for in vain. 0 or null: never; not given: not judged. */
  requestsForStatement?: number | null
  /** The member handed the statement in, or refused it deliberately: the branch goes on at once. */
  statement?: 'given' | 'refused' | null
  /** Votes in favour in the branch. Not given: only the electorate and the votes needed are answered. */
  inFavour?: number | null
}

/** The rule of each ground, and the name of the months it must have lasted; null: the fact itself is enough. */
const grounds: Record<DeletionGround, readonly [ruleId: string, months: string | null]> = {
  'no-activity': ['DEL-01', 'months'],
  'no-dues': ['DEL-01', 'months'],
  card: ['DEL-02', null],
  'no-progress': ['DEL-03', 'months'],
  standing: ['DEL-04', 'months'],
  'political-standard': ['DEL-05', null],
  'transfer-not-filed': ['TRF-03', 'months-not-filed'],
}

function groundRefusals({ ground, months }: NameDeletionFacts, setting: Setting): RuleRefusal[] {
  const [ruleId, name] = grounds[ground]
  if (name === null || months === undefined || months === null) return []
  const lasting = parameterInForce(setting, ruleId, name)
  const least = numberIn(lasting)
  return months >= least ? [] : [{ ...refusalBy(lasting, 'name-deletion.too-short'), facts: { months, least } }]
}

/** DEL-07: the statement, or so many requests without one. */
function statementRefusals(facts: NameDeletionFacts, setting: Setting): RuleRefusal[] {
  if (facts.requestsForStatement === undefined || (facts.statement ?? null) !== null) return []
  const asked = facts.requestsForStatement ?? 0
  const requests = parameterInForce(setting, 'DEL-07', 'requests')
  const least = numberIn(requests)
  return asked >= least ? [] : [{ ...refusalBy(requests, 'name-deletion.no-statement'), facts: { asked, least } }]
}

/**
 * Whether a branch may propose to delete a name. Values: `denominator`, `required` votes and `passed` (all null without `official`, `passed`
 * null without `inFavour`, or where the numbers cannot be), and in `notJudged` the rules no fact was given for.
 */
export function nameDeletion(facts: NameDeletionFacts, setting: Setting): RuleAnswer {
  const [groundRule, months] = grounds[facts.ground]
  const official = facts.official ?? null
  const count =
    official === null
      ? { refusals: [], denominator: null, required: null, passed: null }
      : countVote({ ...facts, official, kind: 'name-deletion' }, setting)
  const { refusals, ...values } = count
  const notJudged = [
    ...(months !== null && (facts.months ?? null) === null ? [groundRule] : []),
    ...(facts.requestsForStatement === undefined && (facts.statement ?? null) === null ? ['DEL-07'] : []),
    ...(official === null || (facts.inFavour ?? null) === null ? ['DEL-08'] : []),
  ]
  return answer([...groundRefusals(facts, setting), ...statementRefusals(facts, setting), ...refusals], {
    ...values,
    notJudged,
  })
}

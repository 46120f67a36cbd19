// Name deletion by table: how long each ground must last, the statement, the vote.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type DeletionGround, type NameDeletionFacts, nameDeletion } from './name-deletion.ts'

const ask = (facts: NameDeletionFacts) => {
  const answer = nameDeletion(facts, { book: shippedRulebook, on: '2026-11-22', province: null })
  expect(answer.ok).toBe(answer.refusals.length === 0)
  return { ...answer.values, rules: answer.refusals.map((r) => r.ruleId) }
}
const done = { requestsForStatement: 3, official: 9, inFavour: 6 }

describe('grounds', () => {
  test.each<[string, DeletionGround, number]>([
    ['DEL-01', 'no-activity', 3],
    ['DEL-01', 'no-dues', 3],
    ['DEL-03', 'no-progress', 12],
    ['DEL-04', 'standing', 24],
    ['TRF-03', 'transfer-not-filed', 3],
  ])('%s: %s after %i months', (ruleId, ground, months) => {
    expect(ask({ ...done, ground, months })).toMatchObject({ rules: [], denominator: 9, required: 6, passed: true })
    expect(ask({ ...done, ground, months: months - 1 }).rules).toEqual([ruleId])
    expect(ask({ ...done, ground })).toMatchObject({ rules: [], notJudged: [ruleId] })
  })
  test.each<[string, DeletionGround]>([
    ['DEL-02', 'card'],
    ['DEL-05', 'political-standard'],
  ])('%s: %s needs no months', (_, ground) => {
    expect(ask({ ...done, ground, months: 0 })).toMatchObject({ rules: [], notJudged: [] })
  })
})

test.each<[string, Partial<NameDeletionFacts>, string[]]>([
  ['DEL-07: two requests', { requestsForStatement: 2 }, ['DEL-07']],
  ['DEL-07: none', { requestsForStatement: 0 }, ['DEL-07']],
  ['DEL-07: none, said with null', { requestsForStatement: null }, ['DEL-07']],
  ['DEL-07: the third', { requestsForStatement: 3 }, []],
  ['DEL-07: more', { requestsForStatement: 4 }, []],
  ['DEL-07: handed in at once', { requestsForStatement: 0, statement: 'given' }, []],
  ['DEL-07: refused deliberately', { requestsForStatement: 1, statement: 'refused' }, []],
  ['DEL-07: nothing said about it', { requestsForStatement: undefined }, []],
  ['DEL-08: five of nine', { inFavour: 5 }, ['DEL-08']],
  ['DEL-08: six of eight that count', { exemptAbsent: 1, inFavour: 6 }, []],
  ['DEL-08: nothing said about votes', { inFavour: undefined }, []],
  ['DEL-08 VOTE-02: more than there are', { inFavour: 10 }, ['VOTE-02']],
  ['DEL-08 VOTE-05: two members', { official: 2, inFavour: 2 }, ['VOTE-05']],
])('%s', (_, facts, rules) => {
  expect(ask({ ...done, ground: 'no-dues', months: 3, ...facts }).rules).toEqual(rules)
})

test('DEL-08: what is not asked is not answered', () => {
  expect(ask({ ground: 'card' })).toEqual({
    denominator: null,
    required: null,
    passed: null,
    rules: [],
    notJudged: ['DEL-07', 'DEL-08'],
  })
  expect(ask({ ground: 'card', official: 10, inFavour: 11, statement: 'given' })).toMatchObject({
    passed: null,
    notJudged: [],
  })
  expect(ask({ ground: 'card', official: 10 })).toMatchObject({ denominator: 10, required: 7, passed: null })
})

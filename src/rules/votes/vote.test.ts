// Votes by table and by property: who counts, how many votes are needed, which rule refuses.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { readMajority, votesRequired } from './majority.ts'
import { type VoteBody, type VoteFacts, type VoteKind, vote, voteBodies, voteKinds } from './vote.ts'

const ask = (facts: VoteFacts) => {
  const answer = vote(facts, { book: shippedRulebook, on: '2026-11-22', province: null })
  expect(answer.ok).toBe(answer.refusals.length === 0)
  return { ...answer.values, rules: answer.refusals.map((r) => r.ruleId), answer }
}

describe('majority in whole numbers', () => {
  test.each<[string, number, number]>([
    ['>=2/3', 3, 2],
    ['>=2/3', 4, 3],
    ['>=2/3', 9, 6],
    ['>=2/3', 10, 7],
    ['>=2/3', 11, 8],
    ['>=2/3', 1, 1],
    ['>1/2', 3, 2],
    ['>1/2', 4, 3],
    ['>1/2', 10, 6],
    ['>1/2', 11, 6],
    ['>1/2', 0, 1],
    ['>=2/3', 0, 1],
  ])('VOTE-04: %s of %i is %i', (text, electorate, wanted) =>
    expect(votesRequired(readMajority(text), electorate)).toBe(wanted),
  )

  test('VOTE-01 VOTE-04: the least number that reaches it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
        const twoThirds = votesRequired(readMajority('>=2/3'), n)
        expect(3 * twoThirds >= 2 * n && 3 * (twoThirds - 1) < 2 * n).toBe(true)
        const half = votesRequired(readMajority('>1/2'), n)
        expect(2 * half > n && 2 * (half - 1) <= n).toBe(true)
      }),
    )
  })
})

describe('each matter has its majority', () => {
  test.each<[VoteKind, string, number]>([
    ['resolution', 'VOTE-01', 6],
    ['admission', 'ADM-01', 7],
    ['recognition', 'REC-03', 7],
    ['name-deletion', 'DEL-08', 7],
    ['probationer-deletion', 'REC-09', 7],
    ['expulsion-proposal', 'DIS-04', 7],
    ['expulsion', 'DIS-04', 6],
    ['reprimand', 'DIS-03', 6],
    ['warning', 'DIS-03', 6],
    ['dismissal', 'DIS-03', 6],
    ['screening-list', 'SCR-03', 7],
    ['progress', 'V-04', 7],
    ['election', 'VOTE-01', 6],
  ])('%s: %s, %i of 10', (kind, ruleId, required) => {
    expect(ask({ kind, official: 10, inFavour: required })).toMatchObject({ denominator: 10, required, passed: true })
    expect(ask({ kind, official: 10, inFavour: required - 1 })).toMatchObject({ passed: false, rules: [ruleId] })
    expect(ask({ kind, official: 10 })).toMatchObject({ denominator: 10, required, passed: null, rules: [] })
  })

  test.each<[VoteKind, VoteBody, string, number]>([
    ['admission', 'committee', 'ADM-03', 7],
    ['admission', 'standing-committee', 'ADM-04', 6],
    ['admission', 'authorised-committee', 'ADM-05', 7],
    ['admission', 'province-direct-group', 'ADM-07', 6],
    ['recognition', 'province-direct-group', 'REC-03', 6],
    ['recognition', 'committee', 'REC-03', 7],
    ['recognition', 'standing-committee', 'REC-03', 6],
    ['recognition', 'authorised-committee', 'REC-03', 7],
    ['name-deletion', 'standing-committee', 'DEL-08', 6],
    ['probationer-deletion', 'authorised-committee', 'REC-09', 7],
    ['expulsion', 'standing-committee', 'DIS-04', 6],
  ])('%s in the %s: %s, %i of 10', (kind, body, ruleId, required) => {
    expect(ask({ kind, body, official: 10, inFavour: required - 1 })).toMatchObject({ required, rules: [ruleId] })
  })
})

describe('who counts', () => {
  const all = { official: 20, exemptAbsent: 3, exemptVoting: 2, awayAbsent: 1, awayVoting: 1, suspended: 1 }
  test('VOTE-02: exempt and away only when absent are left out, the suspended always', () => {
    expect(ask({ kind: 'admission', ...all })).toMatchObject({ denominator: 15, required: 10 })
  })
  test('VOTE-03: a committee leaves out the away and the suspended', () => {
    expect(ask({ kind: 'admission', body: 'committee', ...all })).toMatchObject({ denominator: 18, required: 12 })
  })
  test('SCR-03: the screening list leaves out the exempt even when they vote', () => {
    expect(ask({ kind: 'screening-list', ...all })).toMatchObject({ denominator: 13, required: 9 })
  })
})

describe('what cannot be', () => {
  test.each<[string, VoteFacts, string[]]>([
    ['VOTE-02: more votes than people', { kind: 'admission', official: 9, inFavour: 10 }, ['VOTE-02']],
    ['VOTE-02: votes of people left out', { kind: 'admission', official: 9, awayAbsent: 1, inFavour: 9 }, ['VOTE-02']],
    ['VOTE-02: negative', { kind: 'admission', official: 9, suspended: -1 }, ['VOTE-02']],
    ['VOTE-02: negative votes', { kind: 'admission', official: 9, inFavour: -1 }, ['VOTE-02']],
    ['VOTE-02: half a vote', { kind: 'admission', official: 9, inFavour: 6.5 }, ['VOTE-02']],
    ['VOTE-02: groups exceed all', { kind: 'admission', official: 5, exemptVoting: 3, awayVoting: 3 }, ['VOTE-02']],
    ['VOTE-02: nobody left', { kind: 'admission', official: 3, exemptAbsent: 3, inFavour: 0 }, ['VOTE-02']],
    ['VOTE-05: two members', { kind: 'resolution', official: 2, inFavour: 2 }, ['VOTE-05']],
    ['VOTE-05: three members', { kind: 'resolution', official: 3, inFavour: 2 }, []],
    ['VOTE-05: three, one of them away', { kind: 'resolution', official: 3, awayAbsent: 1, inFavour: 2 }, []],
    ['VOTE-05: not of a committee', { kind: 'resolution', body: 'committee', official: 2, inFavour: 2 }, []],
  ])('%s', (_, facts, rules) => {
    const answer = ask(facts)
    expect(answer.rules).toEqual(rules)
    // Of numbers that cannot be nothing is said: a vote that failed is one that was counted.
    const impossible = answer.answer.refusals.some(({ code }) => code === 'votes.contradict')
    const decided = facts.inFavour === undefined || impossible ? null : rules.length === 0
    expect(answer.answer.values.passed).toBe(decided)
  })
})

test('VOTE-02 VOTE-04: whatever is asked, the vote passes exactly when enough of those who count are in favour', () => {
  const some = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(
      fc.constantFrom(...voteKinds),
      fc.constantFrom(...voteBodies),
      fc.integer({ min: 0, max: 60 }),
      fc.tuple(some, some, some, some, some, some),
      (kind, body, official, [exemptAbsent, exemptVoting, awayAbsent, awayVoting, suspended, inFavour]) => {
        const { values, ok, refusals } = ask({
          kind,
          body,
          official,
          exemptAbsent,
          exemptVoting,
          awayAbsent,
          awayVoting,
          suspended,
          inFavour,
        }).answer
        expect(values.passed).toBe(refusals.some(({ code }) => code === 'votes.contradict') ? null : ok)
        for (const r of refusals) expect(r.basis).not.toBe('')
        const possible = exemptAbsent + exemptVoting + awayAbsent + awayVoting + suspended <= official
        expect(values.denominator === null).toBe(!possible)
        if (ok) expect(inFavour >= Number(values.required) && inFavour <= Number(values.denominator)).toBe(true)
      },
    ),
  )
})

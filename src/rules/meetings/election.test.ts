// Elections by table and by property: which ballots can be, who is elected, when the meeting votes again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { electedBy, wrongElection } from './election.ts'

const votesOf = (...votes: number[]) => votes.map((n, i) => ({ memberId: 'abcdefgh'.charAt(i), votes: n }))

describe('numbers of a ballot', () => {
  const all = { issued: 10, returned: 10, valid: 9 }
  test.each([
    [{ ...all, candidates: votesOf(9, 9, 9) }, 3, null],
    [{ ...all, candidates: votesOf(9, 9, 9, 0) }, 3, null],
    [{ ...all, candidates: votesOf(0, 0) }, 2, null],
    [{ ...all, issued: 11, candidates: votesOf(9) }, 1, { field: 'issued', said: 11, most: 10 }],
    [{ ...all, returned: 11, candidates: votesOf(9) }, 1, { field: 'returned', said: 11, most: 10 }],
    [{ ...all, valid: 11, candidates: votesOf(9) }, 1, { field: 'valid', said: 11, most: 10 }],
    [{ ...all, candidates: votesOf(3, 10) }, 2, { memberId: 'b', said: 10, most: 9 }],
    [{ ...all, candidates: votesOf(9, 9, 9, 1) }, 3, { memberId: null, said: 28, most: 27 }],
    [{ ...all, candidates: votesOf(9, 1) }, 1, { memberId: null, said: 10, most: 9 }],
  ])('V-07: %j for %i seats', (count, seats, wrong) => expect(wrongElection(count, 10, seats)).toEqual(wrong))
})

describe('who is elected', () => {
  test.each([
    ['enough votes, as many as seats', votesOf(8, 7, 6), 3, ['a', 'b', 'c'], []],
    ['one short of the majority', votesOf(8, 5, 6), 3, ['a', 'c'], []],
    ['more than seats: those with more votes', votesOf(6, 9, 7), 2, ['b', 'c'], []],
    ['equal at the last seat: nobody is chosen among them', votesOf(9, 7, 7), 2, ['a'], ['b', 'c']],
    ['equal above the last seat', votesOf(7, 9, 9), 2, ['b', 'c'], []],
    ['all equal', votesOf(7, 7, 7), 2, [], ['a', 'b', 'c']],
    ['nobody', votesOf(5, 5), 1, [], []],
  ])('VOTE-01: %s', (_, candidates, seats, elected, tied) =>
    expect(electedBy(candidates, seats, 6)).toEqual({ elected, tied }),
  )

  test('VOTE-01: never more than seats, never below the majority, nobody left out has more votes', () => {
    const anyone = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(anyone, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 20 }), (votes, seats, required) => {
        const candidates = votesOf(...votes)
        const { elected, tied } = electedBy(candidates, seats, required)
        const of = (id: string): number => candidates.find(({ memberId }) => memberId === id)?.votes ?? -1
        expect(elected.length).toBeLessThanOrEqual(seats)
        for (const id of [...elected, ...tied]) expect(of(id)).toBeGreaterThanOrEqual(required)
        const out = candidates.filter(({ memberId }) => !elected.includes(memberId))
        for (const id of elected) for (const other of out) expect(of(id)).toBeGreaterThanOrEqual(other.votes)
        if (elected.length < seats) {
          const best = Math.max(required, ...out.map((one) => one.votes))
          const left = out.filter((one) => one.votes === best).map(({ memberId }) => memberId)
          expect(left.toSorted()).toEqual(tied.toSorted())
        }
      }),
    )
  })
})

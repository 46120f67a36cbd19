// The rules of a review: questions from the record, the path of a name, counts that give nobody away.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { caseFor, reviewGrounds } from './grounds.ts'
import { questionsAbout, type RecordedFacts } from './questions.ts'
import { hideSmall, LEAST_SHOWN } from './small-counts.ts'
import { mayTake, nameStates, nameSteps, overStates, purposeFrom, votes } from './steps.ts'

const setting = { book: shippedRulebook, on: '2026-11-21', province: null }
const nothing: RecordedFacts = {
  memberId: 'm',
  fullName: 'Lê Văn A',
  unpaidMonths: [],
  held: 10,
  absent: 0,
  transferOpenedOn: null,
  decisions: [],
}

describe('what the record asks', () => {
  test.each<[string, Partial<RecordedFacts>, string[]]>([
    ['DEL-01: two months of dues are no question', { unpaidMonths: ['2026-08', '2026-09'] }, []],
    ['DEL-01: three months are', { unpaidMonths: ['2026-08', '2026-09', '2026-10'] }, ['dues']],
    ['DEL-01: two sittings missed without a reason are none', { absent: 2 }, []],
    ['DEL-01: three are', { absent: 3 }, ['attendance']],
    ['TRF-03: a transfer of less than three months is none', { transferOpenedOn: '2026-08-22' }, []],
    ['TRF-03: of three months it is', { transferOpenedOn: '2026-08-21' }, ['transfer']],
    ['a decision always', { decisions: [{ title: 'Khiển trách', on: '2026-05' }] }, ['decision']],
  ])('%s', (_, facts, kinds) => {
    const asked = questionsAbout({ ...nothing, ...facts }, setting)
    expect(asked.map(({ kind }) => kind)).toEqual(kinds)
  })

  test('says what is recorded and no word more', () => {
    const facts = {
      ...nothing,
      unpaidMonths: ['2026-08', '2026-09', '2026-10'],
      decisions: [{ title: 'Khiển trách', on: '2026-05' }],
    }
    expect(questionsAbout(facts, setting).map(({ fact }) => fact)).toEqual([
      'Chưa nộp đủ đảng phí 3 tháng: 08/2026, 09/2026, 10/2026.',
      'Khiển trách, 05/2026.',
    ])
  })
})

describe('the path of a name', () => {
  const next = (state: (typeof nameStates)[number]): string[] => {
    const opened = Object.values(votes).flatMap(({ from, open, passed, short }) =>
      state === from ? [open] : state === open ? [passed, short, from] : [],
    )
    const stepped = [
      mayTake('plan-help', state) ? ['helped'] : [],
      mayTake('report-help', state) ? ['reported'] : [],
      mayTake('withdraw', state) ? ['withdrawn'] : [],
      state === 'not-improved' ? ['in-case'] : [],
    ]
    return [...opened, ...stepped.flat()]
  }
  test('every state is reached, and only what is over leads nowhere', () => {
    const seen = new Set<string>(['named'])
    for (const state of seen) for (const one of next(state as 'named')) seen.add(one)
    expect([...seen].toSorted()).toEqual([...nameStates].toSorted())
    expect(nameStates.filter((state) => next(state).length === 0).toSorted()).toEqual([...overStates].toSorted())
  })
  test('I1: of somebody who has left only the name is taken off, wherever it stands but in an open vote', () => {
    const steps = Object.keys(nameSteps) as (keyof typeof nameSteps)[]
    const left = nameStates.filter((state) => mayTake('withdraw', state, true))
    expect(left).toEqual(nameStates.filter((state) => !overStates.includes(state) && !state.endsWith('-vote')))
    for (const state of nameStates)
      expect(steps.filter((step) => step !== 'withdraw' && mayTake(step, state, true))).toEqual([])
    expect(mayTake('withdraw', 'not-improved')).toBe(false)
  })
  test('REC-09: a probationer goes on to the own case of deletion, whatever the ground; degradation is for discipline', () => {
    for (const ground of reviewGrounds)
      expect([caseFor(ground, false), caseFor(ground, true)]).toEqual(
        ground === 'degradation' ? ['discipline', 'discipline'] : ['name-deletion', 'probationer-deletion'],
      )
  })
  test('SCR-03 V-04: a vote opens only where it is meant', () => {
    for (const state of nameSteps['open-vote']) expect(votes[purposeFrom(state)].from).toBe(state)
  })
})

test('I1: no count of one or two people is shown or follows from the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const { cells, total } = hideSmall(counts)
      const few = (n: number | null) => n !== null && n > 0 && n < LEAST_SHOWN
      expect(cells.some(few) || few(total)).toBe(false)
      for (const [at, cell] of cells.entries()) expect(cell === null || cell === counts[at]).toBe(true)
      const hidden = cells.filter((cell) => cell === null).length
      if (hidden === 1) expect(counts.length === 1 && total === null).toBe(true)
    }),
  )
})

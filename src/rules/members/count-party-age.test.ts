// Party age with gaps: by table, and by properties that hold whatever the dates.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfEpochDay } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { dayOfPartyAge, type Gap, mergeGaps, partyAgeMonths } from './count-party-age.ts'
import { type PartyAgeFacts, partyAge } from './party-age-rule.ts'

const ask = (facts: PartyAgeFacts, on = '2026-11-22') => partyAge(facts, { book: shippedRulebook, on, province: null })

describe('AGE-01 party age and the next badge', () => {
  test.each<[string, PartyAgeFacts, string, number, number, { years: number; on: string | null } | null]>([
    ['the day itself', { decisionOn: '2026-11-22' }, '2026-11-22', 0, 0, { years: 30, on: '2056-11-22' }],
    ['a day before 30', { decisionOn: '1996-11-23' }, '2026-11-22', 29, 11, { years: 30, on: '2026-11-23' }],
    ['on the day of 30', { decisionOn: '1996-11-22' }, '2026-11-22', 30, 0, { years: 40, on: '2036-11-22' }],
    ['after 40 every five', { decisionOn: '1986-11-22' }, '2026-11-22', 40, 0, { years: 45, on: '2031-11-22' }],
    ['the last badge', { decisionOn: '1936-11-22' }, '2026-11-22', 90, 0, null],
    ['29 February', { decisionOn: '1996-02-29' }, '2026-02-28', 30, 0, { years: 40, on: '2036-02-29' }],
    [
      'two years out',
      { decisionOn: '1990-01-01', gaps: [{ from: '2000-01-01', to: '2002-01-01' }] },
      '2026-01-01',
      34,
      0,
      { years: 40, on: '2032-01-01' },
    ],
    [
      'months and days out',
      { decisionOn: '1990-02-03', gaps: [{ from: '2001-03-15', to: '2003-09-30' }] },
      '2026-11-22',
      34,
      3,
      { years: 40, on: '2032-08-18' },
    ],
    [
      'overlapping gaps count once',
      {
        decisionOn: '1990-01-01',
        gaps: [
          { from: '2001-01-01', to: '2002-01-01' },
          { from: '2000-01-01', to: '2001-06-01' },
        ],
      },
      '2026-01-01',
      34,
      0,
      { years: 40, on: '2032-01-01' },
    ],
    [
      'in a gap the count stands still, and the badge has no day',
      { decisionOn: '1990-01-01', gaps: [{ from: '2020-01-01', to: null }] },
      '2026-01-01',
      30,
      0,
      { years: 40, on: null },
    ],
    [
      'a gap whose end is known',
      { decisionOn: '1990-01-01', gaps: [{ from: '2020-01-01', to: '2027-01-01' }] },
      '2026-01-01',
      30,
      0,
      { years: 40, on: '2037-01-01' },
    ],
    [
      'nothing before the decision is a gap',
      { decisionOn: '1990-01-01', gaps: [{ from: '1980-01-01', to: '1991-01-01' }] },
      '2026-01-01',
      35,
      0,
      { years: 40, on: '2031-01-01' },
    ],
  ])('%s', (_, facts, on, years, months, nextBadge) => {
    expect(ask(facts, on)).toEqual({ ok: true, refusals: [], values: { years, months, nextBadge } })
  })

  test.each<[string, PartyAgeFacts, string]>([
    ['AGE-02: neither decision nor card', { decisionOn: null }, 'AGE-02'],
    ['AGE-01: a decision to come', { decisionOn: '2026-11-23' }, 'AGE-01'],
    [
      'AGE-01: a gap that ends before it begins',
      { decisionOn: '1990-01-01', gaps: [{ from: '2001-01-01', to: '2000-01-01' }] },
      'AGE-01',
    ],
  ])('%s', (_, facts, ruleId) => {
    expect(ask(facts)).toMatchObject({ ok: false, refusals: [{ ruleId }], values: { years: null, nextBadge: null } })
  })

  test('AGE-02: without a decision from the date in the card', () => {
    expect(ask({ decisionOn: null, cardDateOn: '1990-01-01' }).values).toMatchObject({ years: 36 })
    expect(ask({ decisionOn: '1989-01-01', cardDateOn: '1990-01-01' }).values).toMatchObject({ years: 37 })
  })
})

const day = fc.integer({ min: 0, max: 20_000 }).map(dateOfEpochDay)
const gap: fc.Arbitrary<Gap> = fc
  .tuple(day, fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, days, open]) => ({ from, to: open === 0 ? null : addDays(from, days) }))
const gaps = fc.array(gap, { maxLength: 4 })

describe('AGE-01 whatever the dates', () => {
  test('merged gaps are in order and apart', () => {
    fc.assert(
      fc.property(day, gaps, (start, list) => {
        const merged = mergeGaps(start, list)
        merged.forEach((g, i) => {
          const next = merged[i + 1]
          expect(g.from >= start && (g.to === null || g.from < g.to)).toBe(true)
          if (next !== undefined) expect(g.to !== null && g.to < next.from).toBe(true)
        })
      }),
    )
  })
  test('age never falls, grows by no more than a month a day, and a gap never adds to it', () => {
    fc.assert(
      fc.property(day, gaps, day, (start, list, on) => {
        const [today, tomorrow] = [on, addDays(on, 1)].map((d) => partyAgeMonths(start, list, d)) as [number, number]
        expect(tomorrow - today === 0 || tomorrow - today === 1).toBe(true)
        expect(today).toBeLessThanOrEqual(partyAgeMonths(start, [], on))
      }),
    )
  })
  test('the day of an age is the first on which it is reached', () => {
    fc.assert(
      fc.property(day, gaps, fc.integer({ min: 1, max: 500 }), (start, list, months) => {
        const reached = dayOfPartyAge(start, list, months)
        if (reached === null) expect(partyAgeMonths(start, list, '2199-01-01')).toBeLessThan(months)
        else {
          expect(partyAgeMonths(start, list, reached)).toBeGreaterThanOrEqual(months)
          expect(partyAgeMonths(start, list, addDays(reached, -1))).toBeLessThan(months)
        }
      }),
    )
  })
})

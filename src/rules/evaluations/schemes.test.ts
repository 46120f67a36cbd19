// The schemes as data, their periods, the steps and the words a difference asks for.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { diverges } from './divergence.ts'
import { firstDayOf, lastDayOf, monthsWithin, periodInWords } from './period.ts'
import { groupCodes, schemeCodes } from './scheme-codes.ts'
import { holdsFor, linesFor, schemeOf, schemes, totalOf } from './schemes.ts'
import { evaluationStates, evaluationSteps, mayTake, nextStepOf, waitingFor } from './steps.ts'

describe('schemes of evaluation', () => {
  test.each(schemeCodes)('E-15: %s names instruments of the rulebook, known groups and each line once', (code) => {
    const scheme = schemeOf(code)
    const keys = shippedRulebook.instruments.map(({ key }) => key)
    for (const key of scheme.instruments) expect(keys).toContain(key)
    for (const group of scheme.groups) {
      expect(groupCodes).toContain(group.code)
      const nos = linesFor(scheme, group.code).map(({ no }) => no)
      expect(nos.length).toBeGreaterThan(0)
      expect(new Set(nos).size).toBe(nos.length)
    }
  })

  test.each(schemes.filter(({ code }) => code !== '124-year'))('LEVEL-01: $code gives each group 30 + 70', (scheme) => {
    for (const { code } of scheme.groups) {
      const full = linesFor(scheme, code).map(({ block, max }) => ({ block, max, points: max }))
      expect(totalOf(full)).toEqual({ common: 30, results: 70, score: 100 })
    }
  })

  test.each([
    ['2026', ['366-year']],
    ['2025', ['366-year']],
    ['2024', ['124-year']],
    ['2026-Q1', []],
    ['2026-Q2', ['hd02-quarter']],
    ['2026-Q3', ['hd02-quarter', 'tvdu-03-quarter']],
    ['2026-11', ['local-month']],
    ['2025-08', ['local-month']],
    ['2025-07', []],
  ])('E-01: %s is evaluated by %j', (period, codes) => {
    expect(schemes.filter((scheme) => holdsFor(scheme, period)).map(({ code }) => code)).toEqual(codes)
  })

  test('E-04: days and months of a quarter', () => {
    expect([firstDayOf('2026-Q3'), lastDayOf('2026-Q3')]).toEqual(['2026-07-01', '2026-09-30'])
    expect([firstDayOf('2026'), lastDayOf('2026')]).toEqual(['2026-01-01', '2026-12-31'])
    expect(['2028-02', '2026-12'].map((month) => [firstDayOf(month), lastDayOf(month), periodInWords(month)])).toEqual([
      ['2028-02-01', '2028-02-29', 'tháng 2 năm 2028'],
      ['2026-12-01', '2026-12-31', 'tháng 12 năm 2026'],
    ])
    expect(['2020-01-01', '2026-08-01', '2026-08-02'].map((day) => monthsWithin('2026-Q3', day))).toEqual([3, 2, 1])
  })

  test('a line without points leaves the sum open; halves stay exact', () => {
    const line = { block: 'results', max: 70 }
    expect(totalOf([{ ...line, points: null }])).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.nat(140), { minLength: 1 }), (halves) => {
        const sum = totalOf(halves.map((half) => ({ ...line, points: half / 2 })))
        expect(sum?.score).toBe(halves.reduce((a, b) => a + b, 0) / 2)
      }),
    )
  })
})

describe('steps of an evaluation', () => {
  test('E-15: every state is reached, and the last one is the end', () => {
    const reached = new Set(['waiting', ...Object.values(evaluationSteps).map(({ to }) => to)])
    expect([...reached]).toEqual([...evaluationStates])
    expect(evaluationStates.map(nextStepOf)).toEqual(['self', 'vote', 'appraise', 'decide', 'announce', null])
    expect(mayTake('vote', 'voted')).toBe(true)
    expect(mayTake('vote', 'appraised')).toBe(false)
    expect(mayTake('decide', 'decided')).toBe(false)
  })

  test('an unanswered reply comes before the decision', () => {
    const by = { decide: '2026-12-20' }
    expect(waitingFor('appraised', true, by)).toEqual({ turn: 'above', step: 'answer', by: '2026-12-20' })
    expect(waitingFor('appraised', false, by)).toMatchObject({ step: 'decide' })
    expect(waitingFor('announced', false, by)).toEqual({ turn: null, step: null, by: null })
  })

  test.each([
    [90, 'HTXS', 85, 'HTXS', true],
    [90, 'HTXS', 85.5, 'HTXS', false],
    [71, 'HTT', 69, 'HT', true],
    [null, null, 69, 'HT', false],
  ])('§2.3: from %s %s to %s %s words are asked for: %s', (a, x, b, y, asked) => {
    expect(diverges({ score: a, level: x }, { score: b, level: y }, 5)).toBe(asked)
  })
})

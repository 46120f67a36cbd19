// Dues left unpaid, shares of each level and the report B01/ĐP, by sections 3.2 to 3.4 of the organisation page.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type DuesDefaultFacts, duesDefault } from './default.ts'
import { type DuesReportFacts, duesReport } from './report.ts'
import { type DuesKeeper, duesSplit } from './split.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

describe('F-06: months left unpaid', () => {
  const ask = (...unpaid: DuesDefaultFacts['unpaid']) => duesDefault({ year: 2026, unpaid }, setting).values
  const months = (...names: string[]) => names.map((month) => ({ month }))

  test.each([
    [[], 3, null],
    [['2026-02'], 2, null],
    [['2026-02', '2026-06'], 1, null],
    [['2026-09', '2026-02', '2026-06'], 0, '2026-09'],
    [['2026-02', '2026-03', '2026-04', '2026-05'], 0, '2026-04'],
  ])('F-06: after %j so many are left: %d', (names, left, reachedIn) => {
    expect(ask(...months(...names))).toMatchObject({
      left,
      reachedIn,
      task: reachedIn === null ? null : 'consider-name-deletion',
    })
  })

  test('F-06: a month with a reason, one named twice and one of another year do not count', () => {
    const unpaid = [...months('2026-02', '2026-02', '2025-12', '2026-03'), { month: '2026-04', excused: true }]
    expect(ask(...unpaid)).toEqual({ counted: ['2026-02', '2026-03'], left: 1, reachedIn: null, task: null })
  })

  test('F-06: a year before the rule is refused', () => {
    expect(duesDefault({ year: 2025, unpaid: [] }, setting).refusals).toMatchObject([
      { code: 'rulebook.no-value-in-force', ruleId: 'F-06' },
    ])
  })
})

describe('RETAIN-01: what each level keeps', () => {
  const ask = (collected: number, month: string, ...types: DuesKeeper[]) =>
    duesSplit({ month, collected, levels: types.map((type) => ({ type })) }, setting)

  test('RETAIN-01: a hamlet branch 70 %, its committee 70 % of the rest, the rest goes up', () => {
    expect(ask(1_000_000, '2026-03', 'village-branch', 'grassroots-committee').values).toEqual({
      shares: [
        { type: 'village-branch', percent: 70, received: 1_000_000, kept: 700_000, passedOn: 300_000 },
        { type: 'grassroots-committee', percent: 70, received: 300_000, kept: 210_000, passedOn: 90_000 },
      ],
      remitted: 90_000,
    })
    expect(ask(1_000_000, '2026-03', 'border-forces-branch', 'grassroots-committee').values.remitted).toBe(90_000)
    expect(ask(1_000_000, '2026-03', 'grassroots-branch').values.remitted).toBe(300_000)
  })

  test('RETAIN-01: other branches are off until confirmed; before 02/2026 a branch kept 30 %', () => {
    expect(ask(1_000_000, '2026-02', 'branch', 'grassroots-committee')).toMatchObject({
      ok: false,
      refusals: [{ code: 'rulebook.value-unconfirmed', ruleId: 'RETAIN-01' }],
      values: { shares: [], remitted: null },
    })
    expect(ask(1_000_000, '2026-01', 'branch').values.remitted).toBe(700_000)
    expect(ask(1_000_000, '2026-01', 'village-branch', 'grassroots-committee').refusals[0]?.code).toBe(
      'rulebook.no-value-in-force',
    )
  })

  test.each<[DuesKeeper[]]>([
    [['grassroots-committee', 'village-branch']],
    [['grassroots-branch', 'grassroots-committee']],
    [['village-branch', 'border-forces-branch']],
    [['village-branch', 'grassroots-committee', 'grassroots-committee']],
  ])('RETAIN-01: %j cannot stand so', (types) => {
    expect(ask(100, '2026-03', ...types).refusals.map((r) => r.code)).toEqual(['dues.levels-out-of-order'])
  })

  test('RETAIN-01: whatever is collected, all shares and what goes up are whole and add up to it', () => {
    const chains: DuesKeeper[][] = [
      ['village-branch', 'grassroots-committee'],
      ['border-forces-branch', 'grassroots-committee'],
      ['grassroots-branch'],
      ['village-branch'],
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), fc.constantFrom(...chains), (collected, types) => {
        const { shares, remitted } = ask(collected, '2026-07', ...types).values as {
          shares: { kept: number }[]
          remitted: number
        }
        const all = [...shares.map((s) => s.kept), remitted]
        expect(all.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
        expect(all.reduce((sum, part) => sum + part, 0)).toBe(collected)
      }),
    )
  })
})

describe('REPORT-01: B01/ĐP of a committee with three levels', () => {
  // 120 members; the second quarter: 10 million collected, branches keep 7, the committee 2.1, up goes 0.9; the first quarter was the same.
  const commune = {
    '01': 120,
    '02': 10_000_000,
    '03': 20_000_000,
    '04': 9_100_000,
    '05': 7_000_000,
    '06': 2_100_000,
    '08': 18_200_000,
    '09': 14_000_000,
    '10': 4_200_000,
    '12': 900_000,
    '13': 1_800_000,
  }
  const enterprise = {
    '01': 30,
    '02': 4_000_000,
    '03': 4_000_000,
    '04': 2_800_000,
    '05': 0,
    '06': 2_800_000,
    '08': 2_800_000,
    '09': 0,
    '10': 2_800_000,
    '12': 1_200_000,
    '13': 1_200_000,
  }
  const total = Object.fromEntries(
    Object.entries(commune).map(([row, value]) => [row, value + enterprise[row as keyof typeof enterprise]]),
  )
  const ask = (columns: DuesReportFacts['columns']) => duesReport({ columns })

  test('REPORT-01: balanced', () => {
    expect(ask({ 1: commune, 2: enterprise, 4: total })).toEqual({
      ok: true,
      refusals: [],
      values: { balanced: true, notJudged: [] },
    })
  })

  test.each<[string, DuesReportFacts['columns'], object[]]>([
    [
      '04 is not 05 + 06 + 07',
      { 1: { ...commune, '05': 6_999_999 } },
      [{ row: '04', parts: '05 + 06 + 07', is: 9_100_000, sum: 9_099_999 }],
    ],
    [
      '07 left out counts nothing, given it counts',
      { 1: { ...commune, '07': 1, '11': 2 } },
      [
        { row: '04', is: 9_100_000, sum: 9_100_001 },
        { row: '08', is: 18_200_000, sum: 18_200_002 },
      ],
    ],
    ['08 is not 09 + 10 + 11', { 1: { ...commune, '11': 5 } }, [{ row: '08', parts: '09 + 10 + 11' }]],
    ['02 is not 04 + 12', { 1: { ...commune, '02': 10_000_001 } }, [{ row: '02', parts: '04 + 12' }]],
    ['03 is not 08 + 13', { 1: { ...commune, '03': 20_000_001 } }, [{ row: '03', parts: '08 + 13' }]],
    ['column 4 is not the sum', { 1: commune, 4: { ...commune, '01': 121 } }, [{ row: '01', is: 121, sum: 120 }]],
    [
      'column 4 leaves a column out',
      { 1: commune, 2: { '01': 30 }, 4: { '01': 120 } },
      [{ row: '01', is: 120, sum: 150 }],
    ],
    [
      'a part of a sum is left out',
      { 1: { ...commune, '05': null, '12': undefined } },
      [
        { column: '1', missing: '05', of: 'dòng 04' },
        { column: '1', missing: '12', of: 'dòng 02' },
      ],
    ],
    [
      'a column leaves out what column 4 adds up',
      { 1: commune, 2: { '01': 30 }, 4: { '01': 150, '02': 10_000_000 } },
      [
        { column: '4', missing: '04, 12', of: 'dòng 02' },
        { column: '2', missing: '02', of: 'cột 4' },
      ],
    ],
  ])('REPORT-01: %s', (_, columns, facts) => {
    const { ok, refusals, values } = ask(columns)
    expect([ok, values.balanced]).toEqual([false, false])
    expect(refusals.map((r) => r.facts)).toMatchObject(facts)
    expect(new Set(refusals.map((r) => r.ruleId))).toEqual(new Set(['REPORT-01']))
  })

  test('REPORT-01: a sum that is not written is not judged, and said', () => {
    const period = { '02': 100, '04': 70, '05': 70, '06': 0, '12': 30 }
    expect(ask({ 1: period }).values).toEqual({ balanced: true, notJudged: ['1.08', '1.03'] })
    expect(ask({ 1: period, 4: { '02': 101 } }).refusals.map((r) => r.facts)).toMatchObject([
      { column: '4', missing: '04, 12', of: 'dòng 02' },
      { row: '02', is: 101, sum: 100 },
    ])
    expect(ask({ 4: { '01': 120 } }).values).toEqual({
      balanced: null,
      notJudged: ['4.04', '4.08', '4.02', '4.03', '4'],
    })
  })

  test('REPORT-01: the year to date cannot be below the period', () => {
    const { refusals } = ask({
      3: { '02': 100, '04': 0, '05': 0, '06': 0, '12': 100, '03': 90, '08': 0, '09': 0, '10': 0, '13': 90 },
    })
    expect(refusals.map((r) => [r.code, r.facts?.row])).toEqual([
      ['dues.report-year-below-period', '03'],
      ['dues.report-year-below-period', '13'],
    ])
  })
})

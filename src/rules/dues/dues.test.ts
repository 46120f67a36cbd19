// Dues by the tables of section 3 of the organisation page: rates, minimum wages, exemption, reduction, and the months nobody has rates for.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { type DuesFacts, dues, duesMemberTypes } from './dues.ts'
import { dongInWords } from './money.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }
const ask = (facts: DuesFacts, book: Rulebook = shippedRulebook) => dues(facts, { ...setting, book })

/** The shipped rulebook with a value confirmed, or set. */
const changed = (ruleId: string, name: string, change: object): Rulebook => ({
  ...shippedRulebook,
  parameters: shippedRulebook.parameters.map((p) => (p.ruleId === ruleId && p.name === name ? { ...p, ...change } : p)),
})

describe('what is owed from 02/2026', () => {
  test.each<[string, Omit<DuesFacts, 'month'>, number]>([
    ['D-01', { memberType: 'insured', base: 10_000_000 }, 100_000],
    ['D-02', { memberType: 'benefit', base: 6_000_000 }, 60_000],
    ['D-03', { memberType: 'pensioner', base: 5_000_000 }, 25_000],
    ['D-04', { memberType: 'pensioner', base: 5_000_000, extraPay: 3_000_000 }, 40_000],
    ['D-05 region I', { memberType: 'uninsured-working-age', region: 1 }, 15_930],
    ['D-05 region II', { memberType: 'uninsured-working-age', region: 2 }, 14_190],
    ['D-05 region III', { memberType: 'uninsured-working-age', region: 3 }, 12_420],
    ['D-05 region IV', { memberType: 'uninsured-working-age', region: 4 }, 11_100],
    ['D-06 region I', { memberType: 'uninsured-retirement-age', region: 1 }, 10_620],
    ['D-06 region IV', { memberType: 'uninsured-retirement-age', region: 4 }, 7_400],
    ['D-07', { memberType: 'student' }, 5_000],
    ['D-08', { memberType: 'allowance', base: 2_000_000 }, 10_000],
    ['D-09', { memberType: 'insured', base: 10_000_000, probationary: true }, 100_000],
  ])('%s', (_, facts, amount) => {
    for (const month of ['2026-02', '2026-12'])
      expect(ask({ ...facts, month })).toMatchObject({
        ok: true,
        values: { amount, exact: amount, provisional: false },
      })
    expect(ask({ ...facts, month: '2026-01' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'dues.month-without-rates', facts: { month: '2026-01' } }],
      values: { amount: null },
    })
  })

  test('D-05, D-06: the rates of 2028 begin with January 2028, on the table known, which is said', () => {
    const amounts = (memberType: DuesFacts['memberType'], month: string) => ask({ memberType, month, region: 1 }).values
    expect(amounts('uninsured-working-age', '2027-12')).toMatchObject({ amount: 15_930, provisional: true })
    expect(amounts('uninsured-working-age', '2028-01')).toMatchObject({ amount: 26_550, provisional: true })
    expect(amounts('uninsured-retirement-age', '2027-12')).toMatchObject({ amount: 10_620 })
    expect(amounts('uninsured-retirement-age', '2028-01')).toMatchObject({ amount: 15_930 })
    expect(amounts('uninsured-working-age', '2028-01').reasons).toEqual([
      expect.stringContaining('chưa có bảng năm 2028'),
    ])
  })

  test('D-05: where the rulebook asks for the table of the year, a year without one is refused', () => {
    const book = changed('D-05', 'wage-of-same-year', { value: true })
    const facts: DuesFacts = { memberType: 'uninsured-retirement-age', month: '2027-01', region: 2 }
    expect(ask(facts, book).refusals).toMatchObject([
      { code: 'dues.wage-of-year-missing', ruleId: 'D-06', facts: { year: '2027' } },
    ])
    expect(ask({ ...facts, month: '2026-03' }, book).values.amount).toBe(9_460)
  })

  test('what the type needs and is not given is asked for; what it does not count is said', () => {
    expect(ask({ memberType: 'insured', month: '2026-03' }).refusals).toMatchObject([
      { code: 'dues.base-missing', ruleId: 'D-01' },
    ])
    expect(ask({ memberType: 'uninsured-working-age', month: '2026-03' }).refusals).toMatchObject([
      { code: 'dues.region-missing', ruleId: 'D-05' },
    ])
    const { reasons } = ask({ memberType: 'student', month: '2026-03', base: 9_000_000, extraPay: 1 }).values
    expect(reasons).toHaveLength(3)
  })
})

describe('exempt and reduced', () => {
  const insured: DuesFacts = { memberType: 'insured', base: 10_000_000, month: '2026-03' }

  test('F-01: from 50 years of Party age nothing is owed, also without a base', () => {
    expect(ask({ ...insured, partyAgeYears: 49 }).values.amount).toBe(100_000)
    const exempt = ask({ memberType: 'insured', month: '2026-03', partyAgeYears: 50 })
    expect(exempt).toMatchObject({ ok: true, values: { amount: 0 } })
    expect(exempt.values.reasons).toEqual([expect.stringContaining('F-01')])
    expect(ask({ ...insured, socialPension: true }).values.amount).toBe(0)
  })

  test('F-04: nothing is collected of who is detained', () => {
    expect(ask({ ...insured, detained: true }).values).toMatchObject({
      amount: 0,
      reasons: [expect.stringContaining('F-04')],
    })
  })

  test.each([
    [0, 100_000],
    [30, 70_000],
    [50, 50_000],
    [70, 30_000],
    [100, 0],
  ])('F-02: reduced by %d percent', (reductionPct, amount) => {
    expect(ask({ ...insured, reductionPct }).values.amount).toBe(amount)
  })

  test('F-01, F-02: who is exempt by decision owes nothing, also without a base; not in a month without the rule', () => {
    const exempt: DuesFacts = { memberType: 'insured', month: '2026-03', reductionPct: 100 }
    expect(ask(exempt)).toMatchObject({
      ok: true,
      values: { amount: 0, reasons: [expect.stringContaining('F-02')] },
    })
    expect(ask({ ...exempt, memberType: 'uninsured-working-age' }).values.amount).toBe(0)
    expect(ask({ ...exempt, month: '2026-01' }).values.amount).toBeNull()
  })

  test.each([10, 29.5, 60, -30, 130])('F-02: a reduction by %d percent is not known', (reductionPct) => {
    expect(ask({ ...insured, reductionPct })).toMatchObject({
      ok: false,
      refusals: [{ code: 'dues.reduction-unknown', ruleId: 'F-02' }],
      values: { amount: null },
    })
  })
})

describe('whole đồng', () => {
  test.each([
    [4_567_850, 45_679, 45_678.5],
    [4_567_849, 45_678, 45_678.49],
    [149, 1, 1.49],
  ])('D-01: 1 %% of %d is %d, exactly %d', (base, amount, exact) => {
    expect(ask({ memberType: 'insured', month: '2026-03', base }).values).toMatchObject({ amount, exact })
  })

  test('D-01: rounding further is off until confirmed', () => {
    const facts: DuesFacts = { memberType: 'insured', month: '2026-03', base: 4_567_890 }
    expect(ask(facts).values.amount).toBe(45_679)
    expect(ask(facts, changed('D-01', 'rounding-to', { confirmed: true })).values.amount).toBe(46_000)
  })

  test('D-01 to D-08: the amount is a whole number no further than half a đồng from the exact one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...duesMemberTypes),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(0, 30, 50, 70, 100),
        (memberType, base, extraPay, reductionPct) => {
          const { values } = ask({ memberType, month: '2026-05', base, extraPay, region: 1, reductionPct })
          const [amount, exact] = [values.amount as number, values.exact as number]
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
          expect(Math.abs(amount - exact)).toBeLessThanOrEqual(0.5)
        },
      ),
    )
  })

  test.each([
    [0, '0 đồng'],
    [999, '999 đồng'],
    [5_310_000, '5.310.000 đồng'],
    [45_678.5, '45.678,5 đồng'],
  ])('%d is said %s', (amount, words) => expect(dongInWords(amount)).toBe(words))
})

// Eligibility by table: age at its edges, education by area and by version, the certificate's last day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, dateOfEpochDay } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { type EligibilityFacts, eligibility } from './eligibility.ts'

const TODAY = '2026-11-22'
const good: EligibilityFacts = {
  birthOn: '2000-01-01',
  education: 'upper-secondary',
  area: 'ordinary',
  over60Consent: false,
  certificateIssuedOn: '2026-01-01',
}
const ask = (facts: Partial<EligibilityFacts>, on = TODAY) =>
  eligibility({ ...good, ...facts }, { book: shippedRulebook, on, province: null })
const rules = (facts: Partial<EligibilityFacts>, on = TODAY) => ask(facts, on).refusals.map((r) => r.ruleId)

describe('ELIG-01 ELIG-02 age', () => {
  test.each<[string, string, boolean, string[]]>([
    ['the day before 18', '2008-11-23', false, ['ELIG-01']],
    ['the day of 18', '2008-11-22', false, []],
    ['60 years to the day', '1966-11-22', false, []],
    ['60 years and 30 days: still 60y0m', '1966-10-23', false, []],
    ['60 years and a month', '1966-10-22', false, ['ELIG-02']],
    ['60 years and a month, with consent', '1966-10-22', true, []],
    ['90 years, with consent', '1936-01-01', true, []],
    ['consent does not make anybody older', '2010-01-01', true, ['ELIG-01']],
    ['not born', '2026-11-23', false, ['ELIG-01']],
  ])('%s', (_, birthOn, over60Consent, wanted) => expect(rules({ birthOn, over60Consent })).toEqual(wanted))

  test('ELIG-01: a 29 February is 18 on 28 February', () => {
    const on = '2022-02-28'
    const facts = { birthOn: '2004-02-29', certificateIssuedOn: '2022-01-01' }
    expect(ask(facts, on)).toMatchObject({ ok: true, values: { age: { years: 18, months: 0 } } })
    expect(ask({ ...facts, birthOn: '2004-03-01' }, on)).toMatchObject({ ok: false, values: { age: { years: 17 } } })
  })
})

describe('ELIG-03 ELIG-04 ELIG-05 education', () => {
  test.each<[Partial<EligibilityFacts>, string[]]>([
    [{ education: 'none-literate' }, ['ELIG-03']],
    [{ education: 'primary' }, ['ELIG-03']],
    [{ education: 'lower-secondary' }, []],
    [{ education: 'upper-secondary' }, []],
    [{ education: 'primary', area: null }, ['ELIG-03']],
    [{ education: 'none-literate', area: 'hardship' }, ['ELIG-04']],
    [{ education: 'primary', area: 'hardship' }, []],
    [{ education: 'lower-secondary', area: 'hardship' }, []],
    [{ education: 'none-literate', area: 'hardship', elderConsent: true }, []],
    [{ education: 'none-literate', elderConsent: true }, ['ELIG-03']],
  ])('%j', (facts, wanted) => expect(rules(facts)).toEqual(wanted))

  test.each<[string, string[]]>([
    ['2021-07-29', ['diploma', 'equivalent']],
    ['2021-07-30', ['diploma']],
    ['2025-01-20', ['diploma']],
    ['2026-07-25', ['diploma']],
    ['2026-07-26', ['diploma', 'equivalent', 'programme']],
  ])('ELIG-03: what shows the lower secondary level on %s', (on, wanted) => {
    const facts = { birthOn: '1995-01-01', education: 'lower-secondary', certificateIssuedOn: on } as const
    const accepted = (['diploma', 'equivalent', 'programme'] as const).filter(
      (educationProof) => ask({ ...facts, educationProof }, on).ok,
    )
    expect(accepted).toEqual(wanted)
    expect(ask(facts, on).ok).toBe(true)
  })

  test('ELIG-03: without a level nothing is judged, and that is said', () => {
    expect(ask({ education: undefined })).toMatchObject({ ok: true, values: { notJudged: ['ELIG-03'] } })
  })
})

describe('ELIG-07 certificate', () => {
  test.each<[string | null | undefined, string[]]>([
    ['2021-11-22', []],
    ['2021-11-21', ['ELIG-07']],
    ['2026-11-22', []],
    ['2026-11-23', ['ELIG-07']],
    [null, ['ELIG-07']],
    [undefined, ['ELIG-07']],
  ])('issued %s', (certificateIssuedOn, wanted) => expect(rules({ certificateIssuedOn })).toEqual(wanted))

  test('ELIG-07: of 29 February the last day is 28 February five years later', () => {
    const facts = { birthOn: '1995-01-01', certificateIssuedOn: '2024-02-29' }
    expect(ask(facts, '2029-02-28')).toMatchObject({ ok: true, values: { certificateValidTo: '2029-02-28' } })
    expect(rules(facts, '2029-03-01')).toEqual(['ELIG-07'])
  })
})

test('ELIG-01 ELIG-07: every refusal names its rule and article, and ok says whether there is one', () => {
  const day = fc.integer({ min: -15_000, max: 22_000 }).map(dateOfEpochDay)
  fc.assert(
    fc.property(day, day, day, fc.boolean(), (birthOn, certificateIssuedOn, on, over60Consent) => {
      const answer = ask({ birthOn, certificateIssuedOn, over60Consent }, on)
      expect(answer.ok).toBe(answer.refusals.length === 0)
      for (const r of answer.refusals) expect(r.basis.length > 3 && /^ELIG-\d\d$/.test(r.ruleId)).toBe(true)
      if (answer.ok) expect(addMonths(birthOn, 216) <= on && on <= addMonths(certificateIssuedOn, 60)).toBe(true)
    }),
  )
})
